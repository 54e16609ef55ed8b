"""What the table asks of the history file, and the answers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Interview, Invite
    from desktop_invite.storage.history_query import HistoryQuery, Totals
    from desktop_invite.storage.trouble import HistoryTrouble

PAGE = 200
"""Rows that are read at a time; a page is known by its number, from 0."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything the table wants to know at this moment; it replaces what it wanted before."""

    query: HistoryQuery
    pages: tuple[int, ...] = ()
    """The most urgent first."""
    count: bool = False
    totals: bool = False
    stretches: tuple[Stretch, ...] = ()
    """Rows to copy, which need not be among the pages."""
    interviews: bool = False
    """The interviews to filter by."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of what the query finds; shorter than `PAGE` only at the end."""

    query: HistoryQuery
    page: int
    invites: tuple[Invite, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many invites the query finds."""

    query: HistoryQuery
    count: int


@dataclass(frozen=True, slots=True)
class TotalsRead:
    """How many invites there are in all, and how many need attention."""

    totals: Totals


@dataclass(frozen=True, slots=True)
class InterviewsRead:
    """The interviews that somebody was invited to, by name."""

    interviews: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class StretchesRead:
    """The rows to copy, in their order."""

    query: HistoryQuery
    stretches: tuple[Stretch, ...]
    invites: tuple[Invite, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """The history could not be read; nothing else of what was wanted will come."""

    query: HistoryQuery
    trouble: HistoryTrouble


Answer = PageRead | Counted | TotalsRead | InterviewsRead | StretchesRead | NotRead
