"""People side by side in one text, as mail programs write recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.readers.rows import is_blank
from desktop_invite.spreadsheets.readers.separators import is_address_cell
from desktop_invite.spreadsheets.table import SheetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 2


def one_below_another(rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """Give each of the people in `Asha <asha@…>; Wei <wei@…>` a row; other rows stay as they are.

    A table has as many cells in each of its rows, and a list of recipients hasn't.
    """
    if not rows or not is_address_cell(next(filter(None, rows[0].cells), "")):
        return rows
    filled = [[cell for cell in row.cells if not is_blank(cell)] for row in rows]
    if not _are_recipients(filled):
        return rows
    cells = (cell.strip() for line in filled for cell in line)
    return tuple(SheetRow(number, (cell,)) for number, cell in enumerate(cells, 1))


def _are_recipients(filled: Sequence[Sequence[str]]) -> bool:
    lengths = set(map(len, filled))
    is_even = len(filled) > 1 and len(lengths) == 1
    if is_even or max(lengths, default=0) < _FEWEST:
        return False
    return all(is_address_cell(cell) for cells in filled for cell in cells)
