"""Each page changes what it says, at once, and it is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
)

from desktop_invite.invites.invite import Delivery
from desktop_invite.storage.preferences import PreferencesFile
from desktop_invite.ui.theme.colours import is_dark

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.ui.settings.conftest import Settings

# ---------------------------------------------------------------------- inviting


def test_the_time_to_undo_is_followed_and_remembered(
    settings: Settings, folder: DataFolder
) -> None:
    settings.open("Inviting")
    settings.recruiter.control(QSpinBox, "undoSeconds").setValue(0)
    settings.recruiter.control(QRadioButton, "Email the candidate").setChecked(True)
    settings.recruiter.invite("Asha Rao", "asha@example.com")
    settings.recruiter.wait_to_read("Emailed")
    settings.restart()
    assert PreferencesFile(folder.preferences).load().undo_seconds == 0
    settings.open("Inviting")
    assert settings.recruiter.control(QSpinBox, "undoSeconds").value() == 0
    assert settings.recruiter.control(QSpinBox, "undoSeconds").text() == "No time to undo"


def test_links_are_copied_by_themselves_only_when_that_is_wished(
    settings: Settings, qapp: QApplication
) -> None:
    qapp.clipboard().setText("something else")
    settings.open("Inviting")
    settings.recruiter.control(QCheckBox, "autoCopy").setChecked(False)
    settings.recruiter.invite("Asha Rao", "asha@example.com")
    settings.recruiter.wait_to_read("Link ready")
    assert qapp.clipboard().text() == "something else"
    settings.restart()
    settings.open("Inviting")
    assert not settings.recruiter.control(QCheckBox, "autoCopy").isChecked()
    settings.recruiter.control(QCheckBox, "autoCopy").setChecked(True)
    settings.recruiter.invite("Wei Chen", "wei@example.com")
    settings.recruiter.wait_to_read("Copied")
    assert qapp.clipboard().text().startswith("http://127.0.0.1:")


def test_the_delivery_is_one_in_the_form_and_in_the_settings(settings: Settings) -> None:
    settings.open("Inviting")
    form = settings.recruiter.app.workspace.desk.form
    settings.recruiter.control(QRadioButton, "defaultSendLink").click()
    assert form.draft().delivery is Delivery.SENDLINK
    settings.recruiter.control(QRadioButton, "Get a link to share", form).click()
    assert settings.recruiter.control(QRadioButton, "defaultGetLink").isChecked()
    settings.recruiter.control(QRadioButton, "defaultSendLink").click()
    settings.restart()
    assert settings.recruiter.app.workspace.desk.form.draft().delivery is Delivery.SENDLINK


# ---------------------------------------------------------------------- appearance


@pytest.mark.parametrize(
    ("choice", "dark"), [("appearance_dark", True), ("appearance_light", False)]
)
def test_light_and_dark_are_shown_at_once_and_remembered(
    settings: Settings, choice: str, dark: bool
) -> None:
    settings.open("Appearance")
    settings.recruiter.control(QRadioButton, choice).click()
    assert is_dark(QApplication.palette()) is dark
    settings.restart()
    assert is_dark(QApplication.palette()) is dark
    settings.open("Appearance")
    assert settings.recruiter.control(QRadioButton, choice).isChecked()


# ---------------------------------------------------------------------- privacy, about


def test_the_folder_is_shown_and_copied(
    settings: Settings, folder: DataFolder, qapp: QApplication
) -> None:
    settings.open("Privacy")
    shown = settings.recruiter.control(QLineEdit, "dataFolder")
    assert shown.text() == str(folder.root)
    assert shown.isReadOnly()
    settings.recruiter.press("copyDataFolder")
    assert qapp.clipboard().text() == str(folder.root)


def test_the_report_names_no_candidate_and_no_key(
    settings: Settings, qapp: QApplication, own_home: Path
) -> None:
    settings.recruiter.invite("Asha Rao", "asha@example.com")
    settings.recruiter.wait_to_read("Link ready")
    settings.open("About")
    text = settings.recruiter.control(QPlainTextEdit, "diagnostics")
    settings.recruiter.wait(lambda: "Password store: secret_service" in text.toPlainText())
    settings.recruiter.press("copyReport")
    report = qapp.clipboard().text()
    assert report == text.toPlainText()
    assert "Asha" not in report
    assert "asha@" not in report
    assert str(own_home) not in report


def test_in_practice_mode_there_is_no_account_to_change(settings: Settings) -> None:
    with pytest.raises(ValueError, match="Account"):
        settings.open("Account")


def test_a_subject_that_a_screen_reader_selects_shows_its_page(settings: Settings) -> None:
    settings.open("Inviting")
    subjects = settings.recruiter.control(QListWidget, "subjects")
    subjects.item(subjects.count() - 1).setSelected(True)
    settings.recruiter.wait(lambda: subjects.currentRow() == subjects.count() - 1)
    assert settings.recruiter.control(QPushButton, "Copy report").isVisible()


@pytest.mark.parametrize("page", ["Inviting", "Interviews", "Messages", "Privacy", "About"])
def test_tab_leads_from_the_subjects_through_the_page_to_close(
    settings: Settings, page: str
) -> None:
    for each in ("Inviting", "Messages", page):
        settings.open(each)
    subjects = settings.recruiter.control(QListWidget, "subjects")
    subjects.setFocus()
    reached: list[str] = []
    while not reached or (reached[-1] != "subjects" and len(reached) < 40):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        reached.append(after.objectName())
    assert len(reached) > 2
    assert reached[-2:] == ["closeSettings", "subjects"]
    assert reached.count("closeSettings") == 1
