"""Messages are written, told apart, shown with a real candidate, and never lost half-typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop_invite.invites.invite import Candidate, Interview
from desktop_invite.invites.messages import LONGEST_TEXT, InterviewMessage
from desktop_invite.invites.templates import DEFAULT_TEMPLATE, MessageTemplate
from desktop_invite.sending.events import InterviewsChanged, InviteChanged, InvitesForgotten
from desktop_invite.storage.preferences import Preferences, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.settings.messages import MessagesPage
from tests.ui.form.outbox import LINK, SALES, SUPPORT, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.paths import DataFolder
    from tests.ui.settings.conftest import Settings

Control = TypeVar("Control", bound=QWidget)

SHORT = MessageTemplate("Short", "{link}", "Interview")
FORMAL = MessageTemplate("Formal", "Dear {name}, {link}")
ZOE = Candidate("Zoë Brontë-Ng 王", "zoe@example.com")


class Shown:
    """The page on the screen, over a file of its own."""

    def __init__(self, qtbot: QtBot, file: PreferencesFile, *, practice: bool = False) -> None:
        self.file = file
        self.background = Background()
        self.remembered = Remembered(file, self.background)
        self.page = MessagesPage(self.remembered, practice=practice)
        qtbot.addWidget(self.page)
        self.page.show_interviews(InterviewsChanged((SALES, SUPPORT)))
        self.page.resize(560, 860)
        self.page.show()

    @property
    def now(self) -> Preferences:
        """What is remembered."""
        return self.remembered.now

    def control(self, kind: type[Control], name: str) -> Control:
        """Return a control of the page."""
        found = self.page.findChild(kind, name)
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
        labels = self.page.findChildren(QLabel)
        return any(sentence in readable(each.text()) for each in labels if each.isVisible())

    def insert(self, name: str) -> None:
        """Choose a placeholder in the menu."""
        action = self.page.findChild(QAction, f"insert_{name}")
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


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    """Remember two messages of the recruiter's own."""
    file = PreferencesFile(tmp_path / "data" / "preferences.json")
    file.save(Preferences(templates=(SHORT, FORMAL), default_template="Formal"))
    return file


@pytest.fixture
def shown(qtbot: QtBot, file: PreferencesFile) -> Iterator[Shown]:
    """Show the page."""
    shown = Shown(qtbot, file)
    yield shown
    shown.close()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """Show the page to somebody who has written nothing yet."""
    shown = Shown(qtbot, PreferencesFile(tmp_path / "data" / "preferences.json"))
    yield shown
    shown.close()


# ---------------------------------------------------------------------- which there are


def test_it_begins_with_the_default_message(shown: Shown) -> None:
    assert shown.names() == ["Short", "Formal (default)"]
    assert shown.control(QLineEdit, "messageName").text() == "Formal"
    assert shown.control(QPlainTextEdit, "messageText").toPlainText() == FORMAL.text


def test_without_any_there_is_the_apps_own_which_stays_the_apps_until_it_is_changed(
    first: Shown,
) -> None:
    assert first.names() == ["Friendly (default)"]
    assert not first.control(QPushButton, "removeMessage").isEnabled()
    assert first.file.load().templates == ()
    first.write("{link}")
    assert first.now.templates == (MessageTemplate("Friendly", "{link}", DEFAULT_TEMPLATE.subject),)
    assert first.control(QPushButton, "removeMessage").isEnabled()


def test_a_new_message_is_shown_and_its_name_can_be_typed_at_once(shown: Shown) -> None:
    shown.press("newMessage")
    assert shown.names() == ["Short", "Formal (default)", "New message"]
    line = shown.control(QLineEdit, "messageName")
    assert line.selectedText() == "New message"
    QTest.keyClicks(line, "Kurz")
    assert shown.names()[2] == "Kurz"
    assert shown.reads("There is nothing in this message yet.")


def test_a_duplicate_stands_beside_what_it_was_made_of(shown: Shown) -> None:
    shown.choose(0)
    shown.press("duplicateMessage")
    assert shown.names() == ["Short", "Short 2", "Formal (default)"]
    assert shown.control(QPlainTextEdit, "messageText").toPlainText() == SHORT.text
    assert shown.control(QLineEdit, "messageSubject").text() == SHORT.subject


def test_a_removed_message_can_be_put_back_with_all_that_it_was_used_for(shown: Shown) -> None:
    shown.interviews()["Sales screening · 305"].trigger()
    before = shown.now
    shown.press("removeMessage")
    assert shown.names() == ["Short (default)"]
    assert shown.reads("“Formal” was removed.")
    shown.press("wayOut_undo")
    assert shown.now == before
    assert shown.names() == ["Short", "Formal (default)"]
    assert shown.control(QLineEdit, "messageName").text() == "Formal"
    assert not shown.reads("was removed.")


def test_what_was_written_after_a_removal_is_not_undone_with_it(shown: Shown) -> None:
    shown.press("removeMessage")
    shown.write("other words")
    assert not shown.reads("was removed.")


