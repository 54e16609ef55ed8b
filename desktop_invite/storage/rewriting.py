"""Rewrites a copy of a history without certain people, or finds that nobody can."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop_invite.storage.backups import APPLICATION_ID, JOURNALS, is_sound
from desktop_invite.storage.files import create_private, replace_durably, sync_file
from desktop_invite.storage.forgetting import Forgetting
from desktop_invite.storage.migrations import STEPS, version
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_invite.storage.traces import Copy

TakeOut = Callable[[Forgetting], bool]
"""Deletes who is to be forgotten; returns whether anybody was there."""

_UNREADABLE = {HistoryTrouble.DAMAGED, HistoryTrouble.NEWER}
_DAMAGED = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    # No such table or column, or rows that break the rules.
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
}


class Rewritten(Enum):
    """What became of a copy."""

    NOBODY = auto()
    """Nobody of them was in it; it is as it was."""
    DONE = auto()
    UNREADABLE = auto()
    """It is damaged, or of a newer version, and as it was: who is in it can't be known."""


def is_readable(copy: Copy) -> bool:
    """Whether a copy looks as if people could be taken out of it. Reads little."""
    if not copy.is_there or copy.journals:
        return False
    uri = f"{copy.path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            _recognise(connection)
            connection.execute("SELECT 1 FROM invites WHERE person_key = ''").fetchone()
    except (sqlite3.Error, HistoryError):
        return False
    return True


def rewrite(copy: Copy, take_out: TakeOut, *, thorough: bool = False) -> Rewritten:
    """Put a copy without some people in the place of the copy, in one step.

    `thorough` rewrites it even when nobody of them is in it: what a sweep that was cut short left
    may be. Raises HistoryError, and then the copy is as it was.
    """
    if not copy.is_there or copy.journals:
        return Rewritten.UNREADABLE
    # Names that no other thread uses: one may still work at the files of the mode that was left.
    ours = f"{os.getpid()}-{threading.get_ident()}"
    part = copy.path.with_name(f"{copy.path.name}.{ours}.part")
    new = copy.path.with_name(f"{copy.path.name}.{ours}.new.part")
    with told_as_trouble(lambda: copy.path.parent), _cleared_away(part, new):
        create_private(part)
        shutil.copyfile(copy.path, part)
        try:
            if not (_take_out(part, take_out) or thorough):
                return Rewritten.NOBODY
            create_private(new)
            _write_into(part, new)
        except sqlite3.DatabaseError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED:
                return Rewritten.UNREADABLE
            raise
        except HistoryError as error:
            if error.trouble in _UNREADABLE:
                return Rewritten.UNREADABLE
            raise
        if not is_sound(new):
            return Rewritten.UNREADABLE
        _keep_its_time(copy.path, new)
        sync_file(new)
        replace_durably(new, copy.path)
    return Rewritten.DONE


def _take_out(part: Path, take_out: TakeOut) -> bool:
    with _opened(part) as connection:
        _recognise(connection)
        forgetting = Forgetting(connection)
        if not take_out(forgetting):
            return False
        forgetting.begin_merging()
        while forgetting.merge_some():
            pass
    return True


def _write_into(part: Path, new: Path) -> None:
    with _opened(part) as connection:
        connection.execute("VACUUM INTO ?", (str(new),))


@contextmanager
def _opened(part: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that is thrown away unless all goes well: nothing need be durable."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        for pragma in (
            "journal_mode = MEMORY",
            "synchronous = OFF",
            "temp_store = MEMORY",
            "foreign_keys = ON",
            "cache_size = -16384",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchone()
        yield connection


def _recognise(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise HistoryError(HistoryTrouble.DAMAGED, "not a history")
    if not 1 <= version(connection) <= len(STEPS):
        raise HistoryError(HistoryTrouble.NEWER, "of another version")


def _keep_its_time(old: Path, new: Path) -> None:
    """Let the copies keep their order: the newest is the one that is gone back to."""
    times = old.stat()
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))


@contextmanager
def _cleared_away(*parts: Path) -> Iterator[None]:
    try:
        yield
    finally:
        for part in parts:
            for ending in ("", *JOURNALS):
                part.with_name(part.name + ending).unlink(missing_ok=True)
