"""What became of a run, row for row: read beside the sending thread, also after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.run import LeftOut
from desktop_invite.storage.invite_rows import INVITES, invite_of, moment
from desktop_invite.storage.run_records import texts_of
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from desktop_invite.invites.invite import Invite

_AT_ONCE = 2_000
"""Rows that one statement reads: without WAL a write waits for the end of each."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of the list and what became of it: an invite, or a reason why there is none."""

    number: int
    cells: tuple[str, ...]
    """As they stood in the list; empty once the candidate has been forgotten."""
    left_out: LeftOut | None = None
    same_as: int | None = None
    """The number of the row that has the same person."""
    earlier: Invite | None = None
    """The invite that the person had already, as it stands now."""
    invite: Invite | None = None
    """The row's invite, as it stands now."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """A run with every row of its list, in the list's order."""

    id: int
    file_name: str
    created_at: datetime
    """UTC, aware."""
    header: tuple[str, ...]
    rows: tuple[ResultRow, ...]


class RunResults:
    """Questions about a run, for the one thread that works with a reader's connection.

    Raises HistoryError when the history can't be read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def result(self, run_id: int) -> RunResult | None:
        """Return a run with all its rows; None when there is none."""
        with reading(self._connection):
            run = self._connection.execute(
                "SELECT file_name, created_at, header FROM runs"
                " WHERE id = ? AND state = 'recorded'",
                (run_id,),
            ).fetchone()
            if run is None:
                return None
            file_name, created_at, header = run
            rows: list[ResultRow] = []
            while some := self._rows_after(run_id, rows[-1].number if rows else None):
                rows += some
        return RunResult(run_id, file_name, moment(created_at), texts_of(header), tuple(rows))

    def _rows_after(self, run_id: int, number: int | None) -> list[ResultRow]:
        kept = self._connection.execute(
            "SELECT number, cells, left_out, same_as, earlier_invite_id FROM run_rows"
            " WHERE run_id = ? AND (number > ? OR ? IS NULL) ORDER BY number LIMIT ?",
            (run_id, number, number, _AT_ONCE),
        ).fetchall()
        if not kept:
            return []
        between = (run_id, kept[0][0], kept[-1][0])
        invites = self._invites("WHERE i.run_id = ? AND i.row_in_run BETWEEN ? AND ?", between)
        made = {invite.row_in_run: invite for invite in invites}
        earlier = self._invites(
            "WHERE i.id IN (SELECT earlier_invite_id FROM run_rows"
            " WHERE run_id = ? AND number BETWEEN ? AND ?)",
            between,
        )
        known = {invite.id: invite for invite in earlier}
        return [
            ResultRow(
                row,
                texts_of(cells),
                None if left_out is None else LeftOut(left_out),
                same_as,
                known.get(earlier_id),
                made.get(row),
            )
            for row, cells, left_out, same_as, earlier_id in kept
        ]

    def _invites(self, condition: str, values: tuple[int, ...]) -> list[Invite]:
        rows = self._connection.execute(f"{INVITES} {condition}", values).fetchall()
        return list(map(invite_of, rows))
