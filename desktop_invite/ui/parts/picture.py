"""A picture beside words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Picture(QWidget):
    """Shows a pixmap in its middle. A screen reader passes it over, and would stop at a label."""

    def __init__(self, pixmap: QPixmap | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = pixmap or QPixmap()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture."""
        self._pixmap = pixmap
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the picture."""
        return self._pixmap.deviceIndependentSize().toSize()

    def minimumSizeHint(self) -> QSize:
        """Never cut it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        size = self._pixmap.deviceIndependentSize()
        room = self.size() - size.toSize()
        QPainter(self).drawPixmap(QPointF(room.width() // 2, room.height() // 2), self._pixmap)
