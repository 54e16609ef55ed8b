"""Runs in short, the newest first: read beside the sending thread, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.run import LeftOut
from desktop_invite.storage.invite_rows import moment
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

# A row whose candidates were forgotten keeps its place, with nothing in it.
_RUNS = """
    SELECT id, file_name, created_at FROM runs
    WHERE state = 'recorded' AND (:before IS NULL OR id < :before) AND (
        EXISTS (SELECT 1 FROM invites WHERE run_id = runs.id)
        OR EXISTS (
            SELECT 1 FROM run_rows
            WHERE run_id = runs.id AND left_out IS NOT :title AND trim(cells, '[]", ') <> ''
        )
    )
    ORDER BY id DESC LIMIT :limit
"""
_INVITES = """
    SELECT status, delivery, link IS NULL, count(*) FROM invites
    WHERE run_id = ? GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class RecentRun:
    """A run in short. The counts are of its invites."""

    id: int
    file_name: str
    created_at: datetime
    """UTC, aware."""
    counts: Mapping[Status, int]
    sent_by: Delivery | None = None
    """What can be said of all sent rows; None where they differ, or a link did not come back."""
    to_mend: int = 0
    """Rows that could not be part of it."""

    @property
    def total(self) -> int:
        """How many rows were to be sent."""
        return sum(self.counts.values())


class RecentRuns:
    """Asks for runs in short, for the one thread that works with a reader's connection.

    Raises HistoryError when the history can't be read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def page(self, limit: int, before: int | None = None) -> tuple[RecentRun, ...]:
        """Return the latest runs; with `before`, those recorded before the run with that number.

        A run of whose candidates nothing is kept any more is none.
        """
        values = {"limit": limit, "before": before, "title": LeftOut.TITLE}
        with reading(self._connection):
            runs = self._connection.execute(_RUNS, values).fetchall()
            # One by one: without WAL a write waits for the end of each question.
            return tuple(self._in_short(*run) for run in runs)

    def _in_short(self, run_id: int, file_name: str, created_at: int) -> RecentRun:
        groups = self._connection.execute(_INVITES, (run_id,)).fetchall()
        (to_mend,) = self._connection.execute(
            "SELECT count(*) FROM run_rows WHERE run_id = ? AND left_out = ? AND cells <> '[]'",
            (run_id, LeftOut.TO_MEND),
        ).fetchone()
        counts: dict[Status, int] = {}
        ways: set[Delivery | None] = set()
        for status, delivery, lacks_link, count in groups:
            counts[Status(status)] = counts.get(Status(status), 0) + count
            if status == Status.SENT:
                by_link = delivery == Delivery.GETLINK
                ways.add(None if by_link and lacks_link else Delivery(delivery))
        sent_by = ways.pop() if len(ways) == 1 else None
        return RecentRun(run_id, file_name, moment(created_at), counts, sent_by, to_mend)
