"""Windows as large as they would like to be, and no larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

_FRAME = QSize(GRID, 5 * GRID)
"""About what the system draws around a window."""
_NO_LIMIT = QSize(10_000, 10_000)


def resize_on_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window its size, or what there is on a small screen or a much enlarged one."""
    window.resize(wanted.boundedTo(_room_on(window.screen())))


def _room_on(screen: QScreen) -> QSize:
    if QGuiApplication.platformName() == "offscreen":
        return _NO_LIMIT  # There is only the idea of a screen, and it is a small one.
    return screen.availableSize() - _FRAME
