"""The computer's date goes back by a day in the middle: waits, order and records don't mind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.sending import events
from desktop_invite.sending.opening import open_outbox_records
from tests.sending.bench import SENT, SLOW_DOWN, Bench, HandClock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.sending.doors import Records

_A_DAY = timedelta(days=1)


def set_back(bench: Bench) -> None:
    """Set the date back; seconds that never go back go on."""
    bench.clock.begin -= _A_DAY


def test_a_wait_that_the_server_asked_for_is_as_long_as_it_was(bench: Bench) -> None:
    bench.submit("asha")
    bench.answer(SLOW_DOWN)
    set_back(bench)
    bench.let_pass(44.9)
    assert bench.lanes.who == []
    bench.let_pass(0.1)
    assert bench.lanes.who == ["asha"]


def test_an_email_has_its_seconds_to_be_undone_and_no_more(bench: Bench) -> None:
    bench.submit("asha", undo_seconds=5)
    set_back(bench)
    bench.let_pass(4.9)
    assert bench.lanes.who == []
    bench.let_pass(0.1)
    assert bench.lanes.who == ["asha"]


def test_an_attempt_that_ends_before_it_began_is_recorded(history_path: Path) -> None:
    clock = HandClock()
    with open_outbox_records(history_path, clock) as records:
        bench = Bench(records)
        invite = bench.invite_of("asha")
        clock.begin -= _A_DAY
        bench.answer(SENT)
        assert bench.status(invite) is Status.SENT
        (attempt,) = records.attempts(invite.id)
        assert attempt.ended_at is not None
        assert attempt.ended_at < attempt.started_at


@pytest.mark.parametrize("who", ["asha", "ASHA"])
def test_who_was_invited_in_the_future_is_asked_about(bench: Bench, who: str) -> None:
    bench.invite_of("asha")
    bench.answer(SENT)
    set_back(bench)
    assert isinstance(bench.submit(who), events.AlreadyInvited)


def test_a_start_before_the_last_end_asks_as_ever_and_keeps_the_order(
    bench: Bench, records: Records
) -> None:
    on_its_way = bench.invite_of("asha")
    waiting = [bench.invite_of(who, undo_seconds=5) for who in ("wei", "olga")]
    set_back(bench)
    waiting.append(bench.invite_of("zoe", undo_seconds=5))

    next_window = Bench(records)
    assert next_window.status(on_its_way) is Status.UNKNOWN
    assert next_window.last_told(events.InterruptedFound).waiting == len(waiting)
    next_window.resume_left()
    while next_window.lanes.open:
        next_window.answer(SENT)
    assert next_window.lanes.who_ever == ["wei", "olga", "zoe"]
    assert len(records.attempts(on_its_way.id)) == 1
