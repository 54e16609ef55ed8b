"""Shows who would be forgotten before forgetting by age is turned on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.points import Points
from desktop_invite.ui.parts.small_table import NUMBERS, make_calm, show_numbers_under_each_other
from desktop_invite.ui.parts.texts import heading, muted, plain
from desktop_invite.ui.theme.spacing import GRID, MARGIN
from desktop_invite.ui.words import privacy as words
from desktop_invite.ui.words.dates import date_words

if TYPE_CHECKING:
    from desktop_invite.storage.retention import Preview

NAME, LATEST, INVITES = range(3)


class RetentionDialog(QDialog):
    """Names, numbers and dates of who is due; nothing is forgotten before the button is pressed."""

    confirmed = Signal(int)
    """It is to be turned on: carries the months."""

    def __init__(self, preview: Preview, months: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retentionDialog")
        self.setWindowTitle(self.tr("Forget by age"))
        self._preview = preview
        self._months = months
        self._table = self._new_table()
        self._confirm = QPushButton(words.retention_button(preview.people))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._lay_out()

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(len(self._preview.some), 3)
        table.setObjectName("duePeople")
        table.setAccessibleName(self.tr("Candidates who would be forgotten"))
        make_calm(table)
        table.setHorizontalHeaderLabels(
            [self.tr("Candidate"), self.tr("Newest invite"), self.tr("Invites")]
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        show_numbers_under_each_other(table, INVITES)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, person in enumerate(self._preview.some):
            table.setItem(row, NAME, QTableWidgetItem(person.name))
            table.setItem(row, LATEST, QTableWidgetItem(date_words(person.latest)))
            count = QTableWidgetItem(words.number(person.invites))
            count.setTextAlignment(NUMBERS)
            table.setItem(row, INVITES, count)
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        table.resizeColumnToContents(LATEST)
        table.setVisible(bool(self._preview.some))
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(heading(words.retention_heading(self._months)))
        column.addWidget(plain(words.retention_sentence(self._preview, self._months)))
        column.addWidget(self._table, 1)
        more = self._preview.people - len(self._preview.some)
        if more > 0:
            column.addWidget(muted(self.tr("And {count} more.").format(count=words.number(more))))
        unsettled = words.unsettled_sentence(self._preview.unsettled)
        if unsettled:
            column.addWidget(plain(unsettled))
        column.addWidget(
            Points(
                [
                    self.tr("From then on it is looked for each day, without a question."),
                    self.tr(
                        "Forgotten candidates are deleted in the history, in lists and in every "
                        "backup. This can't be undone. Xobin keeps a copy of its own."
                    ),
                ]
            )
        )
        if not self._preview.some:
            column.addStretch(1)
        column.addLayout(self._buttons())
        height = 66 if self._preview.some else 36
        resize_on_screen(self, QSize(64 * GRID, height * GRID))

    def _buttons(self) -> QHBoxLayout:
        self._confirm.setObjectName("confirmRetention")
        self._confirm.setAutoDefault(False)
        self._confirm.clicked.connect(self._turn_on)
        self._cancel.setObjectName("cancelRetention")
        self._cancel.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._confirm)
        row.addWidget(self._cancel)
        self._cancel.setFocus()
        return row

    @Slot()
    def _turn_on(self) -> None:
        self.confirmed.emit(self._months)
        self.accept()
