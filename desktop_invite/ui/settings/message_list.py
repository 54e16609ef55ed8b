"""The names of the messages, and what can be done with one as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.parts.one_selected import OneSelected
from desktop_invite.ui.parts.small_table import AiryDelegate
from desktop_invite.ui.settings.page import button
from desktop_invite.ui.theme.spacing import GAP, GRID
from desktop_invite.ui.words.names import isolated

if TYPE_CHECKING:
    from desktop_invite.invites.messages import Messages

_ROW = QSize(0, 26)


class MessageList(QWidget):
    """The names, and what can be done with a message as a whole."""

    chosen = Signal(str)
    """Another message is to be shown: carries its name."""
    add_wanted = Signal()
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._list = QListWidget()
        self._list.setItemDelegate(AiryDelegate(self._list))
        self._list.setObjectName("messages")
        self._list.setAccessibleName(self.tr("Messages"))
        self._list.setFixedHeight(12 * GRID)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._new = button(self.tr("&New"), "newMessage", self.add_wanted)
        self._copy = button(self.tr("D&uplicate"), "duplicateMessage", self.duplicate_wanted)
        self._remove = button(self.tr("Remo&ve"), "removeMessage", self.remove_wanted)
        beside = QVBoxLayout()
        beside.setSpacing(GAP)
        for each in (self._new, self._copy, self._remove):
            beside.addWidget(each)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list, 1)
        row.addLayout(beside)
        self._list.currentRowChanged.connect(self._choose)
        OneSelected(self._list)

    def show_messages(self, messages: Messages, name: str) -> None:
        """Show the names, this one chosen."""
        self._names = messages.names
        self._list.blockSignals(True)  # noqa: FBT003 - showing is no choice
        while self._list.count() > len(self._names):
            self._list.takeItem(self._list.count() - 1)
        for row, each in enumerate(self._names):
            default = self.tr("{name} (default)").format(name=isolated(each))
            text = default if each == messages.default_name else each
            if row == self._list.count():
                self._list.addItem(text)
            self._list.item(row).setText(text)
            self._list.item(row).setToolTip(as_plain_tooltip(each))
            self._list.item(row).setSizeHint(_ROW)
        self._list.setCurrentRow(self._names.index(name))
        self._list.blockSignals(False)  # noqa: FBT003
        self.offer(messages)

    def offer(self, messages: Messages) -> None:
        """Fit the buttons to what there is."""
        self._new.setEnabled(not messages.is_full)
        self._copy.setEnabled(not messages.is_full)
        self._remove.setEnabled(not messages.is_only_ours)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._names):
            self.chosen.emit(self._names[row])
