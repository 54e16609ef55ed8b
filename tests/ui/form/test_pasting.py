"""Promises of *paste anything*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from desktop_invite.invites.invite import Candidate
from desktop_invite.invites.people import Person

if TYPE_CHECKING:
    from tests.ui.form.conftest import Desk


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Asha Rao <asha@example.com>", "Asha Rao", "asha@example.com"),
        ('"Rao, Asha" <a@x.com>', "Rao, Asha", "a@x.com"),
        ("Asha Rao\tasha@example.com", "Asha Rao", "asha@example.com"),
        ("Asha Rao\nHead of Sales\nasha@example.com\n", "Asha Rao", "asha@example.com"),
    ],
)
@pytest.mark.parametrize("tabs", [0, 1])
def test_one_person_fills_both_fields_from_either(
    desk: Desk, text: str, name: str, email: str, tabs: int
) -> None:
    for _ in range(tabs):
        desk.tab()
    desk.paste(text)
    assert (desk.form.name.text(), desk.form.email.text()) == (name, email)
    assert desk.sentences() == ("", "", "")


def test_an_address_alone_goes_where_addresses_go(desk: Desk) -> None:
    desk.type("Asha Rao")
    desk.paste("mailto:asha@example.com")
    assert (desk.form.name.text(), desk.form.email.text()) == ("Asha Rao", "asha@example.com")


def test_a_pasted_slip_is_offered_to_be_mended_at_once(desk: Desk) -> None:
    desk.paste("Asha Rao <asha@gmial.com>")
    assert desk.sentences()[1] == "Did you mean asha@gmail.com?"


def test_what_is_no_person_is_pasted_as_text_on_one_line(desk: Desk) -> None:
    desk.type("Dr. ")
    desk.paste("Asha\r\n  Rao\n")
    assert desk.form.name.text() == "Dr. Asha Rao"


def test_pasting_replaces_the_selection(desk: Desk) -> None:
    desk.type("Asha")
    desk.form.name.selectAll()
    desk.paste("Olga")
    assert desk.form.name.text() == "Olga"


def test_what_a_paste_replaced_comes_back_with_undo(desk: Desk) -> None:
    desk.type("Wei")
    desk.paste("Asha Rao <asha@example.com>")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.form.name.text() == "Wei"


def test_several_people_are_handed_on_and_nothing_is_inserted(desk: Desk) -> None:
    text = "Asha Rao <asha@example.com>\nWei Chen <wei@example.com>"
    with desk.qtbot.waitSignal(desk.panel.many_pasted) as told:
        desk.paste(text)
    people = (Person("Asha Rao", "asha@example.com"), Person("Wei Chen", "wei@example.com"))
    assert told.args == [people, text]
    assert desk.form.name.text() == ""


def test_a_huge_text_is_handed_on_unread(desk: Desk) -> None:
    text = "lorem ipsum " * 10_000
    with desk.qtbot.waitSignal(desk.panel.many_pasted) as told:
        desk.paste(text)
    assert told.args == [(), text]
    assert desk.form.name.text() == ""


def test_pasting_by_menu_reads_people_too(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Asha Rao <asha@example.com>")
    menu = desk.form.name.menu()
    paste = next(action for action in menu.actions() if action.objectName() == "edit-paste")
    assert paste.isEnabled()
    paste.trigger()
    menu.deleteLater()
    assert desk.form.email.text() == "asha@example.com"


def drop(desk: Desk, data: QMimeData) -> QDropEvent:
    """Drop something on the name."""
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.form.name.dropEvent(event)
    return event


def test_dropping_reads_people_too(desk: Desk) -> None:
    data = QMimeData()
    data.setText("Asha Rao <asha@example.com>")
    assert drop(desk, data).isAccepted()
    assert desk.form.email.text() == "asha@example.com"


def test_a_dropped_file_is_left_to_the_window(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/candidates.csv")])  # noqa: S108 - never opened
    assert not drop(desk, data).isAccepted()
    assert desk.form.name.text() == ""


def test_a_person_typed_into_the_name_is_read_when_the_field_is_left(desk: Desk) -> None:
    desk.type("Ola Nowak <ola@example.com>")
    desk.tab()
    assert (desk.form.name.text(), desk.form.email.text()) == ("Ola Nowak", "ola@example.com")
    assert desk.sentences()[:2] == ("", "")


def test_a_person_typed_into_the_name_is_read_when_the_button_is_pressed(desk: Desk) -> None:
    desk.form.interview.setEditText("305")
    desk.type("Ola Nowak <ola@example.com>")
    desk.submit()
    assert desk.sending.submissions[-1].draft.candidate == Candidate("Ola Nowak", "ola@example.com")


def test_a_person_typed_beside_another_address_replaces_nothing(desk: Desk) -> None:
    desk.form.email.setText("wei@example.com")
    desk.type("Ola Nowak <ola@example.com>")
    desk.tab()
    assert desk.form.email.text() == "wei@example.com"


@pytest.mark.parametrize("text", ["Ola @ Nowak", "ola@example.com", "Ola (at) example.com"])
def test_what_names_no_person_stays_as_it_was_typed(desk: Desk, text: str) -> None:
    desk.type(text)
    desk.tab()
    assert desk.form.name.text() == text
