"""The known interviews, as the sending thread tells them to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.known_interviews import offered
from desktop_invite.sending import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_invite.invites.invite import Interview
    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.sending.doors import Records


class KnownInterviews:
    """Keeps the list of interviews as the recruiter wants it, and tells it when it has changed."""

    def __init__(self, records: Records, tell: Callable[[events.Event], None]) -> None:
        self._records = records
        self._tell = tell
        self._told: tuple[KnownInterview, ...] | None = None

    def begin(self, interviews: Iterable[Interview]) -> None:
        """Remember those that are not known yet, and tell the list. Raises HistoryError."""
        # Those that were hidden stay hidden.
        numbers = {known.interview.number for known in self._records.known()}
        for interview in interviews:
            if interview.number not in numbers:
                self._records.remember(interview)
        self.tell_if_changed()

    def remember(self, interview: Interview) -> None:
        """Add an interview, or rename it. Raises HistoryError."""
        self._records.remember(interview)
        self.tell_if_changed()

    def rename(self, number: int, name: str) -> None:
        """Name an interview; with an empty name the next answer names it. Raises HistoryError."""
        self._records.rename(number, name)
        self.tell_if_changed()

    def star(self, number: int, *, starred: bool) -> None:
        """Make an interview a favourite or an ordinary one. Raises HistoryError."""
        self._records.star(number, starred=starred)
        self.tell_if_changed()

    def hide(self, number: int, *, hidden: bool) -> None:
        """Offer an interview no more, or again. Raises HistoryError."""
        self._records.hide(number, hidden=hidden)
        self.tell_if_changed()

    def tell_if_changed(self) -> None:
        """Tell the list when it is not what was told last: Xobin's answers name interviews too."""
        known = self._records.known()
        if known != self._told:
            self._told = known
            self._tell(events.InterviewsChanged(offered(known), known))
