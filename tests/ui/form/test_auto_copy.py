"""A link is on the clipboard as soon as it has come; *Link ready* waits until it is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop_invite.invites.invite import Status
from desktop_invite.sending.events import LinkCame
from desktop_invite.ui.form.panel import FormSettings
from tests.ui.form.outbox import LINK

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from tests.ui.form.conftest import Desk


def on_its_way(desk: Desk) -> Invite:
    """Invite somebody, and let the request leave."""
    desk.fill()
    return desk.sending.change(desk.invite(), Status.SENDING)


def clipboard() -> str:
    """Return what a paste would give."""
    return QGuiApplication.clipboard().text()


def test_a_link_is_copied_before_it_is_recorded_and_shown_afterwards(desk: Desk) -> None:
    invite = on_its_way(desk)
    desk.sending.link_came.emit(LinkCame(invite.id, LINK))
    assert clipboard() == LINK
    assert not desk.card(invite).is_copied
    copies: list[None] = []
    QGuiApplication.clipboard().dataChanged.connect(lambda: copies.append(None))
    invite = desk.sending.answer(invite)
    assert desk.card(invite).is_copied
    assert copies == []


def test_what_was_copied_since_stays_and_the_card_claims_nothing(desk: Desk) -> None:
    invite = on_its_way(desk)
    desk.sending.link_came.emit(LinkCame(invite.id, LINK))
    QGuiApplication.clipboard().setText("something of one's own")
    invite = desk.sending.answer(invite)
    assert clipboard() == "something of one's own"
    assert not desk.card(invite).is_copied


def test_without_the_setting_a_link_that_comes_is_not_copied(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("before")
    desk.panel.use_settings(replace(FormSettings(), auto_copy=False))
    invite = on_its_way(desk)
    desk.sending.link_came.emit(LinkCame(invite.id, LINK))
    desk.sending.answer(invite)
    assert clipboard() == "before"


def test_a_link_of_an_invite_made_elsewhere_is_not_copied(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("before")
    desk.sending.link_came.emit(LinkCame(99, LINK))
    assert clipboard() == "before"
