"""Which column of a table holds what, and what a row says about its candidate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.characters import tidy, trim
from desktop_invite.invites.headers import Role, role_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.table import SheetRow, Table

__all__ = ["Mapping", "Role", "RowTexts", "candidate_cells", "find_columns", "texts_reader"]

_ROWS_LOOKED_AT = 40
_NAMED_ADDRESS = re.compile(r"(?P<name>[^<>]*)<\s*(?:mailto:)?(?P<email>[^<>\s]+)\s*>[\s;,]*")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column holds."""

    header: int | None
    """The number of the header row; None for a table without one."""
    roles: tuple[Role | None, ...]
    """One for each column; None for what no invite needs."""
    titles: tuple[int, ...] = ()
    """The numbers of the rows above the header: titles, and no candidates."""

    def column(self, role: Role) -> int | None:
        """Return the first column of that role, from 0."""
        return self.roles.index(role) if role in self.roles else None


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What a row says about its candidate, unchecked; empty for what it doesn't say."""

    name: str
    email: str
    interview: str
    delivery: str


def find_columns(table: Table, known: Sequence[Interview] = ()) -> Mapping:  # noqa: ARG001
    """Find out what the columns hold."""
    for place, row in enumerate(table.rows[:_ROWS_LOOKED_AT]):
        roles = _each_role_once(tuple(map(role_of, row.cells)))
        if Role.EMAIL in roles:
            titles = tuple(above.number for above in table.rows[:place])
            return Mapping(row.number, roles, titles)
    return Mapping(None, _by_content(table))


def candidate_cells(row: SheetRow, mapping: Mapping) -> RowTexts:
    """Return what one row says; for many rows, `texts_reader` is quicker."""
    return texts_reader(mapping)(row)


def texts_reader(mapping: Mapping) -> Callable[[SheetRow], RowTexts]:
    """Return a function that reads the rows of a table with this mapping.

    First and last name are joined. `Asha Rao <asha@example.com>` in the column of the addresses
    gives both. `Rao, Asha` stays as it is: turning names round is the recruiter's decision.
    """
    name, first, last, email, interview, delivery = map(mapping.column, Role)

    def read(row: SheetRow) -> RowTexts:
        def cell(column: int | None) -> str:
            return row.cells[column] if column is not None and column < len(row.cells) else ""

        halves = (tidy(cell(first)), tidy(cell(last)))
        whole = " ".join(filter(None, halves)) or cell(name)
        address = cell(email)
        if "<" in address and (named := _NAMED_ADDRESS.fullmatch(address)):
            address = named["email"]
            whole = whole if trim(whole) else named["name"].strip(" \"'")
        return RowTexts(whole, address, cell(interview), cell(delivery))

    return read


def _each_role_once(roles: tuple[Role | None, ...]) -> tuple[Role | None, ...]:
    return tuple(role if role not in roles[:place] else None for place, role in enumerate(roles))


def _by_content(table: Table) -> tuple[Role | None, ...]:
    roles: list[Role | None] = [None] * table.width
    sample = table.rows[:_ROWS_LOOKED_AT]
    counts = [sum("@" in row.cells[column] for row in sample) for column in range(table.width)]
    if any(counts):
        email = counts.index(max(counts))
        roles[email] = Role.EMAIL
        if email > 0:
            roles[email - 1] = Role.NAME
        elif table.width > 1:
            roles[1] = Role.NAME
    return tuple(roles)
