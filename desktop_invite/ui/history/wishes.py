"""What the table has asked for and not got yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.ui.history.questions import (
    Counted,
    InterviewsRead,
    NotRead,
    PageRead,
    StretchesRead,
    TotalsRead,
    Wanted,
)

if TYPE_CHECKING:
    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.ui.history.questions import Answer, Stretch

_MOST_PAGES = 4
"""Whoever scrolls fast passes pages by; those asked for last are those that are looked at."""


class Wishes:
    """Collects wishes for one query and strikes out what has been answered."""

    def __init__(self, query: HistoryQuery) -> None:
        self.query = query
        self._pages: list[int] = []
        self._count = False
        self._totals = False
        self._interviews = False
        self._stretches: tuple[Stretch, ...] = ()

    def __bool__(self) -> bool:
        sums = self._count or self._totals or self._interviews
        return bool(self._pages or self._stretches) or sums

    @property
    def wanted(self) -> Wanted:
        """Everything that is open, for the reader."""
        return Wanted(
            self.query,
            tuple(self._pages),
            count=self._count,
            totals=self._totals,
            stretches=self._stretches,
            interviews=self._interviews,
        )

    def begin(self, query: HistoryQuery) -> None:
        """Ask something else: the first page of it, and its count."""
        self.query = query
        self._pages = [0]
        self._count = True
        self._stretches = ()

    def add_page(self, page: int) -> bool:
        """Wish for a page before all others; False when it is the most wanted one already."""
        if self._pages[:1] == [page]:
            return False
        self._pages = [page, *(each for each in self._pages if each != page)][:_MOST_PAGES]
        return True

    def add_stretches(self, stretches: tuple[Stretch, ...]) -> None:
        """Wish for rows wherever they are, in place of those wished for before."""
        self._stretches = stretches

    def add_sums(self, *, count: bool) -> None:
        """Wish for the totals, and for the count of the query where it may have changed."""
        self._totals = True
        self._count = self._count or count

    def add_interviews(self) -> None:
        """Wish for the interviews to filter by."""
        self._interviews = True

    def strike(self, answer: Answer) -> None:
        """Note that this need not be asked again."""
        match answer:
            case TotalsRead():
                self._totals = False
            case InterviewsRead():
                self._interviews = False
            case PageRead(query=query, page=page) if query == self.query:
                self._pages = [each for each in self._pages if each != page]
            case Counted(query=query) if query == self.query:
                self._count = False
            case StretchesRead(stretches=stretches) if stretches == self._stretches:
                self._stretches = ()
            case NotRead(query=query) if query == self.query:
                self._pages, self._stretches = [], ()
                self._count = self._totals = self._interviews = False
            case _:
                pass
