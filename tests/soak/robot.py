"""The person at the window: presses *Continue* wherever it is offered, and feels how it freezes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QMessageBox, QPushButton

if TYPE_CHECKING:
    from desktop_invite.app import App

_LOOK_EVERY = 25
"""Milliseconds between two looks for the button."""
_TICK = 2
"""Milliseconds between two ticks of the clock that feels gaps."""


class Robot(QObject):
    """Lives on the window's thread. Never presses *Send again*."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._window = app.workspace.window
        self.longest_gap = 0.0
        """Seconds between two ticks, at most, from the first *Continue* to the last change."""
        self.longest_work = 0.0
        """Seconds of processor time that the window's thread itself used between two ticks."""
        self._gap = self._work = 0.0
        self._worked = 0.0
        self._ticked_at: float | None = None
        self._eyes = QTimer(self, interval=_LOOK_EVERY)
        self._eyes.timeout.connect(self._look)
        self._eyes.start()
        self._pulse = QTimer(self, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._tick)
        app.workspace.sending.invite_changed.connect(self._note_change)

    @Slot()
    def _look(self) -> None:
        for button in self._window.findChildren(QPushButton, "wayOut_continue"):
            if button.isVisible() and button.isEnabled():
                self._pulse.start()
                button.click()

    @Slot()
    def _tick(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        if self._ticked_at is not None:
            self._gap = max(self._gap, now - self._ticked_at)
            self._work = max(self._work, worked - self._worked)
        self._ticked_at, self._worked = now, worked

    @Slot(object)
    def _note_change(self, _event: object) -> None:
        self.longest_gap, self.longest_work = self._gap, self._work


def answer_message_boxes() -> None:
    """Press the button of the box that says why there is no window as soon as it is shown."""
    button = QMessageBox.StandardButton.Ok
    QMessageBox.critical = staticmethod(lambda *_: button)  # type: ignore[assignment]
