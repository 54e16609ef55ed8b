"""Which sheet of a workbook is the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.readers.rows import rows_within
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_invite.spreadsheets.limits import Limits

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
    """Return the first sheet with an e-mail address, else the first with anything at all."""
    best: Sheet | ReadTrouble = ReadTrouble.EMPTY
    for sheet in sheets:
        records = sheet.records
        has_addresses = any("@" in cell for cells in records.values() for cell in cells)
        rows = rows_within(((place + 1, cells) for place, cells in records.items()), limits)
        found = (
            rows
            if isinstance(rows, ReadTrouble)
            else Sheet(tuple(names), sheet.name, rows, sheet.hidden_places)
        )
        if has_addresses:
            return found
        if rows and best is ReadTrouble.EMPTY:
            best = found
    return best
