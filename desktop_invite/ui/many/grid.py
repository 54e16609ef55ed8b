"""The grid: what keys, clicks and the context menu do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView

from desktop_invite.ui.history.header import NumberHeader, TitleHeader
from desktop_invite.ui.many.columns import LOOKS
from desktop_invite.ui.many.delegates import CellDelegate, StandingDelegate
from desktop_invite.ui.many.rows import Column
from desktop_invite.ui.parts.menu_key import asks_for_menu, menu_is_open, place_under
from desktop_invite.ui.parts.one_selected import OneSelected
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.many.model import GridModel, Index

_FIRST_TO_GO = (Column.LINK, Column.DELIVERY, Column.INTERVIEW)
_DIGITS = 6


class Grid(QTableView):
    """Shows the list; cells are typed into where they stand."""

    left_out = Signal()
    """Del: leave the selected rows out."""
    toggled = Signal()
    """Space: leave the selected rows out, or take them in again."""
    copy_wanted = Signal()
    """Ctrl+C: copy what is selected."""
    paste_wanted = Signal()
    """Ctrl+V: take what was copied elsewhere."""
    menu_wanted = Signal(object)
    """The context menu is asked for: carries its place on the screen."""
    current_changed = Signal()
    """Another row is the current one, or others are selected."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidates")
        self.setAccessibleName(self.tr("Candidates"))
        self._rows = model
        self._wanted: frozenset[Column] = frozenset(Column)
        self._titles = TitleHeader(self)
        self._set_up()
        self.setModel(model)
        OneSelected(self)
        self._titles.keep_cheap(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setItemDelegateForColumn(Column.STATUS, StandingDelegate(self))
        model.modelReset.connect(self._tell_current)

    # ------------------------------------------------------------------ what is selected

    def current_row(self) -> int | None:
        """Return which row of the list the cursor is on."""
        return self._rows.row_at(self.currentIndex().row())

    def selected_rows(self) -> list[int]:
        """Return which rows of the list have a selected cell, or else the cursor."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        stretches = sorted((each.top(), each.bottom()) for each in ranges)
        if not stretches and self.currentIndex().isValid():
            stretches = [(self.currentIndex().row(),) * 2]
        rows: list[int] = []
        seen = -1
        for top, bottom in stretches:
            rows += self._rows.rows_between(max(top, seen + 1), bottom)
            seen = max(seen, bottom)
        return rows

    def selected_block(self) -> tuple[list[int], list[Column]]:
        """Return the rows of what is selected, and its columns as they are shown."""
        selection = self.selectionModel().selection()
        columns: set[int] = set()
        for number in range(selection.count()):
            each = selection.at(number)
            columns.update(range(each.left(), each.right() + 1))
        shown = [Column(each) for each in sorted(columns) if not self.isColumnHidden(each)]
        return self.selected_rows(), shown

    def set_cursor(self, row: int) -> None:
        """Put the cursor on a row, and bring it into view; the keyboard stays where it is."""
        place = self._rows.place_of(row)
        if place is not None:
            self._put_cursor(self._rows.index(place, max(self.currentIndex().column(), 0)))

    def go_to(self, row: int, column: Column) -> None:
        """Put the cursor on a cell, and bring it into view."""
        place = self._rows.place_of(row)
        if place is None:
            return
        self._put_cursor(self._rows.index(place, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_columns(self, wanted: Sequence[Column]) -> None:
        """Show these columns, as far as a narrow window has room for them."""
        self._wanted = frozenset(wanted)
        self.fit()

    # ------------------------------------------------------------------ keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys of a list their meaning; every letter types into the cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.left_out.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit()
        elif asks_for_menu(event):
            self._want_menu_by_key()
        elif _is_enter(event) and self.state() is not QAbstractItemView.State.EditingState:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: Qt would go through all rows one by one."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the cursor when it was a key."""
        if event.reason() is event.Reason.Keyboard:
            self._want_menu_by_key()
        elif self.selected_rows():
            self.menu_wanted.emit(event.globalPos())

    def closeEditor(  # noqa: N802 - Qt calls it
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Go on as a spreadsheet does: Enter goes down, Tab to the next cell to type into."""
        hints = QAbstractItemDelegate.EndEditHint
        here = self.currentIndex()
        plain = hints.RevertModelCache if hint is hints.RevertModelCache else hints.NoHint
        super().closeEditor(editor, plain)
        if hint is hints.SubmitModelCache:
            self._go_to_place(here.row() + 1, here.column())
        elif hint in {hints.EditNextItem, hints.EditPreviousItem}:
            self._edit_beside(here, 1 if hint is hints.EditNextItem else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt calls it
        """Tell that the cursor is on another row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self._tell_current()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        self._tell_current()

    @Slot()
    def _tell_current(self) -> None:
        self.current_changed.emit()

    def _go_to_place(self, place: int, column: int) -> None:
        if 0 <= place < self._rows.rowCount():
            self._put_cursor(self._rows.index(place, column))

    def _put_cursor(self, index: QModelIndex) -> None:
        """Select this cell and no other, whatever keys are held down meanwhile."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _edit_beside(self, here: QModelIndex, step: int) -> None:
        """Type into the next cell that can be typed into, in the next row behind the last one."""
        columns = [each for each in Column if not self.isColumnHidden(each)]
        width = len(columns)
        at = here.row() * width + columns.index(Column(here.column()))
        for place in range(at + step, at + step * (2 * width + 1), step):
            row, column = divmod(place, width)
            if not 0 <= row < self._rows.rowCount():
                return
            index = self._rows.index(row, columns[column])
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self._put_cursor(index)
                self.edit(index)
                return

    def _want_menu_by_key(self) -> None:
        """Ask for the menu of what is selected, else of the row that the keyboard is in."""
        if menu_is_open():
            return
        if not self.selected_rows():
            self._go_to_place(0, Column.NAME)
        if self.selected_rows():
            self.menu_wanted.emit(place_under(self, self.currentIndex()))

    # ------------------------------------------------------------------ how it looks

    @Slot()
    def fit(self) -> None:
        """Share out the width there is; columns that a narrow window has no room for go."""
        width = self.viewport().width()
        shown = [each for each in Column if each in self._wanted]
        for each in _FIRST_TO_GO:
            if sum(LOOKS[one].least for one in shown) <= width:
                break
            if each in shown:
                shown.remove(each)
        spare = max(width - sum(LOOKS[each].least for each in shown), 0)
        shares = sum(LOOKS[each].share for each in shown)
        for each in Column:
            self.setColumnHidden(each, each not in shown)
            if each in shown:
                self.setColumnWidth(each, LOOKS[each].least + spare * LOOKS[each].share // shares)

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(self._titles)
        self._titles.setStretchLastSection(True)
        self._titles.setSectionsMovable(False)
        self._titles.setSectionsClickable(False)
        self._titles.setMinimumSectionSize(6 * GRID)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        numbers = NumberHeader(self)
        self.setVerticalHeader(numbers)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(max(4 * GRID, self.fontMetrics().height() + 2 * GRID))
        numbers.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * _DIGITS) + GRID)


def _is_enter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
