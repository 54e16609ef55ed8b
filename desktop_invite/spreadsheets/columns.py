"""Which column of a table holds what, and what a row says about its candidate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role
from desktop_invite.invites.no_names import says_nothing
from desktop_invite.invites.pasted_names import name_in_cell
from desktop_invite.invites.people import people_in
from desktop_invite.spreadsheets.column_header import header_place
from desktop_invite.spreadsheets.column_roles import roles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.table import SheetRow, Table

__all__ = ["Mapping", "Role", "RowTexts", "find_columns", "texts_reader"]

_NAMED_ADDRESS = re.compile(
    r"(?P<name>[^<>]*)<\s*(?:mailto:)?(?P<email>[^<>\s]+)\s*>[\s;,]*", re.IGNORECASE
)
_MAIL_LINK = re.compile(r"\s*mailto:(?P<email>[^?\s]+)(?:\?.*)?", re.IGNORECASE)
_LONGEST_NAMED = 600
_BETWEEN_ADDRESSES = " ,;"
_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#NV", "#ERROR!"}
)
"""What a cell shows in place of a value; no name."""


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


def find_columns(table: Table, known: Sequence[Interview] = ()) -> Mapping:
    """Find out what the columns hold, by the header's words and by what is in them.

    Where two columns could be the candidate's address with equal right, neither is: the recruiter
    is to say which.
    """
    place = header_place(table)
    if place is None:
        return Mapping(None, roles_of(("",) * table.width, table.rows, known))
    header = table.rows[place]
    roles = roles_of(header.cells, table.rows[place + 1 :], known)
    return Mapping(header.number, roles, tuple(row.number for row in table.rows[:place]))


def texts_reader(mapping: Mapping) -> Callable[[SheetRow], RowTexts]:
    """Return a function that reads the rows of a table with this mapping.

    First and last name are joined. `Asha Rao <asha@example.com>` in the column of the addresses, or
    of the names, gives both. `Rao, Asha` stays as it is: turning names round is the recruiter's
    decision.
    """
    name, first, last, email, interview, delivery = map(mapping.column, Role)
    has_name = not name == first == last

    def read(row: SheetRow) -> RowTexts:
        cells = row.cells

        def cell(column: int | None) -> str:
            return cells[column] if column is not None and column < len(cells) else ""

        whole = _joined(cell(first), cell(last)) or cell(name)
        if _is_error(whole):
            whole = ""
        address = cell(email)
        if address[-1:] in _BETWEEN_ADDRESSES:
            # What stands between two addresses is no part of the first.
            address = address.rstrip(_BETWEEN_ADDRESSES)
        if "<" in whole:
            whole, address = _apart(whole, address)
        if "<" in address or ":" in address or (not has_name and " " in address):
            whole, address = _split(whole, address, has_name=has_name)
        if whole.count('"') == 1:
            # Left of a pair: what a torn quote leaves.
            whole = whole.strip('" ')
        return RowTexts(whole, address, cell(interview), cell(delivery))

    return read


def _joined(first: str, last: str) -> str:
    """Join the halves of a name; where one is an error, there is no name to be had.

    A dot or `N/A` stands for the last name of who has none.
    """
    halves = (first.strip(), last.strip())
    if any(map(_is_error, halves)):
        return ""
    return " ".join(half for half in halves if half and not says_nothing(half))


def _is_error(cell: str) -> bool:
    return cell.startswith("#") and cell.strip() in _ERRORS


def _apart(name: str, email: str) -> tuple[str, str]:
    """Take an address off a name, where the row's own address is the same or missing."""
    named = _NAMED_ADDRESS.fullmatch(name[:_LONGEST_NAMED])
    if named is None or email.strip().casefold() not in {"", named["email"].casefold()}:
        return name, email
    return named["name"].strip(" \"'"), email if email.strip() else named["email"]


def _split(name: str, address: str, *, has_name: bool) -> tuple[str, str]:
    """Split a cell that holds more than an address; one that names several people stays."""
    text = address[:_LONGEST_NAMED]
    if link := _MAIL_LINK.fullmatch(text):
        return name, link["email"]
    if named := _NAMED_ADDRESS.fullmatch(text):
        return name if name.strip() else named["name"].strip(" \"'"), named["email"]
    if not has_name and "@" not in text and name_in_cell(text):
        return text, ""
    people = () if has_name else people_in(text)
    if len(people) == 1 and people[0].name:
        return people[0].name, people[0].email
    return name, address
