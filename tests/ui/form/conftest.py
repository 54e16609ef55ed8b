"""A form at work, with a fake outbox behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop_invite.sending import events
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.form.panel import FormPanel, FormSettings
from tests.ui.form.outbox import SALES, SUPPORT, FakeSending, StillClock

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.form.card import InviteCard
    from desktop_invite.ui.parts.ways_out import WayOut


class Desk:
    """What a recruiter sees and does, and what the outbox is asked for and tells."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.sending = FakeSending()
        self.clock = StillClock()
        self.panel = FormPanel(self.sending, Clipboard(), FormSettings(), self.clock)
        self.form = self.panel.form
        qtbot.addWidget(self.panel)
        self.panel.resize(400, 900)
        self.panel.show()
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.sending.interviews_changed.emit(events.InterviewsChanged((SALES, SUPPORT)))
        self.form.focus_name()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self.focused(), text)

    def press(self, key: Qt.Key, *with_: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in with_:
            modifiers |= modifier
        QTest.keyClick(self.focused(), key, modifiers)

    def tab(self) -> None:
        """Go to the next control."""
        self.press(Qt.Key.Key_Tab)

    def submit(self) -> None:
        """Press Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def paste(self, text: str) -> None:
        """Copy a text elsewhere and paste it here."""
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def focused(self) -> QWidget:
        """Return what has the focus, in a window that has the keyboard."""
        self.panel.activateWindow()
        self.qtbot.waitUntil(self.panel.isActiveWindow)
        focused = self.panel.window().focusWidget()
        assert focused is not None
        return focused

    def fill(self, name: str = "Asha Rao", email: str = "asha@example.com") -> None:
        """Put a candidate into the form, by hand."""
        delivery = self.form.delivery
        self.panel.restore(FormDraft(name, email, "Sales screening · 305", delivery))

    def invite(self, leaves_in: float | None = None) -> Invite:
        """Make an invite of what is in the form; return it as it was recorded."""
        self.form.submit()
        return self.sending.record(leaves_in)

    def card(self, invite: Invite) -> InviteCard:
        """Return the card of an invite."""
        card = self.panel.outcomes.card(invite.id)
        assert card is not None
        return card

    def choose(self, invite: Invite, way_out: WayOut) -> None:
        """Press a button on a card."""
        button = self.card(invite).ways_out.button(way_out)
        assert button is not None
        button.click()

    def leave_by(self, way_out: WayOut) -> None:
        """Press a button of the notice above the form."""
        button = self.panel.standing.ways_out.button(way_out)
        assert button is not None
        button.click()

    def sentences(self) -> tuple[str, str, str]:
        """Return what stands under the three fields."""
        first, second, third = (field.sentence for field in self.form.fields)
        return first, second, third


@pytest.fixture
def desk(qtbot: QtBot, own_home: Path) -> Desk:
    """Return a form at work."""
    QGuiApplication.clipboard().setText("")
    return Desk(qtbot)


def pasteable() -> str:
    """Return what is on the clipboard."""
    return QGuiApplication.clipboard().text()
