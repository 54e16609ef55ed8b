"""Promises of the question before somebody is invited twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_invite.invites.invite import Status
from desktop_invite.ui.parts.ways_out import WayOut
from tests.ui.form.conftest import pasteable
from tests.ui.form.outbox import LINK, made

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from tests.ui.form.conftest import Desk


def ask(desk: Desk, earlier: Invite | None = None) -> None:
    """Press the button, and be asked about an earlier invite."""
    desk.fill()
    desk.form.submit()
    desk.sending.refuse_as_earlier(earlier or made(id=7))


def answer(desk: Desk, way_out: WayOut) -> None:
    """Press one of the question's buttons."""
    button = desk.panel.question.ways_out.button(way_out)
    assert button is not None
    button.click()


def test_the_question_keeps_the_form_and_sends_nothing(desk: Desk) -> None:
    ask(desk)
    assert desk.panel.question.isVisible()
    assert desk.form.name.text() == "Asha Rao"
    assert len(desk.sending.submissions) == 1


def test_the_keyboard_goes_to_the_answer_that_sends_nothing(desk: Desk) -> None:
    ask(desk)
    assert desk.focused() is desk.panel.question.ways_out.button(WayOut.COPY_EARLIER)


def test_without_a_link_the_keyboard_goes_to_cancel(desk: Desk) -> None:
    ask(desk, made(Status.UNKNOWN, id=7))
    assert desk.focused() is desk.panel.question.ways_out.button(WayOut.CANCEL)


def test_copying_that_link_is_the_end_of_it(desk: Desk) -> None:
    ask(desk)
    answer(desk, WayOut.COPY_EARLIER)
    assert pasteable() == LINK
    assert len(desk.sending.submissions) == 1
    assert not desk.form.has_candidate()
    assert not desk.panel.question.isVisible()
    assert desk.card(made(id=7)).is_copied
    assert desk.focused() is desk.form.name


def test_inviting_again_is_confirmed_to_the_outbox(desk: Desk) -> None:
    ask(desk)
    answer(desk, WayOut.INVITE_AGAIN)
    assert [each.confirmed for each in desk.sending.submissions] == [False, True]
    desk.sending.record()
    assert not desk.form.has_candidate()


def test_cancel_leaves_everything_as_it_was(desk: Desk) -> None:
    ask(desk)
    answer(desk, WayOut.CANCEL)
    assert desk.form.name.text() == "Asha Rao"
    assert desk.focused() is desk.form.name
    assert len(desk.sending.submissions) == 1


def test_escape_cancels(desk: Desk) -> None:
    ask(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.panel.question.isVisible()
    assert desk.focused() is desk.form.name


def test_a_question_about_another_person_does_not_stay(desk: Desk) -> None:
    ask(desk)
    desk.form.email.setText("wei@example.com")
    assert not desk.panel.question.isVisible()


def test_pressing_the_button_again_asks_again(desk: Desk) -> None:
    ask(desk)
    desk.form.submit()
    assert [each.confirmed for each in desk.sending.submissions] == [False, False]


def test_a_question_that_comes_too_late_is_not_asked(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    desk.fill("Wei Chen", "wei@example.com")
    desk.sending.refuse_as_earlier(made(id=7))
    assert not desk.panel.question.isVisible()
