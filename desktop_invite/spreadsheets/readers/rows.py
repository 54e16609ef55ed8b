"""Rows within the limits: blank ones left out, all of one width, their numbers kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.characters import trim
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_invite.spreadsheets.limits import Limits

_FEW = 50
"""Characters; nobody has blank cells of more."""


def rows_within(
    records: Iterable[tuple[int, list[str]]], limits: Limits
) -> tuple[SheetRow, ...] | ReadTrouble:
    """Make rows of numbered cells; what goes over a limit is refused and never cut."""
    kept: list[tuple[int, list[str]]] = []
    width, characters = 0, 0
    for number, cells in records:
        filled = len(cells)
        while filled and is_blank(cells[filled - 1]):
            filled -= 1
        if not filled:
            continue
        kept.append((number, cells))
        lengths = list(map(len, cells))
        width = max(width, filled)
        row_characters = sum(lengths)
        characters += row_characters
        if len(kept) > limits.rows:
            return ReadTrouble.TOO_MANY_ROWS
        if width > limits.columns or characters > limits.characters:
            return ReadTrouble.TOO_LARGE
        if max(lengths) > limits.cell_characters or row_characters > limits.row_characters:
            return ReadTrouble.TOO_LARGE
    if width * len(kept) > limits.cells:
        return ReadTrouble.TOO_LARGE
    return tuple(
        SheetRow(number, (*cells[:width], *("",) * (width - len(cells)))) for number, cells in kept
    )


def is_blank(cell: str) -> bool:
    """Whether nobody would see anything in a cell."""
    if not cell or " " < cell[0] < "\x7f":
        return not cell
    return cell.isspace() or (len(cell) < _FEW and not trim(cell))
