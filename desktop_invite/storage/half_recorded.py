"""What is recorded piece by piece, and counts only as a whole: a run, an import.

Until its last piece is there its state is `recording`. What is then left of it, by a crash or a
full disk, is dropped: nothing of it was ever sent.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3


class Whole(Enum):
    """What is recorded so: its table, the column of its invites, and what else belongs to it."""

    RUN = ("runs", "run_id", ("run_rows", "invites"))
    IMPORT = ("imports", "import_id", ("invites",))

    def __init__(self, table: str, column: str, pieces: tuple[str, ...]) -> None:
        self.table = table
        self.column = column
        self.pieces = pieces


def complete(connection: sqlite3.Connection, whole: Whole, number: int) -> None:
    """Say that every piece is recorded. Raises HistoryError."""
    with transaction(connection):
        connection.execute(
            f"UPDATE {whole.table} SET state = 'recorded' WHERE id = ?",  # noqa: S608 - our own words
            (number,),
        )


def drop_unfinished(connection: sqlite3.Connection, whole: Whole) -> None:
    """Remove everything of this kind that is not wholly recorded. Raises HistoryError."""
    with reading(connection):
        unfinished = connection.execute(
            f"SELECT id FROM {whole.table} WHERE state = 'recording'"  # noqa: S608 - as above
        ).fetchall()
    for (number,) in unfinished:
        drop(connection, whole, number)


def drop(connection: sqlite3.Connection, whole: Whole, number: int) -> None:
    """Remove the pieces of one that is not wholly recorded; nothing of one that is.

    Raises HistoryError.
    """
    with transaction(connection):
        unfinished = connection.execute(
            f"SELECT 1 FROM {whole.table} WHERE id = ? AND state = 'recording'",  # noqa: S608 - as above
            (number,),
        ).fetchone()
        if unfinished is None:
            return
        for piece in whole.pieces:
            connection.execute(f"DELETE FROM {piece} WHERE {whole.column} = ?", (number,))  # noqa: S608
        connection.execute(f"DELETE FROM {whole.table} WHERE id = ?", (number,))  # noqa: S608