def test_the_last_one_removed_brings_the_apps_own_back(shown: Shown) -> None:
    shown.press("removeMessage")
    shown.press("removeMessage")
    assert shown.names() == ["Friendly (default)"]
    assert shown.now.templates == ()


# ---------------------------------------------------------------------- writing


def test_every_letter_is_kept_as_it_is_typed(shown: Shown) -> None:
    edit = shown.control(QPlainTextEdit, "messageText")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.setFocus()
    for letter in "Hallo":
        QTest.keyClicks(edit, letter)
        assert shown.now.messages.named("Formal").text == edit.toPlainText()
    subject = shown.control(QLineEdit, "messageSubject")
    QTest.keyClicks(subject, "Ihr")
    assert shown.now.messages.named("Formal").subject == "Ihr"
    shown.choose(0)
    shown.choose(1)
    assert edit.toPlainText() == f"{FORMAL.text}Hallo"
    assert subject.text() == "Ihr"


def test_what_is_half_typed_is_there_after_a_restart(shown: Shown, qtbot: QtBot) -> None:
    shown.write("Liebe {first na")
    shown.rename("Halb fert")
    shown.close()
    again = Shown(qtbot, shown.file)
    assert again.control(QPlainTextEdit, "messageText").toPlainText() == "Liebe {first na"
    assert again.control(QLineEdit, "messageName").text() == "Halb fert"
    again.close()


def test_writing_leaves_the_cursor_where_it_is(shown: Shown) -> None:
    edit = shown.control(QPlainTextEdit, "messageText")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.setFocus()
    QTest.keyClicks(edit, "Hello ")
    assert edit.toPlainText() == f"Hello {FORMAL.text}"
    assert edit.textCursor().position() == len("Hello ")


def test_writing_can_be_undone(shown: Shown) -> None:
    edit = shown.control(QPlainTextEdit, "messageText")
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "x")
    edit.undo()
    assert shown.now.messages.named("Formal").text == FORMAL.text


def test_a_name_that_another_has_is_said_and_the_old_one_stays(shown: Shown) -> None:
    line = shown.control(QLineEdit, "messageName")
    shown.rename("short")
    assert shown.reads("Another message has this name.")
    assert shown.now.messages.names == ("Short", "shor")
    shown.control(QPlainTextEdit, "messageText").setFocus()
    assert line.text() == "shor"
    assert not shown.reads("Another message has this name.")


def test_a_message_without_a_name_keeps_its_own(shown: Shown) -> None:
    line = shown.control(QLineEdit, "messageName")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert shown.reads("Please give the message a name.")
    shown.control(QPlainTextEdit, "messageText").setFocus()
    assert line.text() == "Formal"
    assert shown.now.messages.names == ("Short", "Formal")


def test_placeholders_are_inserted_where_one_was_writing(shown: Shown) -> None:
    shown.write("Hi ")
    shown.insert("first_name")
    assert shown.control(QPlainTextEdit, "messageText").toPlainText() == "Hi {first name}"
    subject = shown.control(QLineEdit, "messageSubject")
    subject.setFocus()
    subject.setText("For ")
    shown.insert("interview")
    assert subject.text() == "For {interview}"
    assert shown.now.messages.named("Formal").subject == "For {interview}"
    shown.control(QPlainTextEdit, "messageText").setFocus()
    shown.insert("link")
    assert shown.preview().endswith("https://app.xobin.com/i/example")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in this message yet."),
        ("Hello", "The link isn't in this message. Insert {link} where it should be."),
        ("{date} {link}", "Nothing is filled in for {date}; it stays as it is written."),
    ],
)
def test_what_one_should_know_about_a_message_is_said_while_it_is_written(
    shown: Shown, text: str, sentence: str
) -> None:
    shown.write(text or "x")
    if not text:
        shown.control(QPlainTextEdit, "messageText").clear()
    assert shown.reads(sentence)
    shown.write("{link}")
    assert not shown.reads(sentence)


def test_a_placeholder_that_is_none_is_said_under_the_subject_too(shown: Shown) -> None:
    shown.control(QLineEdit, "messageSubject").setText("On {date}")
    assert shown.reads("Nothing is filled in for {date}; it stays as it is written.")


def test_no_more_can_be_typed_than_can_be_kept(shown: Shown, qtbot: QtBot) -> None:
    shown.write("a" * (LONGEST_TEXT - 1))
    edit = shown.control(QPlainTextEdit, "messageText")
    edit.setFocus()
    QTest.keyClicks(edit, "bc")
    assert edit.toPlainText().endswith("aab")
    assert shown.now.messages.named("Formal").text == edit.toPlainText()
    qtbot.waitUntil(lambda: shown.reads("A message can have at most 10000 characters."))


