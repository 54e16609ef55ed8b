"""Settings of the real app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

from desktop_invite.storage.preferences import Preferences, PreferencesFile
from tests.ui.settings.shown_messages import FORMAL, SHORT, ShownMessages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.recruiter import Recruiter


class Settings:
    """The settings window of a running app."""

    def __init__(self, recruiter: Recruiter) -> None:
        self.recruiter = recruiter

    def open(self, page: str) -> None:
        """Show a page."""
        self.recruiter.app.workspace.desk.dialogs.open_settings()
        subjects = self.recruiter.control(QListWidget, "subjects")
        titles = [subjects.item(row).text() for row in range(subjects.count())]
        subjects.setCurrentRow(titles.index(page))
        QApplication.processEvents()

    def restart(self) -> None:
        """Close the app, and start it again."""
        self.recruiter = self.recruiter.restart()
        self.recruiter.wait_for_account()


@pytest.fixture
def settings(practice: Recruiter) -> Settings:
    """Open the app in practice mode, to change its settings."""
    return Settings(practice)


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    """Remember two messages of the recruiter's own."""
    file = PreferencesFile(tmp_path / "data" / "preferences.json")
    file.save(Preferences(templates=(SHORT, FORMAL), default_template="Formal"))
    return file


@pytest.fixture
def page(qtbot: QtBot, file: PreferencesFile) -> Iterator[ShownMessages]:
    """Show the page."""
    page = ShownMessages(qtbot, file)
    yield page
    page.close()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[ShownMessages]:
    """Show the page to somebody who has written nothing yet."""
    page = ShownMessages(qtbot, PreferencesFile(tmp_path / "data" / "preferences.json"))
    yield page
    page.close()
