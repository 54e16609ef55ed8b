"""From a draft to a request: recorded first, claimed first, one answer for each ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Invite, Status
from desktop_invite.sending import events
from tests.sending.bench import ACCOUNT, REFUSED, SALES, SENT, Bench, draft

if TYPE_CHECKING:
    from desktop_invite.sending.doors import Records


def test_a_link_leaves_at_once_and_comes_back(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    assert bench.lanes.who == ["asha"]
    assert bench.status(invite) is Status.SENDING

    bench.answer(SENT)
    told = bench.last_seen(invite).invite
    assert (told.status, told.link) == (Status.SENT, "https://app.xobin.com/i/8f3c")


def test_each_step_of_an_invite_is_told(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(SENT)
    steps = [change.invite.status for change in bench.all_told(events.InviteChanged)]
    assert steps == [Status.QUEUED, Status.SENDING, Status.SENT]


def test_the_request_carries_the_account_of_its_time(bench: Bench) -> None:
    bench.invite_of("asha")
    ((_, draft, account),) = bench.lanes.started
    assert draft.candidate.email == "asha@example.com"
    assert account == ACCOUNT


def test_the_intent_is_on_disk_before_the_request_begins(bench: Bench) -> None:
    bench.lanes.before_each = lambda: seen.append(bench.records.leftovers())
    seen: list[tuple[Invite, ...]] = []
    invite = bench.invite_of("asha")
    assert seen == [()], "it was not queued any more when its request began"
    assert len(bench.records.attempts(invite.id)) == 1


def test_without_a_key_nothing_is_recorded(records: Records) -> None:
    bench = Bench(records, account=None)
    bench.use(None)
    answer = bench.submit("asha")
    assert isinstance(answer, events.NotRecorded)
    assert answer.why is None
    assert records.leftovers() == ()


def test_the_same_person_and_interview_asks_first(bench: Bench) -> None:
    earlier = bench.invite_of("asha")
    answer = bench.submit("asha")
    assert isinstance(answer, events.AlreadyInvited)
    assert isinstance(answer.earlier, Invite)
    assert answer.earlier.id == earlier.id
    assert bench.lanes.who_ever == ["asha"]


def test_a_confirmed_repeat_is_sent(bench: Bench) -> None:
    bench.invite_of("asha")
    answer = bench.submit("asha", confirmed=True)
    assert isinstance(answer, events.Submitted)
    assert bench.lanes.who == ["asha", "asha"]


def test_a_refusal_stops_nothing(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.answer(REFUSED)
    assert bench.status(invite) is Status.REJECTED
    assert not bench.all_told(events.Paused)
    bench.invite_of("wei")
    assert bench.lanes.who == ["wei"]


def test_a_second_report_of_the_same_request_changes_nothing(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    attempt_id = next(iter(bench.lanes.open))
    bench.answer(SENT)
    bench.forget_told()
    bench.desk.finished(attempt_id, REFUSED)
    assert bench.told == []
    assert bench.status(invite) is Status.SENT


def test_at_most_five_requests_are_in_flight(bench: Bench) -> None:
    for who in range(9):
        bench.invite_of(who)
    assert len(bench.lanes.open) == 5
    bench.answer(SENT)
    assert bench.lanes.who_ever == [str(who) for who in range(6)]


def test_an_interview_becomes_known_by_its_first_invite(bench: Bench) -> None:
    bench.invite_of("asha")
    assert bench.last_told(events.InterviewsChanged).interviews == (SALES,)


def test_a_row_that_was_cancelled_elsewhere_is_not_sent(bench: Bench) -> None:
    invite = bench.invite_of("asha", undo_seconds=5)
    bench.records.cancel(invite.id)
    bench.let_pass(5)
    assert bench.lanes.started == []
    assert bench.last_seen(invite).invite.status is Status.CANCELLED


def test_attempts_are_read_with_their_invite(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.answer(REFUSED)
    bench.desk.read_attempts(invite.id)
    read = bench.last_told(events.AttemptsRead)
    assert read.invite.status is Status.REJECTED
    assert [attempt.words for attempt in read.attempts] == ["no such interview"]


def test_a_correction_is_linked_with_what_it_corrects_and_both_are_told(bench: Bench) -> None:
    refused = bench.invite_of("asha")
    bench.answer(REFUSED)

    bench.desk.submit(99, draft("ashar"), confirmed=False, undo_seconds=0.0, retry_of=refused.id)

    corrected = bench.last_seen(refused).invite
    assert corrected.status is Status.REJECTED
    assert corrected.corrected
    (newer,) = bench.records.linked(refused.id).corrected_by
    assert newer.candidate.email == "ashar@example.com"
