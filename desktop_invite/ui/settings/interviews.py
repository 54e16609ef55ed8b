"""The interviews known by number and name: learned from answers, renamed and removed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
)

from desktop_invite.invites.interviews import interview_number_in
from desktop_invite.invites.invite import Interview
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from desktop_invite.sending.events import InterviewsChanged

NUMBER, NAME = range(2)


class InterviewKeeper(Protocol):
    """Who keeps the list: `sending.worker.Sending`."""

    def remember_interview(self, interview: Interview) -> None:
        """Add an interview or rename it."""
        ...

    def forget_interview(self, number: int) -> None:
        """Take an interview out of the list."""
        ...


class InterviewsPage(SettingsPage):
    """A small table: names are changed in place, numbers are added below."""

    def __init__(self, keeper: InterviewKeeper) -> None:
        super().__init__(self.tr("Interviews"))
        self._keeper = keeper
        self._table = self._new_table()
        self._new = QLineEdit()
        self._new.setObjectName("newInterview")
        self._new.setPlaceholderText(self.tr("305, or the address of its page"))
        self._new.returnPressed.connect(self._add)
        self._field = Field(self.tr("&Add an interview by its number"), self._new)
        self._lay_out()
        self._table.itemChanged.connect(self._rename)

    @Slot(object)
    def show_interviews(self, event: InterviewsChanged) -> None:
        """Show the list as it now is."""
        self._table.blockSignals(True)  # noqa: FBT003 - filling in is no renaming
        self._table.setRowCount(len(event.interviews))
        for row, interview in enumerate(event.interviews):
            number = QTableWidgetItem(str(interview.number))
            number.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            number.setData(Qt.ItemDataRole.UserRole, interview.number)
            self._table.setItem(row, NUMBER, number)
            self._table.setItem(row, NAME, QTableWidgetItem(interview.name))
        self._table.blockSignals(False)  # noqa: FBT003

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setObjectName("interviews")
        table.setAccessibleName(self.tr("Interviews"))
        table.setHorizontalHeaderLabels([self.tr("Number"), self.tr("Name")])
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)  # Tab leads on to the next control
        table.setMinimumHeight(22 * GRID)
        return table

    def _lay_out(self) -> None:
        self.add_hint(
            self.tr(
                "New ones come by themselves when you use them. Double-click a name to change it; "
                "the invites that you sent keep theirs."
            )
        )
        self.add(self._table)
        self.add_button(self.tr("&Remove from the list"), "removeInterview", self._remove)
        self.add_gap()
        self.add(self._field)
        self.add_hint(
            self.tr("Open the interview in Xobin: the number is in the address at the top.")
        )

    @Slot()
    def _add(self) -> None:
        number = interview_number_in(self._new.text())
        if number is None:
            self._field.show_finding(self.tr("Please enter a number, or an address with one."))
            return
        self._field.clear()
        self._new.clear()
        self._keeper.remember_interview(Interview(number))

    @Slot()
    def _remove(self) -> None:
        for number in {self._number_in(index.row()) for index in self._table.selectedIndexes()}:
            self._keeper.forget_interview(number)

    @Slot(QTableWidgetItem)
    def _rename(self, item: QTableWidgetItem) -> None:
        number = self._number_in(item.row())
        self._keeper.remember_interview(Interview(number, item.text().strip()))

    def _number_in(self, row: int) -> int:
        return int(self._table.model().index(row, NUMBER).data(Qt.ItemDataRole.UserRole))
