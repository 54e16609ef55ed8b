"""A wire whose requests end when a test opens the gate."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop_invite.invites.outcome import Reason, Unknown
from tests.sending.bench import SENT
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Draft
    from desktop_invite.invites.outcome import Outcome

AT_MOST = 5 * PATIENCE
"""Seconds after which a forgotten gate opens by itself."""


class GateClient:
    """Each request waits at the gate; closing the client ends them, unless it is deaf."""

    def __init__(self, *, is_open: bool = False, deaf: bool = False) -> None:
        self.gate = threading.Event()
        self.arrived = threading.Semaphore(0)
        """One for each request that has begun."""
        self.requests: list[tuple[Draft, str]] = []
        self.closed = False
        self.outcome: Outcome = SENT
        self._deaf = deaf
        if is_open:
            self.gate.set()

    def invite(self, draft: Draft, key: str) -> Outcome:
        """Wait at the gate."""
        self.requests.append((draft, key))
        self.arrived.release()
        self.gate.wait(AT_MOST)
        cut_off = self.closed and not self._deaf
        return Unknown(Reason.LOST_ANSWER) if cut_off else self.outcome

    def close(self) -> None:
        """Let those that wait go, without an answer."""
        self.closed = True
        if not self._deaf:
            self.gate.set()


class SurprisedClient:
    """A wire with a bug in it."""

    def invite(self, draft: Draft, key: str) -> Outcome:
        """Raise what nobody foresaw, with everything in its text that must stay secret."""
        raise ZeroDivisionError(f"{draft.candidate.email} {key}")

    def close(self) -> None:
        """Do nothing."""
