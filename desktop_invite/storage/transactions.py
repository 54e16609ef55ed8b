"""Changes to the history: whole and durable, or not at all."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator


class HistoryConnection(sqlite3.Connection):
    """A connection that knows which file it opened."""

    opened: tuple[int, int] | None = None
    """The file's device and number, once `note_file` has been called."""

    def note_file(self) -> None:
        """Note which file is open, so that another in its place is no longer taken for it."""
        file = _file_of(self)
        # Windows lets nobody replace a file that is open, and its numbers may change.
        if file is not None and sys.platform != "win32":
            self.opened = _identity(file)


def _identity(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_dev, found.st_ino


def _file_of(connection: sqlite3.Connection) -> Path | None:
    for _, name, file in connection.execute("PRAGMA database_list"):
        if name == "main" and file:
            return Path(file)
    return None


def _folder_of(connection: sqlite3.Connection) -> Path | None:
    with suppress(sqlite3.Error):
        file = _file_of(connection)
        return file and file.parent
    return None


def _be_sure_of_the_file(connection: sqlite3.Connection) -> None:
    """Refuse to write into a file that was removed, or has another in its place.

    With a log, SQLite would go on in the void, and the next start would know nothing of it.
    """
    file = _file_of(connection)
    if file is None:
        return
    if not file.exists():
        raise HistoryError(HistoryTrouble.OTHER, "the file is gone")
    opened = connection.opened if isinstance(connection, HistoryConnection) else None
    if opened is not None and opened != _identity(file):
        raise HistoryError(HistoryTrouble.OTHER, "another file is in its place")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what is inside as one change, durable when the block is left.

    Raises HistoryError when the world prevents it; whatever is raised, nothing has changed.
    """
    with told_as_trouble(partial(_folder_of, connection)):
        # From its beginning, so that what is read inside is still so when it is written.
        connection.execute("BEGIN IMMEDIATE")
        try:
            _be_sure_of_the_file(connection)
            yield
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself after some errors.
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Read what is inside. Raises HistoryError when the history can't be read."""
    with told_as_trouble(partial(_folder_of, connection)):
        yield
