"""A run: recorded whole, sent one first and then several, paused, stopped, tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.run import LeftOut, PlannedRow, RunPlan
from desktop_invite.sending import events
from desktop_invite.sending.runs import RunState
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.sending.bench import (
    ACCOUNT,
    BAD_KEY,
    EXHAUSTED,
    LOST,
    OFFLINE,
    REFUSED,
    SENT,
    SLOW_DOWN,
    Bench,
    draft,
    planned,
)
from tests.sending.failing_records import Failures, failing

if TYPE_CHECKING:
    from desktop_invite.sending.doors import Records


def invites_of(bench: Bench, run_id: int) -> dict[int, tuple[int, Status]]:
    """Return the newest invite of each row on disk, and how it stands."""
    record = bench.records.runs.find(run_id)
    assert record is not None
    return record.rows


def statuses(bench: Bench, run_id: int) -> list[Status]:
    """Return how each row stands on disk, in the list's order."""
    return [status for _, (_, status) in sorted(invites_of(bench, run_id).items())]


def end_all(bench: Bench) -> None:
    """Let the server take everything."""
    while bench.lanes.open:
        bench.answer(SENT)


# ---------------------------------------------------------------------- one that goes well


def test_a_list_is_sent_in_its_order_one_first_and_then_four_at_a_time(bench: Bench) -> None:
    run = bench.start_run(*range(9))
    assert (run.total, run.waiting, run.file_name) == (9, 9, "list.xlsx")
    assert bench.lanes.who == ["0"]
    bench.answer(SENT)
    assert bench.lanes.who == ["1", "2", "3", "4"]
    end_all(bench)
    assert bench.lanes.who_ever == list("012345678")
    assert statuses(bench, run.id) == [Status.SENT] * 9


def test_each_invite_knows_its_run_and_its_row(bench: Bench) -> None:
    run = bench.start_run("asha", "wei")
    end_all(bench)
    told = [change.invite for change in bench.all_told(events.InviteChanged)]
    assert {(i.run_id, i.row_in_run, i.candidate.name) for i in told} == {
        (run.id, 2, "Candidate asha"),
        (run.id, 3, "Candidate wei"),
    }


