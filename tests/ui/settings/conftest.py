"""Settings of the real app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

if TYPE_CHECKING:
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
