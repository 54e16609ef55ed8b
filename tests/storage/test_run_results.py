"""What became of a list comes back row for row, whatever happened on the way."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview, Status
from desktop_invite.invites.outcome import Reason, Rejected
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.recent_runs import RecentRuns
from desktop_invite.storage.run_results import RunResult, RunResults
from tests.storage.histories import LINK, MADE, draft, finished

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from desktop_invite.storage.outbox_records import OutboxRecords

ORIGIN = "https://app.xobin.com"
HEADER = ("Name", "E-Mail")


def row(number: int, who: str, *, confirmed: bool = False) -> PlannedRow:
    """Return a row that is to be sent."""
    email = f"{who}@example.com"
    return PlannedRow(number, (who, email), draft(who, email), confirmed=confirmed)


def recorded(records: OutboxRecords, *rows: PlannedRow) -> int:
    """Record a run and return its id."""
    run_id = records.runs.begin("candidates.xlsx", HEADER)
    records.runs.add_rows(run_id, rows, ORIGIN)
    records.runs.complete(run_id)
    return run_id


def result(path: Path, run_id: int) -> RunResult:
    """Read a run as the window does."""
    with closing(open_reader(path)) as reader:
        found = RunResults(reader).result(run_id)
    assert found is not None
    return found


def test_every_row_comes_back_in_its_order_with_its_cells_and_its_end(
    records: OutboxRecords, path: Path
) -> None:
    earlier = finished(records, records.add(draft("Olga", "olga@example.com")), MADE)
    run_id = recorded(
        records,
        PlannedRow(1, ("List of May", ""), left_out=LeftOut.TITLE),
        row(4, "asha"),
        PlannedRow(5, ("Wei", "wei@"), left_out=LeftOut.TO_MEND),
        row(7, "mara"),
        PlannedRow(
            9, ("Olga", "x"), left_out=LeftOut.ALREADY_INVITED, earlier_invite_id=earlier.id
        ),
        PlannedRow(10, ("Asha", "asha@example.com"), left_out=LeftOut.SAME_AS_ROW, same_as=4),
    )
    asha, mara = records.leftovers()
    finished(records, asha, MADE)
    finished(records, mara, Rejected(Reason.REFUSED, 422, "No such interview"))

    found = result(path, run_id)

    assert (found.file_name, found.header) == ("candidates.xlsx", HEADER)
    assert [each.number for each in found.rows] == [1, 4, 5, 7, 9, 10]
    assert found.rows[0].cells == ("List of May", "")
    assert [each.left_out for each in found.rows] == [
        LeftOut.TITLE,
        None,
        LeftOut.TO_MEND,
        None,
        LeftOut.ALREADY_INVITED,
        LeftOut.SAME_AS_ROW,
    ]
    sent, refused = found.rows[1].invite, found.rows[3].invite
    assert sent is not None
    assert (sent.link, sent.run_id, sent.row_in_run) == (LINK, run_id, 4)
    assert refused is not None
    assert (refused.status, refused.words) == (Status.REJECTED, "No such interview")
    assert found.rows[4].earlier == earlier
    assert found.rows[5].same_as == 4


def test_a_long_list_comes_back_whole(records: OutboxRecords, path: Path) -> None:
    rows = [
        PlannedRow(number, (f"{number}",), left_out=LeftOut.TO_MEND) for number in range(3, 4504)
    ]
    found = result(path, recorded(records, *rows))
    assert [each.number for each in found.rows] == list(range(3, 4504))


def test_a_person_invited_before_is_left_out_with_the_earlier_invite(
    records: OutboxRecords, path: Path
) -> None:
    earlier = finished(records, records.add(draft("Asha", "ASHA@example.com")), MADE)
    run_id = recorded(records, row(2, "asha"), row(3, "wei"))
    first, second = result(path, run_id).rows
    assert (first.left_out, first.earlier, first.invite) == (
        LeftOut.ALREADY_INVITED,
        earlier,
        None,
    )
    assert second.invite is not None


def test_a_confirmed_row_is_sent_all_the_same(records: OutboxRecords, path: Path) -> None:
    finished(records, records.add(draft("Asha", "asha@example.com")), MADE)
    run_id = recorded(records, row(2, "asha", confirmed=True))
    assert result(path, run_id).rows[0].invite is not None


def test_another_interview_is_no_duplicate(records: OutboxRecords, path: Path) -> None:
    records.add(draft("Asha", "asha@example.com", Interview(7)))
    assert result(path, recorded(records, row(2, "asha"))).rows[0].invite is not None


def test_who_was_invited_again_corrected_is_not_tried_in_the_wrong_way_again(
    records: OutboxRecords,
) -> None:
    run_id = recorded(records, row(2, "ahsa"), row(3, "wei"))
    wrong, other = records.leftovers()
    for invite in (wrong, other):
        finished(records, invite, Rejected(Reason.REFUSED, 422))
    assert records.runs.rejected(run_id) == (wrong.id, other.id)
    records.add(draft("Asha", "asha@example.com"), ORIGIN, retry_of=wrong.id)
    assert records.runs.rejected(run_id) == (other.id,)


def test_a_run_that_is_wholly_recorded_is_never_dropped(records: OutboxRecords, path: Path) -> None:
    run_id = recorded(records, row(2, "asha"), row(3, "wei"))
    before = result(path, run_id)
    records.runs.drop(run_id)
    records.runs.drop_unfinished()
    assert result(path, run_id) == before
    assert len(records.leftovers()) == 2


def test_half_a_run_is_no_run(records: OutboxRecords, path: Path) -> None:
    run_id = records.runs.begin("candidates.xlsx", HEADER)
    records.runs.add_rows(run_id, [row(2, "asha")], ORIGIN)
    with closing(open_reader(path)) as reader:
        assert RunResults(reader).result(run_id) is None
        assert RecentRuns(reader).page(9) == ()
    assert records.runs.find(run_id) is None
    assert records.leftovers() == ()


def test_a_forgotten_candidate_is_in_no_row_of_any_list(
    records: OutboxRecords, connection: sqlite3.Connection, path: Path
) -> None:
    run_id = recorded(
        records,
        row(2, "asha"),
        PlannedRow(3, ("Asha <Asha@Example.com>",), left_out=LeftOut.SAME_AS_ROW, same_as=2),
        row(4, "wei"),
    )
    connection.execute("DELETE FROM invites WHERE candidate_email LIKE 'asha@%'")
    first, second, third = result(path, run_id).rows
    assert (first.cells, second.cells) == ((), ())
    assert third.cells == ("wei", "wei@example.com")
