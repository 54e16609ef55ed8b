"""The run stops at the first trouble, says why, and goes on by its own answer only."""

from __future__ import annotations

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Outcome, Reason, Rejected, Requeue, Unknown
from desktop_invite.sending import events
from tests.sending.bench import (
    ACCOUNT,
    BAD_KEY,
    EXHAUSTED,
    LOST,
    OFFLINE,
    OTHER_ACCOUNT,
    SENT,
    SLOW_DOWN,
    Bench,
)

THAT_WAIT_FOR_THE_RECRUITER = [
    BAD_KEY,
    EXHAUSTED,
    Rejected(Reason.MOVED, 302),
    OFFLINE,
    Requeue(Reason.PROXY),
    Requeue(Reason.CERTIFICATE),
    LOST,
    Unknown(Reason.DEADLINE),
    Unknown(Reason.SERVER_TROUBLE, 500),
    Unknown(Reason.STRANGE_ANSWER, 200),
    Unknown(Reason.SURPRISE),
]


def reasons(outcome: Outcome) -> str:
    """Name a parametrised case."""
    return str(outcome.reason)


@pytest.mark.parametrize("outcome", THAT_WAIT_FOR_THE_RECRUITER, ids=reasons)
def test_the_run_stops_at_the_first_trouble(bench: Bench, outcome: Outcome) -> None:
    bench.run_of(*range(20))
    assert bench.lanes.who == ["0"], "the first goes alone"
    bench.answer(outcome)
    paused = bench.last_told(events.Paused)
    requeued = isinstance(outcome, Requeue)
    assert (paused.reason, paused.held) == (outcome.reason, 20 if requeued else 19)
    assert paused.invite is not None
    assert paused.resumes_in is None
    bench.let_pass(3600)
    assert len(bench.lanes.started) == 1


@pytest.mark.parametrize("outcome", THAT_WAIT_FOR_THE_RECRUITER, ids=reasons)
def test_going_on_sends_one_first_and_then_several(bench: Bench, outcome: Outcome) -> None:
    bench.run_of(*range(20))
    bench.answer(outcome)
    bench.forget_told()
    bench.resume()
    assert len(bench.all_told(events.PauseEnded)) == 1
    assert len(bench.lanes.open) == 1
    bench.answer(SENT)
    assert len(bench.lanes.open) > 1


def test_an_incident_costs_as_many_doubts_as_were_in_flight(bench: Bench) -> None:
    invites = bench.run_of(*range(20))
    bench.answer(SENT)
    in_flight = len(bench.lanes.open)
    assert in_flight == 4
    while bench.lanes.open:
        bench.answer(LOST)
    doubts = [invite for invite in invites if bench.status(invite) is Status.UNKNOWN]
    assert len(doubts) == in_flight
    paused = bench.last_told(events.Paused)
    assert (paused.reason, paused.held, paused.sent) == (Reason.LOST_ANSWER, 15, 1)


def test_stopping_cancels_what_is_held(bench: Bench) -> None:
    invites = bench.run_of(*range(5))
    bench.answer(EXHAUSTED)
    bench.stop()
    assert [bench.status(invite) for invite in invites[1:]] == [Status.CANCELLED] * 4
    assert isinstance(bench.told[-1], events.PauseEnded)
    bench.resume()
    bench.let_pass(60)
    assert len(bench.lanes.started) == 1


