"""Which invites can still be undone, and for how long."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock

_LOOK = 200
"""Milliseconds between two looks at the clock: no second is skipped."""


class Countdowns(QObject):
    """Counts down for each invite that waits to leave; runs no timer when there is none."""

    ticked = Signal(object)
    """The seconds of an invite have changed, or it can't be undone any more: carries its id."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._leaves_at: dict[int, float] = {}
        self._told: dict[int, int] = {}
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    def start(self, invite_id: int, seconds: float) -> None:
        """Begin, or begin again."""
        self._leaves_at[invite_id] = self.clock.monotonic() + seconds
        self._told[invite_id] = math.ceil(seconds)
        self._timer.start()

    def stop(self, invite_id: int) -> None:
        """End the countdown: it left, or was undone."""
        self._told.pop(invite_id, None)
        if self._leaves_at.pop(invite_id, None) is not None and not self._leaves_at:
            self._timer.stop()

    def seconds(self, invite_id: int) -> int | None:
        """Return the whole seconds that are left; None when it can't be undone."""
        leaves_at = self._leaves_at.get(invite_id)
        if leaves_at is None:
            return None
        left = math.ceil(leaves_at - self.clock.monotonic())
        return left if left > 0 else None

    def __bool__(self) -> bool:
        return bool(self._leaves_at)

    @Slot()
    def _look(self) -> None:
        for invite_id in tuple(self._leaves_at):
            left = self.seconds(invite_id)
            if left is None:
                self.stop(invite_id)
            elif left == self._told[invite_id]:
                continue
            else:
                self._told[invite_id] = left
            self.ticked.emit(invite_id)
