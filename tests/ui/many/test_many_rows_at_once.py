"""Very many rows are changed at once without holding up the window, and never by halves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_invite.spreadsheets.changing import STEP, Changed, Changing
from desktop_invite.spreadsheets.findings import FindingKind
from desktop_invite.ui.many.in_steps import InSteps

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.many.at_the_list import AtTheList

ROWS = 30 * STEP


@pytest.fixture
def long(practising: AtTheList, tmp_path: Path) -> AtTheList:
    """Have a long list."""
    rows = "".join(f"Asha {n},asha.{n}@example.com\n" for n in range(ROWS))
    practising.read_text(f"Name,Email\n{rows}", tmp_path / "long.csv")
    return practising


def number(on: AtTheList) -> str:
    """Return how the window writes the number of the rows."""
    return on.page.locale().toString(ROWS)


def test_all_rows_are_left_out_while_the_window_lives_and_come_back(long: AtTheList) -> None:
    long.page.grid.selectAll()
    long.key(Qt.Key.Key_Delete)
    assert long.desk.list.is_changing, "it was made in one go"
    assert not long.desk.is_settled
    # What is asked meanwhile waits for nothing and does nothing by halves.
    long.key(Qt.Key.Key_Space)
    long.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert not long.page.model.setData(long.page.model.index(0, 0), "Mended")
    long.wait_until_settled()
    assert long.count(FindingKind.LEFT_OUT) == ROWS
    assert long.start_button == "Create links"
    long.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    long.wait_until_settled()
    assert long.count(FindingKind.READY) == ROWS
    assert long.start_button == f"Create {number(long)} links"


def test_another_choice_meanwhile_goes_for_the_whole_change(long: AtTheList) -> None:
    long.page.grid.selectAll()
    long.key(Qt.Key.Key_Delete)
    assert long.desk.list.is_changing
    long.page.choices.by_email.click()
    long.wait_until_settled()
    assert long.count(FindingKind.LEFT_OUT) == ROWS
    long.page.grid.selectAll()
    long.key(Qt.Key.Key_Space)
    long.wait_until_settled()
    assert long.start_button == f"Email {number(long)} candidates"


def test_more_rows_than_the_clipboard_takes_are_not_copied_in_part(long: AtTheList) -> None:
    QApplication.clipboard().setText("before")
    long.page.grid.selectAll()
    long.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert long.asked.startswith("That is too much for the clipboard. Nothing is copied.")
    assert QApplication.clipboard().text() == "before"


def short() -> Changing:
    """Change a row in one step."""
    yield
    return (3,)


def endless(steps: list[int]) -> Changing:
    """Change nothing, in very many steps."""
    for step in range(10**9):
        steps.append(step)
        yield
    return ()


def test_a_small_change_is_made_at_once_and_a_large_one_in_between(qtbot: QtBot) -> None:
    told: list[Changed] = []
    in_steps = InSteps()
    in_steps.begin(short(), told.append)
    assert told == [(3,)]
    steps: list[int] = []
    in_steps.begin(endless(steps), told.append)
    assert in_steps.is_under_way
    made = len(steps)
    qtbot.waitUntil(lambda: len(steps) > made)
    assert told == [(3,)]
