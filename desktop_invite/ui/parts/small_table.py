"""How small tables look: no lines, air around the texts, numbers under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_invite.ui.history.header import AIR, TitleHeader
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

Index = QModelIndex | QPersistentModelIndex

NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def make_calm(table: QTableView) -> None:
    """Let a table of few rows look as the history does; before its model is set."""
    titles = TitleHeader(table)
    titles.setSectionsClickable(False)
    titles.setSectionsMovable(False)
    table.setHorizontalHeader(titles)
    table.setShowGrid(False)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(max(4 * GRID, table.fontMetrics().height() + 2 * GRID))
    rows.hide()
    table.setItemDelegate(AiryDelegate(table))
    table.setTabKeyNavigation(False)  # Tab leads on to the next control


def show_numbers_under_each_other(table: QTableView, column: int) -> None:
    """Put a column's title where its numbers are; after the titles are set."""
    role = Qt.ItemDataRole.TextAlignmentRole
    table.model().setHeaderData(column, Qt.Orientation.Horizontal, NUMBERS, role)


class AiryDelegate(QStyledItemDelegate):
    """Keeps texts off the edges of their cells."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put air around the text, and show the focus by the row alone."""
        super().initStyleOption(option, index)
        option.text = f"{AIR}{option.text}{AIR}" if option.text else ""
        option.state &= ~QStyle.StateFlag.State_HasFocus
