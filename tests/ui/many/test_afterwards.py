"""What stays of a run: a spreadsheet with every row, and the run itself after a crash."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_invite.app import Start
from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.run import LeftOut, PlannedRow, RunPlan
from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn
from desktop_invite.spreadsheets.table import Table
from desktop_invite.spreadsheets.writing import write_file
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.ui.many.history import run_result
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.run_on_record import rows_of_result
from desktop_invite.ui.many.taking_along import beside
from tests.ui.conftest import KEY, base_url
from tests.ui.many.at_the_list import AtTheList, ChosenFiles
from tests.ui.stores import holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter

SALES = Interview(305, "Sales screening")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_row_is_saved_in_its_order_with_its_link(
    working: AtTheList, tmp_path: Path, ending: str
) -> None:
    text = (
        "May 2026,,\nName,Email,Phone\nAsha,asha@example.com,007\nBad,bad@,1\n"
        '=SUM(A1),wei@example.com,"2,5"\n'
    )
    working.read_text(text, tmp_path / "candidates.csv")
    working.press("startRun")
    working.wait_for_end()
    working.files.saves = tmp_path / f"saved.{ending}"
    working.press("saveAsSpreadsheet")
    working.recruiter.wait(lambda: working.asked)
    assert working.asked == f"Saved: 3 rows in saved.{ending}."
    assert working.files.suggested == "candidates with links.xlsx"
    saved = read_file(working.files.saves)
    assert isinstance(saved, Table)
    links = working.links()
    assert [row.cells[:4] for row in saved.rows] == [
        ("May 2026", "", "", ""),
        ("Name", "Email", "Phone", "Invite link"),
        ("Asha", "asha@example.com", "007", links[1]),
        ("Bad", "bad@", "1", ""),
        (saved.rows[4].cells[0], "wei@example.com", "2,5", links[3]),
    ]
    assert saved.rows[4].cells[0].lstrip("'") == "=SUM(A1)"
    assert [row.cells[4] for row in saved.rows[2:]] == [
        "Link ready",
        "Not sent: to mend",
        "Link ready",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_blank_rows_keep_their_places_in_the_saved_file(
    working: AtTheList, tmp_path: Path, ending: str
) -> None:
    text = (
        "May 2026,\n\nName,Email\nAsha,asha@example.com\n,\n\n"
        "Wei,wei@example.com\n\nAsha,asha@example.com\n"
    )
    source = tmp_path / f"candidates.{ending}"
    if ending == "csv":
        source.write_text(text, encoding="utf-8")
    else:
        rows = tuple(tuple(line.split(",")) for line in text.splitlines())
        columns = (SheetColumn(""), SheetColumn(""))
        write_file(source, Sheet(columns, rows, has_titles=False))
    working.read(source)
    working.press("startRun")
    working.wait_for_end()
    working.files.saves = tmp_path / f"saved.{ending}"
    working.press("saveAsSpreadsheet")
    working.recruiter.wait(lambda: working.asked)
    assert working.asked == f"Saved: 3 rows in saved.{ending}."
    saved = read_file(working.files.saves)
    assert isinstance(saved, Table)
    assert [(row.number, row.cells[1]) for row in saved.rows] == [
        (1, ""),
        (3, "Email"),
        (4, "asha@example.com"),
        (7, "wei@example.com"),
        (9, "asha@example.com"),
    ]
    assert "row 4" in saved.rows[-1].cells[-1]
    assert working.desk.run.rows is not None
    first, table = beside(working.desk.run.rows, "Link", "Status")
    assert (first, len(table)) == (3, 7)
    assert table[0] == ["Link", "Status"]
    assert [first + place for place, row in enumerate(table) if row[0]] == [3, 4, 7]
    kept = run_result(working.many._history, 1)
    assert kept is not None
    assert beside(rows_of_result(kept), "Link", "Status") == (first, table)


def test_a_place_that_can_not_be_written_is_said(working: AtTheList, tmp_path: Path) -> None:
    working.read_text("Name,Email\nAsha,asha@example.com\n", tmp_path / "one.csv")
    working.press("startRun")
    working.wait_for_end()
    working.files.saves = tmp_path / "nowhere" / "saved.xlsx"
    working.press("saveAsSpreadsheet")
    working.recruiter.wait(lambda: working.asked)
    assert working.asked == "saved.xlsx isn't saved: its folder is gone. Choose another place."


def leave_a_run_behind(folder: DataFolder, origin: str) -> None:
    """Leave what a window leaves that is killed in the middle of a run."""
    with closing(open_history(folder.history(practice=False))) as connection:
        records = OutboxRecords(connection, SystemClock())
        rows = [
            PlannedRow(
                number,
                (f"Candidate {number}", f"c{number}@example.com"),
                Draft(
                    Candidate(f"Candidate {number}", f"c{number}@example.com"),
                    SALES,
                    Delivery.GETLINK,
                ),
            )
            for number in range(2, 5)
        ]
        left_out = PlannedRow(5, ("Nobody", "nobody@"), left_out=LeftOut.TO_MEND)
        cells = ("Tom Baker", "tom@example.com")
        unwanted = PlannedRow(7, cells, left_out=LeftOut.BY_RECRUITER)
        plan = RunPlan("list.csv", ("Name", "Email"), (*rows, left_out, unwanted))
        run_id = records.runs.begin(plan.file_name, plan.header)
        invites = records.runs.add_rows(run_id, plan.rows, origin)
        records.runs.complete(run_id)
        assert records.claim(invites[0].id) is not None


@pytest.fixture
def interrupted(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> AtTheList:
    """Start after a crash in the middle of a run."""
    leave_a_run_behind(folder, server.origin)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_for_account()
    recruiter.wait_to_read("list.csv · A run of 3 was interrupted: 1 not sure, 2 waiting.")
    return AtTheList(recruiter, ChosenFiles())


def test_an_interrupted_run_is_reviewed_with_all_its_rows_before_it_goes_on(
    interrupted: AtTheList, server: ContractServer
) -> None:
    interrupted.recruiter.press("Review")
    interrupted.recruiter.wait(lambda: interrupted.page.face is Face.RUN)
    assert interrupted.rows == [
        ("2", "Candidate 2", "c2@example.com", "Not sure"),
        ("3", "Candidate 3", "c3@example.com", "Waiting"),
        ("4", "Candidate 4", "c4@example.com", "Waiting"),
        ("5", "Nobody", "nobody@", "Not sent: to mend"),
        ("7", "Tom Baker", "tom@example.com", "Left out"),
    ]
    assert server.ledger.requests() == ()
    assert interrupted.page.run_bar.said == "1 of 3 · interrupted"
    assert interrupted.recruiter.buttons(interrupted.page.run_bar) == []
    interrupted.recruiter.press("Continue")
    interrupted.wait_for_end()
    assert len(server.ledger.requests()) == 2
    assert interrupted.page.run_bar.said == "Done: 2 sent · 1 not sure · 1 still to mend"
    interrupted.recruiter.wait(lambda: not interrupted.recruiter.reads("was interrupted"))


def test_the_keyboard_goes_on_in_the_run_that_is_reviewed(interrupted: AtTheList) -> None:
    interrupted.recruiter.press("Review")
    interrupted.recruiter.wait(lambda: interrupted.page.face is Face.RUN)
    assert interrupted.recruiter.window.focusWidget() is interrupted.page.grid
    interrupted.page.back.setFocus()
    interrupted.recruiter.press("Review")
    assert interrupted.recruiter.window.focusWidget() is interrupted.page.grid


def test_while_the_question_stands_nothing_else_tells_of_its_run(interrupted: AtTheList) -> None:
    sending = interrupted.recruiter.app.workspace.sending
    told: list[object] = []
    sending.run_progressed.connect(told.append)
    sending.pause_run(1)
    interrupted.recruiter.wait(lambda: told)
    assert interrupted.recruiter.reads("A run of 3")
    assert not interrupted.recruiter.reads("Invite many: ")
    interrupted.recruiter.press("Continue")
    interrupted.recruiter.wait(lambda: not interrupted.recruiter.reads("A run of 3"))
    interrupted.recruiter.wait_to_read("Done: 2 sent · 1 not sure")


def test_an_interrupted_run_goes_on_and_is_shown_from_the_window(
    interrupted: AtTheList, server: ContractServer
) -> None:
    interrupted.recruiter.press("Continue")
    interrupted.recruiter.wait_to_read("Done: 2 sent · 1 not sure")
    interrupted.recruiter.press("Show the list")
    interrupted.wait_for_end()
    assert [row[3] for row in interrupted.rows] == [
        "Not sure",
        "Link ready",
        "Link ready",
        "Not sent: to mend",
        "Left out",
    ]


def test_a_stopped_review_cancels_what_waits(
    interrupted: AtTheList, server: ContractServer, folder: DataFolder
) -> None:
    interrupted.recruiter.press("Review")
    interrupted.recruiter.wait(lambda: interrupted.page.face is Face.RUN)
    interrupted.recruiter.press("Cancel what waits")
    interrupted.wait_for_end()
    assert server.ledger.requests() == ()
    path = folder.history(practice=False)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
        statuses = [row[0] for row in history.execute("SELECT status FROM invites ORDER BY id")]
    assert statuses == ["unknown", "cancelled", "cancelled"]


def test_from_a_stopped_review_the_list_goes_out_to_who_was_cancelled_and_nobody_else(
    interrupted: AtTheList, server: ContractServer
) -> None:
    interrupted.recruiter.press("Review")
    interrupted.recruiter.wait(lambda: interrupted.page.face is Face.RUN)
    interrupted.recruiter.press("Cancel what waits")
    interrupted.wait_for_end()
    interrupted.press("Back to the list")
    interrupted.wait_for_list()
    assert interrupted.page.choices.interview.currentText() == "Sales screening · 305"
    statuses = interrupted.statuses
    assert statuses.pop("2").startswith("Perhaps invited")
    assert statuses == {
        "3": "Ready",
        "4": "Ready",
        "5": "To mend: nothing after the @",
        "7": "Left out",
    }
    interrupted.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert interrupted.statuses["7"] == "Left out"
    interrupted.press("startRun")
    interrupted.wait_for_end()
    came = sorted(each.email for each in server.ledger.requests())
    assert came == ["c3@example.com", "c4@example.com"]
