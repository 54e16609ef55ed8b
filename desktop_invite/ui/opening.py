"""From an empty window on the screen to everything in it, in pieces that leave it alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

_LATEST = 500
"""Milliseconds after which the rest is done although nothing was painted: it may be minimised."""

_INPUT_WAITS = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class _FirstPaint(QObject):
    """Tells when a window is painted for the first time."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint; let everything pass."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.seen.emit()
        return False


def show_before(window: QWidget, steps: Iterable[Callable[[], object]]) -> None:
    """Show the window, and when it is painted take the steps that bring in what belongs there.

    It is painted and answers the system in between. What is typed meanwhile waits for the event
    loop: it is for what is not there yet. A step's exception ends it all.
    """
    loop = QEventLoop()
    paint = _FirstPaint(window)
    # Queued, so that the paint itself is at its end.
    paint.seen.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(_LATEST, loop.quit)
    window.show()
    loop.exec(_INPUT_WAITS)
    paint.deleteLater()
    for step in steps:
        step()
        QCoreApplication.processEvents(_INPUT_WAITS)
