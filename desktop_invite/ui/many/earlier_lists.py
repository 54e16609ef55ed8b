"""*Earlier lists*: what was sent before, to be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.history.sentences import unread
from desktop_invite.ui.many.earlier_model import EarlierModel
from desktop_invite.ui.many.earlier_table import EarlierTable
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.texts import heading, muted
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.events import RunEnded, RunProgressed
    from desktop_invite.storage.recent_runs import RecentRun
    from desktop_invite.ui.many.doors import SendingDoor

    RunsRead = tuple[RecentRun, ...] | HistoryTrouble
    ReadRuns = Callable[[int | None, Callable[[RunsRead], None]], None]
    """Reads the runs before one, or the newest, on another thread; returns at once."""

_PATIENCE = 1000
"""Milliseconds until a history that another program holds is asked again."""


class EarlierLists(QDialog):
    """Lists the runs, the newest first, and opens one."""

    chosen = Signal(object)
    """A list is to be shown: carries the number of its run."""

    def __init__(
        self,
        read: ReadRuns,
        sending: SendingDoor,
        clock: Clock,
        parent: QWidget | None = None,
        locale: QLocale | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("earlierListsDialog")
        self.setWindowTitle(self.tr("Earlier lists"))
        self._read = read
        self._model = EarlierModel(Moments(clock, locale or QLocale()), self)
        self.table = EarlierTable(self._model)
        self.open_button = QPushButton(self.tr("&Open"))
        self.open_button.setObjectName("openEarlierList")
        self._close = QPushButton(self.tr("&Close"))
        self._close.setObjectName("closeEarlierLists")
        self._about = muted(
            self.tr("Open a list to see what came of it, copy its links, or save it.")
        )
        self._title = heading()
        self._hint = muted()
        self._nothing = QWidget()
        self._faces = QStackedLayout()
        self._lay_out()
        self._model.wished.connect(self._ask)
        self.table.opened.connect(self._choose)
        self.table.selection_changed.connect(self._note_selected)
        self.open_button.clicked.connect(self._choose)
        self._close.clicked.connect(self.reject)
        sending.run_progressed.connect(self._note_run)
        sending.run_ended.connect(self._note_run)
        sending.run_started.connect(self._read_anew)
        sending.invites_forgotten.connect(self._read_anew)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read."""
        return self._model.is_settled

    @property
    def said(self) -> str:
        """What stands there in place of lists; empty when there are some."""
        return "" if self._faces.currentWidget() is self.table else self._title.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Look which lists there are now."""
        super().showEvent(event)
        self._model.refresh()

    # ------------------------------------------------------------------ what is read

    @Slot(object)
    def _ask(self, before: int | None) -> None:
        def then(read: RunsRead) -> None:
            if isinstance(read, HistoryTrouble):
                self._note_trouble(read)
            else:
                self._take(before, read)

        self._read(before, then)

    def _note_trouble(self, trouble: HistoryTrouble) -> None:
        self._model.take_nothing()
        if not self._model.rowCount():
            self._say(unread(trouble), "")
        if trouble is HistoryTrouble.LOCKED:
            QTimer.singleShot(_PATIENCE, self, self._read_anew)

    def _take(self, before: int | None, runs: tuple[RecentRun, ...]) -> None:
        selected = self._selected()
        self._model.take(before, runs)
        if not self._model.rowCount():
            self._say(
                self.tr("No lists yet"),
                self.tr("Each list that you send with Invite many can be opened here again."),
            )
        elif before is None:
            self._about.show()
            self._faces.setCurrentWidget(self.table)
            row = None if selected is None else self._model.row_of(selected.id)
            self.table.selectRow(row or 0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_selected()

    @Slot()
    def _read_anew(self) -> None:
        if self.isVisible():
            self._model.refresh()

    @Slot(object)
    def _note_run(self, event: RunProgressed | RunEnded) -> None:
        self._model.note_run(event.run)

    # ------------------------------------------------------------------ what is done

    def _selected(self) -> RecentRun | None:
        row = self.table.selected_row()
        return None if row is None else self._model.run_at(row)

    @Slot()
    def _note_selected(self) -> None:
        self.open_button.setEnabled(self._selected() is not None)

    @Slot()
    def _choose(self) -> None:
        run = self._selected()
        if run is not None:
            self.accept()
            self.chosen.emit(run.id)

    # ------------------------------------------------------------------ how it looks

    def _say(self, title: str, hint: str) -> None:
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._about.hide()
        self._faces.setCurrentWidget(self._nothing)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        middle = QVBoxLayout(self._nothing)
        middle.setSpacing(GAP)
        middle.addStretch(2)
        label: QLabel
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            middle.addWidget(label)
        middle.addStretch(3)
        self._faces.addWidget(self._nothing)
        self._faces.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.open_button, self._close):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        self.open_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._about)
        column.addLayout(self._faces, 1)
        column.addLayout(buttons)
        self.setMinimumSize(44 * GRID, 34 * GRID)
        resize_on_screen(self, QSize(88 * GRID, 56 * GRID))
