"""What the grid shows of a row, and what it needs of whoever holds the rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.ui.theme.colours import Tone
    from desktop_invite.ui.theme.icons import Glyph


class Column(IntEnum):
    """The columns of the grid, in the order in which they are shown."""

    NAME = 0
    EMAIL = 1
    INTERVIEW = 2
    DELIVERY = 3
    STATUS = 4
    LINK = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of text."""

    text: str
    to_mend: bool = False
    muted: bool = False
    """The row is left out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands, at a glance: the word, the shape and the colour of its badge."""

    words: str
    sign: Glyph
    tone: Tone


class Rows(Protocol):
    """Who holds the rows. A row is known by its place in the list, from 0."""

    def __len__(self) -> int:
        """Return how many rows there are, left out ones included."""
        ...

    def number(self, row: int) -> int:
        """Return the row's number as the spreadsheet shows it."""
        ...

    def cell(self, row: int, column: Column) -> Cell:
        """Return what stands in a cell."""
        ...

    def standing(self, row: int) -> Standing:
        """Return the row's badge."""
        ...

    def sentence(self, row: int) -> str:
        """Say how the row stands, whole."""
        ...

    def can_edit(self, row: int, column: Column) -> bool:
        """Whether something else may be typed there now."""
        ...

    def edit(self, row: int, column: Column, text: str) -> Sequence[int]:
        """Put a text into a cell; return which rows stand differently now."""
        ...
