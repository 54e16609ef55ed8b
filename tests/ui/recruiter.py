"""The real app, and what a recruiter does with it and reads on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from desktop_invite.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_invite.app import Start
    from desktop_invite.ui.history.model import HistoryModel
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.window import MainWindow

Control = TypeVar("Control", bound=QWidget)

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\u2066\u2067\u2068\u2069"))
"""Characters that only help to break and to order what is shown."""


class Recruiter:
    """Sits before one running app."""

    def __init__(self, qtbot: QtBot, start: Start, opened: list[Recruiter]) -> None:
        """Start the app; `opened` is who sits before one in this test."""
        self._opened = opened
        opened.append(self)
        self.qtbot = qtbot
        self.start = start
        self.app = App(start, cast("QApplication", QApplication.instance()))
        self._ended = False
        self.app.ended.connect(self._note_end)
        self.app.open()

    # ------------------------------------------------------------------ what is there

    @property
    def window(self) -> MainWindow:
        """The window of the mode in use."""
        return self.app.workspace.window

    @property
    def history(self) -> HistoryPanel:
        """The history beside the form."""
        return self.app.workspace.desk.history

    @property
    def has_ended(self) -> bool:
        """Whether everything is taken down."""
        return self._ended

    def control(self, kind: type[Control], name: str, within: QWidget | None = None) -> Control:
        """Return the control with this name for people, or else for programs; a shown one first."""
        found = [each for each in (within or self.window).findChildren(kind) if _is(each, name)]
        assert found, f"there is no {kind.__name__} {name}"
        return next((each for each in found if each.isVisible()), found[0])

    def texts(self, within: QWidget | None = None) -> list[str]:
        """Return every sentence that can be read in the window."""
        labels = (within or self.window).findChildren(QLabel)
        return [readable(label.text()) for label in labels if label.isVisible() and label.text()]

    def reads(self, sentence: str, within: QWidget | None = None) -> bool:
        """Whether this can be read somewhere in the window."""
        return any(sentence in text for text in self.texts(within))

    def buttons(self, within: QWidget | None = None) -> list[str]:
        """Return what the visible buttons say."""
        buttons = (within or self.window).findChildren(QPushButton)
        return [readable(each.text()) for each in buttons if each.isVisible()]

    def dialog(self, name: str) -> QWidget | None:
        """Return an open dialog by its object name."""
        dialog = self.window.findChild(QWidget, name)
        return dialog if dialog is not None and dialog.isVisible() else None

    # ------------------------------------------------------------------ what is done

    def wait(self, done: Callable[[], object]) -> None:
        """Let the app run until this is so."""
        self.qtbot.waitUntil(lambda: bool(done()))

    def wait_to_read(self, sentence: str, within: QWidget | None = None) -> None:
        """Let the app run until this can be read."""
        try:
            self.wait(lambda: self.reads(sentence, within))
        except self.qtbot.TimeoutError as error:
            raise AssertionError(f"{sentence!r} is not among {self.texts()}") from error

    def wait_for_account(self) -> None:
        """Wait until there is a key to send with, and the history is read."""
        self.wait(lambda: self.app.workspace.account_known)
        model = cast("HistoryModel", self.history.table.model())
        self.wait(lambda: model.found is not None and self.history.is_settled)

    def type(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Put a text into a field, as if typed over what was there."""
        field = self.control(QLineEdit, name, within)
        field.setFocus()
        field.selectAll()
        field.insert(text)

    def pick(self, interview: str) -> None:
        """Put a text into the interview's field."""
        self.control(QComboBox, "Interview").setEditText(interview)

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press a button, by its text or its object name."""
        button = self.control(QPushButton, name, within)
        assert button.isVisible(), f"{name} can't be seen"
        assert button.isEnabled(), f"{name} can't be pressed"
        button.click()

    def hit(self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key in the window."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.window, key, modifiers)

    def invite(self, name: str, email: str, interview: str = "305") -> None:
        """Type an invite and press its button."""
        self.type("Candidate name", name)
        self.type("Candidate email", email)
        self.pick(interview)
        self.press("submitInvite")

    def close(self) -> None:
        """Close the window, and wait until everything is down."""
        if not self._ended:
            self.app.close()
            self.wait(lambda: self._ended)

    def restart(self, **changes: object) -> Recruiter:
        """Close, and start once more in the same folder."""
        self.close()
        start = replace(self.start, **changes)  # type: ignore[arg-type] # fields of Start
        return Recruiter(self.qtbot, start, self._opened)

    def _note_end(self) -> None:
        self._ended = True


def readable(text: str) -> str:
    """Return a text as people see it."""
    return text.translate(_INVISIBLE).replace("&&", "\0").replace("&", "").replace("\0", "&")


def _is(control: QWidget, name: str) -> bool:
    names = {control.accessibleName(), control.objectName()}
    if isinstance(control, QPushButton):
        names.add(readable(control.text()))
    return name in names
