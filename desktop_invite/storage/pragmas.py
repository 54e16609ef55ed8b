"""How a connection keeps its word, chosen by the SQLite at hand."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import dataclass

WRITER_PATIENCE = 2.0
"""Seconds that a write waits for others to let go of the file; then it is `LOCKED`."""
READER_PATIENCE = 2.0
"""Seconds that a query waits for a write to end. Writes take milliseconds."""

_WAL_IS_SAFE_FROM = (3, 51, 3)
"""Before it, a checkpoint and a write at one moment can corrupt a WAL database ("WAL reset" bug:
https://sqlite.org/wal.html#walresetbug)."""
_WRITER_CACHE = 8
_READER_CACHE = 4
"""Megabytes of pages kept in memory."""


@dataclass(frozen=True, slots=True)
class Durability:
    """A journal and how hard it is synced, such that a power cut can't undo a commit."""

    journal_mode: str
    synchronous: int
    """SQLite's number: 2 is FULL, 3 is EXTRA."""


ROLLBACK_JOURNAL = Durability("delete", 3)
"""EXTRA syncs the folder too: else a journal deleted by the commit may come back and undo it."""
WRITE_AHEAD_LOG = Durability("wal", 2)


def durability(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> Durability:
    """Return what this version of SQLite can be trusted with."""
    return WRITE_AHEAD_LOG if version >= _WAL_IS_SAFE_FROM else ROLLBACK_JOURNAL


def prepare_writer(connection: sqlite3.Connection, wanted: Durability | None = None) -> None:
    """Make every commit durable, deletions thorough, and references hold.

    To be called outside a transaction. It may write: it changes the journal mode of the file.
    """
    wanted = wanted or durability()
    connection.execute(f"PRAGMA synchronous = {ROLLBACK_JOURNAL.synchronous}")
    if sys.platform == "darwin":
        # There a plain fsync leaves the data in the disk's own memory.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    _keep_out_of_temporary_files(connection)
    connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE * 1024}")
    (mode,) = connection.execute(f"PRAGMA journal_mode = {wanted.journal_mode}").fetchone()
    # Some file systems have no WAL, and then the mode stays what it was: EXTRA stays with it.
    if mode == wanted.journal_mode:
        connection.execute(f"PRAGMA synchronous = {wanted.synchronous}")


def prepare_reader(connection: sqlite3.Connection) -> None:
    """Let a connection read only, and sort in memory."""
    connection.execute("PRAGMA query_only = ON")
    _keep_out_of_temporary_files(connection)
    connection.execute(f"PRAGMA cache_size = -{_READER_CACHE * 1024}")


def _keep_out_of_temporary_files(connection: sqlite3.Connection) -> None:
    """Candidates belong into the data folder, where they can be forgotten."""
    connection.execute("PRAGMA temp_store = MEMORY")
