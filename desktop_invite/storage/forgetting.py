"""What it takes, beyond deleting rows, that no byte of a forgotten candidate stays in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3


def sweep(connection: sqlite3.Connection) -> None:
    """Wipe what deleted or changed invites have left in the history file and its journal.

    SQLite overwrites deleted rows (`secure_delete`), but the trigram index only notes that they
    are gone until its parts are merged, and a write-ahead log keeps old pages until it is emptied.
    Takes seconds for a million invites. Copies and files set aside are not looked at. Raises
    HistoryError.
    """
    with transaction(connection):
        connection.execute("INSERT INTO invites_text (invites_text) VALUES ('optimize')")
    with reading(connection):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
