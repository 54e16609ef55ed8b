"""Which row of a table is its header: the row above the first candidate that names its columns.

A candidate taken for a header would be lost without a word, so a row has to be a header for sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.headers import (
    PERSON,
    Role,
    is_about_another,
    is_some_address,
    role_of,
)
from desktop_invite.spreadsheets.readers.separators import is_address_cell

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.table import SheetRow, Table

_DEEPEST = 40
"""Rows among which a header is looked for."""
_SURE = 2
"""Columns that a row must name, unless one is that of the addresses."""
_LONGEST_LABEL = 60
_MOST_UNTOLD = 2
"""Addresses above a header of which nothing says whose they are."""


def header_place(table: Table) -> int | None:
    """Return where in `table.rows` the header is; None for a table without one.

    It stands above the first row with an e-mail address. Of several, a title's rows say, the one
    that names the most columns is it, the lowest of equals. It may also stand below what a report
    says of itself with an address: `Recruiter: boss@company.example`.
    """
    above = _rows_above_addresses(table)
    named = [_named_columns(table, place) for place in range(len(above))]
    scores = [
        len(set(roles.values())) + (bool(roles) and _names_some_address(row, roles))
        for row, roles in zip(above, named, strict=True)
    ]
    best = max(scores, default=0)
    if best:
        place = len(scores) - 1 - scores[::-1].index(best)
        roles = named[place]
        if best >= _SURE or Role.EMAIL in roles.values() or _heads(table, place, roles):
            return place
    return _place_below_report(table, len(above))


def _place_below_report(table: Table, first: int) -> int | None:
    """Return where the header is below rows that tell of a report, though these have addresses.

    Candidates must never be taken for a report's rows: each of these says in a cell whose address
    it is, or stands apart from the header.
    """
    told = 0
    for place in range(first, min(len(table.rows), _DEEPEST)):
        row = table.rows[place]
        if _names_person_and_address(_named_columns(table, place)):
            stands_apart = row.number > table.rows[place - 1].number + 1
            return place if told == 0 or (stands_apart and told <= _MOST_UNTOLD) else None
        if any(map(is_address_cell, row.cells)) and not any(map(_tells_whose, row.cells)):
            told += 1
            if told > _MOST_UNTOLD:
                return None
    return None


def _names_person_and_address(roles: dict[int, Role]) -> bool:
    named = set(roles.values())
    return Role.EMAIL in named and bool(named & (PERSON - {Role.EMAIL}))


def _tells_whose(cell: str) -> bool:
    """Whether a cell announces somebody's address: `Recruiter`, `Contact:`."""
    label = cell.strip()
    if not 0 < len(label) <= _LONGEST_LABEL or "@" in label:
        return False
    return label.endswith(":") or is_about_another(label) or is_some_address(label)


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
