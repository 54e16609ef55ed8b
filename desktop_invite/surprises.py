"""Surprises: exceptions that nobody caught, brought from whatever thread to the window."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.logs import Logs


class Surprises(QObject):
    """Hears of each surprise from the logs, and tells of it on the GUI thread."""

    _heard = Signal(str)

    def __init__(self, logs: Logs, tell: Callable[[str], None]) -> None:
        """`tell` is a slot of an object of the GUI thread: it gets details that name nobody."""
        super().__init__()
        self._heard.connect(tell, Qt.ConnectionType.QueuedConnection)
        logs.on_surprise = self._hear

    def _hear(self, error: BaseException) -> None:
        self._heard.emit(details_of(error))


def details_of(error: BaseException) -> str:
    """Return where it happened and what kind it is; its own words may name a candidate."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    home = str(Path.home())
    return f"{frames}{type(error).__name__}".replace(home, "~")
