"""A link as a QR code: which squares are dark, and the same as a drawing in a file."""

from __future__ import annotations

import html
from dataclasses import dataclass

QUIET_ZONE = 4
"""Empty modules on each side, without which cameras don't find the code (ISO/IEC 18004)."""

_CAPTION_LINE = 3
"""Modules that a line of the caption takes."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """The squares (modules) of a code, without its quiet zone."""

    link: str
    rows: tuple[tuple[bool, ...], ...]
    """From top to bottom, from left to right whatever the language; True is dark."""

    @property
    def size(self) -> int:
        """How many modules a side has with its quiet zone."""
        return len(self.rows) + 2 * QUIET_ZONE


def qr_code_of(link: str) -> QrCode | None:
    """Return the code that holds exactly this link; None when it is too long for one.

    Takes a tenth of a second for the library's import, and twice that for the longest links.
    """
    import segno  # noqa: PLC0415 - see above

    try:
        made = segno.make_qr(link, error="m", encoding="utf-8")
    except segno.DataOverflowError:
        return None
    return QrCode(link, tuple(tuple(map(bool, row)) for row in made.matrix))


def as_svg(code: QrCode, caption: tuple[str, ...] = ()) -> str:
    """Return the code as a picture of any size: dark on white, the caption's lines below it."""
    height = code.size + _CAPTION_LINE * len(caption)
    middle = code.size / 2
    first = code.size - QUIET_ZONE + _CAPTION_LINE
    lines = "".join(
        f'<text x="{middle}" y="{first + place * _CAPTION_LINE}" font-size="1.7"'
        f' font-family="sans-serif" text-anchor="middle">{html.escape(line)}</text>'
        for place, line in enumerate(caption)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {height}"'
        f' width="{code.size * 8}" height="{height * 8}" role="img">'
        f"<title>{html.escape(code.link)}</title>"
        f'<rect width="{code.size}" height="{height}" fill="#fff"/>'
        f'<g fill="#000" shape-rendering="crispEdges">{_paths(code)}</g>{lines}</svg>\n'
    )


def _paths(code: QrCode) -> str:
    """Draw each stretch of dark modules in a row as one rectangle.

    A path for each row: there are programs that cut off a path of thousands of steps.
    """
    paths = []
    for y, row in enumerate(code.rows, QUIET_ZONE):
        steps = (
            f"M{first + QUIET_ZONE} {y}h{length}v1h-{length}z" for first, length in _stretches(row)
        )
        paths.append(f'<path d="{"".join(steps)}"/>')
    return "".join(paths)


def _stretches(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found
