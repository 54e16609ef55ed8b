"""One restrained palette for light and one for dark; every pair has a contrast of 4.5:1."""

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


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is one of light text on dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE_LIGHTNESS


def colours_for(palette: QPalette) -> Colours:
    """Return the colours that go with the scheme in use."""
    return DARK if is_dark(palette) else LIGHT


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
