"""A change of very many rows, a few milliseconds at a time: the window lives on in between."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_invite.spreadsheets.changing import finished

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.spreadsheets.changing import Changed, Changing

_AT_ONCE = 0.01
"""Seconds."""


class InSteps(QObject):
    """Makes one change at a time. A small one is made before `begin` returns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changing: Changing | None = None
        self._then: Callable[[Changed], None] = lambda _: None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_under_way(self) -> bool:
        """Whether a change has begun and not ended."""
        return self._changing is not None

    def begin(self, changing: Changing, then: Callable[[Changed], None]) -> None:
        """Make a change; `then` is told what changed, at its end."""
        self._changing, self._then = changing, then
        self._go_on()
        if self._changing is not None:
            self._timer.start()

    def finish(self) -> None:
        """Make what is left of it now."""
        if self._changing is not None:
            self._end(finished(self._changing))

    @Slot()
    def _go_on(self) -> None:
        began = perf_counter()
        while self._changing is not None and perf_counter() - began < _AT_ONCE:
            try:
                next(self._changing)
            except StopIteration as end:
                self._end(end.value)

    def _end(self, changed: Changed) -> None:
        self._changing = None
        self._timer.stop()
        self._then(changed)
