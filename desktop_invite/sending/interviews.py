"""The known interviews, as the sending thread tells them to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.sending import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_invite.invites.invite import Interview
    from desktop_invite.sending.doors import Records


class KnownInterviews:
    """Remembers and forgets interviews, and tells the list when it has changed."""

    def __init__(self, records: Records, tell: Callable[[events.Event], None]) -> None:
        self._records = records
        self._tell = tell
        self._told: tuple[Interview, ...] | None = None

    def begin(self, interviews: Iterable[Interview]) -> None:
        """Remember those that are not known yet, and tell the list. Raises HistoryError."""
        numbers = {interview.number for interview in self._records.known()}
        for interview in interviews:
            if interview.number not in numbers:
                self._records.remember(interview)
        self.tell_if_changed()

    def remember(self, interview: Interview) -> None:
        """Add an interview, or rename it. Raises HistoryError."""
        self._records.remember(interview)
        self.tell_if_changed()

    def forget(self, number: int) -> None:
        """Take an interview out. Raises HistoryError."""
        self._records.forget(number)
        self.tell_if_changed()

    def tell_if_changed(self) -> None:
        """Tell the list when it is not what was told last: Xobin's answers name interviews too."""
        known = self._records.known()
        if known != self._told:
            self._told = known
            self._tell(events.InterviewsChanged(known))
