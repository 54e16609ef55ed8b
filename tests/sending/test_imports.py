"""A history is taken in slice by slice, whole or not at all, and nobody waits for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.exported import ExportedInvite
from desktop_invite.invites.invite import Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.sending.imports import SLICE
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.sending.bench import Bench
from tests.sending.failing_records import Failures, failing
from tests.spreadsheets.exports import BEGINNING

if TYPE_CHECKING:
    from desktop_invite.sending.doors import Records

SUPPORT = Interview(412, "Customer support")


def invites(count: int, status: Status = Status.UNKNOWN) -> tuple[ExportedInvite, ...]:
    """Return an exported history of so many people, the newest first."""
    made = (
        ExportedInvite(
            Invite(
                id=number,
                candidate=Candidate(f"Candidate {number}", f"{number}@example.com"),
                interview=SUPPORT,
                delivery=Delivery.SENDLINK,
                status=status,
                created_at=BEGINNING + timedelta(minutes=number),
                changed_at=BEGINNING + timedelta(minutes=number),
                reason=Reason.LOST_ANSWER,
            )
        )
        for number in range(count, 0, -1)
    )
    return tuple(made)


def test_a_file_is_recorded_whole_and_its_interviews_are_known(bench: Bench) -> None:
    bench.desk.import_history(7, invites(3))
    assert bench.all_told(events.HistoryImported) == [events.HistoryImported(7, 3, 0)]
    (known,) = bench.last_told(events.InterviewsChanged).interviews
    assert known == SUPPORT
    bench.desk.import_history(8, invites(4))
    assert bench.last_told(events.HistoryImported) == events.HistoryImported(8, 1, 3)


def test_nothing_of_it_is_sent(bench: Bench) -> None:
    bench.desk.import_history(7, invites(3, Status.QUEUED))
    bench.resume()
    bench.resume_left()
    bench.let_pass(60.0)
    assert bench.lanes.who_ever == []
    assert bench.records.leftovers() == ()


def test_a_single_invite_does_not_wait_for_a_long_file(bench: Bench) -> None:
    bench.desk.import_history(7, invites(10 * SLICE))
    bench.desk.tick()
    answer = bench.submit("single")
    assert isinstance(answer, events.Submitted)
    assert bench.lanes.who == ["single"]
    assert not bench.all_told(events.HistoryImported)
    bench.work_off()
    assert bench.last_told(events.HistoryImported).added == 10 * SLICE
    told = bench.all_told(events.HistoryBeingImported)
    assert [event.recorded for event in told] == [SLICE * number for number in range(1, 10)]
    assert {event.invites for event in told} == {10 * SLICE}


@pytest.mark.parametrize("name", ["begin", "add", "complete"])
def test_a_file_that_can_not_be_recorded_leaves_nothing_behind(records: Records, name: str) -> None:
    failures = Failures()
    bench = Bench(failing(records, failures))
    failures.next[name] = HistoryError(HistoryTrouble.FULL)
    bench.desk.import_history(7, invites(2))
    bench.work_off()
    assert bench.all_told(events.HistoryNotImported) == [
        events.HistoryNotImported(7, HistoryTrouble.FULL)
    ]
    assert records.invite(1) is None
    bench.desk.import_history(8, invites(2))
    assert bench.last_told(events.HistoryImported) == events.HistoryImported(8, 2, 0)


def test_what_a_full_disk_left_is_gone_at_the_next_start(records: Records) -> None:
    failures = Failures()
    bench = Bench(failing(records, failures))
    bench.desk.import_history(7, invites(2 * SLICE))
    failures.trouble = HistoryTrouble.FULL
    bench.work_off()
    assert bench.last_told(events.HistoryNotImported).why is HistoryTrouble.FULL
    assert records.invite(1) is not None, "it could not even be removed"
    again = Bench(records)
    assert records.invite(1) is None
    again.desk.import_history(8, invites(2))
    assert again.last_told(events.HistoryImported).added == 2


def test_half_a_file_that_a_crash_left_is_gone_at_the_next_start(records: Records) -> None:
    bench = Bench(records)
    bench.desk.import_history(7, invites(2 * SLICE))
    assert records.invite(1) is not None
    Bench(records)
    assert records.invite(1) is None


def test_a_history_that_is_not_open_says_so(bench: Bench) -> None:
    bench.desk.shut()
    bench.desk.import_history(7, invites(1))
    assert bench.all_told(events.HistoryNotImported) == [
        events.HistoryNotImported(7, HistoryTrouble.OTHER)
    ]
