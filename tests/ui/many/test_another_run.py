"""A page that shows another run starts from nothing of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.many.test_earlier_lists import FINE, TheEarlierLists, sent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.many.at_the_list import AtTheList

MIXED = "Name,Email\nWei,wei@example.com\nRia,refused@practice.test\nLo,lost@practice.test\n"
NOT_SENT, NOT_SURE = "1 not sent: ", "1 is not sure: "


@pytest.fixture
def two_lists(practising: AtTheList, tmp_path: Path) -> AtTheList:
    """Have sent a list that left something open, and after it one that went well."""
    sent(practising, MIXED, tmp_path / "mixed.csv")
    sent(practising, FINE.replace("wei", "mei"), tmp_path / "fine.csv")
    return practising


def what_came(on: AtTheList) -> list[str]:
    """Return what is said above the grid."""
    return on.recruiter.texts(on.page.results)


def open_list(on: AtTheList, place: int, first: str) -> None:
    """Open one of the earlier lists, and wait until its rows are there."""
    TheEarlierLists(on).open().enter(place)
    on.recruiter.wait(lambda: on.rows and on.rows[0][2] == first)


def test_what_failed_is_told_of_the_list_that_is_shown(two_lists: AtTheList) -> None:
    assert what_came(two_lists) == []
    open_list(two_lists, 1, "wei@example.com")
    not_sent, not_sure = what_came(two_lists)
    assert not_sent.startswith(NOT_SENT)
    assert not_sure.startswith(NOT_SURE)
    two_lists.press("showGroup0")
    assert [row[2] for row in two_lists.rows] == ["refused@practice.test"]
    open_list(two_lists, 0, "mei@example.com")
    assert what_came(two_lists) == []
    assert len(two_lists.rows) == 1


def test_a_filter_and_a_saved_file_stay_with_their_list(
    two_lists: AtTheList, tmp_path: Path
) -> None:
    two_lists.files.saves = tmp_path / "saved.csv"
    two_lists.press("saveAsSpreadsheet")
    two_lists.recruiter.wait(lambda: two_lists.asked == "Saved: 1 row in saved.csv.")
    two_lists.filter("count_sent")
    open_list(two_lists, 1, "wei@example.com")
    assert two_lists.asked == ""
    assert two_lists.page.counts.pressed is None
    assert len(two_lists.rows) == 3


def test_a_doubt_that_is_settled_brings_no_other_list_forward(two_lists: AtTheList) -> None:
    sending = two_lists.recruiter.app.workspace.sending
    ended = QSignalSpy(sending.run_ended)
    open_list(two_lists, 1, "wei@example.com")
    two_lists.recruiter.hit(Qt.Key.Key_Escape)
    assert two_lists.recruiter.reads("fine.csv · The candidate is invited.")
    sending.they_got_it(3)
    two_lists.recruiter.wait(ended.count)
    assert two_lists.recruiter.reads("fine.csv · The candidate is invited.")
    assert not two_lists.recruiter.reads("mixed.csv")


def test_rows_are_counted_without_titles(practising: AtTheList, tmp_path: Path) -> None:
    practising.read_text(f"May 2026,\n{FINE}", tmp_path / "titled.csv")
    assert practising.recruiter.reads("1 row", practising.page.source)
    practising.press("startRun")
    practising.wait_for_end()
    assert practising.recruiter.reads("1 row", practising.page.source)
