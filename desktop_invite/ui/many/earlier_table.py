"""The table of earlier lists: how it looks, and that Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_invite.ui.history.delegates import paint_cell
from desktop_invite.ui.history.header import TitleHeader
from desktop_invite.ui.many.earlier_model import NUMBERS, Shown
from desktop_invite.ui.parts.cells import TextDelegate, unless_whole
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.many.earlier_model import EarlierModel

Index = QModelIndex | QPersistentModelIndex

_LEAST = {Shown.WHEN: 88, Shown.LIST: 88, Shown.CANDIDATES: 88, Shown.CAME_OF: 140}
"""Logical pixels."""
_LIST_SHARE = 0.3
"""Of the width that is left over; the rest is for what came of it."""


class EarlierTable(QTableView):
    """One list a row; a narrow window has no column for the candidates, who are counted anyway."""

    opened = Signal()
    """Enter was pressed in a row, or it was clicked twice."""
    selection_changed = Signal()
    """Another row is selected, or none."""

    def __init__(self, model: EarlierModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("earlierLists")
        self.setAccessibleName(self.tr("Earlier lists"))
        self._titles = TitleHeader(self)
        self._set_up()
        self.setModel(model)
        self._titles.keep_cheap(model)
        self.setItemDelegate(EarlierDelegate(self))
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        model.modelReset.connect(self.selection_changed)

    def selected_row(self) -> int | None:
        """Return the row that is selected; None when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the list with the cursor."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = sum(_LEAST.values()) > width
        self.setColumnHidden(Shown.CANDIDATES, narrow)
        shown = [each for each in Shown if not (narrow and each is Shown.CANDIDATES)]
        spare = max(width - sum(_LEAST[each] for each in shown), 0)
        for each in shown:
            extra = int(spare * _LIST_SHARE) if each is Shown.LIST else 0
            self.setColumnWidth(each, _LEAST[each] + extra)

    @Slot()
    def _open(self) -> None:
        self.opened.emit()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(self._titles)
        self._titles.setStretchLastSection(True)
        self._titles.setSectionsMovable(False)
        self._titles.setSectionsClickable(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(4 * GRID, self.fontMetrics().height() + 2 * GRID))
        rows.hide()


class EarlierDelegate(TextDelegate):
    """Text, elided, with a tooltip that says all of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the text, numbers under each other."""
        column = Shown(index.column())
        shown = QStyleOptionViewItem(option)
        if column is Shown.CANDIDATES:
            shown.displayAlignment = NUMBERS
        paint_cell(painter, shown, index, str(index.data()), middle=column is Shown.LIST)

    def tooltip(self, option: QStyleOptionViewItem, index: Index, /) -> str:
        """Return the whole moment, or the whole text where it is cut; else nothing."""
        whole = index.data(Qt.ItemDataRole.ToolTipRole)
        return str(whole) if whole else unless_whole(str(index.data()), option)
