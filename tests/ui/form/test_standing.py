"""Promises of the notice above the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.ways_out import WayOut
from desktop_invite.ui.words.failures import key_notice, no_key_notice
from tests.ui.form.conftest import pasteable
from tests.ui.form.outbox import made

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from tests.ui.form.conftest import Desk


def pause(
    desk: Desk,
    reason: Reason,
    invite: Invite | None = None,
    held: int = 1,
    resumes_in: float | None = None,
) -> None:
    """Tell that what waits is held back."""
    desk.sending.paused.emit(events.Paused(reason, "their words", invite, held, 0, resumes_in))


def said(desk: Desk) -> str:
    """Return what stands above the form; nothing when nothing does."""
    notice = desk.panel.standing.notice
    return notice.sentence if notice is not None and desk.panel.standing.isVisible() else ""


def test_nothing_stands_there_while_nothing_is_wrong(desk: Desk) -> None:
    assert said(desk) == ""


def test_a_pause_is_said_until_it_ends(desk: Desk) -> None:
    pause(desk, Reason.OFFLINE)
    assert said(desk).startswith("You seem to be offline.")
    desk.sending.pause_ended.emit(events.PauseEnded())
    assert said(desk) == ""


@pytest.mark.parametrize(
    ("reason", "way_out", "asked"),
    [
        (Reason.OFFLINE, WayOut.TRY_AGAIN, "resume"),
        (Reason.CERTIFICATE, WayOut.TRY_AGAIN, "resume"),
        (Reason.EXHAUSTED, WayOut.CONTINUE, "resume"),
        (Reason.EXHAUSTED, WayOut.STOP, "stop"),
        (Reason.RATE_LIMITED, WayOut.STOP, "stop"),
    ],
)
def test_a_way_out_leads_out(desk: Desk, reason: Reason, way_out: WayOut, asked: str) -> None:
    pause(desk, reason, resumes_in=30.0 if reason is Reason.RATE_LIMITED else None)
    desk.leave_by(way_out)
    assert desk.sending.asked == [(asked, None)]


def test_the_countdown_counts_and_keeps_its_button(desk: Desk) -> None:
    pause(desk, Reason.RATE_LIMITED, resumes_in=45.0)
    assert "in 0:45." in said(desk)
    stop = desk.panel.standing.ways_out.button(WayOut.STOP)
    desk.clock.seconds += 12.0
    desk.qtbot.waitUntil(lambda: "in 0:33." in said(desk))
    assert desk.panel.standing.ways_out.button(WayOut.STOP) is stop


def test_details_for_it_are_copied(desk: Desk) -> None:
    pause(desk, Reason.CERTIFICATE)
    with desk.qtbot.waitSignal(desk.panel.details_copied):
        desk.leave_by(WayOut.COPY_DETAILS)
    assert "certificate: their words" in pasteable()


def test_a_missing_key_leads_to_the_key_and_to_practice(desk: Desk) -> None:
    desk.panel.show_notice(no_key_notice())
    with desk.qtbot.waitSignal(desk.panel.key_wanted):
        desk.leave_by(WayOut.ADD_KEY)
    with desk.qtbot.waitSignal(desk.panel.practice_wanted):
        desk.leave_by(WayOut.PRACTICE)


def test_a_bad_key_leads_to_the_key(desk: Desk) -> None:
    pause(desk, Reason.BAD_KEY)
    with desk.qtbot.waitSignal(desk.panel.key_wanted):
        desk.leave_by(WayOut.CHANGE_KEY)


def test_what_only_the_window_can_do_is_passed_on(desk: Desk) -> None:
    desk.panel.show_notice(key_notice(KeyTrouble(KeyTroubleKind.LOCKED), can_use=True))
    with desk.qtbot.waitSignal(desk.panel.way_out_wanted) as told:
        desk.leave_by(WayOut.USE_UNTIL_QUIT)
    assert told.args is not None
    assert told.args[0] is WayOut.USE_UNTIL_QUIT


def test_without_a_key_the_draft_stays_and_the_key_is_asked_for(desk: Desk) -> None:
    desk.fill()
    desk.form.submit()
    last = desk.sending.submissions[-1]
    desk.sending.not_recorded.emit(events.NotRecorded(last.ticket, last.draft, None))
    assert said(desk) == "Add your Xobin API key to send invites."
    assert desk.form.name.text() == "Asha Rao"


def test_the_outbox_is_heard_before_the_window_and_the_window_after_it(desk: Desk) -> None:
    desk.panel.show_notice(no_key_notice())
    desk.sending.history_stopped.emit(events.HistoryStopped(HistoryTrouble.FULL))
    assert said(desk).startswith("The history can't be saved (disk full)")
    desk.sending.pause_ended.emit(events.PauseEnded())
    assert said(desk) == "Add your Xobin API key to send invites."
    desk.panel.clear_notice()
    assert said(desk) == ""


def test_a_doubt_with_a_card_is_not_said_twice(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    pause(desk, Reason.LOST_ANSWER, invite, held=0)
    assert said(desk) == ""
    pause(desk, Reason.LOST_ANSWER, invite, held=4)
    assert said(desk) == "4 more invites are waiting until you continue."


def test_a_doubt_without_a_card_is_settled_above_the_form(desk: Desk) -> None:
    pause(desk, Reason.LOST_ANSWER, made(Status.UNKNOWN, reason=Reason.LOST_ANSWER), held=0)
    assert "Asha may already have been invited." in said(desk)
    desk.leave_by(WayOut.THEY_GOT_IT)
    assert desk.sending.asked == [("they_got_it", 1)]


def test_sending_again_from_above_the_form_is_confirmed_too(desk: Desk) -> None:
    pause(desk, Reason.LOST_ANSWER, made(Status.UNKNOWN, reason=Reason.LOST_ANSWER), held=0)
    desk.leave_by(WayOut.SEND_AGAIN)
    assert desk.sending.asked == []
    desk.leave_by(WayOut.CANCEL)
    assert "Asha may already have been invited." in said(desk)
    desk.leave_by(WayOut.SEND_AGAIN)
    desk.leave_by(WayOut.CONFIRM)
    assert desk.sending.asked == [("send_again", 1)]


def test_what_needs_nothing_more_can_be_closed(desk: Desk) -> None:
    pause(desk, Reason.EXHAUSTED, held=0)
    desk.leave_by(WayOut.CLOSE)
    assert said(desk) == ""


def test_a_notice_takes_no_focus(desk: Desk) -> None:
    desk.form.focus_name()
    pause(desk, Reason.OFFLINE)
    assert desk.focused() is desk.form.name
