"""What a message is used for: every interview, or only some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Interview
from desktop_invite.invites.messages import Messages
from desktop_invite.ui.parts.texts import muted
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.messages import used_for

if TYPE_CHECKING:
    from collections.abc import Sequence


class MessageUse(QWidget):
    """Says it, and lets it be changed."""

    changed = Signal(object)
    """The messages are used otherwise now: carries the `Messages`."""

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self._messages = Messages()
        self._name = ""
        self._interviews: tuple[Interview, ...] = ()
        self._said = muted()
        self._default = QCheckBox(self.tr("Use it as the &default"))
        self._default.setObjectName("defaultMessage")
        self._choose = QPushButton(self.tr("Intervie&ws"))
        self._choose.setObjectName("interviewsOfMessage")
        self._choose.setAutoDefault(False)
        self._menu = QMenu(self._choose)
        self._choose.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._choose)
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._default)
        column.addLayout(row)
        self._default.clicked.connect(self._make_default)
        self._menu.aboutToShow.connect(self._fill_menu)

    def show_interviews(self, interviews: Sequence[Interview]) -> None:
        """Let these have a message of their own."""
        self._interviews = tuple(interviews)
        self._show()

    def show_use(self, messages: Messages, name: str) -> None:
        """Show what the message of this name is used for."""
        self._messages, self._name = messages, name
        self._show()

    def _show(self) -> None:
        is_default = self._messages.default_name == self._name
        self._default.setChecked(is_default)
        # There is always one: another is made it, rather than this one no longer.
        self._default.setEnabled(not is_default)
        known = {each.number: each.label for each in self._interviews}
        own = self._messages.interviews_of(self._name, practice=self._practice)
        names = [known.get(number, str(number)) for number in own]
        self._said.setText(used_for(names, default=is_default))
        self._choose.setEnabled(bool(self._interviews or own))
        self._choose.setAccessibleDescription(self._said.text())

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        own = self._messages.interviews_of(self._name, practice=self._practice)
        offered = {each.number for each in self._interviews}
        others = tuple(Interview(number) for number in own if number not in offered)
        for interview in (*self._interviews, *others):
            action = self._menu.addAction(picker_text(interview).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(interview.number in own)
            action.setData(interview.number)
            action.triggered.connect(self._toggle)

    @Slot()
    def _toggle(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.changed.emit(
                self._messages.with_interview(
                    self._name,
                    int(action.data()),
                    practice=self._practice,
                    own=action.isChecked(),
                )
            )

    @Slot()
    def _make_default(self) -> None:
        self.changed.emit(self._messages.with_default(self._name))
