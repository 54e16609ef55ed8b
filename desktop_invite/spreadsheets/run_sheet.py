"""*Save as spreadsheet*: the list as it was, with what became of each row beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST = 8
_WIDEST = 48
_LINK_WIDTH = 44
_STATUS_WIDTH = 14
_MESSAGE_WIDTH = 60
_LOOKED_AT = 200
"""Rows that say how wide a column should be."""


@dataclass(frozen=True, slots=True)
class ResultCells:
    """A row of the list and, in the recruiter's words, what became of it."""

    cells: tuple[str, ...]
    """The list's own."""
    link: str
    status: str
    message: str
    is_title: bool = False
    """It stood above the titles of the columns, and stands there again."""


@dataclass(frozen=True, slots=True)
class ResultTitles:
    """What the added columns are called."""

    link: str
    status: str
    message: str


def run_sheet(
    header: Sequence[str], rows: Sequence[ResultCells], titles: ResultTitles, *, name: str
) -> Sheet:
    """Return the list's own columns and every row in its order, then link, status and message.

    A list without titles gets none: its first row stays the first. `name` is the tab's.
    """
    width = max((len(header), *(len(row.cells) for row in rows)), default=0)
    above = list(takewhile(lambda row: row.is_title, rows)) if header else []
    below = rows[len(above) :]
    own = [
        SheetColumn(title, _width_of(place, title, rows))
        for place, title in enumerate((*header, *[""] * (width - len(header))))
    ]
    added = (
        SheetColumn(titles.link, _LINK_WIDTH, holds_links=True),
        SheetColumn(titles.status, _STATUS_WIDTH),
        SheetColumn(titles.message, _MESSAGE_WIDTH),
    )
    return Sheet(
        columns=(*own, *added),
        rows=(_beside(row, width) for row in below),
        above=tuple(row.cells for row in above),
        has_titles=bool(header),
        name=name,
    )


def _beside(row: ResultCells, width: int) -> tuple[str, ...]:
    padding = [""] * (width - len(row.cells))
    return (*row.cells, *padding, row.link, row.status, row.message)


def _width_of(place: int, title: str, rows: Sequence[ResultCells]) -> int:
    cells = (row.cells[place] for row in rows[:_LOOKED_AT] if place < len(row.cells))
    longest = max((len(title), *map(len, cells)), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
