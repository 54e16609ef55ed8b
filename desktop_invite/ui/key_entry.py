"""Where an API key is typed or pasted: masked, checked, and never shown again once saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_invite.storage.key_answers import KeyPlace
from desktop_invite.storage.key_text import KeyProblem, clean_key
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.texts import muted
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from desktop_invite.ui.key_desk import KeyDesk


class KeyEntry(QWidget):
    """A masked field with its button, and in words of this computer where the key will be."""

    save_wanted = Signal()
    """A key that could be one was entered, and is being saved."""

    def __init__(self, desk: KeyDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = QLineEdit()
        self._text.setObjectName("apiKey")
        self._text.setEchoMode(QLineEdit.EchoMode.Password)
        self._text.returnPressed.connect(self.save)
        self.field = Field(self.tr("&API key"), self._text)
        self._show = QCheckBox(self.tr("&Show it"))
        self._show.setObjectName("showKey")
        self._show.toggled.connect(self._unmask)
        self._save = QPushButton(self.tr("Save key"))
        self._save.setObjectName("saveKey")
        self._save.setProperty("primary", True)  # noqa: FBT003
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self.save)
        self._place = muted()
        self._place.hide()
        self._lay_out()
        desk.place_found.connect(self._say_place)
        desk.key_saved.connect(self._forget)
        if desk.place is not None:
            self._say_place(desk.place)

    @Slot()
    def save(self) -> None:
        """Check what was entered and hand it to the password store."""
        key = clean_key(self._text.text())
        if isinstance(key, KeyProblem):
            self.field.show_finding(problem_sentence(key))
            self._text.setFocus()
            return
        self.field.clear()
        self._desk.save(key)
        self.save_wanted.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._show)
        row.addStretch(1)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self._place)
        column.addLayout(row)

    @Slot(bool)
    def _unmask(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._text.setEchoMode(mode)

    @Slot(object)
    def _say_place(self, place: KeyPlace) -> None:
        self._place.setText(place_sentence(place))
        self._place.show()

    @Slot()
    def _forget(self) -> None:
        self._text.clear()
        self._show.setChecked(False)


def place_sentence(place: KeyPlace) -> str:
    """Say in the words of this computer where a key is kept."""
    name = ""
    match place:
        case KeyPlace.WINDOWS_CREDENTIALS:
            name = _tr("the Windows Credential Manager")
        case KeyPlace.MACOS_KEYCHAIN:
            name = _tr("your Mac's keychain")
        case KeyPlace.KWALLET:
            name = _tr("KWallet")
        case KeyPlace.SECRET_SERVICE:
            name = _tr("this computer's password store")
    if not name:
        return _tr(
            "This computer has no password store that can be used, so the key can be used "
            "until you quit, but not saved."
        )
    return _tr("It is kept in {place}, and goes to Xobin only.").format(place=name)


def problem_sentence(problem: KeyProblem) -> str:
    """Say what is to be mended in an entered key."""
    match problem:
        case KeyProblem.EMPTY:
            return _tr("Please paste your API key here.")
        case KeyProblem.SPACE_INSIDE:
            return _tr("There is a space inside. Please paste the key alone.")
        case KeyProblem.STRANGE_CHARACTER:
            return _tr("There is a character that keys don't have. Please paste the key again.")
        case KeyProblem.TOO_LONG:
            return _tr("This is longer than a key can be. Please paste the key alone.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyEntry", text)
