"""What is written into a file: columns and rows of texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a file."""

    title: str
    width: int = 20
    """Characters, in programs that show columns."""
    holds_links: bool = False
    """Its web links can be clicked, in workbooks."""
    hidden: bool = False
    """It is there for this app and not for people, in workbooks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file is to hold. Every cell is a text, and stays one: `007` and `=1+1` too."""

    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[str]]
    """Gone through once, so they may come from the history while the file is being written."""
    above: tuple[Sequence[str], ...] = ()
    """Rows that stand above the titles."""
    has_titles: bool = True
    name: str = "Sheet1"
    """Of the workbook's tab."""


class WriteTrouble(StrEnum):
    """Why there is no file. What had been there under its name is still there."""

    FULL = "full"
    """No room on the disk."""
    NOT_ALLOWED = "not_allowed"
    """The folder or the file may not be written, or another program has the file open."""
    NO_FOLDER = "no_folder"
    """The folder is gone, a stick or a network drive say."""
    CANCELLED = "cancelled"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Written:
    """The file is there, whole."""

    rows: int
    cut: int = 0
    """How many cells were longer than a workbook's cell can be, and were cut."""
