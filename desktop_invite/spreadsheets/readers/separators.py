"""What stands between the cells of a text: found by reading it with each, not by counting."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from desktop_invite.invites.headers import role_of
from desktop_invite.spreadsheets.readers.records import lines_of, records_of
from desktop_invite.spreadsheets.table import SEPARATORS

_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 100_000
_HEADER_ROWS = 10
_MOST_ROLES = 4
_ANNOUNCED = re.compile(r'\ufeff?"?sep=([^\r\n])"?(?:\r\n?|\n|$)', re.IGNORECASE)
"""The first line by which Excel is told, which it shows to nobody."""
_LONGEST_ADDRESS_CELL = 600
"""Characters; what is longer is a text, and would take the pattern its length squared."""
_ADDRESS_CELL = re.compile(
    r"""\s*(?:[^<>@]*<\s*)?(?:mailto:)?[^\s@,;|<>"]+@[^\s@,;|<>"]+\.[^\s@,;|<>"]+\s*>?[\s;,]*"""
)


@dataclass(frozen=True, slots=True)
class Announced:
    """What a `sep=` line says, and the text behind it."""

    separator: str | None
    text: str


def is_address_cell(cell: str) -> bool:
    """Whether a cell is an e-mail address, alone or as `Asha Rao <asha@example.com>`."""
    if "@" not in cell or len(cell) > _LONGEST_ADDRESS_CELL:
        return False
    return _ADDRESS_CELL.fullmatch(cell) is not None


def announced(text: str) -> Announced:
    """Take a `sep=` line off a text."""
    line = _ANNOUNCED.match(text)
    return Announced(line.group(1), text[line.end() :]) if line else Announced(None, text)


def separator_of(text: str) -> str | None:
    """Return what separates the cells of a text; None when it has one column only."""
    lines = lines_of(text[:_SAMPLE_CHARACTERS])[:_SAMPLE_LINES]
    if len(lines) > 1 and len(text) > _SAMPLE_CHARACTERS:
        del lines[-1]
    points = {each: _points(lines, each) for each in SEPARATORS if any(each in x for x in lines)}
    alone = _points(lines, None)
    best = max(points, key=points.__getitem__, default=None)
    return best if best is not None and points[best][0] > alone[0] else None


def _points(lines: list[str], separator: str | None) -> tuple[float, int]:
    """Say how well a separator explains a text; and, among equals, how much it divides."""
    records = [cells for cells in records_of(lines, separator) if any(map(str.strip, cells))]
    if not records:
        # Nothing but separators.
        return (math.inf, 0)
    width, rows = Counter(map(len, records)).most_common(1)[0]
    with_address = sum(_address_points(cells, separator) for cells in records)
    roles = max(
        sum(role_of(cell) is not None for cell in cells) for cells in records[:_HEADER_ROWS]
    )
    even = rows / len(records) if width > 1 else 0.0
    return (with_address / len(records) + even / 2 + min(roles, _MOST_ROLES) / 2, width)


def _address_points(cells: list[str], separator: str | None) -> float:
    """Say how surely a record has a cell that is an address.

    One with a name counts half: in `Rao, Asha <asha@example.com>` the comma separates no cells.
    And so does one beside a cell that has an address and isn't one.
    """
    with_at = [cell for cell in cells if "@" in cell]
    addresses = list(filter(is_address_cell, with_at))
    if not addresses:
        return 0.0
    points = 1.0 if len(addresses) == len(with_at) else 0.5
    return (
        points / 2 if separator is not None and all("<" in each for each in addresses) else points
    )
