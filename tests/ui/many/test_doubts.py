"""A doubt stays a doubt in every list that has the candidate, until the recruiter settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.table import Table
from desktop_invite.ui.parts.notice import WayOut
from tests.ui.many.test_earlier_lists import sent

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from tests.ui.many.at_the_list import AtTheList

LOST = "".join(f"Lo {n},lost+{n}@practice.test\n" for n in (1, 2, 3))
LIST = f"Name,Email\n{LOST}"


@pytest.fixture
def doubtful(practising: AtTheList, tmp_path: Path) -> AtTheList:
    """Have sent a list of three of whom nothing is sure."""
    sent(practising, LIST, tmp_path / "lost.csv")
    return practising


@pytest.fixture
def again(doubtful: AtTheList, tmp_path: Path) -> AtTheList:
    """Have sent it once more, with somebody new."""
    sent(doubtful, f"{LIST}Wei,wei@example.com\n", tmp_path / "again.csv")
    return doubtful


def select_all(on: AtTheList) -> None:
    """Select every row that is shown."""
    on.page.grid.setFocus()
    on.page.grid.selectAll()


def menu(on: AtTheList) -> dict[str, QAction]:
    """Return what the menu of the selected rows offers."""
    actions = on.desk.rows.menu().actions()
    return {action.text().replace("&", ""): action for action in actions}


def test_a_doubt_is_perhaps_invited_before_and_after_another_list(
    doubtful: AtTheList, tmp_path: Path
) -> None:
    assert set(doubtful.statuses.values()) == {"Not sure"}
    doubtful.read_text(f"{LIST}Wei,wei@example.com\n", tmp_path / "again.csv")
    assert [words.split(" today")[0] for words in doubtful.statuses.values()] == [
        *["Perhaps invited"] * 3,
        "Ready",
    ]
    assert doubtful.counts == ["1 ready", "3 perhaps invited"]
    doubtful.press("startRun")
    doubtful.wait_for_end()
    expected = [*["Perhaps invited"] * 3, "Link ready"]
    assert list(doubtful.statuses.values()) == expected
    assert doubtful.counts == ["1 link ready", "3 perhaps invited"]
    doubtful.files.saves = tmp_path / "saved.csv"
    doubtful.press("saveAsSpreadsheet")
    doubtful.recruiter.wait(lambda: doubtful.asked.startswith("Saved"))
    saved = read_file(doubtful.files.saves)
    assert isinstance(saved, Table)
    assert [row.cells[3] for row in saved.rows[1:]] == expected
    doubtful.press("Back to the list")
    doubtful.wait_for_list()
    assert "3 perhaps invited" in doubtful.counts


def test_a_doubt_of_before_is_settled_in_the_list_that_shows_it(again: AtTheList) -> None:
    again.recruiter.wait_to_read("3 are not sure: these may", again.page.results)
    again.press("showGroup0")
    assert len(again.rows) == 3
    again.go_to(3)
    assert again.said.startswith("The connection was lost before Xobin answered. Lo may already")
    again.press_below("They got it")
    again.recruiter.wait(lambda: again.statuses["3"] == "Already invited")
    again.recruiter.wait(
        lambda: again.counts == ["1 link ready", "2 perhaps invited", "1 left out"]
    )
    again.recruiter.wait_to_read("2 are not sure", again.page.results)


def test_several_doubts_are_settled_together(doubtful: AtTheList) -> None:
    select_all(doubtful)
    assert doubtful.said.startswith("3 of the selected candidates may already have been invited.")
    assert {"These 3 got it", "Send 3 again…"} < set(menu(doubtful))
    doubtful.press_below("These 3 got it")
    doubtful.recruiter.wait(lambda: set(doubtful.statuses.values()) == {"Invited"})
    doubtful.recruiter.wait(lambda: doubtful.said == "")


def test_several_are_sent_again_only_after_a_question_that_names_them(again: AtTheList) -> None:
    """Also where others are selected beside them, of whom nothing is in doubt."""
    select_all(again)
    again.press_below("Send 3 again")
    assert again.said.startswith("Invite 3 candidates again: Lo 1, Lo 2")
    assert again.said.endswith("Lo 3? Whoever got the first invite gets a second one.")
    cancel = again.page.row_notice.ways_out.button(WayOut.CANCEL)
    assert again.recruiter.window.focusWidget() is cancel
    again.press_below("Cancel")
    assert again.said.startswith("3 of the selected")
    menu(again)["Send 3 again…"].trigger()
    again.press_below("Send 3 again")
    again.recruiter.wait(lambda: "Waiting already" in again.statuses.values())


def test_a_question_goes_when_others_are_selected(doubtful: AtTheList) -> None:
    select_all(doubtful)
    doubtful.press_below("Send 3 again")
    doubtful.go_to(2)
    assert doubtful.said.startswith("The connection was lost")
