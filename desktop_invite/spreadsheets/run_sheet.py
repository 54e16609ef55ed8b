"""*Save as spreadsheet*: the list as it was, with what became of each row beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.places import in_places, titles_place
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

    number: int
    """In the list's file, where it stands again: what is said of rows names them by it."""
    cells: tuple[str, ...]
    """The list's own."""
    link: str
    status: str
    message: str
    is_title: bool = False
    """It is no candidate: nothing is said beside it."""


@dataclass(frozen=True, slots=True)
class ResultTitles:
    """What the added columns are called."""

    link: str
    status: str
    message: str


def run_sheet(
    header: Sequence[str], rows: Sequence[ResultCells], titles: ResultTitles, *, name: str
) -> Sheet:
    """Return the list's own columns and every row in its place, then link, status and message.

    What is blank in the list is blank again. A list without titles gets none. `name` is the tab's.
    """
    width = max((len(header), *(len(row.cells) for row in rows)), default=0)
    at = _titles_place(rows) if header else 0
    above = in_places(((row.number, row) for row in rows if row.number < at), end=at)
    below = in_places(((row.number, row) for row in rows if row.number > at), first=at + 1)
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
        rows=(_beside(row, width) for _, row in below),
        above=tuple(_beside(row, width) for _, row in above),
        has_titles=bool(header),
        name=name,
    )


def _titles_place(rows: Sequence[ResultCells]) -> int:
    first = next((row.number for row in rows if not row.is_title), 1)
    return titles_place({row.number for row in rows}, first)


def _beside(row: ResultCells | None, width: int) -> tuple[str, ...]:
    if row is None:
        return ()
    if row.is_title:
        return row.cells
    padding = [""] * (width - len(row.cells))
    return (*row.cells, *padding, row.link, row.status, row.message)


def _width_of(place: int, title: str, rows: Sequence[ResultCells]) -> int:
    cells = (row.cells[place] for row in rows[:_LOOKED_AT] if place < len(row.cells))
    longest = max((len(title), *map(len, cells)), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
