"""When another day begins: what was today is yesterday then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_invite.invites.periods import next_day

if TYPE_CHECKING:
    from desktop_invite.ui.history.moments import Moments

_LONGEST = 600.0
"""Seconds: a computer that slept, or whose clock was set, is noticed after that."""


class DayTurn(QObject):
    """Watches for midnight in the recruiter's time zone."""

    turned = Signal()
    """It is another day."""

    def __init__(self, moments: Moments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._day = self._next = next_day(moments.clock.now(), moments.zone)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._wait()

    @Slot()
    def look(self) -> None:
        """Look at the clock, and tell when it is another day."""
        self._next = next_day(self._moments.clock.now(), self._moments.zone)
        if self._next != self._day:
            self._day = self._next
            self.turned.emit()
        self._wait()

    def _wait(self) -> None:
        left = (self._next - self._moments.clock.now()).total_seconds()
        self._timer.start(int(min(left, _LONGEST) * 1000) + 1)