def test_no_more_can_be_pasted_than_can_be_kept(shown: Shown, qtbot: QtBot) -> None:
    shown.write("a" * (LONGEST_TEXT - 2))
    data = QMimeData()
    data.setText("🎉" + "b" * 3_000_000)
    edit = shown.control(QPlainTextEdit, "messageText")
    edit.insertFromMimeData(data)
    assert len(edit.toPlainText().encode("utf-16-le")) == 2 * LONGEST_TEXT
    assert edit.toPlainText().endswith("a🎉")
    assert shown.now.messages.named("Formal").text == edit.toPlainText()
    qtbot.waitUntil(lambda: shown.reads("A message can have at most 10000 characters."))


def test_a_text_from_right_to_left_begins_at_its_side(shown: Shown) -> None:
    edit = shown.control(QPlainTextEdit, "messageText")
    preview = shown.control(QPlainTextEdit, "messagePreview")
    shown.write("{link} مرحبًا")
    assert direction(edit) is Qt.LayoutDirection.LeftToRight
    shown.write("مرحبًا {first name}: {link}")
    assert direction(edit) is Qt.LayoutDirection.RightToLeft
    assert direction(preview) is Qt.LayoutDirection.RightToLeft
    shown.choose(0)
    assert direction(edit) is Qt.LayoutDirection.LeftToRight


def direction(edit: QPlainTextEdit) -> Qt.LayoutDirection:
    """Return from where a text runs."""
    option: QTextOption = edit.document().defaultTextOption()
    return option.textDirection()


# ---------------------------------------------------------------------- preview


def test_the_preview_follows_every_letter(shown: Shown) -> None:
    shown.page.show_candidate(made(candidate=ZOE))
    shown.write("Hi {first name}: ")
    assert shown.preview() == "Hi Zoë: "
    shown.insert("link")
    assert shown.preview() == f"Hi Zoë: {LINK}"
    assert shown.reads("Preview, as Zoë Brontë-Ng 王 would get it")


def test_without_a_candidate_there_is_an_example_and_it_says_so(shown: Shown) -> None:
    shown.page.show_candidate(None)
    assert shown.preview() == "Dear Asha Rao, https://app.xobin.com/i/example"
    assert shown.reads("Preview, with an example")


def test_the_preview_takes_the_newest_link(shown: Shown) -> None:
    shown.page.note_invite(InviteChanged(made(link=None)))
    assert shown.reads("Preview, with an example")
    shown.page.note_invite(InviteChanged(made(candidate=ZOE)))
    shown.page.show_candidate(made())  # What was read in the history comes late.
    assert shown.preview() == f"Dear Zoë Brontë-Ng 王, {LINK}"


def test_the_preview_shows_nobody_who_is_forgotten(shown: Shown) -> None:
    invite = made(candidate=ZOE)
    shown.page.show_candidate(invite)
    shown.page.note_forgotten(InvitesForgotten(frozenset({invite.id + 1})))
    assert "Zoë" in shown.preview()
    shown.page.note_forgotten(InvitesForgotten(frozenset({invite.id})))
    assert "Zoë" not in shown.preview()
    assert shown.reads("Preview, with an example")


def test_where_copying_would_stop_the_preview_says_so(shown: Shown) -> None:
    shown.page.show_candidate(made(interview=Interview(305)))
    shown.write("{interview}: {link}")
    assert shown.preview() == ""
    assert shown.reads("it uses the interview's name, which isn't known yet.")


# ---------------------------------------------------------------------- what for


def test_another_message_becomes_the_default(shown: Shown) -> None:
    box = shown.control(QCheckBox, "defaultMessage")
    assert box.isChecked()
    assert not box.isEnabled()
    shown.choose(0)
    assert not box.isChecked()
    box.click()
    assert shown.names() == ["Short (default)", "Formal"]
    assert shown.now.default_template == "Short"
    assert not box.isEnabled()


def test_an_interview_gets_a_message_of_its_own(shown: Shown) -> None:
    shown.choose(0)
    assert shown.reads("Not used for any interview yet.")
    shown.interviews()["Sales screening · 305"].trigger()
    assert shown.now.interview_templates == (InterviewMessage(305, "Short"),)
    assert shown.reads("Used for Sales screening.")
    assert shown.interviews()["Sales screening · 305"].isChecked()
    shown.interviews()["Sales screening · 305"].trigger()
    assert not shown.now.interview_templates


def test_an_interview_that_is_hidden_meanwhile_can_be_taken_out_again(shown: Shown) -> None:
    shown.interviews()["Sales screening · 305"].trigger()
    shown.page.show_interviews(InterviewsChanged((SUPPORT,)))
    shown.interviews()["305"].trigger()
    assert shown.now.interview_templates == ()


def test_a_practice_interview_is_another_one(qtbot: QtBot, file: PreferencesFile) -> None:
    practice = Shown(qtbot, file, practice=True)
    practice.interviews()["Sales screening · 305"].trigger()
    assert practice.now.interview_templates == (InterviewMessage(305, "Formal", practice=True),)
    practice.close()


def test_what_is_changed_elsewhere_is_shown(shown: Shown) -> None:
    shown.remembered.change(templates=(MessageTemplate("Neu", "{link}"),))
    assert shown.names() == ["Neu (default)"]
    assert shown.control(QPlainTextEdit, "messageText").toPlainText() == "{link}"


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