def test_a_single_invite_with_nothing_behind_it_says_why_and_blocks_nothing(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(LOST)
    assert bench.last_told(events.Paused).held == 0
    bench.invite_of("wei")
    assert bench.lanes.who == ["wei"]


def test_one_made_by_hand_tries_its_luck_during_a_pause(bench: Bench) -> None:
    bench.run_of(*range(5))
    bench.answer(EXHAUSTED)
    bench.invite_of("wei")
    assert bench.lanes.who == ["wei"]
    bench.answer(SENT)
    assert bench.lanes.open == {}, "its success does not answer for the others"
    bench.resume()
    assert bench.lanes.who == ["1"]


def test_an_offline_invite_waits_and_goes_when_told(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.answer(OFFLINE)
    assert bench.status(invite) is Status.QUEUED
    assert bench.last_told(events.Paused).held == 1
    bench.resume()
    bench.answer(SENT)
    assert bench.status(invite) is Status.SENT


def test_a_sentence_that_is_no_longer_true_is_taken_back(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(EXHAUSTED)
    bench.invite_of("wei")
    bench.answer(SENT)
    assert isinstance(bench.told[-1], events.PauseEnded)


def test_a_doubt_stays_in_view_until_it_is_settled(bench: Bench) -> None:
    doubtful = bench.invite_of("asha")
    bench.answer(LOST)
    bench.invite_of("wei")
    bench.answer(SENT)
    assert not bench.all_told(events.PauseEnded)
    bench.they_got_it(doubtful.id)
    assert isinstance(bench.told[-1], events.PauseEnded)


def test_when_asked_to_slow_down_it_waits_and_goes_on_by_itself(bench: Bench) -> None:
    bench.run_of(*range(5))
    bench.answer(SLOW_DOWN)
    paused = bench.last_told(events.Paused)
    assert (paused.held, paused.resumes_in) == (5, 45.0)
    assert bench.desk.next_due() == 45.0
    bench.let_pass(44)
    assert len(bench.lanes.started) == 1
    bench.let_pass(1)
    assert bench.all_told(events.PauseEnded)
    assert bench.lanes.who == ["0"]


def test_without_a_time_it_waits_half_a_minute(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(Requeue(Reason.BUSY, 503))
    assert bench.last_told(events.Paused).resumes_in == 30.0


def test_in_a_quiet_time_one_made_by_hand_waits_too(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(SLOW_DOWN)
    bench.let_pass(5)
    bench.invite_of("wei")
    paused = bench.last_told(events.Paused)
    assert (paused.held, paused.resumes_in) == (2, 40.0)
    bench.let_pass(40)
    assert bench.lanes.who == ["asha"]
    bench.answer(SENT)
    assert bench.lanes.who == ["wei"]


def test_going_on_does_not_shorten_the_time_that_the_server_asked_for(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(SLOW_DOWN)
    bench.resume()
    assert bench.last_told(events.Paused).resumes_in == 45.0
    assert bench.lanes.open == {}


def test_a_stopped_wait_still_keeps_quiet(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.answer(SLOW_DOWN)
    bench.stop()
    assert bench.status(invite) is Status.CANCELLED
    assert isinstance(bench.told[-1], events.PauseEnded)
    bench.invite_of("wei")
    assert bench.last_told(events.Paused).held == 1
    assert bench.lanes.open == {}
    bench.let_pass(45)
    assert bench.lanes.who == ["wei"]


def test_the_longest_wait_of_several_counts(bench: Bench) -> None:
    bench.run_of(*range(9))
    bench.answer(SENT)
    for wait in (20.0, 60.0, 10.0):
        bench.answer(Requeue(Reason.RATE_LIMITED, 429, wait=wait))
    assert bench.last_told(events.Paused).resumes_in == 60.0


def test_a_wait_does_not_answer_for_the_recruiter(bench: Bench) -> None:
    bench.run_of(*range(9))
    bench.answer(SENT)
    bench.answer(EXHAUSTED)
    bench.answer(SLOW_DOWN)
    paused = bench.last_told(events.Paused)
    assert (paused.reason, paused.resumes_in) == (Reason.EXHAUSTED, None)
    while bench.lanes.open:
        bench.answer(SENT)
    bench.let_pass(3600)
    assert bench.lanes.open == {}


def test_after_trouble_fewer_go_at_a_time(bench: Bench) -> None:
    bench.run_of(*range(20))
    bench.answer(SENT)
    assert len(bench.lanes.open) == 4
    bench.answer(SLOW_DOWN)
    while bench.lanes.open:
        bench.answer(SENT)
    bench.let_pass(45)
    bench.answer(SENT)
    assert len(bench.lanes.open) == 2


def test_a_new_key_is_the_answer_to_a_bad_one(bench: Bench) -> None:
    bench.run_of(*range(5))
    bench.answer(BAD_KEY)
    bench.use(ACCOUNT)
    assert bench.lanes.open == {}, "the same key again is no answer"
    bench.use(OTHER_ACCOUNT)
    assert bench.lanes.who == ["1"]
    assert bench.lanes.started[-1][2] == OTHER_ACCOUNT


def test_a_new_key_does_not_answer_another_question(bench: Bench) -> None:
    bench.run_of(*range(5))
    bench.answer(LOST)
    bench.use(OTHER_ACCOUNT)
    bench.let_pass(60)
    assert bench.lanes.open == {}


def test_what_an_old_key_is_told_does_not_stop_the_new_one(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.use(OTHER_ACCOUNT)
    bench.answer(BAD_KEY)
    assert not bench.all_told(events.Paused)


def test_what_an_old_key_could_not_send_goes_out_with_the_new_one(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.use(OTHER_ACCOUNT)
    bench.answer(Requeue(Reason.BAD_KEY))
    assert not bench.all_told(events.Paused)
    assert bench.lanes.started[-1][2] == OTHER_ACCOUNT
    bench.answer(SENT)
    assert bench.status(invite) is Status.SENT


def test_without_a_key_what_waits_is_held_until_there_is_one(bench: Bench) -> None:
    bench.invite_of("asha", undo_seconds=5)
    bench.use(None)
    paused = bench.last_told(events.Paused)
    assert (paused.reason, paused.held) == (Reason.NO_KEY, 1)
    bench.let_pass(60)
    assert bench.lanes.open == {}
    bench.use(ACCOUNT)
    assert bench.lanes.who == ["asha"]


def test_a_single_one_goes_before_the_run(bench: Bench) -> None:
    bench.run_of(*range(20))
    bench.answer(SENT)
    bench.invite_of("wei")
    assert bench.lanes.who[-1] == "wei"
    assert len(bench.lanes.open) == 5
    bench.invite_of("olga")
    bench.answer(SENT)
    assert bench.lanes.who[-1] == "olga"


def test_a_single_one_does_not_wait_for_the_first_of_a_run(bench: Bench) -> None:
    bench.run_of(*range(20))
    bench.invite_of("wei")
    assert bench.lanes.who == ["0", "wei"]
