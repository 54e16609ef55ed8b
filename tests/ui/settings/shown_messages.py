"""The page of the messages on the screen, and what a recruiter does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from desktop_invite.invites.invite import Candidate
from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.sending.events import InterviewsChanged
from desktop_invite.ui.background import Background
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.settings.messages import MessagesPage
from tests.ui.form.outbox import SALES, SUPPORT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.storage.preferences import Preferences, PreferencesFile

Control = TypeVar("Control", bound=QWidget)

SHORT = MessageTemplate("Short", "{link}", "Interview")
FORMAL = MessageTemplate("Formal", "Dear {name}, {link}")
ZOE = Candidate("Zoë Brontë-Ng 王", "zoe@example.com")


class ShownMessages:
    """The page on the screen, over a file of its own."""

    def __init__(self, qtbot: QtBot, file: PreferencesFile, *, practice: bool = False) -> None:
        self.file = file
        self.background = Background()
        self.remembered = Remembered(file, self.background)
        self.widget = MessagesPage(self.remembered, practice=practice)
        qtbot.addWidget(self.widget)
        self.widget.show_interviews(InterviewsChanged((SALES, SUPPORT)))
        self.widget.resize(560, 860)
        self.widget.show()

    @property
    def now(self) -> Preferences:
        """What is remembered."""
        return self.remembered.now

    def control(self, kind: type[Control], name: str) -> Control:
        """Return a control of the page."""
        found = self.widget.findChild(kind, name)
        assert found is not None
        return found

    def names(self) -> list[str]:
        """Return what stands in the list."""
        names = self.control(QListWidget, "messages")
        return [readable(names.item(row).text()) for row in range(names.count())]

    def choose(self, row: int) -> None:
        """Choose a message."""
        self.control(QListWidget, "messages").setCurrentRow(row)

    def press(self, name: str) -> None:
        """Press a button."""
        self.control(QPushButton, name).click()

    def write(self, text: str) -> None:
        """Write over the text of the message."""
        edit = self.control(QPlainTextEdit, "messageText")
        edit.selectAll()
        edit.insertPlainText(text)

    def rename(self, name: str) -> None:
        """Type another name."""
        line = self.control(QLineEdit, "messageName")
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, name)

    def preview(self) -> str:
        """Return what the preview shows; nothing where it says why it can't."""
        text = self.control(QPlainTextEdit, "messagePreview")
        return text.toPlainText() if text.isVisible() else ""

    def reads(self, sentence: str) -> bool:
        """Whether this can be read on the page."""
        labels = self.widget.findChildren(QLabel)
        return any(sentence in readable(each.text()) for each in labels if each.isVisible())

    def insert(self, name: str) -> None:
        """Choose a placeholder in the menu."""
        action = self.widget.findChild(QAction, f"insert_{name}")
        assert action is not None
        action.trigger()

    def interviews(self) -> dict[str, QAction]:
        """Open the menu of interviews."""
        menu = self.control(QPushButton, "interviewsOfMessage").menu()
        menu.aboutToShow.emit()
        return {action.text(): action for action in menu.actions()}

    def close(self) -> None:
        """Take it down as the app does."""
        self.remembered.save_now()
        self.background.close()


def readable(text: str) -> str:
    """Return a text without the characters that only order and break it."""
    return text.translate(dict.fromkeys(map(ord, "\u200b\u2068\u2069")))
