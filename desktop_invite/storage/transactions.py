"""Changes to the history: whole and durable, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """Refuse to write into a file that was removed: with a log, SQLite would go on in the void."""
    file = _file_of(connection)
    if file is not None and not file.exists():
        raise HistoryError(HistoryTrouble.OTHER, "the file is gone")


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
