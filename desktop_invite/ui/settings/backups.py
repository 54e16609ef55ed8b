"""The backups: a few are there, one more can be made, and each can be gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_invite.storage.backup_list import BackupState
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.notice import Notice, NoticeBar
from desktop_invite.ui.parts.small_table import NUMBERS, make_calm, show_numbers_under_each_other
from desktop_invite.ui.privacy.going_back_dialog import GoingBackDialog
from desktop_invite.ui.settings.page import SettingsPage, button
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import GRID
from desktop_invite.ui.words import privacy as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from desktop_invite.storage.backup_list import BackupFound
    from desktop_invite.ui.privacy.desk import PrivacyDesk

WHEN, INVITES, WHY = range(3)


class BackupsPage(SettingsPage):
    """A table of the backups, read anew whenever the page is shown."""

    def __init__(self, desk: PrivacyDesk) -> None:
        super().__init__(Subject.BACKUPS.title)
        self._desk = desk
        self._found: tuple[BackupFound, ...] = ()
        self._dialog: GoingBackDialog | None = None
        self._table = self._new_table()
        self._now = button(self.tr("&Back up now"), "backUpNow", self._back_up)
        self._go_back = button(self.tr("&Go back to this backup…"), "goBack", self._ask)
        self._notice = NoticeBar()
        self._lay_out()
        self._note_selected()
        desk.forgotten.connect(self._read)
        desk.looked_after.connect(self._read)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which backups there are now."""
        super().showEvent(event)
        self._read()

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName("backups")
        table.setAccessibleName(self.tr("Backups"))
        make_calm(table)
        table.setHorizontalHeaderLabels([self.tr("Made on"), self.tr("Invites"), self.tr("Kind")])
        show_numbers_under_each_other(table, INVITES)
        table.horizontalHeader().setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setMinimumHeight(26 * GRID)
        table.itemSelectionChanged.connect(self._note_selected)
        return table

    def _lay_out(self) -> None:
        self.add_hint(
            self.tr(
                "A backup is made each day that you use the app, and the last three are kept. "
                "Candidates whom you forget are taken out of the backups, too."
            )
        )
        self.add(self._table)
        self.add_row(self._now, self._go_back)
        self.add(self._notice)

    # ------------------------------------------------------------------ what there is

    @Slot()
    def _read(self) -> None:
        if self.isVisible():
            self._desk.backups(self._show)

    def _show(self, answer: tuple[BackupFound, ...] | HistoryTrouble) -> None:
        if isinstance(answer, HistoryTrouble):
            self._say_trouble(answer)
            return
        self._found = answer
        self._table.setRowCount(len(answer))
        for row, found in enumerate(answer):
            texts = {
                WHEN: words.day_and_time(found.made_at),
                INVITES: words.content_words(found),
                WHY: words.kind_words(found.kind),
            }
            for column, text in texts.items():
                item = QTableWidgetItem(text)
                if column == INVITES:
                    item.setTextAlignment(NUMBERS)
                self._table.setItem(row, column, item)
        self._table.resizeColumnToContents(WHEN)
        self._table.resizeColumnToContents(INVITES)
        self._note_selected()

    def _selected(self) -> BackupFound | None:
        rows = {index.row() for index in self._table.selectedIndexes()}
        row = rows.pop() if len(rows) == 1 else len(self._found)
        return self._found[row] if row < len(self._found) else None

    @Slot()
    def _note_selected(self) -> None:
        found = self._selected()
        self._go_back.setEnabled(found is not None and found.state is BackupState.GOOD)

    # ------------------------------------------------------------------ what is done

    @Slot()
    def _back_up(self) -> None:
        self._now.setEnabled(False)
        self._notice.show_notice(Notice(self.tr("Making a backup…"), Tone.BUSY))
        self._desk.back_up(self._backed_up)

    def _backed_up(self, answer: Path | HistoryTrouble) -> None:
        self._now.setEnabled(True)
        if isinstance(answer, HistoryTrouble):
            self._say_trouble(answer)
        else:
            self._notice.show_notice(Notice(self.tr("The backup is made."), Tone.GOOD))
        self._read()

    @Slot()
    def _ask(self) -> None:
        found = self._selected()
        if found is None:
            return
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = GoingBackDialog(found, self)
        self._dialog.confirmed.connect(self._put_back)
        self._dialog.open()

    @Slot(object)
    def _put_back(self, found: BackupFound) -> None:
        self._go_back.setEnabled(False)
        self._notice.show_notice(Notice(self.tr("Going back…"), Tone.BUSY))
        self._desk.put_back(found.path, self._went_back)

    def _went_back(self, answer: Path | HistoryTrouble) -> None:
        if isinstance(answer, HistoryTrouble):
            self._say_trouble(answer)
        else:
            sentence = self.tr(
                "The history is as it was then. The one before is kept as {name}."
            ).format(name=answer.name)
            self._notice.show_notice(Notice(sentence, Tone.GOOD))
        self._read()

    def _say_trouble(self, why: HistoryTrouble) -> None:
        self._notice.show_notice(Notice(words.not_done_sentence(why), Tone.BAD))
