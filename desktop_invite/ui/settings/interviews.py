"""The interviews known by number and name: learned from answers, renamed, starred, hidden here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QLineEdit, QTableView
from shiboken6 import isValid

from desktop_invite.invites.interviews import interview_number_in
from desktop_invite.invites.invite import Interview
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.one_selected import OneSelected
from desktop_invite.ui.parts.small_table import make_calm
from desktop_invite.ui.settings.interviews_model import Column, InterviewsModel
from desktop_invite.ui.settings.page import SettingsPage, button
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.sending.events import InterviewsChanged
    from desktop_invite.ui.history.moments import Moments


class InterviewKeeper(Protocol):
    """Who keeps the list: `sending.worker.Sending`. The list comes back when it is recorded."""

    def remember_interview(self, interview: Interview) -> None:
        """Add an interview, or show a hidden one again."""
        ...

    def rename_interview(self, number: int, name: str) -> None:
        """Name one; an empty name leaves the naming to Xobin."""
        ...

    def star_interview(self, number: int, *, starred: bool) -> None:
        """Make one a favourite, or an ordinary one."""
        ...

    def hide_interview(self, number: int, *, hidden: bool) -> None:
        """Offer one no more, or again."""
        ...


class InterviewsTable(QTableView):
    """A row for each; a click on a star, or the space bar, makes a favourite."""

    def __init__(self, model: InterviewsModel) -> None:
        super().__init__()
        self.setObjectName("interviews")
        self.setAccessibleName(self.tr("Interviews"))
        make_calm(self)
        self.setModel(model)
        OneSelected(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.STAR, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(4 * GRID)
        header.resizeSection(Column.STAR, 4 * GRID)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMinimumHeight(28 * GRID)

    @property
    def is_editing(self) -> bool:
        """Whether a name is half-typed."""
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the space bar do what a click on the star does."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex().siblingAtColumn(Column.STAR))
        else:
            super().keyPressEvent(event)


class InterviewsPage(SettingsPage):
    """A small table: names are changed in place, what to do with a row is below, then the new."""

    counts_wanted = Signal()
    """The list is looked at: `show_counts` answers."""

    def __init__(self, keeper: InterviewKeeper, moments: Moments) -> None:
        super().__init__(Subject.INTERVIEWS.title)
        self._keeper = keeper
        self._known: tuple[KnownInterview, ...] = ()
        self._wanted: int | None = None
        """The number that was added and is to be selected when it is there."""
        self._model = InterviewsModel(moments)
        self._model.setParent(self)
        self._table = InterviewsTable(self._model)
        self._hidden_too = QCheckBox(self.tr("Show hidden ones &too"))
        self._hidden_too.setObjectName("showHiddenInterviews")
        self._new = QLineEdit()
        self._new.setObjectName("newInterview")
        self._new.setPlaceholderText(self.tr("305, or the address of its page"))
        self._field = Field(self.tr("&Add an interview by its number"), self._new)
        self._lay_out()
        self._connect()
        self._offer()

    @Slot(object)
    def show_interviews(self, event: InterviewsChanged) -> None:
        """Show the list as it now is; a name that is being typed is finished first."""
        self._known = event.known
        self._show()
        if self.isVisible():
            self.counts_wanted.emit()

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many invites each has."""
        if isValid(self):  # They were counted in the background.
            self._model.show_counts(counts)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the present numbers."""
        super().showEvent(event)
        self.counts_wanted.emit()

    @Slot()
    def _show(self) -> None:
        if self._table.is_editing:
            return
        self._model.show_interviews(self._known, hidden_too=self._hidden_too.isChecked())
        self._hidden_too.setVisible(any(each.hidden for each in self._known))
        self._empty.setVisible(not self._known)
        for part in (self._table, self._star, self._rename, self._hide):
            part.setVisible(bool(self._known))
        row = None if self._wanted is None else self._model.row_of(self._wanted)
        if row is not None:
            self._wanted = None
            flags = QItemSelectionModel.SelectionFlag
            name = self._model.index(row, Column.NAME)
            self._table.selectionModel().setCurrentIndex(name, flags.ClearAndSelect | flags.Rows)
            self._table.scrollTo(name)
        self._offer()

    def _lay_out(self) -> None:
        self.add_hint(
            self.tr(
                "New ones come by themselves when you use them. Favourites stand first where you "
                "choose an interview. Your own name for one is shown everywhere; without it, the "
                "name that Xobin gives."
            )
        )
        self.add(self._table)
        self.let_grow(self._table, 1)
        self._empty = self.add_hint(self.tr("No interviews yet. Invite somebody, or add one here."))
        self._star = button("", "starInterview", self._toggle_stars)
        self._rename = button(self.tr("&Rename"), "renameInterview", self._edit_name)
        self._hide = button("", "hideInterview", self._toggle_hidden)
        self.add_row(self._star, self._rename, self._hide)
        self.add(self._hidden_too)
        self.add_gap()
        self.add(self._field)
        self.add_button(self.tr("A&dd"), "addInterview", self._add)
        self.add_hint(
            self.tr(
                "Where to find the number: open the interview in Xobin in your browser. Its "
                "number stands in the address at the top, often near the end, as the 305 in "
                "…/interviews/305. You can also copy the whole address and paste it here."
            )
        )

    def _connect(self) -> None:
        self._new.returnPressed.connect(self._add)
        self._hidden_too.toggled.connect(self._show)
        self._model.renamed.connect(self._rename_to)
        self._table.clicked.connect(self._click)
        self._table.itemDelegate().closeEditor.connect(
            self._show, Qt.ConnectionType.QueuedConnection
        )
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._model.dataChanged.connect(self._offer)

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def _offer(self) -> None:
        """Fit the buttons to what is selected."""
        chosen = self._selected()
        starred = bool(chosen) and all(each.starred for each in chosen)
        hidden = bool(chosen) and all(each.hidden for each in chosen)
        self._star.setText(
            self.tr("Remove from &favourites") if starred else self.tr("Make a &favourite")
        )
        self._hide.setText(self.tr("Show a&gain") if hidden else self.tr("&Hide"))
        for each in (self._star, self._hide):
            each.setEnabled(bool(chosen))
        self._rename.setEnabled(len(chosen) == 1)

    @Slot()
    def _add(self) -> None:
        number = interview_number_in(self._new.text())
        if number is None:
            self._field.show_finding(self.tr("Please enter a number, or an address with one."))
            return
        self._field.clear()
        self._new.clear()
        self._wanted = number
        self._keeper.remember_interview(Interview(number))
        self._show()

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if index.column() == Column.STAR:
            known = self._model.at(index.row())
            self._keeper.star_interview(known.interview.number, starred=not known.starred)

    @Slot()
    def _toggle_stars(self) -> None:
        chosen = self._selected()
        starred = not all(each.starred for each in chosen)
        for each in chosen:
            self._keeper.star_interview(each.interview.number, starred=starred)

    @Slot()
    def _toggle_hidden(self) -> None:
        chosen = self._selected()
        hidden = not all(each.hidden for each in chosen)
        for each in chosen:
            self._keeper.hide_interview(each.interview.number, hidden=hidden)

    @Slot()
    def _edit_name(self) -> None:
        row = next(iter(self._table.selectionModel().selectedRows()), None)
        if row is not None:
            name = row.siblingAtColumn(Column.NAME)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self._table.selectionModel().setCurrentIndex(name, flag)
            self._table.edit(name)

    @Slot(object, str)
    def _rename_to(self, number: int, name: str) -> None:
        self._keeper.rename_interview(number, name)

    def _selected(self) -> list[KnownInterview]:
        rows = self._table.selectionModel().selectedRows()
        return [self._model.at(index.row()) for index in rows]
