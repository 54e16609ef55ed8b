"""Every list that was sent can be opened again, also days later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.sending.keeper import AboutToForget
from desktop_invite.sending.runs import RunState, RunSummary
from desktop_invite.storage.recent_runs import RecentRun
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.many.earlier_model import EarlierModel, Shown
from desktop_invite.ui.many.history import RUNS_AT_ONCE
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.menus import Command
from tests.ui.many.at_the_list import AtTheList, ChosenFiles

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.many.earlier_lists import EarlierLists

REFUSED = "Name,Email\nAsha,asha@example.com\nRia,refused@practice.test\nNo,no@\n"
FINE = "Name,Email\nWei,wei@example.com\n"


class TheEarlierLists:
    """Looks at the earlier lists of one running app."""

    def __init__(self, on: AtTheList) -> None:
        self.on = on

    @property
    def dialog(self) -> EarlierLists:
        """The dialog."""
        dialog = self.on.many._earlier
        assert dialog is not None
        return dialog

    def open(self) -> TheEarlierLists:
        """Choose *Earlier lists…* in the menu, and wait until they are read."""
        self.on.recruiter.window.commands[Command.EARLIER_LISTS].trigger()
        self.on.recruiter.wait(lambda: self.dialog.isVisible() and self.dialog.is_settled)
        return self

    @property
    def shown(self) -> list[tuple[str, ...]]:
        """What can be read in each row, the time aside."""
        model = self.dialog.table.model()
        columns = (Shown.LIST, Shown.CANDIDATES, Shown.CAME_OF)
        rows = range(model.rowCount())
        return [tuple(str(model.index(row, each).data()) for each in columns) for row in rows]

    def enter(self, row: int = 0) -> None:
        """Open a row by key."""
        self.dialog.table.selectRow(row)
        QTest.keyClick(self.dialog.table, Qt.Key.Key_Return)


def sent(on: AtTheList, text: str, file: Path) -> None:
    """Send a list, and wait for its end."""
    on.read_text(text, file)
    on.press("startRun")
    on.go_on_to_the_end()


def restarted(on: AtTheList) -> AtTheList:
    """Close the program and start it again."""
    recruiter = on.recruiter.restart()
    recruiter.wait_for_account()
    return AtTheList(recruiter, ChosenFiles())


def test_a_list_of_an_earlier_start_is_opened_with_all_that_came_of_it(
    practising: AtTheList, tmp_path: Path
) -> None:
    sent(practising, REFUSED, tmp_path / "May.csv")
    links = practising.links()
    sent(practising, FINE, tmp_path / "June.csv")
    on = restarted(practising)
    earlier = TheEarlierLists(on).open()
    assert earlier.shown == [
        ("June.csv", "1", "1 link ready"),
        ("May.csv", "2", "1 link ready · 1 not sent · 1 still to mend"),
    ]
    earlier.enter(1)
    on.wait_for_end()
    assert not earlier.dialog.isVisible()
    assert on.links() == links
    came_of_it = ["Link ready", "Not sent", "Not sent: to mend"]
    assert [row[3] for row in on.rows] == came_of_it
    on.press("copyAllLinks")
    on.recruiter.wait(lambda: on.asked.startswith("The links are copied."))
    assert links[0] in QApplication.clipboard().text()
    on.files.saves = tmp_path / "saved.xlsx"
    on.press("saveAsSpreadsheet")
    on.recruiter.wait(lambda: on.asked == "Saved: 3 rows in saved.xlsx.")
    ended = QSignalSpy(on.recruiter.app.workspace.sending.run_ended)
    on.press("Try the 1 again")
    on.recruiter.wait(lambda: ended.count() and [row[3] for row in on.rows] == came_of_it)
    assert on.page.face is Face.ENDED


def test_back_to_the_list_leads_to_the_list_that_is_shown(
    practising: AtTheList, tmp_path: Path
) -> None:
    sent(practising, REFUSED, tmp_path / "May.csv")
    practising.read_text(FINE, tmp_path / "June.csv")
    TheEarlierLists(practising).open().enter()
    practising.wait_for_end()
    practising.press("Back to the list")
    practising.wait_for_list()
    assert [row[1] for row in practising.rows] == ["Asha", "Ria", "No"]


def test_a_list_that_is_worked_on_makes_no_room_unasked(
    practising: AtTheList, tmp_path: Path
) -> None:
    sent(practising, FINE, tmp_path / "June.csv")
    practising.read_text(REFUSED, tmp_path / "May.csv")
    practising.go_to(4)
    practising.key(Qt.Key.Key_Delete)
    TheEarlierLists(practising).open().enter()
    practising.recruiter.wait(lambda: practising.asked)
    assert practising.asked == "You have worked on this list. Put June.csv in its place?"
    practising.press("Keep this list")
    assert practising.page.face is Face.LIST
    assert practising.statuses["4"] == "Left out"
    TheEarlierLists(practising).open().enter()
    practising.recruiter.wait(lambda: practising.asked)
    practising.press("Replace the list")
    practising.wait_for_end()
    assert [row[1] for row in practising.rows] == ["Wei"]


def test_while_a_list_goes_out_another_can_be_looked_at(
    practising: AtTheList, tmp_path: Path
) -> None:
    sent(practising, FINE, tmp_path / "June.csv")
    slow = "".join(f"S{n},slow+{n}@practice.test\n" for n in range(3))
    practising.read_text(f"Name,Email\n{slow}", tmp_path / "slow.csv")
    practising.press("startRun")
    practising.recruiter.wait(lambda: practising.desk.run.run is not None)
    earlier = TheEarlierLists(practising).open()
    earlier.enter(1)
    practising.wait_for_end()
    assert [row[1] for row in practising.rows] == ["Wei"]
    earlier.open()
    assert earlier.shown[0][:2] == ("slow.csv", "3")
    earlier.enter(0)
    practising.recruiter.wait(lambda: len(practising.rows) == 3)
    practising.go_on_to_the_end()
    assert practising.page.run_bar.said == "All 3 links are ready."
    earlier.open()
    assert earlier.shown[0] == ("slow.csv", "3", "3 links ready")


def test_without_any_list_it_says_so_and_escape_closes_it(practising: AtTheList) -> None:
    practising.many.open()
    practising.press("Earlier lists…")
    earlier = TheEarlierLists(practising)
    practising.recruiter.wait(lambda: earlier.dialog.said)
    assert earlier.dialog.said == "No lists yet"
    assert not practising.recruiter.control(
        QPushButton, "openEarlierList", earlier.dialog
    ).isEnabled()
    QTest.keyClick(earlier.dialog, Qt.Key.Key_Escape)
    assert not earlier.dialog.isVisible()
    assert not practising.is_away


def test_a_list_whose_candidates_are_forgotten_is_not_there(
    practising: AtTheList, tmp_path: Path
) -> None:
    sent(practising, FINE, tmp_path / "June.csv")
    earlier = TheEarlierLists(practising).open()
    assert len(earlier.shown) == 1
    privacy = practising.recruiter.app.workspace.privacy
    found: list[object] = []
    privacy.find("wei@example.com", found.append)
    practising.recruiter.wait(lambda: found)
    assert isinstance(found[0], AboutToForget)
    privacy.forget(found[0], lambda _: None, remove_unreadable=False)
    practising.recruiter.wait(lambda: earlier.dialog.said == "No lists yet")


# ---------------------------------------------------------------------- the rows


def run(number: int) -> RecentRun:
    """Return a run in short."""
    at = datetime(2026, 5, 3, tzinfo=UTC) + timedelta(hours=number)
    return RecentRun(number, f"{number}.csv", at, {Status.SENT: 2}, Delivery.SENDLINK)


@pytest.fixture
def model(qtbot: QtBot) -> EarlierModel:
    """Make an empty table that is watched."""
    model = EarlierModel(Moments(SystemClock(), QLocale("en_GB"), UTC))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_hundreds_of_lists_come_as_somebody_scrolls(model: EarlierModel) -> None:
    wished = QSignalSpy(model.wished)
    model.refresh()
    assert not model.canFetchMore(model.index(-1, -1))
    model.take(None, [run(number) for number in range(250, 250 - RUNS_AT_ONCE, -1)])
    assert model.rowCount() == RUNS_AT_ONCE
    nowhere = model.index(-1, -1)
    model.fetchMore(nowhere)
    assert [wished.at(n)[0] for n in range(wished.count())] == [None, 151]
    assert not model.canFetchMore(nowhere)
    model.take(151, [run(number) for number in range(150, 140, -1)])
    assert model.rowCount() == RUNS_AT_ONCE + 10
    assert not model.canFetchMore(nowhere)


def test_a_page_that_belongs_nowhere_any_more_is_let_go(model: EarlierModel) -> None:
    model.take(None, [run(3), run(2)])
    model.take(7, [run(6)])
    assert model.rowCount() == 2


def test_a_list_that_goes_on_changes_in_its_place(model: EarlierModel) -> None:
    model.take(None, [run(3), run(2)])
    changed = QSignalSpy(model.dataChanged)
    model.note_run(RunSummary(2, "2.csv", 2, 1, 0, 1, 0, 0, 0, RunState.RUNNING))
    model.note_run(RunSummary(9, "9.csv", 2, 1, 0, 1, 0, 0, 0, RunState.RUNNING))
    assert changed.count() == 1
    assert model.index(1, Shown.CAME_OF).data() == "1 emailed · 1 waiting"
