"""What the history says at one moment, read without a trace in it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite.storage.recent_runs import RecentRuns
from desktop_invite.storage.run_results import RunResult, RunResults
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "history.sqlite3"
_FILES = (_NAME, f"{_NAME}-journal", f"{_NAME}-wal")
_ROWS = """
    SELECT i.candidate_email, i.status, i.reason, i.link,
        (SELECT count(*) FROM attempts AS a
            WHERE a.invite_id = i.id AND a.result IS NOT 'queued')
    FROM invites AS i ORDER BY i.id
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An invite as the history has it."""

    email: str
    status: str
    reason: str | None
    link: str | None
    attempts: int
    """Those that may have sent something."""


@dataclass(frozen=True, slots=True)
class History:
    """Every invite, and whether SQLite finds the file whole."""

    rows: tuple[Row, ...]
    whole: bool

    def count(self, *statuses: str) -> int:
        """Return how many invites have one of these statuses."""
        return sum(row.status in statuses for row in self.rows)

    def emails(self, status: str) -> frozenset[str]:
        """Return whose invites have this status."""
        return frozenset(row.email for row in self.rows if row.status == status)


def history_left(data: Path) -> History:
    """Read what a program that has ended left behind.

    It is copied first, with its journal: reading it there would already mend it.
    """
    with _copy_of(data) as connection:
        return _read(connection)


def run_left(data: Path) -> RunResult | None:
    """Return the newest run that is wholly on record, as the window reads it; None without one."""
    with _copy_of(data) as connection:
        try:
            newest = RecentRuns(connection).page(1)
        except HistoryError:
            return None  # There is no history yet.
        return RunResults(connection).result(newest[0].id) if newest else None


@contextmanager
def _copy_of(data: Path) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        for name in _FILES:
            if (data / name).exists():
                shutil.copyfile(data / name, Path(folder, name))
        with closing(sqlite3.connect(Path(folder, _NAME))) as connection:
            yield connection


def still_to_do(data: Path) -> int | None:
    """Return how many invites wait or are on their way, while the program runs; None: try again."""
    try:
        uri = f"{(data / _NAME).as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=0)) as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM invites WHERE status IN ('queued', 'sending')"
            ).fetchone()
            return int(count)
    except sqlite3.OperationalError:
        return None


def _read(connection: sqlite3.Connection) -> History:
    rows = tuple(Row(*row) for row in connection.execute(_ROWS))
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    return History(rows, verdict == "ok")
