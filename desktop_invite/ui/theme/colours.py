"""One restrained palette for light and one for dark, each also for who asks for contrast.

Every pair of text and background has a contrast of 4.5:1, in the strong form of 7:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

_MIDDLE_LIGHTNESS = 128
_SRGB_KNEE = 0.04045


class Tone(StrEnum):
    """What a badge or a notice says before it is read."""

    NEUTRAL = "neutral"
    GOOD = "good"
    BUSY = "busy"
    DOUBT = "doubt"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Pair:
    """Text on its background, with a line around it."""

    text: str
    back: str
    line: str


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as `#rrggbb`."""

    text: str
    muted: str
    """Second-rank text; still 4.5:1 on `card` and on `window`."""
    window: str
    card: str
    line: str
    """Around what belongs together."""
    outline: str
    """Around what can be filled in or ticked; 3:1 on `card` and on `window`."""
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    tones: dict[Tone, Pair]


LIGHT = Colours(
    text="#1d2129",
    muted="#5a6372",
    window="#f5f6f8",
    card="#ffffff",
    line="#d5d9e0",
    outline="#868c98",
    accent="#2457d6",
    accent_hover="#1d49b8",
    accent_pressed="#173b97",
    on_accent="#ffffff",
    tones={
        Tone.NEUTRAL: Pair("#4a5262", "#eceef2", "#d5d9e0"),
        Tone.GOOD: Pair("#14653a", "#e3f4ea", "#b4dfc5"),
        Tone.BUSY: Pair("#1d49b8", "#e6edfd", "#bccffa"),
        Tone.DOUBT: Pair("#7a4b00", "#fdf1d8", "#f0d493"),
        Tone.BAD: Pair("#a11d28", "#fde9ea", "#f4bfc3"),
    },
)

DARK = Colours(
    text="#e8eaee",
    muted="#a6aebb",
    window="#1b1d22",
    card="#2e323c",
    line="#4b515e",
    outline="#7b8290",
    accent="#7ea2ff",
    accent_hover="#97b4ff",
    accent_pressed="#6489ea",
    on_accent="#0d1730",
    tones={
        Tone.NEUTRAL: Pair("#c3c9d4", "#32363f", "#464b57"),
        Tone.GOOD: Pair("#8fdcae", "#1c3527", "#2d5540"),
        Tone.BUSY: Pair("#a9c2ff", "#202c4a", "#344779"),
        Tone.DOUBT: Pair("#f2cd7d", "#3b2f14", "#5f4c20"),
        Tone.BAD: Pair("#ffa9ae", "#422226", "#6d353b"),
    },
)

STRONG_LIGHT = Colours(
    text="#000000",
    muted="#000000",
    window="#ffffff",
    card="#ffffff",
    line="#000000",
    outline="#000000",
    accent="#0b2f99",
    accent_hover="#08226f",
    accent_pressed="#051649",
    on_accent="#ffffff",
    tones={
        Tone.NEUTRAL: Pair("#000000", "#ffffff", "#000000"),
        Tone.GOOD: Pair("#0a4023", "#ffffff", "#0a4023"),
        Tone.BUSY: Pair("#0b2f99", "#ffffff", "#0b2f99"),
        Tone.DOUBT: Pair("#573500", "#ffffff", "#573500"),
        Tone.BAD: Pair("#8a0f1a", "#ffffff", "#8a0f1a"),
    },
)

STRONG_DARK = Colours(
    text="#ffffff",
    muted="#ffffff",
    window="#000000",
    card="#000000",
    line="#ffffff",
    outline="#ffffff",
    accent="#a9c2ff",
    accent_hover="#c6d6ff",
    accent_pressed="#8dadff",
    on_accent="#000000",
    tones={
        Tone.NEUTRAL: Pair("#ffffff", "#000000", "#ffffff"),
        Tone.GOOD: Pair("#8fe6b1", "#000000", "#8fe6b1"),
        Tone.BUSY: Pair("#b8ccff", "#000000", "#b8ccff"),
        Tone.DOUBT: Pair("#ffd98a", "#000000", "#ffd98a"),
        Tone.BAD: Pair("#ffb3b7", "#000000", "#ffb3b7"),
    },
)


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is one of light text on dark."""
    # Not by the window's colour: of a field's palette, that is what its outline is made from.
    return palette.color(QPalette.ColorRole.Base).lightness() < _MIDDLE_LIGHTNESS


def colours_for(palette: QPalette) -> Colours:
    """Return the colours that go with the palette in use."""
    if _is_strong(palette):
        return STRONG_DARK if is_dark(palette) else STRONG_LIGHT
    return DARK if is_dark(palette) else LIGHT


def _is_strong(palette: QPalette) -> bool:
    """Whether nothing in the palette is pale: only the strong ones have no second-rank colour."""
    roles = QPalette.ColorRole
    return palette.color(roles.PlaceholderText) == palette.color(roles.Text)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    it = QColor(colour)
    red, green, blue = map(_linear, (it.redF(), it.greenF(), it.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Undo the sRGB curve."""
    if channel <= _SRGB_KNEE:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
