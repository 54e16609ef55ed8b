"""Opens the history for the sending thread, and closes it there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_invite.invites.clock import Clock


@contextmanager
def open_outbox_records(path: Path, clock: Clock) -> Iterator[OutboxRecords]:
    """Open the history file for writing, on this thread only. Raises HistoryError."""
    connection = open_history(path)
    try:
        yield OutboxRecords(connection, clock)
    finally:
        connection.close()
