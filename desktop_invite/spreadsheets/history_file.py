"""An exported history that is read again, from a workbook or a text file of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.history_records import MARK, invite_in
from desktop_invite.spreadsheets.limits import Limits
from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.spreadsheets.table import SheetRow

MOST_INVITES = 100_000
"""In one file. A longer history is exported in parts, by the dates that the filter shows."""
_LIMITS = Limits(
    file_bytes=150 * 1024 * 1024,
    unpacked_bytes=1024 * 1024 * 1024,
    rows=MOST_INVITES + 20,
    columns=50,
    cells=(MOST_INVITES + 20) * 12,
    characters=200_000_000,
    seconds=180.0,
)
"""Wider than a list's: such a file was written here, though nobody can be sure of that."""
_ROWS_LOOKED_AT = 50
_EVERY = 50


class NoExport(StrEnum):
    """Why a file that could be read is not imported."""

    NOT_OURS = "not_ours"
    """A spreadsheet, but none that this app has exported; or the last column is gone."""
    OTHER_MODE = "other_mode"
    """It is from practice mode and this is not, or the other way round."""


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """What an exported history holds."""

    invites: tuple[ExportedInvite, ...]
    """In the order of the file."""
    not_understood: tuple[int, ...] = ()
    """The numbers of the rows whose record was changed, or is from a newer version."""


def read_history_file(
    path: Path,
    *,
    practice: bool,
    cancel: threading.Event | None = None,
    rest: Callable[[], None] = lambda: None,
) -> HistoryFile | NoExport | ReadTrouble:
    """Read an exported history. Takes its time: never call it from the window's thread.

    Only the column with the records counts, wherever it stands; every row is checked. `rest` is
    called every few rows.
    """
    table = read_file(path, cancel=cancel, limits=_LIMITS)
    if isinstance(table, ReadTrouble):
        return table
    column = _column_of_records(table.rows)
    if column is None:
        return NoExport.NOT_OURS
    invites: list[ExportedInvite] = []
    not_understood: list[int] = []
    # Each row goes when it is read: all at once would hold up every thread for a tenth of a second.
    rows = list(table.rows[::-1])
    del table
    while rows:
        row = rows.pop()
        cell = row.cells[column]
        if len(rows) % _EVERY == 0:
            rest()
            if cancel is not None and cancel.is_set():
                return ReadTrouble.CANCELLED
        found = invite_in(cell)
        if found is not None and found[1] is not practice:
            return NoExport.OTHER_MODE
        if found is not None:
            invites.append(found[0])
        elif invites or cell.startswith(MARK):
            # What comes before the first record are titles.
            not_understood.append(row.number)
    return HistoryFile(tuple(invites), tuple(not_understood))


def _column_of_records(rows: tuple[SheetRow, ...]) -> int | None:
    """Return where the records are; a candidate may be called what a record begins with."""
    marked = [
        (place, cell)
        for row in rows[:_ROWS_LOOKED_AT]
        for place, cell in enumerate(row.cells)
        if cell.startswith(MARK)
    ]
    records = (place for place, cell in marked if invite_in(cell) is not None)
    return next(records, marked[0][0] if marked else None)
