"""Work that may take a while, off the GUI thread; its result comes back on it."""

from __future__ import annotations

import logging
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_log = logging.getLogger(__name__)
_Job = tuple["Callable[[], object]", "Callable[[object], None]"]


class Background(QObject):
    """One thread that does what it is given, in order, and hands the results to this thread.

    Work that raises is logged, and its `then` is not called: work here returns its troubles as
    values. After `close` no `then` is called any more. The thread is a daemon, so that work that
    hangs can't keep the program alive.
    """

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = False
        self._done.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name="background", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Call `work` off this thread, then `then` with its result on this thread."""
        self._jobs.put((work, then))  # type: ignore[arg-type] # T is bound within the pair

    def close(self, wait: float = 1.0) -> bool:
        """End after the work at hand; return whether that was within `wait` seconds."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join(wait)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, then = job
            try:
                result = work()
            except Exception:  # noqa: BLE001 - logged; one bad job must not end the thread
                _log.exception("background work failed")
                continue
            if not self._closed:
                self._done.emit((result, then))

    @Slot(object)
    def _hand_over(self, done: tuple[object, Callable[[object], None]]) -> None:
        result, then = done
        if not self._closed:
            then(result)
