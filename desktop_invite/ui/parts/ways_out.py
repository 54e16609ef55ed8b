"""Buttons that lead on from a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_invite.ui.parts.flow import FlowLayout


class WayOut(StrEnum):
    """What a button leads to. The view knows how; the words are in `ui.words`."""

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
    USE_BACKUP = "use_backup"
    START_ANEW = "start_anew"
    TRY_KEYRING = "try_keyring"
    OPEN_SETTINGS = "open_settings"
    OPEN_PRIVACY = "open_privacy"
    COPY_EARLIER = "copy_earlier"
    INVITE_AGAIN = "invite_again"
    CANCEL = "cancel"
    UNDO = "undo"
    CLOSE = "close"
    COPY_LINK = "copy_link"
    COPY_MESSAGE = "copy_message"
    SHARE = "share"
    """Opens a menu: the view gives the button one."""
    EDIT = "edit"
    CONFIRM = "confirm"
    TAKE_SUGGESTION = "take_suggestion"
    KEEP_NAME = "keep_name"
    LEAVE_OUT = "leave_out"
    TAKE_IN = "take_in"
    SHOW = "show"
    PUT_BACK = "put_back"
    THROW_AWAY = "throw_away"


@dataclass(frozen=True, slots=True)
class Button:
    """A way out and what its button says."""

    way_out: WayOut
    text: str
    """With a mnemonic where there is one: `Copy &link`."""
    says: str = ""
    """The accessible name, where it has to say more than the text."""


class WaysOut(QWidget):
    """A row of buttons, several rows where it is narrow; nothing without a button."""

    chosen = Signal(object)
    """A button was pressed: carries its `WayOut`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self)
        self._buttons: dict[WayOut, QPushButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_buttons(self, buttons: tuple[Button, ...]) -> None:
        """Replace the buttons. One that stays keeps its place and the focus."""
        if [button.way_out for button in buttons] != list(self._buttons):
            self._make(buttons)
        for button in buttons:
            made = self._buttons[button.way_out]
            made.setText(button.text)
            made.setAccessibleName(button.says)
        self.setVisible(bool(buttons))

    def button(self, way_out: WayOut) -> QPushButton | None:
        """Return the button that leads there, if there is one."""
        return self._buttons.get(way_out)

    def first(self) -> QPushButton | None:
        """Return the first button."""
        return next(iter(self._buttons.values()), None)

    def _make(self, buttons: tuple[Button, ...]) -> None:
        while self._row.takeAt(0) is not None:
            pass
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for button in buttons:
            made = QPushButton(button.text, self)
            made.setObjectName(f"wayOut_{button.way_out}")
            made.setProperty("wayOut", button.way_out.value)
            made.setAutoDefault(True)
            made.clicked.connect(self._choose)
            self._row.addWidget(made)
            made.show()
            self._buttons[button.way_out] = made

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(WayOut(self.sender().property("wayOut")))
