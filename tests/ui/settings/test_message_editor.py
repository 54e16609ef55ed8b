"""A message is shown with a real candidate while it is written, and never lost half-typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
)

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.messages import LONGEST_TEXT
from desktop_invite.sending.events import InviteChanged, InvitesForgotten
from tests.ui.form.outbox import LINK, made
from tests.ui.settings.shown_messages import FORMAL, ZOE, ShownMessages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# ---------------------------------------------------------------------- writing


def test_every_letter_is_kept_as_it_is_typed(page: ShownMessages) -> None:
    edit = page.control(QPlainTextEdit, "messageText")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.setFocus()
    for letter in "Hallo":
        QTest.keyClicks(edit, letter)
        assert page.now.messages.named("Formal").text == edit.toPlainText()
    subject = page.control(QLineEdit, "messageSubject")
    QTest.keyClicks(subject, "Ihr")
    assert page.now.messages.named("Formal").subject == "Ihr"
    page.choose(0)
    page.choose(1)
    assert edit.toPlainText() == f"{FORMAL.text}Hallo"
    assert subject.text() == "Ihr"


def test_what_is_half_typed_is_there_after_a_restart(page: ShownMessages, qtbot: QtBot) -> None:
    page.write("Liebe {first na")
    page.rename("Halb fert")
    page.close()
    again = ShownMessages(qtbot, page.file)
    assert again.control(QPlainTextEdit, "messageText").toPlainText() == "Liebe {first na"
    assert again.control(QLineEdit, "messageName").text() == "Halb fert"
    again.close()


def test_writing_leaves_the_cursor_where_it_is(page: ShownMessages) -> None:
    edit = page.control(QPlainTextEdit, "messageText")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.setFocus()
    QTest.keyClicks(edit, "Hello ")
    assert edit.toPlainText() == f"Hello {FORMAL.text}"
    assert edit.textCursor().position() == len("Hello ")


def test_writing_can_be_undone(page: ShownMessages) -> None:
    edit = page.control(QPlainTextEdit, "messageText")
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "x")
    edit.undo()
    assert page.now.messages.named("Formal").text == FORMAL.text


def test_a_name_that_another_has_is_said_and_the_old_one_stays(page: ShownMessages) -> None:
    line = page.control(QLineEdit, "messageName")
    page.rename("short")
    assert page.reads("Another message has this name.")
    assert page.now.messages.names == ("Short", "shor")
    page.control(QPlainTextEdit, "messageText").setFocus()
    assert line.text() == "shor"
    assert not page.reads("Another message has this name.")


def test_a_message_without_a_name_keeps_its_own(page: ShownMessages) -> None:
    line = page.control(QLineEdit, "messageName")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert page.reads("Please give the message a name.")
    page.control(QPlainTextEdit, "messageText").setFocus()
    assert line.text() == "Formal"
    assert page.now.messages.names == ("Short", "Formal")


def test_placeholders_are_inserted_where_one_was_writing(page: ShownMessages) -> None:
    page.write("Hi ")
    page.insert("first_name")
    assert page.control(QPlainTextEdit, "messageText").toPlainText() == "Hi {first name}"
    subject = page.control(QLineEdit, "messageSubject")
    subject.setFocus()
    subject.setText("For ")
    page.insert("interview")
    assert subject.text() == "For {interview}"
    assert page.now.messages.named("Formal").subject == "For {interview}"
    page.control(QPlainTextEdit, "messageText").setFocus()
    page.insert("link")
    assert page.preview().endswith("https://app.xobin.com/i/example")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in this message yet."),
        ("Hello", "The link isn't in this message. Insert {link} where it should be."),
        ("{date} {link}", "Nothing is filled in for {date}; it stays as it is written."),
    ],
)
def test_what_one_should_know_about_a_message_is_said_while_it_is_written(
    page: ShownMessages, text: str, sentence: str
) -> None:
    page.write(text or "x")
    if not text:
        page.control(QPlainTextEdit, "messageText").clear()
    assert page.reads(sentence)
    page.write("{link}")
    assert not page.reads(sentence)


def test_a_placeholder_that_is_none_is_said_under_the_subject_too(page: ShownMessages) -> None:
    page.control(QLineEdit, "messageSubject").setText("On {date}")
    assert page.reads("Nothing is filled in for {date}; it stays as it is written.")


def test_no_more_can_be_typed_than_can_be_kept(page: ShownMessages, qtbot: QtBot) -> None:
    page.write("a" * (LONGEST_TEXT - 1))
    edit = page.control(QPlainTextEdit, "messageText")
    edit.setFocus()
    QTest.keyClicks(edit, "bc")
    assert edit.toPlainText().endswith("aab")
    assert page.now.messages.named("Formal").text == edit.toPlainText()
    qtbot.waitUntil(lambda: page.reads("A message can have at most 10000 characters."))


def test_no_more_can_be_pasted_than_can_be_kept(page: ShownMessages, qtbot: QtBot) -> None:
    page.write("a" * (LONGEST_TEXT - 2))
    data = QMimeData()
    data.setText("🎉" + "b" * 3_000_000)
    edit = page.control(QPlainTextEdit, "messageText")
    edit.insertFromMimeData(data)
    assert len(edit.toPlainText().encode("utf-16-le")) == 2 * LONGEST_TEXT
    assert edit.toPlainText().endswith("a🎉")
    assert page.now.messages.named("Formal").text == edit.toPlainText()
    qtbot.waitUntil(lambda: page.reads("A message can have at most 10000 characters."))


def test_a_text_from_right_to_left_begins_at_its_side(page: ShownMessages) -> None:
    edit = page.control(QPlainTextEdit, "messageText")
    preview = page.control(QPlainTextEdit, "messagePreview")
    page.write("{link} مرحبًا")
    assert direction(edit) is Qt.LayoutDirection.LeftToRight
    page.write("مرحبًا {first name}: {link}")
    assert direction(edit) is Qt.LayoutDirection.RightToLeft
    assert direction(preview) is Qt.LayoutDirection.RightToLeft
    page.choose(0)
    assert direction(edit) is Qt.LayoutDirection.LeftToRight


def direction(edit: QPlainTextEdit) -> Qt.LayoutDirection:
    """Return from where a text runs."""
    option: QTextOption = edit.document().defaultTextOption()
    return option.textDirection()


# ---------------------------------------------------------------------- preview


def test_the_preview_follows_every_letter(page: ShownMessages) -> None:
    page.widget.show_candidate(made(candidate=ZOE))
    page.write("Hi {first name}: ")
    assert page.preview() == "Hi Zoë: "
    page.insert("link")
    assert page.preview() == f"Hi Zoë: {LINK}"
    assert page.reads("Preview, as Zoë Brontë-Ng 王 would get it")


def test_without_a_candidate_there_is_an_example_and_it_says_so(page: ShownMessages) -> None:
    page.widget.show_candidate(None)
    assert page.preview() == "Dear Asha Rao, https://app.xobin.com/i/example"
    assert page.reads("Preview, with an example")


def test_the_preview_takes_the_newest_link(page: ShownMessages) -> None:
    page.widget.note_invite(InviteChanged(made(link=None)))
    assert page.reads("Preview, with an example")
    page.widget.note_invite(InviteChanged(made(candidate=ZOE)))
    page.widget.show_candidate(made())  # What was read in the history comes late.
    assert page.preview() == f"Dear Zoë Brontë-Ng 王, {LINK}"


def test_the_preview_shows_nobody_who_is_forgotten(page: ShownMessages) -> None:
    invite = made(candidate=ZOE)
    page.widget.show_candidate(invite)
    page.widget.note_forgotten(InvitesForgotten(frozenset({invite.id + 1})))
    assert "Zoë" in page.preview()
    page.widget.note_forgotten(InvitesForgotten(frozenset({invite.id})))
    assert "Zoë" not in page.preview()
    assert page.reads("Preview, with an example")


def test_where_copying_would_stop_the_preview_says_so(page: ShownMessages) -> None:
    page.widget.show_candidate(made(interview=Interview(305)))
    page.write("{interview}: {link}")
    assert page.preview() == ""
    assert page.reads("it uses the interview's name, which isn't known yet.")
