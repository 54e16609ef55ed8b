"""Where the window leaves what it wants for the reading thread: the newest wish is the only one."""

from __future__ import annotations

from enum import Enum, auto
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.ui.history.questions import Wanted


class Task(Enum):
    """What the reading thread is busy with."""

    PAGE = auto()
    SUM = auto()
    """A count or the totals: these can take long, and nobody waits for them to scroll."""


class Letterbox:
    """Holds one wish, and ends the query in hand when the new wish makes it pointless.

    Used from both threads.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted: Wanted | None = None
        self._in_hand: tuple[HistoryQuery, Task] | None = None
        self._interrupt: Callable[[], None] | None = None
        self._closed = False

    def put(self, wanted: Wanted) -> None:
        """Leave a wish in place of any other."""
        with self._lock:
            if self._closed:
                return
            self._wanted = wanted
            if self._in_hand is not None and _is_pointless(*self._in_hand, wanted):
                self._stop_query()

    def close(self) -> None:
        """Drop the wish, end the query in hand, and take no more."""
        with self._lock:
            self._closed = True
            self._wanted = None
            self._stop_query()

    def take(self) -> Wanted | None:
        """Return the wish and keep none."""
        with self._lock:
            wanted, self._wanted = self._wanted, None
            return wanted

    @property
    def is_overtaken(self) -> bool:
        """Whether the wish in hand counts no more: there is a newer one, or the end has come."""
        with self._lock:
            return self._closed or self._wanted is not None

    def use(self, interrupt: Callable[[], None] | None) -> None:
        """Name what ends a query from the other thread; None when there is nothing to end."""
        with self._lock:
            self._interrupt = interrupt

    def begin(self, query: HistoryQuery, task: Task) -> bool:
        """Say what the query in hand is for; False when it is overtaken before it began."""
        with self._lock:
            if self._closed or self._wanted is not None:
                return False
            self._in_hand = (query, task)
            return True

    def end(self) -> None:
        """No query is in hand."""
        with self._lock:
            self._in_hand = None

    def _stop_query(self) -> None:
        # Within the lock, so that it can't meet a query that came after the one it is meant for.
        if self._in_hand is not None and self._interrupt is not None:
            self._interrupt()


def _is_pointless(query: HistoryQuery, task: Task, wanted: Wanted) -> bool:
    if query != wanted.query:
        return True
    return task is Task.SUM and bool(wanted.pages)
