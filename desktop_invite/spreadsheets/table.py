"""What reading a spreadsheet gives: rows as the recruiter's program numbers them, or a trouble."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENCODINGS = (
    *("utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32", "mac-roman"),
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("cp932", "gb18030", "big5", "cp949"),
)
"""What a text file may be in, by Python's names: what is found, and what can be chosen."""
SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that holds anything."""

    number: int
    """From 1, as the recruiter's own spreadsheet program shows it; blank rows count."""
    cells: tuple[str, ...]
    """As they are shown, untrimmed; every row of a table has as many."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, a text file or pasted rows, as read. Rows that are blank all over are left out."""

    file_name: str
    """Without its folder; empty for what was pasted."""
    sheets: tuple[str, ...]
    """The names of the sheets to choose from; empty for text."""
    sheet: str
    """Which of them this is; empty for text."""
    encoding: str | None
    """Python's name of the text file's encoding; None for workbooks and pasted rows."""
    separator: str | None
    """What stands between the cells of a text file; None for workbooks, and for one column."""
    rows: tuple[SheetRow, ...]
    likely_encoding: str | None = None
    """An encoding in which the text makes more sense than in the one that was taken: to offer."""
    hidden: frozenset[int] = frozenset()
    """The numbers of the rows that the recruiter doesn't see there: filtered, or hidden by hand."""

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.rows[0].cells) if self.rows else 0


@dataclass(frozen=True, slots=True)
class ReadChoices:
    """What the recruiter chose; None for what is to be found out."""

    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None


class ReadTrouble(StrEnum):
    """Why there is no table."""

    MISSING = "missing"
    """No such file, or a folder."""
    NOT_ALLOWED = "not_allowed"
    """The system doesn't let this user read it, or another program keeps it for itself."""
    TOO_LARGE = "too_large"
    """Over `limits.LARGEST_FILE`, or it unpacks to more than a list of candidates can be."""
    TOO_MANY_ROWS = "too_many_rows"
    """Over `limits.MOST_ROWS`."""
    TOO_SLOW = "too_slow"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    """Protected by a password."""
    DAMAGED = "damaged"
    """A spreadsheet by its kind, and unreadable; hostile ones too."""
    NOT_A_TABLE = "not_a_table"
    """A file of another kind: a picture, a PDF, a letter, a web page without a table."""
    EMPTY = "empty"
    CANCELLED = "cancelled"
    """The recruiter didn't want to wait."""
    OTHER = "other"
    """The computer is in trouble and not the file: no memory, a failing disk, no second process."""
