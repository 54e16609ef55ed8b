"""Promises of the checks: when they speak, and when they keep quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery

if TYPE_CHECKING:
    from tests.ui.form.conftest import Desk

QUIET = ("", "", "")


def test_nothing_is_said_while_typing_for_the_first_time(desk: Desk) -> None:
    desk.tab()
    for letter in "asha@example":
        desk.type(letter)
        assert desk.sentences() == QUIET


def test_leaving_a_field_says_what_is_to_mend(desk: Desk) -> None:
    desk.tab()
    desk.type("asha")
    desk.tab()
    assert desk.sentences()[1] == "There is an @ missing in this address."


def test_walking_through_an_empty_form_says_nothing(desk: Desk) -> None:
    for _ in range(6):
        desk.tab()
    assert desk.sentences() == QUIET


def test_another_window_coming_to_the_front_is_not_leaving(desk: Desk) -> None:
    desk.tab()
    desk.type("asha")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.form.email, away)
    assert desk.sentences() == QUIET


def test_a_menu_opening_is_not_leaving(desk: Desk) -> None:
    desk.tab()
    desk.type("asha")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(desk.form.email, away)
    assert desk.sentences() == QUIET


def test_a_finding_vanishes_once_it_is_mended(desk: Desk) -> None:
    desk.submit()
    assert desk.sentences()[0]
    desk.type("A")
    assert not desk.sentences()[0]


def test_mending_one_thing_brings_up_no_other_while_typing(desk: Desk) -> None:
    desk.tab()
    desk.type("asha")
    desk.tab()
    desk.form.email.setFocus()
    desk.form.email.end(False)
    desk.type("@")
    assert desk.sentences() == QUIET
    desk.tab()
    assert desk.sentences()[1] == "There is something missing after the @."


def test_pressing_the_button_says_everything_and_goes_to_the_first(desk: Desk) -> None:
    desk.form.button.setFocus()
    assert desk.form.button.isEnabled()
    desk.form.button.click()
    assert all(desk.sentences())
    assert desk.focused() is desk.form.name
    assert not desk.sending.submissions


def test_the_focus_goes_to_the_first_that_is_to_mend(desk: Desk) -> None:
    desk.fill(email="asha@")
    desk.submit()
    assert desk.focused() is desk.form.email


def test_a_screen_reader_hears_what_is_to_mend(desk: Desk) -> None:
    desk.submit()
    assert desk.form.name.accessibleDescription() == "Please type the candidate's name."


def test_a_likely_typo_is_offered_on_leaving_and_not_applied(desk: Desk) -> None:
    desk.tab()
    desk.type("asha@gmial.com")
    desk.tab()
    assert desk.sentences()[1] == "Did you mean asha@gmail.com?"
    assert desk.form.email.text() == "asha@gmial.com"


def test_an_offered_correction_is_taken_with_one_press(desk: Desk) -> None:
    desk.tab()
    desk.type("asha@gmial.com")
    desk.tab()
    desk.form.fields[1].suggestion.click()
    assert desk.form.email.text() == "asha@gmail.com"
    assert desk.sentences() == QUIET
    assert desk.focused() is desk.form.email


def test_an_address_nobody_looked_at_twice_is_asked_about_once(desk: Desk) -> None:
    desk.fill(email="asha@gmial.com")
    desk.submit()
    assert not desk.sending.submissions
    assert desk.sentences()[1].startswith("Did you mean asha@gmail.com?")
    desk.submit()
    assert desk.sending.submissions[0].draft.candidate.email == "asha@gmial.com"


def test_an_offer_that_was_seen_is_not_made_again(desk: Desk) -> None:
    desk.fill(email="")
    desk.form.email.setFocus()
    desk.type("asha@gmial.com")
    desk.tab()
    desk.submit()
    assert len(desk.sending.submissions) == 1


def test_an_invisible_character_can_be_removed(desk: Desk) -> None:
    desk.fill(name="Asha\u202e Rao")
    desk.submit()
    assert desk.sentences()[0] == "There is an invisible character in this name."
    desk.form.fields[0].suggestion.click()
    assert desk.form.name.text() == "Asha Rao"


def test_the_form_does_not_jump_when_a_finding_appears(desk: Desk) -> None:
    before = desk.form.button.y()
    desk.submit()
    QApplication.processEvents()
    assert desk.form.fields[0].sentence
    assert desk.form.button.y() == before


def test_a_click_on_the_button_checks_once_and_lands(desk: Desk) -> None:
    desk.fill(email="")
    desk.form.email.setFocus()
    desk.type("asha@example.com")
    QTest.mouseClick(desk.form.button, Qt.MouseButton.LeftButton)
    assert len(desk.sending.submissions) == 1


@pytest.mark.parametrize(
    ("name", "delivery", "text"),
    [
        ("", Delivery.GETLINK, "Create invite link"),
        ("Asha Rao", Delivery.GETLINK, "Create invite link"),
        ("", Delivery.SENDLINK, "Email the candidate now"),
        ("Asha Rao", Delivery.SENDLINK, "Email Asha now"),
        ("Dr. Olga & Söhne", Delivery.SENDLINK, "Email Olga now"),
        ("R&D", Delivery.SENDLINK, "Email R&&D now"),
    ],
)
def test_the_button_says_what_will_happen(
    desk: Desk, name: str, delivery: Delivery, text: str
) -> None:
    desk.form.name.setText(name)
    desk.form.show_delivery(delivery)
    assert desk.form.button.text() == text
