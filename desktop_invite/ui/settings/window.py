"""The settings window: subjects on the left, the page of one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.theme.spacing import GRID, MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.ui.settings.page import SettingsPage


_SUBJECT = QSize(0, 4 * GRID)


class SettingsWindow(QDialog):
    """Shows the pages it is given; every change counts at once, so there is only *Close*."""

    def __init__(self, pages: Sequence[SettingsPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self._pages = tuple(pages)
        self._subjects = QListWidget()
        self._subjects.setObjectName("subjects")
        self._subjects.setAccessibleName(self.tr("Subjects"))
        self._subjects.setFixedWidth(20 * GRID)
        self._stack = QStackedWidget()
        for page in pages:
            self._subjects.addItem(page.title)
            self._subjects.item(self._subjects.count() - 1).setSizeHint(_SUBJECT)
            self._stack.addWidget(_scrolling(page))
        self._subjects.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._subjects.setCurrentRow(0)
        self._lay_out()

    def open_at(self, page: type[SettingsPage]) -> None:
        """Show the window with this page in front."""
        for position, each in enumerate(self._pages):
            if isinstance(each, page):
                self._subjects.setCurrentRow(position)
        self.show()
        self.raise_()
        self.activateWindow()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("closeSettings")
        row = QHBoxLayout()
        row.addWidget(self._subjects)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.resize(98 * GRID, 84 * GRID)


def _scrolling(page: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(page)
    return scroll
