"""A plain sentence with ways out, which stays until it is answered or no longer true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.card import restyle
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.theme.spacing import GAP, MARGIN

if TYPE_CHECKING:
    from desktop_invite.ui.theme.colours import Tone


class WayOut(StrEnum):
    """What a notice's button leads to. The window knows how; the words are in `ui.words`."""

    ADD_KEY = "add_key"
    CHANGE_KEY = "change_key"
    PRACTICE = "practice"
    TRY_AGAIN = "try_again"
    COPY_DETAILS = "copy_details"
    CONTINUE = "continue"
    STOP = "stop"
    REVIEW = "review"
    THEY_GOT_IT = "they_got_it"
    SEND_AGAIN = "send_again"
    USE_UNTIL_QUIT = "use_until_quit"
    TRY_KEYRING = "try_keyring"
    OPEN_SETTINGS = "open_settings"
    COPY_EARLIER = "copy_earlier"
    INVITE_AGAIN = "invite_again"
    CANCEL = "cancel"
    UNDO = "undo"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Button:
    """A way out and what its button says."""

    way_out: WayOut
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that says first what happened to the candidate, and the ways out."""

    sentence: str
    tone: Tone
    buttons: tuple[Button, ...] = ()
    details: str = ""
    """For *Copy details*: technical words, without candidate and key."""
    invite_id: int | None = None
    """The invite that it is about."""


class NoticeBar(QFrame):
    """Shows one notice, or nothing at all."""

    way_out_chosen = Signal(object, object)
    """A button was pressed: carries the `WayOut` and the `Notice`."""

    def __init__(self, parent: QWidget | None = None, *, buttons_below: bool = True) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.notice: Notice | None = None
        self._sentence = plain(parent=self)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        outer: QBoxLayout = QVBoxLayout(self) if buttons_below else QHBoxLayout(self)
        outer.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        outer.setSpacing(GAP)
        outer.addWidget(self._sentence, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        outer.addLayout(self._row)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Replace what is shown. Focus stays where it is; a screen reader is told."""
        if notice == self.notice:
            return
        same_buttons = self.notice is not None and self.notice.buttons == notice.buttons
        self.notice = notice
        self._sentence.setText(notice.sentence)
        self.setAccessibleName(notice.sentence)
        self.setProperty("tone", notice.tone.value)
        if not same_buttons:
            self._make_buttons(notice)
            restyle(self)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self.notice = None
        self.hide()

    def _make_buttons(self, notice: Notice) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in notice.buttons:
            made = QPushButton(button.text, self)
            made.setObjectName(f"wayOut_{button.way_out}")
            made.setProperty("wayOut", button.way_out.value)
            made.setAutoDefault(False)
            made.clicked.connect(self._choose)
            self._row.addWidget(made)
        self._row.addStretch(1)

    @Slot()
    def _choose(self) -> None:
        if self.notice is not None:
            self.way_out_chosen.emit(WayOut(self.sender().property("wayOut")), self.notice)
