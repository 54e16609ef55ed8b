"""The actor: works off commands one at a time, sleeps until something is due, ends in order."""

from __future__ import annotations

from functools import partial
from queue import Empty
from typing import TYPE_CHECKING, Protocol

from desktop_invite.sending.desk import log_surprise

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.desk import Command, Desk, Inbox

TIME_TO_END = 1.0
"""Seconds that requests get to report their outcome after they were cut off."""

_MOST_TOGETHER = 16
"""Commands that are done before what is due: more than there are requests at a time."""

LONGEST_SLEEP = 3600.0
"""Seconds: a clock that a sleeping computer has bent is looked at again after that."""


class Stoppable(Protocol):
    """The request lanes, as the loop sees them."""

    def cut(self) -> None:
        """End every request in flight; each still reports its outcome."""
        ...

    def close(self) -> None:
        """End the threads, within a bounded time."""
        ...


class Loop:
    """Runs on the sending thread until the window has asked to close and nothing is left to do."""

    def __init__(
        self, desk: Desk, inbox: Inbox, clock: Clock, lanes: Stoppable, deadline: float
    ) -> None:
        """`deadline`: seconds that what is under way may still take after the window closed."""
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._lanes = lanes
        self._deadline = deadline
        self._closing_since: float | None = None
        self._cut = False

    def run(self, started: Callable[[], None]) -> None:
        """Open, say so, work until closed, and take down what was built."""
        try:
            self._desk.open()
            started()
            while not self._over():
                self._work_off(self._next())
        finally:
            self._lanes.close()
            self._desk.shut()

    def _work_off(self, command: Command | None) -> None:
        """Do a command and those that came with it; what they led to is recorded together."""
        done = 0
        while command is not None:
            self._try(partial(command, self._desk))
            done += 1
            command = self._next_if_any() if done < _MOST_TOGETHER else None
        self._try(self._desk.tick)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as surprise:  # noqa: BLE001 - the desk catches all; a bug in it ends here
            log_surprise("the sending loop", surprise)

    def _next_if_any(self) -> Command | None:
        try:
            return self._inbox.get_nowait()
        except Empty:
            return None

    def _next(self) -> Command | None:
        """Wait for a command; None when something is due first."""
        try:
            return self._inbox.get(timeout=self._sleep())
        except Empty:
            return None

    def _sleep(self) -> float:
        times = [LONGEST_SLEEP, self._desk.next_due(), self._closing_step()]
        return max(0.0, min(time for time in times if time is not None))

    def _closing_step(self) -> float | None:
        if self._closing_since is None:
            return None
        return self._closing_since + self._patience() - self._clock.monotonic()

    def _patience(self) -> float:
        return self._deadline + TIME_TO_END if self._cut else self._deadline

    def _over(self) -> bool:
        """Whether it is over; on the way there, cut off what takes too long."""
        if not self._desk.closing:
            return False
        now = self._clock.monotonic()
        if self._closing_since is None:
            self._closing_since = now
        if not self._desk.is_busy:
            return self._inbox.empty()
        if now - self._closing_since < self._patience():
            return False
        if not self._cut:
            self._cut = True
            self._lanes.cut()
            return False
        return True