def test_the_end_is_told_once_with_the_counts(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.answer(SENT)
    bench.answer(REFUSED)
    bench.answer(SENT)
    bench.let_pass(5)
    (ended,) = bench.all_told(events.RunEnded)
    counts = (ended.run.id, ended.run.sent, ended.run.rejected, ended.run.done)
    assert counts == (run.id, 2, 1, 3)
    assert ended.run.state is RunState.ENDED


def test_progress_is_told_ten_times_a_second_at_most(bench: Bench) -> None:
    bench.start_run(*range(50))
    for _ in range(50):
        bench.let_pass(0.01)
        bench.answer(SENT)
    told = bench.all_told(events.RunProgressed)
    assert 4 <= len(told) <= 6
    assert [each.run.done for each in told] == sorted(each.run.done for each in told)


def test_the_time_left_is_what_the_last_ones_took_and_unknown_before(bench: Bench) -> None:
    run = bench.start_run(*range(40))
    assert run.seconds_left is None
    for _ in range(20):
        bench.let_pass(1.0)
        bench.answer(SENT)
    left = bench.last_told(events.RunProgressed).run.seconds_left
    assert left == pytest.approx(20, abs=2)


def test_the_time_left_is_told_every_second_while_nothing_else_happens(bench: Bench) -> None:
    bench.start_run(*range(40))
    for _ in range(10):
        bench.let_pass(1.0)
        bench.answer(SENT)
    bench.let_pass(1.0)
    bench.forget_told()
    bench.let_pass(5.0)
    told = [event.run.seconds_left for event in bench.all_told(events.RunProgressed)]
    assert len(told) == 5
    assert told == sorted(told, key=lambda seconds: seconds or 0.0), (
        "nothing comes: it takes longer"
    )


def test_a_second_run_waits_for_the_first(bench: Bench) -> None:
    first = bench.start_run(*range(3))
    second = bench.start_run("asha", "wei")
    end_all(bench)
    assert bench.lanes.who_ever == ["0", "1", "2", "asha", "wei"]
    bench.let_pass(1)
    assert [each.run.id for each in bench.all_told(events.RunEnded)] == [first.id, second.id]


def test_one_made_by_hand_goes_before_the_run(bench: Bench) -> None:
    bench.start_run(*range(9))
    bench.answer(SENT)
    bench.invite_of("olga")
    assert bench.lanes.who == ["1", "2", "3", "4", "olga"]


def test_a_list_without_anybody_to_send_to_ends_at_once(bench: Bench) -> None:
    run = bench.start_run(rows=[PlannedRow(2, ("Asha",), left_out=LeftOut.TO_MEND)])
    bench.let_pass(1)
    assert bench.last_told(events.RunEnded).run.id == run.id
    assert run.total == 0


# ---------------------------------------------------------------------- recording


def test_without_a_key_nothing_is_recorded(records: Records) -> None:
    bench = Bench(records, account=None)
    bench.use(None)
    ticket = bench.ask_for_run("asha")
    assert bench.last_told(events.RunNotStarted) == events.RunNotStarted(ticket, None)
    assert records.leftovers() == ()


def test_a_run_asked_for_while_the_key_is_looked_up_starts_when_it_is_there(
    records: Records,
) -> None:
    bench = Bench(records, account=None)
    bench.ask_for_run("asha")
    assert bench.lanes.open == {}
    bench.use(ACCOUNT)
    assert bench.lanes.who == ["asha"]


def test_a_person_invited_meanwhile_is_left_out_and_the_earlier_link_known(bench: Bench) -> None:
    earlier = bench.invite_of("asha")
    run = bench.start_run("wei", "asha")
    assert (run.total, bench.lanes.who) == (1, ["asha", "wei"])
    assert list(invites_of(bench, run.id)) == [2]
    assert bench.status(earlier) is Status.SENDING


def test_a_person_who_waits_in_another_run_is_left_out(bench: Bench) -> None:
    bench.start_run("wei", "asha")
    assert bench.start_run("asha", "olga").total == 1
    end_all(bench)
    assert bench.lanes.who_ever == ["wei", "asha", "olga"]


def test_an_invite_as_it_is_recorded_is_what_is_on_disk(records: Records) -> None:
    run_id = records.runs.begin("list.xlsx", ())
    (invite,) = records.runs.add_rows(run_id, [planned(2, "asha")], "https://x.test")
    assert records.invite(invite.id) == invite


def test_a_confirmed_row_is_sent_although_the_person_is_invited(bench: Bench) -> None:
    bench.invite_of("asha")
    bench.answer(SENT)
    again = PlannedRow(2, ("Asha",), draft("asha"), confirmed=True)
    assert bench.start_run(rows=[again]).total == 1


def test_the_same_person_twice_in_a_list_is_sent_once(bench: Bench) -> None:
    run = bench.start_run(rows=[planned(2, "asha"), planned(5, "asha")])
    assert run.total == 1
    end_all(bench)
    assert bench.lanes.who_ever == ["asha"]


def test_one_made_by_hand_does_not_wait_for_a_long_list_to_be_recorded(bench: Bench) -> None:
    plan = RunPlan("long.csv", (), tuple(planned(row, row) for row in range(1, 451)))
    bench.desk.start_run(77, plan)
    bench.desk.tick()
    assert bench.all_told(events.RunBeingRecorded)
    bench.invite_of("olga")
    assert bench.lanes.who == ["olga"], "nothing of a list goes out before all of it is recorded"
    bench.work_off()
    assert bench.lanes.who == ["olga", "1"]
    started = bench.last_told(events.RunStarted)
    assert (started.ticket, started.run.total) == (77, 450)


@pytest.mark.parametrize("name", ["begin", "add_rows", "complete"])
def test_a_list_that_can_not_be_recorded_leaves_nothing_behind(records: Records, name: str) -> None:
    failures = Failures()
    bench = Bench(failing(records, failures))
    failures.next[name] = HistoryError(HistoryTrouble.FULL)
    ticket = bench.ask_for_run(*range(5))
    assert bench.last_told(events.RunNotStarted) == events.RunNotStarted(
        ticket, HistoryTrouble.FULL
    )
    bench.let_pass(5)
    assert records.invite(1) is None
    assert bench.lanes.started == []


def test_half_a_list_that_a_crash_left_is_gone_at_the_next_start(records: Records) -> None:
    run_id = records.runs.begin("list.xlsx", ())
    records.runs.add_rows(run_id, [planned(2, "asha"), planned(3, "wei")], "https://x.test")
    bench = Bench(records)
    bench.resume_left()
    bench.let_pass(5)
    assert not bench.all_told(events.InterruptedFound)
    assert bench.lanes.started == []
    assert records.invite(1) is None


# ---------------------------------------------------------------------- pause, go on, stop


def test_a_paused_run_ends_what_is_on_its_way_and_goes_on_when_told(bench: Bench) -> None:
    run = bench.start_run(*range(9))
    bench.answer(SENT)
    bench.pause_run(run.id)
    end_all(bench)
    bench.let_pass(3600)
    assert len(bench.lanes.started) == 5
    paused = bench.how_it_stands(run.id)
    assert (paused.state, paused.sent, paused.waiting) == (RunState.PAUSED_BY_RECRUITER, 5, 4)
    assert not bench.all_told(events.Paused)
    bench.resume_run(run.id)
    assert bench.lanes.who == ["5"], "the first goes alone again"
    end_all(bench)
    assert statuses(bench, run.id) == [Status.SENT] * 9


def test_a_paused_run_lets_others_go(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.pause_run(run.id)
    bench.answer(SENT)
    bench.start_run("asha")
    bench.answer(SENT)
    bench.invite_of("olga")
    assert bench.lanes.who == ["olga"]


def test_a_run_paused_while_its_request_comes_back_unsent_stays_paused(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.pause_run(run.id)
    bench.answer(OFFLINE)
    bench.resume()
    bench.let_pass(60)
    assert bench.lanes.open == {}
    bench.resume_run(run.id)
    assert bench.lanes.who == ["0"]


def test_going_on_with_one_run_ends_the_pause_that_held_it(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.answer(EXHAUSTED)
    assert bench.how_it_stands(run.id).state is RunState.HELD
    bench.resume_run(run.id)
    assert isinstance(bench.told[-1], events.RunProgressed | events.InviteChanged)
    assert bench.all_told(events.PauseEnded)
    assert bench.lanes.who == ["1"]


def test_going_on_does_not_shorten_a_quiet_time(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.answer(SLOW_DOWN)
    bench.resume_run(run.id)
    assert bench.lanes.open == {}
    assert bench.how_it_stands(run.id).state is RunState.HELD
    bench.let_pass(45)
    assert bench.lanes.who == ["0"]


def test_a_run_started_in_a_quiet_time_waits_for_its_end(bench: Bench) -> None:
    bench.invite_of("olga")
    bench.answer(SLOW_DOWN)
    run = bench.start_run("asha", "wei")
    assert bench.how_it_stands(run.id).state is RunState.HELD
    bench.let_pass(45)
    end_all(bench)
    assert statuses(bench, run.id) == [Status.SENT] * 2


def test_without_a_key_going_on_waits_for_one(bench: Bench) -> None:
    run = bench.start_run("asha", "wei")
    bench.answer(BAD_KEY)
    bench.use(None)
    bench.resume_run(run.id)
    assert bench.last_told(events.Paused).reason is Reason.NO_KEY
    bench.use(ACCOUNT)
    assert bench.lanes.who == ["wei"]


def test_stop_cancels_what_waits_and_ends_the_run_with_what_is_on_its_way(bench: Bench) -> None:
    run = bench.start_run(*range(250))
    bench.answer(SENT)
    bench.stop_run(run.id)
    assert statuses(bench, run.id).count(Status.CANCELLED) == 245
    assert not bench.all_told(events.RunEnded)
    end_all(bench)
    bench.let_pass(1)
    ended = bench.last_told(events.RunEnded).run
    assert (ended.sent, ended.cancelled) == (5, 245)
    assert len(bench.lanes.started) == 5


@pytest.mark.parametrize("outcome", [EXHAUSTED, SLOW_DOWN, LOST])
def test_a_held_run_can_be_stopped(bench: Bench, outcome: object) -> None:
    run = bench.start_run(*range(5))
    bench.answer(outcome)  # type: ignore[arg-type]
    bench.stop_run(run.id)
    assert not {Status.QUEUED, Status.SENDING} & set(statuses(bench, run.id))
    bench.let_pass(60)
    assert len(bench.lanes.started) == 1
    assert bench.last_told(events.RunEnded).run.id == run.id


@pytest.mark.parametrize("outcome", [SLOW_DOWN, OFFLINE])
def test_what_comes_back_unsent_after_stop_never_leaves(bench: Bench, outcome: object) -> None:
    run = bench.start_run(*range(6))
    bench.answer(SENT)
    bench.stop_run(run.id)
    assert bench.lanes.who == ["1", "2", "3", "4"]
    while bench.lanes.open:
        bench.answer(outcome)  # type: ignore[arg-type]
    assert statuses(bench, run.id) == [Status.SENT, *[Status.CANCELLED] * 5]
    assert bench.last_told(events.Paused).held == 0
    bench.resume()
    bench.let_pass(3600)
    assert len(bench.lanes.started) == 5


def test_after_the_stop_of_a_pause_too_nothing_that_comes_back_leaves(bench: Bench) -> None:
    run = bench.start_run(*range(6))
    bench.answer(SENT)
    bench.answer(SLOW_DOWN)
    bench.stop()
    while bench.lanes.open:
        bench.answer(SLOW_DOWN)
    bench.let_pass(3600)
    assert len(bench.lanes.started) == 5
    assert statuses(bench, run.id) == [Status.SENT, *[Status.CANCELLED] * 5]


def test_what_was_sent_again_by_hand_outlives_the_stop_of_its_run(bench: Bench) -> None:
    run = bench.start_run("asha")
    bench.answer(REFUSED)
    bench.stop_run(run.id)
    asha, _ = invites_of(bench, run.id)[2]
    bench.send_again(asha)
    bench.answer(SLOW_DOWN)
    bench.let_pass(45)
    assert bench.lanes.who == ["asha"]


def test_a_stopped_run_that_is_tried_again_waits_again(bench: Bench) -> None:
    run = bench.start_run(*range(3))
    bench.answer(REFUSED)
    bench.stop_run(run.id)
    while bench.lanes.open:
        bench.answer(SENT)
    bench.retry_run(run.id)
    bench.answer(SLOW_DOWN)
    bench.let_pass(45)
    assert bench.lanes.who == ["0"]


def test_stopping_one_run_leaves_the_other(bench: Bench) -> None:
    first = bench.start_run(*range(3))
    bench.start_run("asha")
    bench.stop_run(first.id)
    end_all(bench)
    assert bench.lanes.who_ever == ["0", "asha"]


# ---------------------------------------------------------------------- try again


def test_trying_again_is_for_what_was_refused_and_nothing_that_is_not_sure(bench: Bench) -> None:
    run = bench.start_run(*range(4))
    bench.answer(REFUSED)
    bench.answer(SENT)
    bench.answer(LOST)
    bench.resume()
    end_all(bench)
    assert statuses(bench, run.id) == [
        Status.REJECTED,
        Status.SENT,
        Status.UNKNOWN,
        Status.SENT,
    ]
    refused, _ = invites_of(bench, run.id)[2]
    assert bench.records.runs.rejected(run.id) == (refused,)
    bench.retry_run(run.id)
    assert bench.lanes.who == ["0"]
    bench.answer(SENT)
    bench.let_pass(1)
    ended = bench.last_told(events.RunEnded).run
    assert (ended.total, ended.sent, ended.unknown, ended.rejected) == (4, 3, 1, 0)
    first, _ = invites_of(bench, run.id)[2]
    assert len(bench.records.attempts(first)) == 2


def test_a_row_that_was_corrected_by_hand_is_not_tried_again(bench: Bench) -> None:
    run = bench.start_run("ahsa", "wei")
    bench.answer(REFUSED)
    end_all(bench)
    wrong, _ = invites_of(bench, run.id)[2]
    bench.desk.submit(77, draft("asha"), confirmed=False, undo_seconds=0.0, retry_of=wrong)
    bench.desk.tick()
    end_all(bench)
    bench.retry_run(run.id)
    end_all(bench)
    assert bench.lanes.who_ever == ["ahsa", "wei", "asha"]


def test_sending_a_doubtful_row_again_is_counted_in_its_run(bench: Bench) -> None:
    run = bench.start_run("asha")
    bench.answer(LOST)
    bench.let_pass(1)
    doubtful, _ = invites_of(bench, run.id)[2]
    bench.send_again(doubtful)
    bench.answer(SENT)
    bench.let_pass(1)
    ended = bench.all_told(events.RunEnded)
    assert [(each.run.unknown, each.run.sent) for each in ended] == [(1, 0), (0, 1)]


# ---------------------------------------------------------------------- after a crash


def test_an_interrupted_run_is_asked_about_with_its_counts(bench: Bench, records: Records) -> None:
    run = bench.start_run(*range(9))
    for outcome in (SENT, REFUSED, SENT):
        bench.answer(outcome)
    again = Bench(records)
    found = again.last_told(events.InterruptedFound)
    assert (found.waiting, found.unsure) == (0, 0)
    (left,) = found.runs
    assert (left.id, left.total, left.sent, left.rejected) == (run.id, 9, 2, 1)
    assert (left.unknown, left.waiting, left.state) == (4, 2, RunState.HELD)
    again.let_pass(3600)
    assert again.lanes.started == []
    assert not again.all_told(events.RunProgressed), "the question says how it stands"
    again.resume_left()
    assert again.how_it_stands(run.id).state is RunState.RUNNING
    end_all(again)
    assert again.lanes.who_ever == ["7", "8"]
    again.let_pass(1)
    assert again.last_told(events.RunEnded).run.unknown == 4


def test_a_run_that_only_has_doubts_left_is_told_of_and_is_no_news(
    bench: Bench, records: Records
) -> None:
    bench.start_run("asha")
    again = Bench(records)
    (left,) = again.last_told(events.InterruptedFound).runs
    assert (left.unknown, left.waiting, left.state) == (1, 0, RunState.ENDED)
    again.let_pass(5)
    assert not again.all_told(events.RunEnded)


def test_the_review_of_one_run_can_answer_for_it_alone(bench: Bench, records: Records) -> None:
    first = bench.start_run(*range(2))
    second = bench.start_run("asha", "wei")
    again = Bench(records)
    again.resume_run(second.id)
    assert again.lanes.who == ["asha"]
    assert [run.id for run in again.last_told(events.InterruptedFound).runs] == [first.id]
    again.stop_run(first.id)
    assert again.last_told(events.InterruptedFound) == events.InterruptedFound(0, 0)
    end_all(again)
    assert statuses(again, first.id) == [Status.UNKNOWN, Status.CANCELLED]


def test_a_run_paused_before_the_crash_is_asked_about_as_paused(
    bench: Bench, records: Records
) -> None:
    run = bench.start_run(*range(3))
    bench.pause_run(run.id)
    bench.answer(SENT)
    again = Bench(records)
    (left,) = again.last_told(events.InterruptedFound).runs
    assert left.state is RunState.PAUSED_BY_RECRUITER
    again.let_pass(60)
    assert again.lanes.started == []
    again.resume_left()
    end_all(again)
    assert statuses(again, run.id) == [Status.SENT] * 3


def test_an_interrupted_run_that_is_paused_before_the_answer_goes_on_with_it(
    bench: Bench, records: Records
) -> None:
    run = bench.start_run(*range(9))
    bench.answer(SENT)
    again = Bench(records)
    again.pause_run(run.id)
    assert again.lanes.open == {}
    again.resume_left()
    assert again.how_it_stands(run.id).state is RunState.RUNNING


def test_a_paused_run_does_not_hide_how_long_the_other_takes(bench: Bench) -> None:
    paused = bench.start_run("asha", "wei")
    bench.pause_run(paused.id)
    bench.answer(SENT)
    running = bench.start_run(*range(40))
    for _ in range(20):
        bench.let_pass(1.0)
        bench.answer(SENT)
    assert bench.how_it_stands(running.id).seconds_left == pytest.approx(20, abs=3)
