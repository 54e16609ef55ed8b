"""Asks before a backup takes the history's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.points import Points
from desktop_invite.ui.parts.texts import heading, plain
from desktop_invite.ui.theme.spacing import GRID, MARGIN
from desktop_invite.ui.words import privacy as words

if TYPE_CHECKING:
    from desktop_invite.storage.backup_list import BackupFound


class GoingBackDialog(QDialog):
    """Says what will be missing, and what is kept."""

    confirmed = Signal(object)
    """Go back: carries the `BackupFound`."""

    def __init__(self, found: BackupFound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goingBackDialog")
        self.setWindowTitle(self.tr("Go back to a backup"))
        self._found = found
        when = words.day_and_time(found.made_at)
        sentence = self.tr("It was made on {when} and has {count} invites.")
        self._confirm = QPushButton(self.tr("Go back to this backup"))
        self._confirm.setObjectName("confirmGoingBack")
        self._confirm.setAutoDefault(False)
        self._confirm.clicked.connect(self._go)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("cancelGoingBack")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(heading(self.tr("Go back to this backup?")))
        column.addWidget(plain(sentence.format(when=when, count=words.number(found.invites))))
        column.addWidget(Points(words.going_back_points()))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._confirm)
        row.addWidget(cancel)
        column.addLayout(row)
        resize_on_screen(self, QSize(60 * GRID, 40 * GRID))
        cancel.setFocus()

    @Slot()
    def _go(self) -> None:
        self.confirmed.emit(self._found)
        self.accept()
