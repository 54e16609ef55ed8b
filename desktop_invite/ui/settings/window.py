"""The settings window: subjects on the left, the page of one on the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.parts.closing import close_buttons
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.one_selected import OneSelected
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.small_table import AiryDelegate
from desktop_invite.ui.theme.spacing import GRID, MARGIN

if TYPE_CHECKING:
    from desktop_invite.ui.settings.pages import SettingsPages
    from desktop_invite.ui.settings.subjects import Subject

_SUBJECT = QSize(0, 4 * GRID)


class SettingsWindow(QDialog):
    """Shows the subjects; every change counts at once, so there is only *Close*.

    A page is made when its subject is first chosen: all of them at once would hold up the window.
    """

    def __init__(self, pages: SettingsPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self._pages = pages
        self._shown = pages.subjects
        self._subjects = QListWidget()
        self._subjects.setObjectName("subjects")
        self._subjects.setAccessibleName(self.tr("Subjects"))
        self._subjects.setFixedWidth(20 * GRID)
        self._subjects.setItemDelegate(AiryDelegate(self._subjects))
        self._stack = QStackedWidget()
        for subject in self._shown:
            self._subjects.addItem(subject.title)
            self._subjects.item(self._subjects.count() - 1).setSizeHint(_SUBJECT)
            self._stack.addWidget(ScrollPage(None, *Qt.Orientation))
        self._subjects.currentRowChanged.connect(self._show_page)
        OneSelected(self._subjects)
        self._lay_out()
        self._subjects.setCurrentRow(0)

    def open_at(self, subject: Subject) -> None:
        """Show the window with this subject's page in front."""
        if subject in self._shown:
            self._subjects.setCurrentRow(self._shown.index(subject))
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(int)
    def _show_page(self, position: int) -> None:
        place = self._stack.widget(position)
        if isinstance(place, ScrollPage) and place.widget() is None:
            place.setWidget(self._pages.make(self._shown[position]))
        self._stack.setCurrentIndex(position)
        self._close_comes_last()

    def _close_comes_last(self) -> None:
        """Let Tab go through the page before *Close*, which was made before it."""
        page, each = [], self.nextInFocusChain()
        while each is not None and each is not self:
            if self._stack.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                page.append(each)
            each = each.nextInFocusChain()
        for one, other in pairwise((self._subjects, *page, self._close)):
            QWidget.setTabOrder(one, other)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._subjects)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(row, 1)
        buttons = close_buttons(self, "closeSettings")
        self._close = buttons.buttons()[0]
        column.addWidget(buttons)
        resize_on_screen(self, QSize(98 * GRID, 84 * GRID))
