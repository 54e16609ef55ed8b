"""Messages are told apart, used for what they are meant for, and a removed one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from desktop_invite.invites.messages import InterviewMessage
from desktop_invite.invites.templates import DEFAULT_TEMPLATE, MessageTemplate
from desktop_invite.sending.events import InterviewsChanged
from desktop_invite.storage.preferences import PreferencesFile
from tests.ui.form.outbox import SUPPORT
from tests.ui.settings.shown_messages import FORMAL, SHORT, ShownMessages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.paths import DataFolder
    from tests.ui.settings.conftest import Settings


# ---------------------------------------------------------------------- which there are


def test_it_begins_with_the_default_message(page: ShownMessages) -> None:
    assert page.names() == ["Short", "Formal (default)"]
    assert page.control(QLineEdit, "messageName").text() == "Formal"
    assert page.control(QPlainTextEdit, "messageText").toPlainText() == FORMAL.text


def test_without_any_there_is_the_apps_own_which_stays_the_apps_until_it_is_changed(
    first: ShownMessages,
) -> None:
    assert first.names() == ["Friendly (default)"]
    assert not first.control(QPushButton, "removeMessage").isEnabled()
    assert first.file.load().templates == ()
    first.write("{link}")
    assert first.now.templates == (MessageTemplate("Friendly", "{link}", DEFAULT_TEMPLATE.subject),)
    assert first.control(QPushButton, "removeMessage").isEnabled()


def test_a_new_message_is_shown_and_its_name_can_be_typed_at_once(page: ShownMessages) -> None:
    page.press("newMessage")
    assert page.names() == ["Short", "Formal (default)", "New message"]
    line = page.control(QLineEdit, "messageName")
    assert line.selectedText() == "New message"
    QTest.keyClicks(line, "Kurz")
    assert page.names()[2] == "Kurz"
    assert page.reads("There is nothing in this message yet.")


def test_a_duplicate_stands_beside_what_it_was_made_of(page: ShownMessages) -> None:
    page.choose(0)
    page.press("duplicateMessage")
    assert page.names() == ["Short", "Short 2", "Formal (default)"]
    assert page.control(QPlainTextEdit, "messageText").toPlainText() == SHORT.text
    assert page.control(QLineEdit, "messageSubject").text() == SHORT.subject


def test_a_removed_message_can_be_put_back_with_all_that_it_was_used_for(
    page: ShownMessages,
) -> None:
    page.interviews()["Sales screening · 305"].trigger()
    before = page.now
    page.press("removeMessage")
    assert page.names() == ["Short (default)"]
    assert page.reads("“Formal” was removed.")
    page.press("wayOut_undo")
    assert page.now == before
    assert page.names() == ["Short", "Formal (default)"]
    assert page.control(QLineEdit, "messageName").text() == "Formal"
    assert not page.reads("was removed.")


def test_what_was_written_after_a_removal_is_not_undone_with_it(page: ShownMessages) -> None:
    page.press("removeMessage")
    page.write("other words")
    assert not page.reads("was removed.")


def test_the_last_one_removed_brings_the_apps_own_back(page: ShownMessages) -> None:
    page.press("removeMessage")
    page.press("removeMessage")
    assert page.names() == ["Friendly (default)"]
    assert page.now.templates == ()


# ---------------------------------------------------------------------- what for


def test_another_message_becomes_the_default(page: ShownMessages) -> None:
    box = page.control(QCheckBox, "defaultMessage")
    assert box.isChecked()
    assert not box.isEnabled()
    page.choose(0)
    assert not box.isChecked()
    box.click()
    assert page.names() == ["Short (default)", "Formal"]
    assert page.now.default_template == "Short"
    assert not box.isEnabled()


def test_an_interview_gets_a_message_of_its_own(page: ShownMessages) -> None:
    page.choose(0)
    assert page.reads("Not used for any interview yet.")
    page.interviews()["Sales screening · 305"].trigger()
    assert page.now.interview_templates == (InterviewMessage(305, "Short"),)
    assert page.reads("Used for Sales screening.")
    assert page.interviews()["Sales screening · 305"].isChecked()
    page.interviews()["Sales screening · 305"].trigger()
    assert not page.now.interview_templates


def test_an_interview_that_is_hidden_meanwhile_can_be_taken_out_again(page: ShownMessages) -> None:
    page.interviews()["Sales screening · 305"].trigger()
    page.widget.show_interviews(InterviewsChanged((SUPPORT,)))
    page.interviews()["305"].trigger()
    assert page.now.interview_templates == ()


def test_a_practice_interview_is_another_one(qtbot: QtBot, file: PreferencesFile) -> None:
    practice = ShownMessages(qtbot, file, practice=True)
    practice.interviews()["Sales screening · 305"].trigger()
    assert practice.now.interview_templates == (InterviewMessage(305, "Formal", practice=True),)
    practice.close()


def test_what_is_changed_elsewhere_is_shown(page: ShownMessages) -> None:
    page.remembered.change(templates=(MessageTemplate("Neu", "{link}"),))
    assert page.names() == ["Neu (default)"]
    assert page.control(QPlainTextEdit, "messageText").toPlainText() == "{link}"


# ---------------------------------------------------------------------- in the real app


def test_a_message_written_in_the_settings_is_the_one_that_is_copied(
    settings: Settings, qapp: QApplication, folder: DataFolder
) -> None:
    recruiter = settings.recruiter
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read("Link ready")
    settings.open("Messages")
    recruiter.wait_to_read("Preview, as Wei Chen would get it")
    text = recruiter.control(QPlainTextEdit, "messageText")
    text.setPlainText("Liebe/r {first name}: {link}")
    recruiter.press("Copy message")
    assert qapp.clipboard().text().startswith("Liebe/r Wei: http://127.0.0.1:")
    settings.restart()
    settings.open("Messages")
    # The newest link is read from the history now.
    settings.recruiter.wait_to_read("Preview, as Wei Chen would get it")
    assert PreferencesFile(folder.preferences).load().templates[0].text.startswith("Liebe/r")


def test_an_empty_message_is_not_copied_and_says_where_it_is_written(
    settings: Settings, qapp: QApplication
) -> None:
    settings.open("Messages")
    settings.recruiter.control(QPlainTextEdit, "messageText").setPlainText(" \n")
    settings.recruiter.invite("Wei Chen", "wei@example.com")
    settings.recruiter.wait_to_read("Link ready")
    qapp.clipboard().setText("something else")
    settings.recruiter.press("Copy message")
    settings.recruiter.wait_to_read("Your message “Friendly” is empty.")
    assert qapp.clipboard().text() == "something else"
