"""From any older history to the present one: each step whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_invite.storage import schema
from desktop_invite.storage.backups import backup, before_version
from desktop_invite.storage.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

Step = Callable[["sqlite3.Connection"], None]
"""Takes the history one version further, inside a transaction; statements only, no commit.

References are not enforced while it runs, but are checked before the commit.
"""

STEPS: tuple[Step, ...] = (schema.lay_out,)
"""The step at index N leads from version N to version N + 1."""


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the history in this file; 0 when there is none yet."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def migrate(
    connection: sqlite3.Connection, path: Path | None, steps: tuple[Step, ...] = STEPS
) -> None:
    """Take every step that is missing, after a backup each; None for a file not worth one.

    A crash at any moment leaves the version before or the version after a step.
    """
    (enforced,) = connection.execute("PRAGMA foreign_keys").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    while (present := version(connection)) < len(steps):
        if path is not None:
            backup(connection, before_version(path, present + 1))
        with transaction(connection):
            _take(connection, present, steps[present])
    connection.execute(f"PRAGMA foreign_keys = {enforced}")


def _take(connection: sqlite3.Connection, present: int, step: Step) -> None:
    if version(connection) != present:
        return  # another process has taken it meanwhile
    step(connection)
    connection.execute(f"PRAGMA user_version = {present + 1}")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise AssertionError(f"step {present + 1} leaves {len(broken)} references to nothing")
