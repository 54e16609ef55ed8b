"""What can be wrong with the history file, as a value; the door that sqlite3's errors leave by."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_HARDLY_ANY = 256 * 1024
"""Bytes: a disk with less left counts as full when writing to it fails."""
_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""What SQLite raises when we, not the world, did something wrong; it surfaces as it is."""


class HistoryTrouble(StrEnum):
    """Why the history can't be read or written."""

    FULL = "full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    """Another program holds the file."""
    DAMAGED = "damaged"
    NEWER = "newer"
    """Written by a newer version of the app; it stays untouched."""
    OTHER = "other"


class HistoryError(Exception):
    """The history can't do what was asked, and has changed nothing."""

    def __init__(self, trouble: HistoryTrouble, details: str = "") -> None:
        super().__init__(f"{trouble.value}: {details}" if details else trouble.value)
        self.trouble = trouble
        self.details = details


_TROUBLES = {
    sqlite3.SQLITE_FULL: HistoryTrouble.FULL,
    sqlite3.SQLITE_READONLY: HistoryTrouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: HistoryTrouble.LOCKED,
    sqlite3.SQLITE_LOCKED: HistoryTrouble.LOCKED,
    sqlite3.SQLITE_CORRUPT: HistoryTrouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: HistoryTrouble.DAMAGED,
}
_SYSTEM_TROUBLES = {
    errno.ENOSPC: HistoryTrouble.FULL,
    errno.EDQUOT: HistoryTrouble.FULL,
    errno.EACCES: HistoryTrouble.READ_ONLY,
    errno.EPERM: HistoryTrouble.READ_ONLY,
    errno.EROFS: HistoryTrouble.READ_ONLY,
}


@contextmanager
def told_as_trouble(folder: Callable[[], Path | None]) -> Iterator[None]:
    """Turn what the world does to the history file into HistoryError.

    `folder` says where the file is, which tells a full or read-only disk from other failures of
    input and output. Broken constraints and misuse are bugs, and pass unchanged.
    """
    try:
        yield
    except _BUGS:
        raise
    except sqlite3.Error as error:
        raise HistoryError(_trouble_of(error, folder()), _name_of(error)) from error
    except OSError as error:
        trouble = _SYSTEM_TROUBLES.get(error.errno or 0, HistoryTrouble.OTHER)
        raise HistoryError(trouble, errno.errorcode.get(error.errno or 0, "")) from error


def _name_of(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or type(error).__name__


def _trouble_of(error: sqlite3.Error, folder: Path | None) -> HistoryTrouble:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    known = _TROUBLES.get(code)
    if known is not None or folder is None:
        return known or HistoryTrouble.OTHER
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM} and not os.access(folder, os.W_OK):
        return HistoryTrouble.READ_ONLY
    # A quota, or a disk that fills up at the fsync, is only an input/output error to SQLite.
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN} and _is_full(folder):
        return HistoryTrouble.FULL
    return HistoryTrouble.OTHER


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _HARDLY_ANY
    except OSError:
        return False
