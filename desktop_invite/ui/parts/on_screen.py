"""Windows as large as they would like to be, and no larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME = QSize(2 * GRID, 5 * GRID)
"""About what the system draws around a window."""


def resize_on_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window its size, or what there is on a small screen or a much enlarged one."""
    room = window.screen().availableSize() - _FRAME
    window.resize(wanted.boundedTo(room))
