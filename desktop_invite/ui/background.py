"""Work that may take a while, off the GUI thread; its result comes back on it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Failed:
    """What a job that raised comes back with."""


class Background(QObject):
    """One thread that does what it is given, in order, and hands the results to this thread.

    Work that raises is logged, and its `then` is not called: work here returns its troubles as
    values. After `close` no `then` is called any more. The thread is a daemon, so that work that
    hangs can't keep the program alive.
    """

    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._jobs: SimpleQueue[tuple[int, Callable[[], object]] | None] = SimpleQueue()
        # Both stay here until the work is done: what they hold may be of the window, and the last
        # who lets go of it must not be the other thread, which would destroy it there.
        self._given: dict[int, tuple[Callable[[], object], Callable[[object], None]]] = {}
        self._closed = False
        self._done.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name="background", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Call `work` off this thread, then `then` with its result on this thread."""
        number = next(self._numbers)
        self._given[number] = (work, then)  # type: ignore[assignment] # T is bound within the pair
        self._jobs.put((number, work))

    def close(self, wait: float = 1.0) -> bool:
        """End after the work at hand; return whether that was within `wait` seconds."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join(wait)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            number, work = job
            try:
                result = work()
            except Exception:  # noqa: BLE001 - logged; one bad job must not end the thread
                _log.exception("background work failed")
                result = _Failed()
            del job, work
            try:
                self._done.emit(number, result)
            except RuntimeError:
                # It took longer than `close` waits: nobody is left who wants the result.
                return
            del result

    @Slot(int, object)
    def _hand_over(self, number: int, result: object) -> None:
        _, then = self._given.pop(number)
        if not self._closed and not isinstance(result, _Failed):
            then(result)
