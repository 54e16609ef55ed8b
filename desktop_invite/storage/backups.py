"""Copies of the history, and a damaged history set aside.

Everything beside `history.sqlite3` begins with that name, so that *Forget* finds it all.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from desktop_invite.storage.files import (
    create_private,
    replace_durably,
    sync_file,
    sync_folder,
)
from desktop_invite.storage.trouble import told_as_trouble

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x44496E76
"""In the header of each history file: "DInv"."""

JOURNALS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file while it writes; they belong to it by name."""

_PAGES = 2_000
"""Pages that a backup copies at a time."""


def before_version(path: Path, version: int) -> Path:
    """Return where the backup goes that is made before the step to a version."""
    return path.with_name(f"{path.name}.before-v{version}.backup")


def backups(path: Path) -> tuple[Path, ...]:
    """Return the backups of a history, the newest first."""
    found = path.parent.glob(f"{path.name}.*.backup")
    return tuple(sorted(found, key=lambda file: file.stat().st_mtime_ns, reverse=True))


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of the history as it stands, whole or not at all; replaces an older copy.

    By SQLite's own means, so it may be done while others read. Raises HistoryError.
    """
    part = target.with_name(f"{target.name}.part")
    with told_as_trouble(lambda: target.parent):
        try:
            create_private(part)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                # In steps: between two of them the app can go on writing.
                connection.backup(copy, pages=_PAGES, sleep=0.01)
                # A copy is one file: nobody writes to it, and it needs no log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            sync_file(part)
            replace_durably(part, target)
        finally:
            part.unlink(missing_ok=True)


def is_sound(path: Path) -> bool:
    """Whether a backup is a whole history. Reads all of it: seconds for a million invites."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error:
        return False
    return bool(application == APPLICATION_ID and verdict == "ok")


def set_aside(path: Path) -> Path:
    """Move a history, and the journals it needs, out of the way; return where it is now.

    The next `open_history` begins an empty one: so this is the recruiter's decision. No connection
    may be open. Raises HistoryError.
    """
    with told_as_trouble(lambda: path.parent):
        aside = set_journals_aside(path)
        if path.exists():
            path.replace(aside)
        sync_folder(path.parent)
    return aside


def set_journals_aside(path: Path) -> Path:
    """Move the journals of a history that goes, or is gone; return the name for the history itself.

    They go first: beside a new history an old journal would be played back into it.
    """
    aside = _free_name(path)
    for journal in JOURNALS:
        left = path.with_name(path.name + journal)
        if left.exists():
            left.replace(aside.with_name(aside.name + journal))
    return aside


def _free_name(path: Path) -> Path:
    """Return a name that neither a history set aside nor a journal of one has."""
    for number in count(1):
        name = f"{path.name}.damaged-{number}"
        if not any(path.with_name(name + ending).exists() for ending in ("", *JOURNALS)):
            return path.with_name(name)
    raise AssertionError
