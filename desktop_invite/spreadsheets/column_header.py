"""Which row of a table is its header: the row above the first candidate that names its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role, is_some_address, role_of
from desktop_invite.spreadsheets.readers.separators import is_address_cell

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.table import SheetRow, Table

_DEEPEST = 40
"""Rows among which a header is looked for."""
_SURE = 2
"""Columns that a row must name; fewer might be a candidate without an address."""


def header_place(table: Table) -> int | None:
    """Return where in `table.rows` the header is; None for a table without one.

    It stands above the first row with an e-mail address. Of several, a title's rows say, the one
    that names the most columns is it, the lowest of equals.
    """
    above = _rows_above_addresses(table)
    scores = [_score(row) for row in above]
    best = max(scores, default=0)
    if not best:
        return None
    place = len(scores) - 1 - scores[::-1].index(best)
    is_sure = best >= _SURE or _names_addresses(above[place]) or _heads(table, place)
    return place if is_sure else None


def _heads(table: Table, place: int) -> bool:
    """Tell the header `Name` from the `Candidate` that stands in a column in every row."""
    (column, label), *_ = (
        (column, cell) for column, cell in enumerate(table.rows[place].cells) if role_of(cell)
    )
    below = {row.cells[column] for row in table.rows[place + 1 : place + 1 + _DEEPEST]}
    return label not in below and any(map(str.strip, below))


def _rows_above_addresses(table: Table) -> tuple[SheetRow, ...]:
    for place, row in enumerate(table.rows[: _DEEPEST + 1]):
        if any(map(is_address_cell, row.cells)):
            return table.rows[:place]
    return table.rows[:_DEEPEST]


def _score(row: SheetRow) -> int:
    roles = {role for cell in row.cells if cell and (role := role_of(cell)) is not None}
    is_qualified = Role.EMAIL not in roles and any(map(_is_label_of_addresses, row.cells))
    return len(roles) + is_qualified


def _names_addresses(row: SheetRow) -> bool:
    return any(role_of(cell) == Role.EMAIL or _is_label_of_addresses(cell) for cell in row.cells)


def _is_label_of_addresses(cell: str) -> bool:
    return 0 < len(cell) <= _DEEPEST and "@" not in cell and is_some_address(cell)
