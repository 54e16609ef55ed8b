"""No write, no send: whatever the history refuses, no request is unrecorded, nothing is lost."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.sending.bench import EXHAUSTED, LOST, OFFLINE, REFUSED, SENT, Bench, draft
from tests.sending.failing_records import Failures, failing

if TYPE_CHECKING:
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.doors import Records

FULL = HistoryTrouble.FULL


@pytest.fixture
def failures() -> Failures:
    """Return what decides which calls to the history fail."""
    return Failures()


@pytest.fixture
def shaky(records: Records, failures: Failures) -> Bench:
    """Return an outbox on a history that fails when told."""
    return Bench(failing(records, failures))


def test_what_can_not_be_recorded_is_not_sent(shaky: Bench, failures: Failures) -> None:
    failures.trouble = FULL
    answer = shaky.submit("asha")
    assert isinstance(answer, events.NotRecorded)
    assert answer.why is FULL
    assert shaky.lanes.started == []


def test_what_can_not_be_claimed_is_not_sent(shaky: Bench, failures: Failures) -> None:
    invite = shaky.invite_of("asha", undo_seconds=5)
    failures.trouble = FULL
    shaky.let_pass(60)
    assert shaky.lanes.started == []
    assert shaky.all_told(events.HistoryStopped) == [events.HistoryStopped(FULL)]
    assert shaky.status(invite) is Status.QUEUED

    failures.trouble = None
    shaky.let_pass(60)
    assert shaky.lanes.started == [], "the recruiter has not answered"
    shaky.resume()
    assert shaky.lanes.who == ["asha"]
    assert isinstance(
        next(e for e in reversed(shaky.told) if not isinstance(e, events.InviteChanged)),
        events.PauseEnded,
    )


def test_going_on_too_early_is_told_again(shaky: Bench, failures: Failures) -> None:
    shaky.invite_of("asha", undo_seconds=5)
    failures.trouble = FULL
    shaky.let_pass(5)
    shaky.resume()
    assert shaky.told[-1] == events.HistoryStopped(FULL)
    assert shaky.lanes.started == []


def test_an_outcome_is_kept_until_it_can_be_recorded(shaky: Bench, failures: Failures) -> None:
    invite = shaky.invite_of("asha")
    failures.trouble = FULL
    shaky.answer(SENT)
    assert shaky.last_told(events.HistoryStopped).why is FULL
    assert shaky.status(invite) is Status.SENDING
    shaky.let_pass(20)
    assert len(shaky.all_told(events.HistoryStopped)) == 1, "trying again is not told"

    failures.trouble = None
    shaky.let_pass(2)
    assert shaky.status(invite) is Status.SENT
    assert shaky.last_seen(invite).invite.link is not None
    assert isinstance(shaky.told[-1], events.PauseEnded)


def test_while_an_outcome_is_unrecorded_nothing_more_is_sent(
    shaky: Bench, failures: Failures
) -> None:
    shaky.run_of(*range(9))
    shaky.answer(SENT)
    failures.next["finish"] = HistoryError(FULL)
    shaky.answer(SENT)
    started = len(shaky.lanes.started)
    shaky.let_pass(1.9)
    assert len(shaky.lanes.started) == started
    shaky.let_pass(0.1)
    assert len(shaky.lanes.started) > started


def test_sending_goes_on_as_soon_as_everything_is_recorded(
    shaky: Bench, failures: Failures
) -> None:
    shaky.run_of(*range(9))
    shaky.answer(SENT)
    failures.next["finish"] = HistoryError(HistoryTrouble.LOCKED)
    shaky.answer(SENT)
    started = len(shaky.lanes.started)
    shaky.answer(SENT)
    assert len(shaky.lanes.started) > started, "the next outcome has shown that it works again"


def test_what_goes_wrong_with_one_outcome_loses_no_other(
    shaky: Bench, failures: Failures, caplog: pytest.LogCaptureFixture
) -> None:
    invites = shaky.run_of(*range(9))
    shaky.answer(SENT)
    failures.next["finish"] = ZeroDivisionError()
    outcomes: tuple[Outcome, ...] = (LOST, SENT, SENT, SENT)
    for attempt_id, outcome in zip(list(shaky.lanes.open), outcomes, strict=True):
        del shaky.lanes.open[attempt_id]
        shaky.desk.finished(attempt_id, outcome)
    shaky.desk.tick()
    assert shaky.last_told(events.HistoryStopped).why is HistoryTrouble.OTHER
    shaky.let_pass(2.0)
    assert [shaky.status(invite) for invite in invites[1:5]] == [
        Status.UNKNOWN,
        *[Status.SENT] * 3,
    ]
    caplog.clear()


def test_what_is_claimed_leaves_although_the_invite_that_it_corrects_can_not_be_read(
    shaky: Bench, failures: Failures
) -> None:
    wrong = shaky.invite_of("ahsa")
    shaky.answer(REFUSED)
    failures.next["invite"] = HistoryError(HistoryTrouble.LOCKED)
    shaky.desk.submit(7, draft("asha"), confirmed=False, undo_seconds=0.0, retry_of=wrong.id)
    assert shaky.lanes.who == ["asha"]


def test_an_app_that_ends_before_it_could_record_leaves_a_doubt(
    shaky: Bench, failures: Failures, records: Records
) -> None:
    invite = shaky.invite_of("asha")
    failures.trouble = FULL
    shaky.answer(SENT)
    next_window = Bench(records)
    assert next_window.status(invite) is Status.UNKNOWN


def test_the_trouble_with_the_network_stands_after_the_one_with_the_disk(
    shaky: Bench, failures: Failures
) -> None:
    shaky.run_of(*range(5))
    failures.next["finish"] = HistoryError(FULL)
    shaky.answer(OFFLINE)
    assert not shaky.all_told(events.Paused)[1:]
    shaky.let_pass(2)
    paused = shaky.last_told(events.Paused)
    assert (paused.reason, paused.held) == (Reason.OFFLINE, 5)


def test_what_was_undone_stays_undone_when_that_can_not_be_recorded(
    shaky: Bench, failures: Failures
) -> None:
    invite = shaky.invite_of("asha", undo_seconds=5)
    failures.trouble = HistoryTrouble.LOCKED
    shaky.undo(invite.id)
    shaky.let_pass(60)
    failures.trouble = None
    shaky.resume()
    shaky.let_pass(60)
    assert shaky.status(invite) is Status.CANCELLED
    assert shaky.lanes.started == []


def test_stopping_while_the_disk_is_full_sends_nothing_later(
    shaky: Bench, failures: Failures
) -> None:
    invites = shaky.run_of(*range(4))
    failures.trouble = FULL
    shaky.answer(SENT)
    shaky.stop()
    failures.trouble = None
    shaky.let_pass(60)
    statuses = [shaky.status(invite) for invite in invites]
    assert statuses == [Status.SENT] + [Status.CANCELLED] * 3


def test_a_new_invite_that_can_be_recorded_shows_that_the_history_works(
    shaky: Bench, failures: Failures
) -> None:
    shaky.invite_of("asha", undo_seconds=5)
    failures.next["claim"] = HistoryError(HistoryTrouble.LOCKED)
    shaky.let_pass(5)
    assert shaky.lanes.started == []
    shaky.invite_of("wei")
    assert shaky.lanes.who == ["asha", "wei"]


def test_a_doubt_that_can_not_be_settled_is_told_and_stays(
    shaky: Bench, failures: Failures
) -> None:
    invite = shaky.invite_of("asha")
    shaky.answer(LOST)
    failures.trouble = HistoryTrouble.READ_ONLY
    shaky.send_again(invite.id)
    assert shaky.told[-1] == events.HistoryStopped(HistoryTrouble.READ_ONLY)
    assert shaky.status(invite) is Status.UNKNOWN
    failures.trouble = None
    shaky.resume()
    assert shaky.lanes.open == {}


@pytest.mark.parametrize("name", ["add", "earlier", "claim", "finish", "cancel", "known"])
def test_a_surprise_is_told_blocks_and_is_logged_without_the_candidate(
    shaky: Bench, failures: Failures, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    failures.next[name] = RuntimeError("asha@example.com")
    answer = shaky.submit("asha", undo_seconds=5)
    if isinstance(answer, events.Submitted):
        if name == "cancel":
            shaky.undo(answer.invite.id)
        shaky.let_pass(5)
        if shaky.lanes.open:
            shaky.answer(SENT)
    else:
        assert isinstance(answer, events.NotRecorded)
        assert answer.why is HistoryTrouble.OTHER
    assert events.HistoryStopped(HistoryTrouble.OTHER) in shaky.told
    assert "RuntimeError" in caplog.text
    assert "asha" not in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    caplog.clear()


def test_a_surprise_in_the_lanes_is_a_doubt(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_thread(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(bench.lanes, "start", no_thread)
    invite = bench.invite_of("asha")
    told = bench.last_seen(invite).invite
    assert (told.status, told.reason) == (Status.UNKNOWN, Reason.SURPRISE)
    caplog.clear()


def scenario(bench: Bench) -> None:
    """Do a bit of everything, and end every request."""
    for who in range(6):
        bench.submit(who, undo_seconds=1.0)
    bench.submit("asha")
    bench.let_pass(1.0)
    for outcome in (SENT, OFFLINE, SENT, EXHAUSTED):
        if bench.lanes.open:
            bench.answer(outcome)
    bench.resume()
    settle(bench)


def settle(bench: Bench) -> None:
    """Let everything go out that is allowed to."""
    for _ in range(5):
        bench.resume()
        bench.resume_left()
        bench.let_pass(5.0)
        while bench.lanes.open:
            bench.answer(SENT)


@pytest.mark.parametrize("nth", range(1, 90, 2))
def test_one_failure_at_any_call_costs_no_invite_and_no_second_request(
    records: Records, failures: Failures, nth: int
) -> None:
    bench = Bench(failing(records, failures))
    failures.calls, failures.nth = 0, nth
    scenario(bench)
    failures.nth = None
    settle(bench)
    ended = {Status.SENT, Status.REJECTED, Status.CANCELLED, Status.UNKNOWN}
    recorded = [event.invite for event in bench.all_told(events.Submitted)]
    assert all(bench.status(invite) in ended for invite in recorded)
    attempts = [a.id for invite in recorded for a in records.attempts(invite.id)]
    assert sorted(attempts) == sorted(number for number, _, _ in bench.lanes.started)


def test_one_that_leaves_at_once_is_recorded_and_claimed_in_one_or_not_at_all(
    shaky: Bench, failures: Failures, records: Records
) -> None:
    failures.next["claim"] = HistoryError(FULL)
    answer = shaky.submit("asha")
    assert isinstance(answer, events.NotRecorded)
    assert answer.why is FULL
    assert records.leftovers() == ()
    assert shaky.lanes.started == []
