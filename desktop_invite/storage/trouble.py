"""What can be wrong with the history file, as a value."""

from __future__ import annotations

from enum import StrEnum


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
