"""The table: what keys, clicks and the context menu do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_invite.ui.history.actions import RowActions
from desktop_invite.ui.history.columns import STATUS, WHEN
from desktop_invite.ui.history.delegates import CellDelegate, StatusDelegate
from desktop_invite.ui.history.header import TitleHeader
from desktop_invite.ui.history.questions import Stretch
from desktop_invite.ui.history.widths import ColumnWidths
from desktop_invite.ui.parts.menu_key import asks_for_menu, menu_is_open, place_under
from desktop_invite.ui.parts.one_selected import OneSelected
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.model import HistoryModel
    from desktop_invite.ui.history.moments import Moments

_MOST_FOLLOWED = 500
"""Selected rows that are followed one by one when rows change places: Qt takes long for more."""
_MOST_NAMED = 1000
"""Selected rows whose invites are named one by one."""
_SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class HistoryTable(QTableView):
    """Shows the model; a row is selected as a whole. Selection follows the invite, not the row."""

    link_wanted = Signal(object)
    """Double-click or Enter on an invite: carries it."""
    typed = Signal(str)
    """A letter was typed into the table: it is meant for the search."""
    selection_changed = Signal()
    """Another invite is selected, or the selected one is another now."""
    undo_wanted = Signal(object)
    """*Undo* was clicked: carries the id of the invite."""

    def __init__(
        self, model: HistoryModel, moments: Moments, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAccessibleName(self.tr("History"))
        self._rows = model
        self._kept: tuple[int, ...] = ()
        self._kept_current: int | None = None
        self._by_left = False
        """Whether the last double-click was one of the left button."""
        self.actions_ = RowActions(self)
        self._titles = TitleHeader(self)
        self._set_up()
        self.setModel(model)
        OneSelected(self)
        self._keep_headers_cheap()
        self._paint_with(moments)
        self.widths = ColumnWidths(self)
        self.sortByColumn(WHEN, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._note_double_click)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        model.about_to_move.connect(self._lighten_selection)
        model.dataChanged.connect(self._note_change)
        model.layoutChanged.connect(self._tell_selection)

    # ------------------------------------------------------------------ what is selected

    def selected_invite(self) -> Invite | None:
        """Return the one selected invite; None when it isn't exactly one, or isn't read yet."""
        stretches = self.selected_stretches()
        if len(stretches) == 1 and stretches[0].count == 1:
            return self._rows.invite_at(stretches[0].first)
        return None

    def meant_invite(self) -> Invite | None:
        """Return what a key in the table is about: as above, or where the keyboard is."""
        if self.selected_count():
            return self.selected_invite()
        current = self.currentIndex()
        return self._rows.invite_at(current.row()) if current.isValid() else None

    def selected_stretches(self) -> tuple[Stretch, ...]:
        """Return the selected rows from top to bottom, without looking at each."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        ranges = sorted((each.top(), each.bottom()) for each in parts)
        found: list[Stretch] = []
        for top, bottom in ranges:
            end = found[-1].first + found[-1].count if found else 0
            first = max(top, end)
            if first <= bottom:
                found.append(Stretch(first, bottom - first + 1))
        return tuple(found)

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(stretch.count for stretch in self.selected_stretches())

    def selected_ids(self) -> tuple[int, ...] | None:
        """Return the selected invites from top to bottom; None for too many, or unread ones."""
        if self.selected_count() > _MOST_NAMED:
            return None
        rows = (row for each in self.selected_stretches() for row in _rows_of(each, _MOST_NAMED))
        invites = [self._rows.invite_at(row) for row in rows]
        ids = tuple(invite.id for invite in invites if invite is not None)
        return ids if len(ids) == len(invites) else None

    # ------------------------------------------------------------------ keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter copy the link; everything else is the table's own."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_link(self.currentIndex())
        elif asks_for_menu(event):
            self._open_menu_by_key()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Search in the whole history: Qt would go through all rows one by one."""
        if search.strip():
            self.typed.emit(search)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Copy the link of the invite that both clicks fell on.

        Another may have come in between and moved the rows: that is no double-click to Qt.
        """
        self._by_left = event.button() is Qt.MouseButton.LeftButton
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the selected rows."""
        if event.reason() is event.Reason.Keyboard:
            self._open_menu_by_key()
        elif self.selected_count():
            self.actions_.menu(self).popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.widths.fit()
        if event.size().height() < event.oldSize().height() and self.selected_count():
            # What takes the room is about the selected row.
            self.scrollTo(self.currentIndex())

    def _open_menu_by_key(self) -> None:
        """Open the menu of what is selected, else of the row that the keyboard is in."""
        if menu_is_open():
            return
        if not self.selected_count() and self._rows.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))
        if self.selected_count():
            row = self.currentIndex().siblingAtColumn(0)
            self.actions_.menu(self).popup(place_under(self, row))

    @Slot(QModelIndex)
    def _note_double_click(self, index: QModelIndex) -> None:
        if self._by_left:
            self._want_link(index)

    def _want_link(self, index: QModelIndex) -> None:
        invite = self._rows.invite_at(index.row()) if index.isValid() else None
        if invite is not None:
            self.link_wanted.emit(invite)

    # ------------------------------------------------------------------ selection over changes

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who is interested."""
        super().selectionChanged(selected, deselected)
        self._tell_selection()

    @Slot()
    def _keep_selection(self) -> None:
        """Note which invites are selected, as far as they are in memory."""
        rows = [row for each in self.selected_stretches() for row in _rows_of(each)]
        invites = map(self._rows.invite_at, rows[:_MOST_FOLLOWED])
        self._kept = tuple(invite.id for invite in invites if invite is not None)
        current = self._rows.invite_at(self.currentIndex().row())
        self._kept_current = current.id if current is not None else None

    @Slot()
    def _restore_selection(self) -> None:
        """Select the same invites again, where they are found now, and begin at the top."""
        selection = self.selectionModel()
        for invite_id in self._kept:
            row = self._rows.row_of(invite_id)
            if row is not None:
                selection.select(self._rows.index(row, 0), _SELECT_ROW)
        row = None if self._kept_current is None else self._rows.row_of(self._kept_current)
        if row is not None:
            index = self._rows.index(row, 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollToTop()
        self._tell_selection()

    @Slot()
    def _lighten_selection(self) -> None:
        if self.selected_count() > _MOST_FOLLOWED:
            self.clearSelection()

    @Slot(QModelIndex, QModelIndex)
    def _note_change(self, first: QModelIndex, last: QModelIndex) -> None:
        if any(
            each.first <= last.row() and first.row() < each.first + each.count
            for each in self.selected_stretches()
        ):
            self._tell_selection()

    @Slot()
    def _tell_selection(self) -> None:
        invite = self.selected_invite()
        can_undo = invite is not None and self._rows.countdowns.seconds(invite.id) is not None
        self.actions_.offer(invite, self.selected_count(), can_undo=can_undo)
        self.selection_changed.emit()

    # ------------------------------------------------------------------ how it looks

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(self._titles)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def _keep_headers_cheap(self) -> None:
        """Let nothing in a header look at every row."""
        self._titles.keep_cheap(self._rows)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(4 * GRID, self.fontMetrics().height() + 2 * GRID))

    def _paint_with(self, moments: Moments) -> None:
        self.setItemDelegate(CellDelegate(moments, self))
        status = StatusDelegate(moments, self)
        status.undo_wanted.connect(self._want_undo)
        self.setItemDelegateForColumn(STATUS, status)

    @Slot(object)
    def _want_undo(self, invite_id: int) -> None:
        self.undo_wanted.emit(invite_id)


def _rows_of(stretch: Stretch, most: int = _MOST_FOLLOWED) -> range:
    return range(stretch.first, stretch.first + min(stretch.count, most))
