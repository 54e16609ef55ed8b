"""How far an attempt has come, and the one way to end it from outside.

Exceptions can't tell a request that was not received from one whose answer was lost: the same
classes arise on either side of the first byte. A probe can: the connection notes each step here,
and asks here before each byte, so that nothing leaves after an attempt has been ended.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING

from desktop_invite.xobin.head import AnswerHead

if TYPE_CHECKING:
    from collections.abc import Callable


class Phase(IntEnum):
    """How far an attempt has come. Before `SENDING` it is certain that nothing was sent."""

    REACHING = 1
    """Looking up a name and connecting, to the host or to its proxy."""
    TUNNELLING = 2
    """Finding the proxy, and asking it for a tunnel (CONNECT)."""
    SECURING = 3
    """Shaking hands for TLS."""
    CONNECTED = 4
    SENDING = 5
    """The first byte of the request may have left."""
    SENT = 6
    """The last byte of the request was handed to the system."""


class End(Enum):
    """Why an attempt was ended from outside."""

    DEADLINE = auto()
    CLOSED = auto()


class AttemptOverError(OSError):
    """The attempt was ended, or has had its one request: it must touch the network no more."""


class Probe:
    """Watches one attempt. Its thread moves it on; any other thread may end it."""

    def __init__(self, ends_at: float) -> None:
        """Begin an attempt that may last until `ends_at`, in seconds of `time.monotonic`."""
        self.head = AnswerHead()
        self._ends_at = ends_at
        self._phase = Phase.REACHING
        self._end: End | None = None
        self._grip: socket.socket | None = None
        self._ender: Callable[[], None] | None = None
        self._lock = threading.Lock()

    @property
    def phase(self) -> Phase:
        """How far it has come."""
        return self._phase

    @property
    def ended_by(self) -> End | None:
        """What ended it from outside; None as long as nothing did."""
        return self._end

    @property
    def seconds_left(self) -> float:
        """Until its deadline; never quite 0, which a socket would read as *don't wait*."""
        return max(self._ends_at - time.monotonic(), 0.001)

    def enter(self, phase: Phase) -> None:
        """Note the next step, before it is taken.

        Raises AttemptOverError when it must not be taken: the attempt was ended, or it would go
        back to connecting after its request began to leave.
        """
        with self._lock:
            self._check()
            if self._phase >= Phase.SENDING and phase < self._phase:
                raise AttemptOverError("a request is sent once")
            self._phase = phase

    def on_end(self, ender: Callable[[], None]) -> None:
        """Have this called, from another thread, if the attempt is ended from outside.

        It takes the place of what was to be called before. Raises AttemptOverError when the
        attempt has been ended already.
        """
        with self._lock:
            self._check()
            self._ender = ender

    def hold(self, connection: socket.socket) -> None:
        """Shut this connection down when the attempt ends, whatever has become of the object.

        The grip is a second descriptor: TLS takes the first one over, and an answer that says
        `Connection: close` lets go of it while its body is still on the way.
        """
        grip = socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)
        with self._lock:
            self._loosen()
            self._grip = grip
            self._ender = self._shut
            if self._end is not None:
                self._shut()
            self._check()

    def end(self, why: End) -> None:
        """End the attempt: what waits is woken, and not one more byte leaves."""
        with self._lock:
            if self._end is not None:
                return
            self._end = why
            if self._ender is not None:
                self._ender()

    def end_if_late(self) -> None:
        """End the attempt if its time is over, which its own thread may notice first.

        After a sleep say, when all that waited wakes at once.
        """
        if time.monotonic() >= self._ends_at:
            self.end(End.DEADLINE)

    def let_go(self) -> None:
        """Free what is held; the attempt is over."""
        with self._lock:
            self._loosen()

    def _check(self) -> None:
        if self._end is not None:
            raise AttemptOverError("ended from outside")

    def _shut(self) -> None:
        if self._grip is not None:
            with contextlib.suppress(OSError):
                self._grip.shutdown(socket.SHUT_RDWR)

    def _loosen(self) -> None:
        self._ender = None
        if self._grip is not None:
            self._grip.close()
            self._grip = None
