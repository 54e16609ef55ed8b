"""Which row of a table is its header: the row above the first candidate that names its columns.

A candidate taken for a header would be lost without a word, so a row has to be a header for sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role, is_some_address, role_of
from desktop_invite.spreadsheets.readers.separators import is_address_cell

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.table import SheetRow, Table

_DEEPEST = 40
"""Rows among which a header is looked for."""
_SURE = 2
"""Columns that a row must name, unless one is that of the addresses."""
_LONGEST_LABEL = 60


def header_place(table: Table) -> int | None:
    """Return where in `table.rows` the header is; None for a table without one.

    It stands above the first row with an e-mail address. Of several, a title's rows say, the one
    that names the most columns is it, the lowest of equals.
    """
    above = _rows_above_addresses(table)
    named = [_named_columns(table, place) for place in range(len(above))]
    scores = [
        len(set(roles.values())) + (bool(roles) and _names_some_address(row, roles))
        for row, roles in zip(above, named, strict=True)
    ]
    best = max(scores, default=0)
    if not best:
        return None
    place = len(scores) - 1 - scores[::-1].index(best)
    roles = named[place]
    is_sure = best >= _SURE or Role.EMAIL in roles.values() or _heads(table, place, roles)
    return place if is_sure else None


def _rows_above_addresses(table: Table) -> tuple[SheetRow, ...]:
    for place, row in enumerate(table.rows[: _DEEPEST + 1]):
        if any(map(is_address_cell, row.cells)):
            return table.rows[:place]
    return table.rows[:_DEEPEST]


def _named_columns(table: Table, place: int) -> dict[int, Role]:
    """Return the columns that a row names: not by `Candidate` where that stands in every row.

    A header that comes again as a whole, on each page say, is one all the same.
    """
    cells = table.rows[place].cells
    below = [row for row in table.rows[place + 1 : place + 1 + _DEEPEST] if row.cells != cells]
    return {
        column: role
        for column, cell in enumerate(cells)
        if cell and (role := role_of(cell)) and all(row.cells[column] != cell for row in below)
    }


def _names_some_address(row: SheetRow, roles: dict[int, Role]) -> bool:
    """Whether a row has `Private e-mail` as well; alone that might be `no e-mail`, or Mailand."""
    if Role.EMAIL in roles.values():
        return False
    others = (cell for column, cell in enumerate(row.cells) if column not in roles)
    return any("@" not in cell and is_some_address(cell) for cell in others if _is_short(cell))


def _is_short(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_LABEL


def _heads(table: Table, place: int, roles: dict[int, Role]) -> bool:
    """Whether the one name of a row stands above something, and the addresses have a name too."""
    below = table.rows[place + 1 : place + 1 + _DEEPEST]
    if not any(row.cells[column].strip() for row in below for column in roles):
        return False
    first = next((row for row in below if any(map(is_address_cell, row.cells))), None)
    if first is None:
        return True
    labels = table.rows[place].cells
    return any(
        is_address_cell(cell) and label.strip()
        for cell, label in zip(first.cells, labels, strict=True)
    )
