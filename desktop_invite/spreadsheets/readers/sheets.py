"""Which sheet of a workbook is the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import PERSON, Role, role_of
from desktop_invite.spreadsheets.readers.rows import rows_within
from desktop_invite.spreadsheets.readers.separators import is_address_cell
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_invite.spreadsheets.limits import Limits

_SEVERAL = 3
_DEEPEST = 40
"""Rows among which titles are looked for."""

Records = dict[int, list[str]]
"""The cells of the rows that hold anything, by their place from 0, in their order."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, and the names of all that can be chosen."""

    names: tuple[str, ...]
    name: str
    rows: tuple[SheetRow, ...]
    hidden_places: set[int]
    """Where the rows are that the sheet itself doesn't show, from 0."""


@dataclass(slots=True)
class RawSheet:
    """A sheet as it comes out of its file."""

    name: str
    records: Records = field(default_factory=dict)
    hidden_places: set[int] = field(default_factory=set)


def first_with_addresses(
    names: Sequence[str], sheets: Iterable[RawSheet], limits: Limits
) -> Sheet | ReadTrouble:
    """Return the first sheet that is a list, else the first with an address, else with anything.

    A sheet that says whom to ask about the list has an address too.
    """
    best: Sheet | ReadTrouble = ReadTrouble.EMPTY
    has_addresses = False
    try:
        for sheet in sheets:
            rows = _rows_of(sheet, limits)
            if has_addresses and isinstance(rows, ReadTrouble):
                continue
            found = rows if isinstance(rows, ReadTrouble) else _sheet(names, sheet, rows)
            has_at = any("@" in cell for cells in sheet.records.values() for cell in cells)
            if has_at and (isinstance(rows, ReadTrouble) or _is_list(rows)):
                return found
            if has_at and not has_addresses:
                best, has_addresses = found, True
            elif rows and best is ReadTrouble.EMPTY:
                best = found
    except MemoryError:
        if not has_addresses:
            raise
    return best


def _rows_of(sheet: RawSheet, limits: Limits) -> tuple[SheetRow, ...] | ReadTrouble:
    return rows_within(((place + 1, cells) for place, cells in sheet.records.items()), limits)


def _sheet(names: Sequence[str], sheet: RawSheet, rows: tuple[SheetRow, ...]) -> Sheet:
    return Sheet(tuple(names), sheet.name, rows, sheet.hidden_places)


def _is_list(rows: tuple[SheetRow, ...]) -> bool:
    """Whether a sheet has titles, several addresses, or nothing but rows with one."""
    with_address = sum(any(map(is_address_cell, row.cells)) for row in rows)
    if with_address >= min(_SEVERAL, len(rows)):
        return True
    return any(_are_titles(row) for row in rows[:_DEEPEST])


def _are_titles(row: SheetRow) -> bool:
    named = {role_of(cell) for cell in row.cells if cell}
    return Role.EMAIL in named and not named.isdisjoint(PERSON - {Role.EMAIL})
