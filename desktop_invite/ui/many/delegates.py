"""How the cells of the grid are painted, and typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_invite.invites.interviews import picker_text
from desktop_invite.ui.history.badge import Badge, paint_badge
from desktop_invite.ui.history.delegates import paint_cell
from desktop_invite.ui.many.columns import LOOKS
from desktop_invite.ui.many.model import CELL_ROLE, SENTENCE_ROLE, STANDING_ROLE
from desktop_invite.ui.many.rows import Cell, Column, Standing
from desktop_invite.ui.parts.cells import TextDelegate, unless_whole
from desktop_invite.ui.theme.colours import Tone, colours_for
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.many import delivery_words

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject

    from desktop_invite.invites.invite import Interview

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(TextDelegate):
    """Text, elided; in the colours of trouble where it is to be mended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: tuple[Interview, ...] = ()
        """The interviews that are offered while one types an interview."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the text."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        shown = QStyleOptionViewItem(option)
        if cell.to_mend:
            pair = colours_for(option.palette).tones[Tone.BAD]
            shown.backgroundBrush = QBrush(QColor(pair.back))
            _write_in(shown, pair.text)
        elif cell.muted:
            _write_in(shown, colours_for(option.palette).muted)
        middle = index.column() in {Column.EMAIL, Column.LINK}
        paint_cell(painter, shown, index, cell.text, middle=middle)

    def tooltip(self, option: QStyleOptionViewItem, index: Index, /) -> str:
        """Return what is wrong with the cell, or the whole text where it is cut; else nothing."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return ""
        if cell.to_mend:
            return str(index.data(SENTENCE_ROLE))
        return unless_whole(cell.text, option)

    # ------------------------------------------------------------------ typing

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QWidget:
        """Return where the cell is typed: a line, or for the delivery a choice of two."""
        editor: QWidget
        if index.column() == Column.DELIVERY:
            editor = _delivery_box(parent)
        else:
            editor = self._line(parent, index)
        title = LOOKS[Column(index.column())].title()
        row = index.model().headerData(index.row(), Qt.Orientation.Vertical)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(self.tr("{title}, row {row}").format(title=title, row=row))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put what was typed into the list."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802 - Qt calls it
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Cover the cell."""
        editor.setGeometry(option.rect)

    def _line(self, parent: QWidget, index: Index) -> QLineEdit:
        line = QLineEdit(parent)
        if index.column() == Column.EMAIL:
            line.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        if index.column() == Column.INTERVIEW and self.known:
            completer = QCompleter([picker_text(each) for each in self.known], line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line


class StandingDelegate(CellDelegate):
    """A badge that says how the row stands."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's background, then the badge."""
        paint_cell(painter, option, index, "")
        standing = index.data(STANDING_ROLE)
        if isinstance(standing, Standing) and standing.words:
            badge = Badge(standing.words, standing.sign, standing.tone)
            paint_badge(painter, option, badge, _place(option, badge))

    def tooltip(self, _: QStyleOptionViewItem, index: Index) -> str:
        """Return the whole sentence about the row."""
        return str(index.data(SENTENCE_ROLE))


def _place(option: QStyleOptionViewItem, badge: Badge) -> QRect:
    """Place the badge at the side where reading begins."""
    inner = option.rect.adjusted(GAP // 2, 0, -GAP // 2, 0)
    width, height = min(badge.width(option), inner.width()), badge.height(option)
    top = inner.top() + (inner.height() - height) // 2
    return QStyle.visualRect(option.direction, inner, QRect(inner.left(), top, width, height))


def _write_in(option: QStyleOptionViewItem, colour: str) -> None:
    option.palette.setColor(QPalette.ColorRole.Text, QColor(colour))


def _delivery_box(parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(list(delivery_words()))
    return box
