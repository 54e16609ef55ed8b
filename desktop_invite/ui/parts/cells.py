"""What the cells of every table have in common: air around the text, and a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

Index = QModelIndex | QPersistentModelIndex


class TextDelegate(QStyledItemDelegate):
    """A cell of text; what is painted in it, and said about it, is its table's business."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave air around the text."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * GAP, max(size.height(), row_height(option)))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show as a tooltip what the cell can't show."""
        text = self.tooltip(option, index) if event.type() is QEvent.Type.ToolTip else ""
        QToolTip.showText(event.globalPos(), as_plain_tooltip(text), view)
        return True

    def tooltip(self, _option: QStyleOptionViewItem, _index: Index, /) -> str:
        """Return what the cell can't show; nothing for no tooltip."""
        return ""


def row_height(option: QStyleOptionViewItem) -> int:
    """Return the height of a row at the font in use."""
    return max(4 * GRID, option.fontMetrics.height() + 2 * GRID)


def unless_whole(text: str, option: QStyleOptionViewItem) -> str:
    """Return the text where its cell cuts it; else nothing."""
    room = option.rect.width() - 2 * GAP
    return text if option.fontMetrics.horizontalAdvance(text) > room else ""
