"""Runs in short come newest first, a page at a time; one of which nothing is kept is none."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Status
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Sent, Unknown
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.forgetting import Forgetting
from desktop_invite.storage.recent_runs import RecentRun, RecentRuns
from tests.storage.histories import MADE, SALES, finished

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from desktop_invite.storage.outbox_records import OutboxRecords

ORIGIN = "https://app.xobin.com"


def row(number: int, who: str, delivery: Delivery = Delivery.GETLINK) -> PlannedRow:
    """Return a row that is to be sent."""
    email = f"{who}@example.com"
    return PlannedRow(number, (who, email), Draft(Candidate(who, email), SALES, delivery))


def recorded(records: OutboxRecords, *rows: PlannedRow, name: str = "candidates.xlsx") -> int:
    """Record a run and return its id."""
    run_id = records.runs.begin(name, ("Name", "Email"))
    records.runs.add_rows(run_id, rows, ORIGIN)
    records.runs.complete(run_id)
    return run_id


def page(path: Path, limit: int = 9, before: int | None = None) -> tuple[RecentRun, ...]:
    """Read runs as the window does."""
    with closing(open_reader(path)) as reader:
        return RecentRuns(reader).page(limit, before)


def forget(connection: sqlite3.Connection, *names: str) -> None:
    """Forget people as the recruiter does."""
    forgetting = Forgetting(connection)
    for name in names:
        forgetting.delete(forgetting.theirs(person_key(f"{name}@example.com")).person)


def test_runs_come_newest_first_with_their_counts(records: OutboxRecords, path: Path) -> None:
    mend = PlannedRow(5, ("Nobody", "nobody@"), left_out=LeftOut.TO_MEND)
    first = recorded(records, row(2, "asha"), row(3, "wei"), row(4, "tom"), mend)
    asha, wei, _ = records.leftovers()
    finished(records, asha, MADE)
    finished(records, wei, Rejected(Reason.REFUSED, 422))
    second = recorded(records, row(2, "mara"), name="")
    finished(records, records.leftovers()[-1], Unknown(Reason.LOST_ANSWER))
    newest, oldest = page(path)
    assert (newest.id, newest.file_name, newest.counts) == (second, "", {Status.UNKNOWN: 1})
    assert (oldest.id, oldest.file_name, oldest.total) == (first, "candidates.xlsx", 3)
    assert oldest.counts == {Status.SENT: 1, Status.REJECTED: 1, Status.QUEUED: 1}
    assert (newest.to_mend, oldest.to_mend) == (0, 1)


@pytest.mark.parametrize(
    ("deliveries", "outcome", "said"),
    [
        ((Delivery.GETLINK, Delivery.GETLINK), MADE, Delivery.GETLINK),
        ((Delivery.SENDLINK,), Sent(Answer(), 201), Delivery.SENDLINK),
        ((Delivery.GETLINK, Delivery.SENDLINK), MADE, None),
        ((Delivery.GETLINK,), Sent(Answer(), 201), None),
    ],
)
def test_links_are_only_said_to_be_ready_where_all_are(
    records: OutboxRecords,
    path: Path,
    deliveries: tuple[Delivery, ...],
    outcome: Sent,
    said: Delivery | None,
) -> None:
    rows = [row(number, f"c{number}", each) for number, each in enumerate(deliveries, 2)]
    recorded(records, *rows)
    for invite in records.leftovers():
        finished(records, invite, outcome)
    (run,) = page(path)
    assert run.sent_by is said


def test_hundreds_of_runs_come_a_page_at_a_time(records: OutboxRecords, path: Path) -> None:
    ids = [recorded(records, row(2, f"c{number}")) for number in range(25)]
    first = page(path, 10)
    second = page(path, 10, first[-1].id)
    third = page(path, 10, second[-1].id)
    assert [run.id for run in (*first, *second, *third)] == ids[::-1]
    assert page(path, 10, third[-1].id) == ()


def test_half_a_run_is_none(records: OutboxRecords, path: Path) -> None:
    run_id = records.runs.begin("candidates.xlsx", ())
    records.runs.add_rows(run_id, [row(2, "asha")], ORIGIN)
    assert page(path) == ()


def test_a_run_of_which_everybody_is_forgotten_is_none(
    records: OutboxRecords, connection: sqlite3.Connection, path: Path
) -> None:
    title = PlannedRow(1, ("Sales, May 2026",), left_out=LeftOut.TITLE)
    mend = PlannedRow(4, ("Tom, tom@example.com", "tom@"), left_out=LeftOut.TO_MEND)
    recorded(records, title, row(2, "asha"), row(3, "wei"), mend)
    for invite in records.leftovers():
        finished(records, invite, MADE)
    forget(connection, "asha", "wei")
    (run,) = page(path)
    assert (run.total, run.to_mend) == (0, 1)
    forget(connection, "tom")
    assert page(path) == ()
