"""The one door to the history file: opened by its writer, and by those who only read."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.storage.backups import APPLICATION_ID, JOURNALS, set_journals_aside
from desktop_invite.storage.files import (
    create_private,
    make_folder,
    make_private,
    move_without_replacing,
)
from desktop_invite.storage.health import check
from desktop_invite.storage.migrations import STEPS, Step, migrate, version
from desktop_invite.storage.pragmas import (
    READER_PATIENCE,
    WRITER_PATIENCE,
    prepare_reader,
    prepare_writer,
)
from desktop_invite.storage.transactions import HistoryConnection, transaction
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble

if TYPE_CHECKING:
    from pathlib import Path

_NEW = ".new"


def open_history(path: Path, *, steps: tuple[Step, ...] = STEPS) -> sqlite3.Connection:
    """Open the history for its one writer; create it, or bring it to the present version.

    The connection belongs to the thread that opened it and commits by itself outside
    `transaction`. Raises HistoryError: NEWER and DAMAGED leave the file as it is, and a file that
    is there is never begun anew. Call it only while holding the single-instance lock.
    """
    with told_as_trouble(lambda: path.parent):
        make_folder(path.parent)
        if path.exists():
            _clear_away_half_made(path)
        else:
            _create(path, steps)
        make_private(path)
        connection = _connect(path, "rw", WRITER_PATIENCE)
        try:
            connection.note_file()
            _recognise(connection, len(steps))
            check(connection, path)
            prepare_writer(connection)
            migrate(connection, path, steps)
            _try_to_write(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the history for reading only, beside the writer, after the writer has opened it.

    Without WAL a query that is not read to its end holds up the writer: fetch all at once. The
    connection may be closed and interrupted by another thread. Raises HistoryError.
    """
    with told_as_trouble(lambda: path.parent):
        connection = _connect(path, "ro", READER_PATIENCE)
        try:
            _recognise(connection, len(STEPS))
            prepare_reader(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path, mode: str, patience: float) -> HistoryConnection:
    """Open a file that is there; SQLite would make an empty one for a path alone."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=mode == "rw",
        factory=HistoryConnection,
    )


def _create(path: Path, steps: tuple[Step, ...]) -> None:
    """Make an empty history under another name first, so that a half-made one is never seen."""
    new = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}{_NEW}")
    try:
        set_journals_aside(path)
        create_private(new)
        with closing(_connect(new, "rw", WRITER_PATIENCE)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, None, steps)
        move_without_replacing(new, path)
    except (sqlite3.Error, OSError, HistoryError):
        if not path.exists():
            raise
        # Another start was quicker: its history is the one.
    finally:
        for ending in ("", *JOURNALS):
            new.with_name(new.name + ending).unlink(missing_ok=True)


def _clear_away_half_made(path: Path) -> None:
    """Remove what a start that was killed while creating has left; nobody is in it."""
    for left in path.parent.glob(f"{path.name}.*{_NEW}*"):
        left.unlink(missing_ok=True)


def _recognise(connection: sqlite3.Connection, newest: int) -> None:
    """Refuse what is not ours to write."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    found = version(connection)
    if application != APPLICATION_ID or found < 1:
        raise HistoryError(HistoryTrouble.DAMAGED, "not a history")
    if found > newest:
        raise HistoryError(HistoryTrouble.NEWER, f"version {found}, known up to {newest}")


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Write something: SQLite opens a file that it may only read without a word."""
    with transaction(connection):
        connection.execute(f"PRAGMA user_version = {version(connection)}")
