"""The share menu at work, with a note of what would have been opened elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_invite.storage.preferences import Preferences, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.sharing.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.invites.invite import Invite

API_HOST = "api.example.org"


class NotedOpener:
    """Notes the addresses instead of opening them."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.works = True
        """Whether there is a program that takes addresses."""

    def open(self, address: str) -> bool:
        """Note it."""
        if self.works:
            self.opened.append(address)
        return self.works


class Sharer:
    """A share menu's doing, with everything around it."""

    def __init__(self, qtbot: QtBot, folder: Path, *, practice: bool = False) -> None:
        self.qtbot = qtbot
        self.background = Background()
        self.file = PreferencesFile(folder / "preferences.json")
        self.remembered = Remembered(self.file, self.background)
        self.opener = NotedOpener()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.share = Share(
            Clipboard(),
            self.opener,
            self.background,
            self.remembered,
            self.window,
            api_host=lambda: "127.0.0.1" if practice else API_HOST,
            practice=practice,
        )
        self.said: list[str] = []
        self.share.said.connect(self._note)

    @property
    def now(self) -> Preferences:
        """What is remembered."""
        return self.remembered.now

    def close(self) -> None:
        """Take it down."""
        self.share.close()
        self.remembered.save_now()
        self.background.close()

    def _note(self, _invite: Invite, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def sharer(qtbot: QtBot, tmp_path: Path) -> Iterator[Sharer]:
    """Share for an account of one's own."""
    QGuiApplication.clipboard().setText("of somebody else")
    sharer = Sharer(qtbot, tmp_path)
    yield sharer
    sharer.close()


@pytest.fixture
def practising(qtbot: QtBot, tmp_path: Path) -> Iterator[Sharer]:
    """Share in practice mode."""
    QGuiApplication.clipboard().setText("of somebody else")
    sharer = Sharer(qtbot, tmp_path, practice=True)
    yield sharer
    sharer.close()


def copied() -> str:
    """Return what a plain editor would paste."""
    return QGuiApplication.clipboard().text()
