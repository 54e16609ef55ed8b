"""What an earlier window left: doubts are shown, the rest is asked about, nothing just goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Interview, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from tests.sending.bench import (
    ACCOUNT,
    EXHAUSTED,
    LOST,
    OFFLINE,
    ORIGIN,
    SALES,
    SENT,
    SLOW_DOWN,
    Bench,
    draft,
)

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.doors import Records


@pytest.fixture
def rest(records: Records) -> list[Invite]:
    """Leave five invites: the first two were on their way, three were waiting."""
    invites = [records.add(draft(who), ORIGIN) for who in range(5)]
    for invite in invites[:2]:
        records.claim(invite.id)
    return invites


def test_an_empty_history_asks_nothing(bench: Bench) -> None:
    assert not bench.all_told(events.InterruptedFound)


def test_what_was_on_its_way_is_not_sure(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    for invite in rest[:2]:
        told = bench.last_seen(invite).invite
        assert (told.status, told.reason) == (Status.UNKNOWN, Reason.INTERRUPTED)
    found = bench.last_told(events.InterruptedFound)
    assert (found.waiting, found.unsure) == (3, 2)


def test_nothing_goes_out_before_the_answer(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.let_pass(3600)
    assert bench.lanes.started == []


def test_going_on_sends_what_waited_and_no_doubt(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.resume_left()
    while bench.lanes.open:
        bench.answer(SENT)
    assert bench.lanes.who_ever == ["2", "3", "4"]
    assert [bench.status(invite) for invite in rest[:2]] == [Status.UNKNOWN] * 2


def test_stopping_cancels_what_waited(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.stop_left()
    assert [bench.status(invite) for invite in rest[2:]] == [Status.CANCELLED] * 3


def test_it_can_be_taken_back_one_by_one(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.undo(rest[2].id)
    bench.resume_left()
    assert bench.lanes.who == ["3"]


def test_a_new_invite_does_not_wait_for_the_answer(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.invite_of("wei")
    assert bench.lanes.who == ["wei"]


def test_an_answer_to_the_pause_is_none_to_the_question(
    records: Records, rest: list[Invite]
) -> None:
    """A second press, or one that comes a moment after the pause has passed, changes nothing."""
    bench = Bench(records)
    bench.resume()
    bench.stop()
    bench.let_pass(60)
    assert bench.lanes.started == []
    assert [bench.status(invite) for invite in rest[2:]] == [Status.QUEUED] * 3
    assert bench.last_told(events.InterruptedFound).waiting == 3


def test_an_answer_to_the_question_is_none_to_the_pause(
    records: Records, rest: list[Invite]
) -> None:
    bench = Bench(records)
    held = bench.run_of("wei", "olga")
    bench.answer(EXHAUSTED)
    bench.stop_left()
    assert [bench.status(invite) for invite in rest[2:]] == [Status.CANCELLED] * 3
    assert bench.status(held[1]) is Status.QUEUED
    assert bench.last_told(events.Paused).held == 1
    assert bench.last_told(events.InterruptedFound) == events.InterruptedFound(0, 0)


def test_going_on_with_what_was_left_keeps_a_time_that_the_server_asked_for(
    records: Records, rest: list[Invite]
) -> None:
    bench = Bench(records)
    bench.invite_of("wei")
    bench.answer(SLOW_DOWN)
    bench.resume_left()
    assert bench.lanes.open == {}
    assert bench.last_told(events.Paused).held == 4
    bench.let_pass(45)
    assert len(bench.lanes.who_ever) == 2


def test_trying_one_again_does_not_send_what_was_left(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.invite_of("wei")
    bench.answer(OFFLINE)
    bench.resume()
    bench.resume()
    assert bench.lanes.who == ["wei"]
    assert bench.last_told(events.InterruptedFound).waiting == 3, "the question stands again"
    bench.answer(SENT)
    assert bench.lanes.open == {}


def test_a_wait_that_passes_does_not_send_what_was_left(
    records: Records, rest: list[Invite]
) -> None:
    bench = Bench(records)
    bench.invite_of("wei")
    bench.answer(SLOW_DOWN)
    bench.let_pass(45)
    bench.answer(SENT, "wei")
    bench.let_pass(3600)
    assert bench.lanes.open == {}
    assert bench.last_told(events.InterruptedFound).waiting == 3


def test_without_a_key_the_answer_stands_until_there_is_one(
    records: Records, rest: list[Invite]
) -> None:
    bench = Bench(records, account=None)
    bench.resume_left()
    assert bench.last_told(events.Paused).reason is Reason.NO_KEY
    bench.use(ACCOUNT)
    assert bench.lanes.who == ["2"]


def test_a_key_alone_is_no_answer(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records, account=None)
    bench.use(ACCOUNT)
    bench.let_pass(60)
    assert bench.lanes.open == {}


def test_a_doubt_is_settled_by_they_got_it(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.they_got_it(rest[0].id)
    told = bench.last_seen(rest[0]).invite
    assert (told.status, told.reason) == (Status.SENT, Reason.CONFIRMED)
    assert bench.lanes.started == []


def test_a_doubt_is_sent_again_as_a_new_attempt(records: Records, rest: list[Invite]) -> None:
    bench = Bench(records)
    bench.send_again(rest[0].id)
    assert bench.lanes.who == ["0"]
    bench.answer(SENT)
    results = [attempt.result for attempt in records.attempts(rest[0].id)]
    assert results[-1] is Status.SENT
    assert len(results) == 2


def test_a_doubt_survives_another_start(records: Records, rest: list[Invite]) -> None:
    Bench(records)
    bench = Bench(records)
    assert bench.status(rest[0]) is Status.UNKNOWN
    assert bench.last_told(events.InterruptedFound).unsure == 0, "they are told of once"


def test_what_is_settled_or_on_its_way_is_not_sent_again(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.send_again(invite.id)
    bench.answer(SENT)
    bench.send_again(invite.id)
    bench.they_got_it(invite.id)
    assert bench.lanes.who_ever == ["asha"]
    assert bench.status(invite) is Status.SENT


def test_sending_again_without_a_key_says_so_and_changes_nothing(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.answer(LOST)
    bench.use(None)
    bench.send_again(invite.id)
    assert bench.last_told(events.Paused).reason is Reason.NO_KEY
    assert bench.status(invite) is Status.UNKNOWN


def test_interviews_are_told_remembered_named_and_hidden(bench: Bench) -> None:
    bench.desk.do(lambda office: office.interviews.remember(SALES))
    assert bench.last_told(events.InterviewsChanged).interviews == (SALES,)
    bench.desk.do(lambda office: office.interviews.remember(Interview(305, "Sales, new")))
    assert bench.last_told(events.InterviewsChanged).interviews[0].name == "Sales, new"
    bench.desk.do(lambda office: office.interviews.rename(305, "Sales, third"))
    assert bench.last_told(events.InterviewsChanged).interviews[0].name == "Sales, third"
    bench.desk.do(lambda office: office.interviews.hide(305, hidden=True))
    assert bench.last_told(events.InterviewsChanged).interviews == ()
    assert [each.hidden for each in bench.last_told(events.InterviewsChanged).known] == [True]


def test_favourites_are_told_before_the_others(bench: Bench) -> None:
    support = Interview(306, "Support")
    bench.desk.do(lambda office: office.interviews.remember(SALES))
    bench.desk.do(lambda office: office.interviews.remember(support))
    bench.desk.do(lambda office: office.interviews.star(305, starred=True))
    assert bench.last_told(events.InterviewsChanged).interviews == (SALES, support)


def test_an_interview_that_was_hidden_stays_hidden_at_the_next_start(bench: Bench) -> None:
    bench.desk.do(lambda office: office.interviews.begin((SALES,)))
    bench.desk.do(lambda office: office.interviews.hide(305, hidden=True))
    bench.desk.do(lambda office: office.interviews.begin((SALES,)))
    assert bench.last_told(events.InterviewsChanged).interviews == ()
