"""The seconds in which an e-mail can still be taken back."""

from __future__ import annotations

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.sending import events
from tests.sending.bench import LOST, SENT, SLOW_DOWN, Bench


def test_an_email_waits_for_its_seconds(bench: Bench) -> None:
    invite = bench.invite_of("asha", undo_seconds=5)
    assert bench.last_seen(invite).leaves_in == 5
    assert bench.desk.next_due() == 5
    bench.let_pass(4.9)
    assert bench.lanes.started == []
    bench.let_pass(0.2)
    assert bench.lanes.who == ["asha"]
    assert bench.last_seen(invite).leaves_in is None


def test_what_is_undone_in_time_never_leaves(bench: Bench) -> None:
    invite = bench.invite_of("asha", undo_seconds=5)
    bench.undo(invite.id)
    assert bench.last_seen(invite).invite.status is Status.CANCELLED
    bench.let_pass(60)
    assert bench.lanes.started == []


def test_what_is_to_leave_now_does_not_wait_for_its_seconds(bench: Bench) -> None:
    invites = [bench.invite_of(who, undo_seconds=5) for who in ("asha", "wei")]
    bench.on_outbox(lambda outbox: outbox.send_now())
    assert bench.lanes.who == ["asha", "wei"]
    for invite in invites:
        assert bench.last_seen(invite).invite.status is Status.SENDING
    assert bench.desk.next_due() is None


def test_what_a_pause_holds_does_not_leave_now(bench: Bench) -> None:
    bench.invite_of("wei")
    bench.invite_of("asha", undo_seconds=5)
    bench.answer(LOST, "wei")
    bench.on_outbox(lambda outbox: outbox.send_now())
    assert bench.lanes.who_ever == ["wei"]


def test_undone_too_late_it_is_told_as_it_stands(bench: Bench) -> None:
    invite = bench.invite_of("asha", undo_seconds=5)
    bench.let_pass(5)
    bench.forget_told()
    bench.undo(invite.id)
    assert bench.last_seen(invite).invite.status is Status.SENDING
    bench.answer(SENT)
    bench.undo(invite.id)
    assert bench.last_seen(invite).invite.status is Status.SENT


def test_others_leave_while_one_counts_down(bench: Bench) -> None:
    bench.invite_of("asha", undo_seconds=5)
    bench.invite_of("wei")
    assert bench.lanes.who == ["wei"]


def test_a_countdown_that_ended_while_the_computer_slept_leaves_at_once(bench: Bench) -> None:
    bench.invite_of("asha", undo_seconds=5)
    bench.clock.seconds += 3600
    bench.desk.tick()
    assert bench.lanes.who == ["asha"]


def test_a_pause_stops_the_countdown_and_says_so(bench: Bench) -> None:
    bench.invite_of("wei")
    invite = bench.invite_of("asha", undo_seconds=5)
    bench.answer(LOST, "wei")
    assert bench.last_seen(invite).leaves_in is None
    bench.let_pass(60)
    assert bench.lanes.who_ever == ["wei"]


def test_after_a_pause_the_rest_of_the_countdown_runs(bench: Bench) -> None:
    bench.invite_of("wei")
    invite = bench.invite_of("asha", undo_seconds=60)
    bench.let_pass(10)
    bench.answer(LOST, "wei")
    bench.resume()
    assert bench.last_seen(invite).leaves_in == pytest.approx(50)
    bench.let_pass(50)
    assert bench.lanes.who == ["asha"]


def test_what_a_pause_holds_can_be_undone_and_then_the_pause_is_over(bench: Bench) -> None:
    bench.invite_of("wei")
    invite = bench.invite_of("asha", undo_seconds=5)
    bench.answer(LOST, "wei")
    bench.undo(invite.id)
    assert bench.status(invite) is Status.CANCELLED
    assert isinstance(bench.told[-1], events.PauseEnded)


def test_in_a_quiet_time_nothing_counts_down(bench: Bench) -> None:
    bench.invite_of("wei")
    bench.answer(SLOW_DOWN)
    invite = bench.invite_of("asha", undo_seconds=5)
    assert bench.last_seen(invite).leaves_in is None
    bench.let_pass(44)
    assert bench.lanes.who_ever == ["wei"]


def test_nothing_that_never_was_can_be_undone(bench: Bench) -> None:
    bench.forget_told()
    bench.undo(77)
    assert bench.told == []
