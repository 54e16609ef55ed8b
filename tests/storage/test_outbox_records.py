"""Each step of an invite is on record before anybody acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.correction import NOT_LINKED, Linked
from desktop_invite.invites.invite import Candidate, Delivery, Interview, Status
from desktop_invite.invites.outcome import (
    Answer,
    Outcome,
    Reason,
    Rejected,
    Requeue,
    Sent,
    Unknown,
)
from tests.storage.histories import LINK, MADE, SALES, draft, ended, finished

if TYPE_CHECKING:
    import sqlite3

    from desktop_invite.storage.outbox_records import OutboxRecords
    from tests.storage.histories import SetClock

REFUSED = Rejected(Reason.REFUSED, 400, "No such interview")
LOST = Unknown(Reason.LOST_ANSWER)


def test_a_draft_is_recorded_letter_for_letter_and_waits(
    records: OutboxRecords, clock: SetClock
) -> None:
    name = "Zoë Brontë-Ng 王"
    invite = records.add(draft(name, "Zoë@Example.com", delivery=Delivery.SENDLINK), "https://x.y")

    assert invite.candidate == Candidate(name, "Zoë@Example.com")
    assert (invite.interview, invite.delivery) == (SALES, Delivery.SENDLINK)
    assert (invite.status, invite.link, invite.reason, invite.words) == (
        Status.QUEUED,
        None,
        None,
        "",
    )
    assert invite.created_at == invite.changed_at == clock.at
    assert records.invite(invite.id) == invite
    assert records.attempts(invite.id) == ()


def test_a_claim_begins_an_attempt_and_is_given_once(records: OutboxRecords) -> None:
    invite = records.add(draft())

    attempt = records.claim(invite.id)

    assert attempt is not None
    assert attempt.invite_id == invite.id
    assert (attempt.ended_at, attempt.result) == (None, None)
    assert records.attempts(invite.id) == (attempt,)
    sending = records.invite(invite.id)
    assert sending is not None
    assert sending.status is Status.SENDING
    assert records.claim(invite.id) is None
    assert len(records.attempts(invite.id)) == 1


@pytest.mark.parametrize("invite_id", [0, 77, -1])
def test_what_is_not_there_can_not_be_claimed_or_changed(
    records: OutboxRecords, invite_id: int
) -> None:
    assert records.claim(invite_id) is None
    assert records.cancel(invite_id) is None
    assert records.they_got_it(invite_id) is None
    assert records.send_again(invite_id) is None
    assert records.invite(invite_id) is None


def test_a_sent_invite_has_its_link(records: OutboxRecords, connection: sqlite3.Connection) -> None:
    answer = Answer(link=LINK, response_id=991, interview_id=305, status="Pending")

    invite = ended(records, Sent(answer, 201))

    assert (invite.status, invite.link, invite.reason) == (Status.SENT, LINK, None)
    (attempt,) = records.attempts(invite.id)
    assert (attempt.result, attempt.http_status, attempt.reason) == (Status.SENT, 201, None)
    assert attempt.ended_at is not None
    kept = connection.execute("SELECT response_id, server_status FROM invites").fetchone()
    assert kept == (991, "Pending")


def test_a_sent_invite_without_a_link_says_what_is_missing(records: OutboxRecords) -> None:
    invite = ended(records, Sent(Answer(), 200, Reason.NO_LINK))

    assert (invite.status, invite.link, invite.reason) == (Status.SENT, None, Reason.NO_LINK)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (REFUSED, Status.REJECTED),
        (Rejected(Reason.BAD_KEY, 401, "Bad key"), Status.REJECTED),
        (Requeue(Reason.OFFLINE, None, "refused"), Status.QUEUED),
        (Requeue(Reason.RATE_LIMITED, 429, "Slow down", 45.0), Status.QUEUED),
        (LOST, Status.UNKNOWN),
        (Unknown(Reason.SERVER_TROUBLE, 502, "Bad gateway"), Status.UNKNOWN),
    ],
)
def test_an_outcome_is_on_record_with_its_reason_and_the_servers_words(
    records: OutboxRecords, outcome: Rejected | Requeue | Unknown, status: Status
) -> None:
    invite = ended(records, outcome)

    assert (invite.status, invite.reason, invite.words) == (status, outcome.reason, outcome.words)
    (attempt,) = records.attempts(invite.id)
    assert (attempt.result, attempt.reason) == (status, outcome.reason)
    assert (attempt.http_status, attempt.words) == (outcome.http_status, outcome.words)


def test_a_requeued_invite_can_leave_again_and_its_attempts_stay(records: OutboxRecords) -> None:
    invite = ended(records, Requeue(Reason.OFFLINE))

    sent = finished(records, invite, MADE)

    assert (sent.status, sent.reason) == (Status.SENT, None)
    first, second = records.attempts(invite.id)
    assert (first.result, second.result) == (Status.QUEUED, Status.SENT)


@pytest.mark.parametrize("second", [REFUSED, LOST, MADE, Requeue(Reason.OFFLINE)])
def test_an_attempt_ends_once_however_often_its_end_is_reported(
    records: OutboxRecords, second: Outcome
) -> None:
    invite = ended(records, MADE)
    (attempt,) = records.attempts(invite.id)

    assert records.finish(attempt.id, second) == invite
    assert records.attempts(invite.id) == (attempt,)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(link="https://x/\ud800", status="\udfff", interview_name="Sales \ud83d"),
        Answer(response_id=2**63, link=LINK),
        Answer(response_id=-(2**70), link=LINK),
        Answer(link="", status="", interview_name=" \n "),
        Answer(interview_name="long " * 1000, link="https://x/" + "y" * 5000),
    ],
)
def test_no_answer_however_strange_keeps_an_outcome_off_the_record(
    records: OutboxRecords, answer: Answer
) -> None:
    invite = ended(records, Sent(answer, 200, words="\ud800" * 600))

    assert invite.status is Status.SENT
    assert len(invite.words) == 500


@pytest.mark.parametrize("outcome", [MADE, REFUSED, LOST])
def test_an_invite_that_has_ended_can_not_be_claimed(
    records: OutboxRecords, outcome: Outcome
) -> None:
    invite = records.add(draft())
    as_it_ended = finished(records, invite, outcome)
    assert records.claim(invite.id) is None
    assert records.invite(invite.id) == as_it_ended
    assert len(records.attempts(invite.id)) == 1


def test_a_cancelled_invite_never_leaves(records: OutboxRecords) -> None:
    invite = records.add(draft())

    cancelled = records.cancel(invite.id)

    assert cancelled is not None
    assert cancelled.status is Status.CANCELLED
    assert records.claim(invite.id) is None
    assert records.cancel(invite.id) is None
    assert records.send_again(invite.id) is None


def test_what_is_on_its_way_or_done_is_not_cancelled(records: OutboxRecords) -> None:
    on_its_way = records.add(draft())
    records.claim(on_its_way.id)

    done = [ended(records, outcome).id for outcome in (MADE, REFUSED, LOST)]
    assert [records.cancel(each) for each in (on_its_way.id, *done)] == [None] * 4
    stands = records.runs.cancel_many((on_its_way.id, *done))
    assert [invite.status for invite in stands] == [
        Status.SENDING,
        Status.SENT,
        Status.REJECTED,
        Status.UNKNOWN,
    ]


def test_what_a_crash_left_on_its_way_is_not_sure_and_never_waits(records: OutboxRecords) -> None:
    waiting = records.add(draft(email="waiting@example.com"))
    done = ended(records, MADE, draft(email="done@example.com"))
    lost = [records.add(draft(email=f"{number}@example.com")) for number in range(3)]
    for invite in lost:
        records.claim(invite.id)

    recovered = records.recover()

    assert [invite.id for invite in recovered] == [invite.id for invite in lost]
    assert {invite.status for invite in recovered} == {Status.UNKNOWN}
    assert {invite.reason for invite in recovered} == {Reason.INTERRUPTED}
    (attempt,) = records.attempts(lost[0].id)
    assert (attempt.result, attempt.reason) == (Status.UNKNOWN, Reason.INTERRUPTED)
    assert records.leftovers() == (waiting,)
    assert records.invite(done.id) == done
    assert records.recover() == ()


def test_leftovers_come_in_the_order_in_which_they_were_recorded(records: OutboxRecords) -> None:
    drafts = [draft(email=f"{number}@example.com") for number in range(5)]
    invites = records.add_many(drafts)

    assert records.leftovers() == invites
    assert [invite.candidate.email for invite in invites] == [of.candidate.email for of in drafts]


def test_a_doubt_is_settled_by_they_got_it(records: OutboxRecords) -> None:
    doubtful = ended(records, LOST)

    settled = records.they_got_it(doubtful.id)

    assert settled is not None
    assert (settled.status, settled.reason) == (Status.SENT, Reason.CONFIRMED)
    (attempt,) = records.attempts(doubtful.id)
    assert attempt.result is Status.UNKNOWN
    assert records.they_got_it(doubtful.id) is None


@pytest.mark.parametrize("outcome", [MADE, REFUSED, Requeue(Reason.OFFLINE)])
def test_only_a_doubt_can_be_settled(records: OutboxRecords, outcome: Outcome) -> None:
    invite = ended(records, outcome)

    assert records.they_got_it(invite.id) is None
    assert records.invite(invite.id) == invite


@pytest.mark.parametrize("outcome", [LOST, REFUSED])
def test_sending_again_is_a_new_attempt_of_the_same_invite(
    records: OutboxRecords, outcome: Outcome
) -> None:
    invite = ended(records, outcome)

    again = records.send_again(invite.id)

    assert again is not None
    assert (again.id, again.status, again.reason, again.words) == (
        invite.id,
        Status.QUEUED,
        None,
        "",
    )
    assert finished(records, again, MADE).status is Status.SENT
    first, second = records.attempts(invite.id)
    assert (first.reason, second.result) == (outcome.reason, Status.SENT)


def test_what_was_sent_is_not_sent_again(records: OutboxRecords) -> None:
    invite = ended(records, MADE)

    assert records.send_again(invite.id) is None
    assert records.invite(invite.id) == invite


def test_a_person_is_known_by_the_address_in_any_writing(records: OutboxRecords) -> None:
    invite = ended(records, MADE, draft(email="Asha.Rao@Example.com"))

    assert records.earlier(" asha.rao@EXAMPLE.com ", SALES.number) == invite
    assert records.earlier("asha.rao@example.com", 306) is None
    assert records.earlier("other@example.com", SALES.number) is None


@pytest.mark.parametrize("outcome", [MADE, LOST, Requeue(Reason.OFFLINE)])
def test_sent_waiting_and_doubtful_invites_count_as_earlier(
    records: OutboxRecords, outcome: Outcome
) -> None:
    invite = ended(records, outcome)

    assert records.earlier("asha@example.com", SALES.number) == invite


def test_rejected_and_cancelled_invites_do_not_count_as_earlier(records: OutboxRecords) -> None:
    ended(records, REFUSED)
    records.cancel(records.add(draft()).id)

    assert records.earlier("asha@example.com", SALES.number) is None


def test_of_several_earlier_invites_the_surest_and_newest_is_asked_about(
    records: OutboxRecords,
) -> None:
    doubtful = ended(records, LOST)
    assert records.earlier("asha@example.com", SALES.number) == doubtful
    waiting = records.add(draft())
    assert records.earlier("asha@example.com", SALES.number) == waiting
    ended(records, MADE)
    newest = ended(records, MADE)
    records.add(draft())
    assert records.earlier("asha@example.com", SALES.number) == newest


def test_an_earlier_invite_is_found_when_the_clock_was_set_back(
    records: OutboxRecords, clock: SetClock
) -> None:
    invite = records.add(draft())
    clock.at = clock.at.replace(year=2019)

    claimed = finished(records, invite, MADE)

    assert claimed.status is Status.SENT
    assert claimed.changed_at < claimed.created_at


def test_a_corrected_invite_is_linked_with_the_one_it_corrects(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    wrong = ended(records, REFUSED)

    records.add(draft(email="asha@example.org"), retry_of=wrong.id)

    assert connection.execute("SELECT retry_of FROM invites ORDER BY id").fetchall() == [
        (None,),
        (wrong.id,),
    ]


def test_a_draft_without_an_interviews_name_gets_the_one_that_is_known(
    records: OutboxRecords,
) -> None:
    records.remember(SALES)

    assert records.add(draft(interview=Interview(305))).interview == SALES


def test_an_invite_and_the_one_that_corrects_it_know_each_other(records: OutboxRecords) -> None:
    refused = ended(records, Rejected(Reason.REFUSED, 400))
    assert not refused.corrected
    newer = records.add(draft(email="asha@example.org"), retry_of=refused.id)

    corrected = records.invite(refused.id)

    assert corrected is not None
    assert corrected.corrected
    assert records.linked(refused.id) == Linked(None, (newer,))
    assert records.linked(newer.id) == Linked(corrected, ())


def test_correcting_an_invite_that_was_forgotten_meanwhile_is_a_plain_invite(
    records: OutboxRecords,
) -> None:
    invite = records.add(draft(), retry_of=99)

    assert records.linked(invite.id) == NOT_LINKED
