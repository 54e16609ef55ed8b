"""Whether a history file is sound, as far as a start can wait for the answer."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from pathlib import Path

CHECK_SECONDS = 2.0
"""How long the whole check may take; it ends there with what it has seen."""
CHECKED_WHOLE = 80 * 1024 * 1024
"""Bytes, some 100,000 invites: up to here all of the file is read. SQLite before 3.41 can't be
interrupted inside a table, and a cold disk may read no more than this in a second."""

# What sending stands on: the invites that are not at their end, and where new rows will go.
# A file that is shorter than it should be is found by SQLite as it opens it.
_SAMPLES = (
    "SELECT * FROM (SELECT * FROM invites ORDER BY id DESC LIMIT 500)",
    "SELECT * FROM (SELECT * FROM invites ORDER BY created_at DESC, id DESC LIMIT 500)",
    "SELECT * FROM invites WHERE status IN ('queued', 'sending') LIMIT 500",
    "SELECT * FROM (SELECT * FROM attempts ORDER BY id DESC LIMIT 500)",
    "SELECT * FROM interviews",
    "SELECT count(*) FROM runs",
)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage, for a limited time. Raises HistoryError(DAMAGED), sqlite3.DatabaseError."""
    deadline = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
    try:
        if path.stat().st_size <= CHECKED_WHOLE:
            _check_whole(connection)
        else:
            _check_samples(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
    finally:
        connection.set_progress_handler(None, 0)


def _check_whole(connection: sqlite3.Connection) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise HistoryError(HistoryTrouble.DAMAGED, "quick_check")


def _check_samples(connection: sqlite3.Connection) -> None:
    for sample in _SAMPLES:
        connection.execute(sample).fetchall()
