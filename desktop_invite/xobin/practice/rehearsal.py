"""The addresses with which a recruiter can rehearse trouble."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock

PRACTICE_DOMAIN = "practice.test"


class Rehearsal(StrEnum):
    """What goes wrong, named by the part of the address before the @."""

    EXHAUSTED = "exhausted"
    """No invites left."""
    BADKEY = "badkey"
    REFUSED = "refused"
    BUSY = "busy"
    """Asked to come back later; goes well then."""
    BROKEN = "broken"
    """The server fails and doesn't say whether the invite was made."""
    LOST = "lost"
    """The invite is made, and the connection dropped before the answer."""
    SLOW = "slow"
    """Goes well, after a while."""
    NOLINK = "nolink"
    """Goes well, but no link comes back."""

    @property
    def address(self) -> str:
        """The whole address, as the help names it."""
        return f"{self}@{PRACTICE_DOMAIN}"


@dataclass(frozen=True, slots=True)
class Paces:
    """How long trouble takes, in seconds."""

    slow: float = 3.0
    retry_after: int = 10


def rehearsal_for(email: str) -> Rehearsal | None:
    """Return what the address rehearses; `busy+2@practice.test` is another candidate's `busy@`."""
    local, _, domain = email.casefold().rpartition("@")
    if domain != PRACTICE_DOMAIN:
        return None
    name = local.partition("+")[0]
    return Rehearsal(name) if name in tuple(Rehearsal) else None


class Waits:
    """Who was asked to come back later, and when. Safe to use from several threads."""

    def __init__(self, clock: Clock, seconds: int) -> None:
        """Ask everybody to wait for so many seconds, by that clock."""
        self._clock = clock
        self._seconds = seconds
        self._lock = threading.Lock()
        self._until: dict[tuple[str, int], float] = {}

    def left(self, email: str, interview_id: int) -> int:
        """Return the whole seconds still to wait; 0 once waited, and then it starts afresh."""
        who = (email.casefold(), interview_id)
        with self._lock:
            now = self._clock.monotonic()
            until = self._until.setdefault(who, now + self._seconds)
            if now < until:
                return math.ceil(until - now)
            del self._until[who]
            return 0
