"""Promises of the main job: from the form to the link on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.messages import Messages
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.sending import events
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.form.form import Choices
from desktop_invite.ui.form.panel import FormSettings
from desktop_invite.ui.parts.ways_out import WayOut
from tests.ui.form.conftest import pasteable
from tests.ui.form.outbox import ASHA, LINK, SALES

if TYPE_CHECKING:
    from tests.ui.form.conftest import Desk


def test_the_whole_job_needs_no_mouse(desk: Desk) -> None:
    desk.type("Asha Rao")
    desk.tab()
    desk.type("asha@example.com")
    desk.tab()
    desk.form.interview.setEditText("305")
    desk.submit()
    invite = desk.sending.answer(desk.sending.record())
    assert invite.draft.candidate == ASHA
    assert pasteable() == LINK


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_presses_the_button_from_anywhere_in_the_form(desk: Desk, key: Qt.Key) -> None:
    for times in range(1, 6):
        desk.fill(email=f"asha{times}@example.com")
        desk.form.focus_name()
        for _ in range(times - 1):
            desk.tab()
        keypad = Qt.KeyboardModifier.NoModifier
        if key is Qt.Key.Key_Enter:
            keypad = Qt.KeyboardModifier.KeypadModifier
        desk.press(key, Qt.KeyboardModifier.ControlModifier, keypad)
        assert len(desk.sending.submissions) == times


def test_enter_goes_on_to_the_next_field(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    assert desk.focused() is desk.form.email
    assert not desk.sending.submissions


def test_the_form_is_free_for_the_next_as_soon_as_it_is_recorded(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    desk.form.submit()
    assert desk.form.name.text() == "Asha Rao"
    desk.sending.record()
    assert desk.panel.draft() == FormDraft("", "", "Sales screening · 305", Delivery.SENDLINK)
    assert desk.focused() is desk.form.name
    assert desk.sentences() == ("", "", "")


def test_what_was_typed_meanwhile_is_not_cleared(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    desk.form.name.setText("Wei Chen")
    desk.sending.record()
    assert desk.form.name.text() == "Wei Chen"


def test_the_keyboard_stays_where_the_recruiter_went_meanwhile(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    desk.panel.many.setFocus()
    desk.sending.record()
    assert desk.focused() is desk.panel.many


def test_pressing_twice_sends_once(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    desk.form.submit()
    assert len(desk.sending.submissions) == 1


def test_a_double_click_neither_sends_twice_nor_complains(desk: Desk) -> None:
    desk.fill()
    QTest.mouseClick(desk.form.button, Qt.MouseButton.LeftButton)
    desk.sending.record()
    QTest.mouseClick(desk.form.button, Qt.MouseButton.LeftButton)
    assert len(desk.sending.submissions) == 1
    assert desk.sentences() == ("", "", "")


def test_a_second_can_be_sent_while_the_first_is_on_its_way(desk: Desk) -> None:
    desk.fill()
    first = desk.invite()
    desk.fill("Wei Chen", "wei@example.com")
    second = desk.invite()
    desk.sending.answer(second, f"{LINK}-2")
    desk.sending.answer(first)
    assert desk.card(first).invite.link == LINK
    assert desk.card(second).invite.link == f"{LINK}-2"


def test_a_link_leaves_at_once_and_an_email_waits(desk: Desk) -> None:
    desk.panel.use_settings(FormSettings(undo_seconds=7))
    desk.fill()
    desk.invite()
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    desk.invite()
    assert [each.undo_seconds for each in desk.sending.submissions] == [0.0, 7.0]


def test_the_link_is_shown_selectable_and_copied(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.answer(desk.invite())
    card = desk.card(invite)
    link = card.findChild(QLineEdit, "inviteLink")
    assert isinstance(link, QLineEdit)
    assert (link.text(), link.isReadOnly(), link.isVisible()) == (LINK, True, True)
    assert card.face.heading == "Link ready"
    assert card.face.who == "Asha Rao · Sales screening"
    assert card.is_copied
    assert pasteable() == LINK


def test_without_the_setting_nothing_is_copied_by_itself(desk: Desk) -> None:
    desk.panel.use_settings(FormSettings(auto_copy=False))
    desk.fill()
    invite = desk.sending.answer(desk.invite())
    assert pasteable() == ""
    assert not desk.card(invite).is_copied
    desk.choose(invite, WayOut.COPY_LINK)
    assert pasteable() == LINK
    assert desk.card(invite).is_copied


def test_an_email_is_not_copied_by_itself(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    invite = desk.sending.answer(desk.invite())
    assert desk.card(invite).face.heading == "Emailed"
    assert pasteable() == ""


def test_invites_made_elsewhere_are_not_copied(desk: Desk) -> None:
    desk.fill()
    invite = desk.invite()
    desk.sending.answer(invite)
    desk.panel.copy_link(invite)
    desk.sending.invite_changed.emit(
        events.InviteChanged(
            invite.__class__(
                99,
                invite.candidate,
                SALES,
                Delivery.GETLINK,
                Status.SENT,
                invite.created_at,
                invite.changed_at,
                "https://x",
            )
        )
    )
    assert pasteable() == LINK


def test_only_what_is_on_the_clipboard_says_copied(desk: Desk) -> None:
    desk.fill()
    first = desk.sending.answer(desk.invite())
    desk.fill("Wei Chen", "wei@example.com")
    second = desk.sending.answer(desk.invite(), "https://interview.example.com/i/2")
    assert not desk.card(first).is_copied
    assert desk.card(second).is_copied


def test_the_message_is_copied_with_its_link(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.answer(desk.invite())
    desk.choose(invite, WayOut.COPY_MESSAGE)
    assert "Asha" in pasteable()
    assert LINK in pasteable()
    assert desk.card(invite).is_copied


def test_a_message_that_lacks_something_says_which_and_copies_nothing(desk: Desk) -> None:
    template = MessageTemplate("Mine", "{interview}: {link}")
    desk.panel.use_settings(FormSettings(auto_copy=False, messages=Messages.of((template,))))
    desk.fill()
    desk.form.interview.setEditText("999")
    invite = desk.sending.answer(desk.invite())
    desk.choose(invite, WayOut.COPY_MESSAGE)
    assert pasteable() == ""
    assert "the interview's name" in desk.card(invite).note


def test_nothing_that_could_not_be_recorded_is_lost(desk: Desk) -> None:
    desk.fill()
    before = desk.panel.draft()
    desk.form.submit()
    last = desk.sending.submissions[-1]
    why = HistoryTrouble.FULL
    desk.sending.not_recorded.emit(events.NotRecorded(last.ticket, last.draft, why))
    assert desk.panel.draft() == before
    notice = desk.panel.standing.notice
    assert notice is not None
    assert notice.sentence.startswith("The history can't be saved (disk full)")


def test_trying_again_submits_what_is_still_there(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    last = desk.sending.submissions[-1]
    why = HistoryTrouble.LOCKED
    desk.sending.not_recorded.emit(events.NotRecorded(last.ticket, last.draft, why))
    desk.leave_by(WayOut.TRY_AGAIN)
    assert ("resume", None) in desk.sending.asked
    assert len(desk.sending.submissions) == 2
    desk.sending.record()
    assert desk.panel.standing.notice is None


def test_a_half_typed_form_comes_back(desk: Desk) -> None:
    half = FormDraft("Zoë Brontë-Ng 王", "zoe@", "Sales", Delivery.SENDLINK)
    desk.panel.restore(half)
    assert desk.panel.draft() == half
    assert desk.sentences() == ("", "", "")


def test_every_change_of_the_form_is_told(desk: Desk) -> None:
    told: list[FormDraft] = []
    desk.panel.draft_changed.connect(lambda: told.append(desk.panel.draft()))
    desk.form.name.setText("A")
    desk.form.email.setText("a@")
    desk.form.interview.setEditText("3")
    desk.form.show_delivery(Delivery.SENDLINK)
    assert told[-1] == FormDraft("A", "a@", "3", Delivery.SENDLINK)
    assert len(told) >= 4


def test_an_earlier_invite_can_be_corrected(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.panel.edit(refused.draft)
    assert desk.form.email.text() == "asha@example.com"


def test_a_corrected_invite_is_linked_with_the_one_it_corrects(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    assert desk.panel.correcting.isVisible()
    desk.form.email.setText("asha@example.org")
    desk.form.submit()
    assert desk.sending.submissions[-1].retry_of == refused.id
    desk.sending.record()
    assert not desk.panel.correcting.isVisible()
    desk.fill()
    desk.form.submit()
    assert desk.sending.submissions[-1].retry_of is None


def test_somebody_else_typed_over_a_correction_is_not_linked(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    desk.form.name.setText("Wei Chen")
    desk.form.email.setText("wei@example.org")
    desk.form.submit()
    assert desk.sending.submissions[-1].retry_of is None


def test_a_correction_need_not_be_linked(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    close = desk.panel.correcting.ways_out.button(WayOut.CLOSE)
    assert close is not None
    close.click()
    desk.form.submit()
    assert desk.sending.submissions[-1].retry_of is None


def test_a_correction_leaves_the_recruiters_own_choices_alone(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.form.show_delivery(Delivery.GETLINK)
    desk.form.interview.setEditText("411")
    desk.choose(refused, WayOut.EDIT)
    assert desk.form.delivery is Delivery.SENDLINK
    assert desk.form.choices == Choices("411", Delivery.GETLINK)
    desk.form.email.setText("asha@example.org")
    assert desk.invite().draft.delivery is Delivery.SENDLINK
    assert desk.panel.draft() == FormDraft("", "", "411", Delivery.GETLINK)


def test_a_half_typed_correction_comes_back_for_once(desk: Desk) -> None:
    own = FormDraft(interview="305", delivery=Delivery.GETLINK)
    half = FormDraft("Wei Chen", "wei@", "411", Delivery.SENDLINK)
    desk.panel.restore(half, own)
    assert desk.panel.draft() == half
    assert desk.form.choices == Choices("305", Delivery.GETLINK)


def test_what_is_half_typed_with_the_own_choices_changes_them(desk: Desk) -> None:
    own = FormDraft(interview="305", delivery=Delivery.GETLINK)
    desk.panel.restore(FormDraft("Wei Chen", "", "305", Delivery.GETLINK), own)
    desk.form.show_delivery(Delivery.SENDLINK)
    assert desk.form.choices.delivery is Delivery.SENDLINK


def test_a_likely_typo_is_offered_again_for_what_was_undone(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill(email="asha@gmial.com")
    desk.form.submit()
    invite = desk.invite(5)
    desk.choose(invite, WayOut.UNDO)
    desk.sending.change(invite, Status.CANCELLED)
    assert desk.form.email.text() == "asha@gmial.com"
    assert "gmail.com" in desk.sentences()[1]


def test_an_emptied_form_corrects_nothing(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    desk.form.name.clear()
    desk.form.email.clear()
    assert not desk.panel.correcting.isVisible()


def test_the_button_never_grows_the_form(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.form.name.setText("Wolfeschlegelsteinhausenbergerdorff" * 5)
    QApplication.processEvents()
    assert desk.form.button.minimumSizeHint().width() <= 320
    assert desk.panel.minimumSizeHint().width() <= 320
