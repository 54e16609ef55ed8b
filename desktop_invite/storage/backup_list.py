"""The backups that can be gone back to: when each was made, and how much is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.storage.backups import APPLICATION_ID, backup, backups
from desktop_invite.storage.migrations import STEPS, version

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND, REPLACED = "by-hand", "replaced"
_KEPT = 3
"""How many of a kind are kept beside the last days'."""


class BackupKind(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BY_HAND = "by_hand"
    REPLACED = "replaced"
    """It was the history until another backup was put in its place."""
    BEFORE_UPDATE = "before_update"


class BackupState(StrEnum):
    """Whether a backup can be gone back to, as far as a short look tells."""

    GOOD = "good"
    NEWER = "newer"
    """A newer version of the app made it."""
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class BackupFound:
    """One backup."""

    path: Path
    made_at: datetime
    """UTC, aware."""
    kind: BackupKind
    state: BackupState
    invites: int = 0


def list_backups(history: Path) -> tuple[BackupFound, ...]:
    """Return the backups of a history, the newest first."""
    return tuple(_look_at(history, path) for path in backups(history))


def make_backup(connection: sqlite3.Connection, history: Path, now: datetime, kind: str) -> Path:
    """Back the history up under the name of this second, and drop the oldest of the kind.

    `kind` is `BY_HAND` or `REPLACED`. Raises HistoryError.
    """
    target = history.with_name(f"{history.name}.{kind}-{now:%Y-%m-%dT%H%M%S}.backup")
    backup(connection, target)
    same = sorted(history.parent.glob(f"{history.name}.{kind}-*.backup"))
    for old in same[:-_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _look_at(history: Path, path: Path) -> BackupFound:
    made_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    kind = _kind_of(path.name.removeprefix(f"{history.name}."))
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                return BackupFound(path, made_at, kind, BackupState.DAMAGED)
            if version(connection) > len(STEPS):
                return BackupFound(path, made_at, kind, BackupState.NEWER)
            (invites,) = connection.execute("SELECT count(*) FROM invites").fetchone()
    except sqlite3.Error:
        return BackupFound(path, made_at, kind, BackupState.DAMAGED)
    return BackupFound(path, made_at, kind, BackupState.GOOD, invites)


def _kind_of(ending: str) -> BackupKind:
    for beginning, kind in (
        (BY_HAND, BackupKind.BY_HAND),
        (REPLACED, BackupKind.REPLACED),
        ("before-v", BackupKind.BEFORE_UPDATE),
    ):
        if ending.startswith(beginning):
            return kind
    return BackupKind.DAILY
