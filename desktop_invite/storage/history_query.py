"""What the history is asked for: text, filters and order, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.invites.search_text import searchable

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.invite import Delivery

NEED_ATTENTION = frozenset({Status.UNKNOWN, Status.REJECTED})
"""Not sure and not sent. A rejected one that was invited again, corrected, needs none any more."""

MOST_TERMS = 16
"""How many words of a text are looked for; a pasted page of text has too many to mean anything."""


class SortBy(StrEnum):
    """The columns of the history."""

    WHEN = "when"
    CANDIDATE = "candidate"
    """By name, without regard to case and accents."""
    EMAIL = "email"
    INTERVIEW = "interview"
    """By name, without regard to case and accents, those without a name first."""
    STATUS = "status"
    """By status and delivery, so that *Link ready* and *Emailed* stand apart."""


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which invites, in which order. All conditions must hold."""

    text: str = ""
    """As typed. Each of its words must be somewhere in name, e-mail, interview or link, without
    regard to case and accents; no character in it has a special meaning."""
    statuses: frozenset[Status] | None = None
    """None for all."""
    attention_only: bool = False
    interview: int | None = None
    delivery: Delivery | None = None
    lacks_link: bool | None = None
    """Whether the link that was to come did not; None for both."""
    since: datetime | None = None
    """Aware; recorded at this moment or later."""
    until: datetime | None = None
    """Aware; recorded before this moment."""
    sort: SortBy = SortBy.WHEN
    descending: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """What each found invite holds, as `searchable` writes it; the longest first."""
        text = self.text.encode(errors="replace").decode().replace("\0", " ")
        words = sorted(set(searchable(text).split()), key=lambda word: (-len(word), word))
        return tuple(words[:MOST_TERMS])

    def in_default_order(self) -> HistoryQuery:
        """Return the query that finds the same invites, newest first."""
        return replace(self, sort=SortBy.WHEN, descending=True)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the status line counts."""

    invites: int
    need_attention: int
