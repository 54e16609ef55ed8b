"""Rows of a table in pasted text: which column is what, and the name beside an address."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.headers import PERSON, Role, role_of
from desktop_invite.invites.pasted_names import name_in_cell, speaks_of_work
from desktop_invite.invites.search_text import searchable

_LONGEST_HEADER = 2_000
_LONGEST_CELL = 300
_LONGEST_QUOTED_ROW = 100_000
"""Characters; Python's csv module takes no cell above 131,072."""
_MOST_CELLS_OF_A_NAME = 2
_CELLS_OF_A_PAIR = 2
_FEWEST_KNOWN_COLUMNS = 2
_DELIMITERS = "\t;,|"


@dataclass(frozen=True, slots=True)
class Columns:
    """What a header row says about the rows below it."""

    delimiter: str
    roles: tuple[Role | None, ...]

    def name_in(self, cells: list[str]) -> str:
        """Return the name of a row: the first and last name joined, else the name's column."""
        parts = {
            role: tidy(cell[:_LONGEST_CELL])
            for role, cell in zip(self.roles, cells, strict=False)
            if role is not None
        }
        halves = [parts.get(Role.FIRST, ""), parts.get(Role.LAST, "")]
        return " ".join(filter(None, halves)) or parts.get(Role.NAME, "")


def columns_of(line: str) -> Columns | None:
    """Read a header row; None when the line is none."""
    if len(line) > _LONGEST_HEADER:
        return None
    for delimiter in _DELIMITERS:
        if delimiter in line:
            roles = tuple(map(role_of, cells_of(line, delimiter)))
            if sum(role in PERSON for role in roles) >= _FEWEST_KNOWN_COLUMNS:
                return Columns(delimiter, roles)
    return None


def cells_of(line: str, delimiter: str) -> list[str]:
    """Split a row as a spreadsheet would, quotes and all."""
    if '"' not in line or len(line) > _LONGEST_QUOTED_ROW:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])


def name_beside(cells: list[str], place: int, email: str) -> str:
    """Return the name in a row without a header, whose address is at that place.

    It is looked for before the address first, then behind it. Two cells are joined where they seem
    to be first and last name: single words, or the second in the address as well, as in
    `Mary Ann | Smith | mary.smith@example.com`.
    """
    if len(cells) == _CELLS_OF_A_PAIR:
        return name_in_cell(cells[1 - place])
    names = _names_in(cells[:place]) or _names_in(cells[place + 1 :])
    if not names:
        return ""
    first, *others = names[:_MOST_CELLS_OF_A_NAME]
    if others and (" " not in first or _is_in(others[0], email)):
        return f"{first} {others[0]}"
    return first


def _names_in(cells: list[str]) -> list[str]:
    names = map(name_in_cell, cells)
    return [name for name in names if name and not speaks_of_work(name)]


def _is_in(name: str, email: str) -> bool:
    return searchable(name).replace(" ", "") in searchable(email)
