"""Promises of *New invite*: the form is empty, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.ui.form.set_aside import MOST
from desktop_invite.ui.parts.ways_out import WayOut
from tests.ui.form.outbox import SALES

if TYPE_CHECKING:
    from tests.ui.form.conftest import Desk


def _choose(desk: Desk, way_out: WayOut) -> None:
    button = desk.panel.aside.ways_out.button(way_out)
    assert button is not None
    button.click()


def _said(desk: Desk) -> str:
    notice = desk.panel.aside.notice
    return "" if notice is None else notice.sentence


def test_a_new_invite_begins_with_an_empty_form_and_the_same_interview(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    desk.panel.begin_anew()
    interview = f"{SALES.name} · {SALES.number}"
    assert desk.panel.draft() == FormDraft("", "", interview, Delivery.SENDLINK)
    assert desk.focused() is desk.form.name
    assert _said(desk) == "What you typed for Asha Rao is kept."


def test_an_empty_form_has_nothing_to_keep(desk: Desk) -> None:
    desk.panel.begin_anew()
    assert not desk.panel.aside.isVisible()


def test_what_was_typed_is_put_back_as_it_was(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.panel.restore(FormDraft("Asha", "asha@", "Supp", Delivery.SENDLINK))
    desk.panel.begin_anew()
    desk.form.show_delivery(Delivery.GETLINK)
    _choose(desk, WayOut.PUT_BACK)
    assert desk.panel.draft() == FormDraft("Asha", "asha@", "Supp", Delivery.SENDLINK)
    assert not desk.panel.aside.isVisible()
    assert desk.focused() is desk.form.name


def test_putting_back_keeps_what_was_typed_meanwhile(desk: Desk) -> None:
    desk.fill()
    desk.panel.begin_anew()
    desk.form.name.setText("Wei Chen")
    _choose(desk, WayOut.PUT_BACK)
    assert desk.form.name.text() == "Asha Rao"
    assert _said(desk) == "What you typed for Wei Chen is kept."
    _choose(desk, WayOut.PUT_BACK)
    assert desk.form.name.text() == "Wei Chen"


def test_several_are_kept_and_the_last_comes_back_first(desk: Desk) -> None:
    for name in ("Asha Rao", "Wei Chen", "Olga Ivanova"):
        desk.form.name.setText(name)
        desk.panel.begin_anew()
    assert _said(desk) == "What you typed for Olga Ivanova is kept, and 2 more."
    _choose(desk, WayOut.THROW_AWAY)
    _choose(desk, WayOut.CONFIRM)
    assert _said(desk) == "What you typed for Wei Chen is kept, and 1 more."
    _choose(desk, WayOut.PUT_BACK)
    assert desk.form.name.text() == "Wei Chen"


def test_nothing_is_thrown_away_by_one_press(desk: Desk) -> None:
    desk.fill()
    desk.panel.begin_anew()
    _choose(desk, WayOut.THROW_AWAY)
    assert _said(desk) == "Throw away what you typed for Asha Rao?"
    assert [draft.name for draft in desk.panel.aside.drafts] == ["Asha Rao"]
    assert desk.focused() is desk.panel.aside.ways_out.button(WayOut.CANCEL)
    desk.press(Qt.Key.Key_Space)
    assert _said(desk) == "What you typed for Asha Rao is kept."
    assert desk.focused() is desk.form.name
    _choose(desk, WayOut.THROW_AWAY)
    _choose(desk, WayOut.CONFIRM)
    assert desk.panel.aside.drafts == ()
    assert not desk.panel.aside.isVisible()
    assert desk.focused() is desk.form.name


def test_who_begins_another_invite_is_asked_no_more(desk: Desk) -> None:
    desk.fill()
    desk.panel.begin_anew()
    _choose(desk, WayOut.THROW_AWAY)
    desk.fill("Wei Chen")
    desk.panel.begin_anew()
    assert _said(desk) == "What you typed for Wei Chen is kept, and 1 more."


def test_no_more_are_kept_than_a_file_should_hold(desk: Desk) -> None:
    for number in range(MOST + 5):
        desk.form.name.setText(f"Candidate {number}")
        desk.panel.begin_anew()
    assert [draft.name for draft in desk.panel.aside.drafts[:1]] == ["Candidate 5"]
    assert len(desk.panel.aside.drafts) == MOST


def test_a_correction_takes_no_half_typed_invite_away(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.form.name.setText("Wei Chen")
    desk.choose(refused, WayOut.EDIT)
    assert desk.form.email.text() == "asha@example.com"
    assert _said(desk) == "What you typed for Wei Chen is kept."


def test_a_correction_that_is_set_aside_comes_back_as_one(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    desk.form.email.setText("asha@example.org")
    desk.panel.begin_anew()
    assert not desk.panel.correcting.isVisible()
    _choose(desk, WayOut.PUT_BACK)
    desk.form.submit()
    assert desk.sending.submissions[-1].retry_of == refused.id


def test_what_was_sent_off_before_it_was_set_aside_is_not_offered_again(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    desk.panel.begin_anew()
    desk.sending.record()
    assert desk.panel.aside.drafts == ()
    assert not desk.panel.aside.isVisible()


def test_who_is_forgotten_is_put_back_without_the_link_to_the_earlier_invite(desk: Desk) -> None:
    desk.fill()
    refused = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(refused, WayOut.EDIT)
    desk.panel.begin_anew()
    desk.panel.aside.drop_links(frozenset({refused.id}))
    _choose(desk, WayOut.PUT_BACK)
    assert desk.panel.correcting.earlier is None
