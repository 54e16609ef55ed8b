"""A list is mended in place: typing, leaving out, undoing, looking at some rows only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from desktop_invite.invites.invite import Delivery
from desktop_invite.spreadsheets.findings import FindingKind
from desktop_invite.ui.many.rows import Column

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.many.at_the_list import AtTheList

LIST = """Name,Email
Asha Rao,asha@example.com
Wei Chen,wei.chen@
Olga Ivanova,olga@gmial.com
Tom Baker,asha@example.com
"Ivanova, Olga",o.ivanova@example.net
"""


@pytest.fixture
def mending(practising: AtTheList, tmp_path: Path) -> AtTheList:
    """Have a list with something of everything."""
    practising.read_text(LIST, tmp_path / "candidates.csv")
    return practising


def test_each_row_is_there_with_its_number_and_its_finding(mending: AtTheList) -> None:
    assert mending.rows == [
        ("2", "Asha Rao", "asha@example.com", "Ready"),
        ("3", "Wei Chen", "wei.chen@", "To mend: nothing after the @"),
        ("4", "Olga Ivanova", "olga@gmial.com", "Ready"),
        ("5", "Tom Baker", "asha@example.com", "Same as row 2"),
        ("6", "Ivanova, Olga", "o.ivanova@example.net", "To mend: last name first?"),
    ]
    assert mending.counts == ["2 ready", "2 to mend", "1 twice in the list"]
    assert mending.start_button == "Create 2 links"


def test_what_is_typed_is_checked_at_once_and_the_cursor_goes_down(mending: AtTheList) -> None:
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    assert mending.statuses["3"] == "Ready"
    assert mending.start_button == "Create 3 links"
    assert mending.page.grid.current_row() == 2


def test_a_letter_begins_to_type_and_escape_takes_it_back(mending: AtTheList) -> None:
    mending.go_to(3, Column.EMAIL)
    mending.key(Qt.Key.Key_X)
    editor = mending.page.grid.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    assert editor.accessibleName() == "Email, row 3"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    mending.wait_until_typed()
    assert mending.rows[1][2] == "wei.chen@"
    assert not mending.is_away


def test_tab_goes_on_to_the_next_cell_to_type_into(mending: AtTheList) -> None:
    mending.go_to(3, Column.EMAIL)
    mending.key(Qt.Key.Key_F2)
    editor = mending.page.grid.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    index = mending.page.grid.currentIndex()
    assert (index.row(), index.column()) == (2, Column.NAME)


def test_mending_one_row_changes_those_that_were_the_same(mending: AtTheList) -> None:
    mending.type(2, Column.EMAIL, "asha.rao@example.com")
    assert mending.statuses["5"] == "Ready"
    assert mending.counts == ["3 ready", "2 to mend"]


def test_next_to_mend_goes_round(mending: AtTheList) -> None:
    mending.go_to(2)
    mending.recruiter.hit(Qt.Key.Key_F8)
    assert mending.page.grid.currentIndex().row() == 1
    assert mending.page.grid.currentIndex().column() == Column.EMAIL
    mending.press("Next to mend")
    assert mending.page.grid.currentIndex().row() == 4
    mending.press("Next to mend")
    assert mending.page.grid.currentIndex().row() == 1


def test_a_suggestion_is_taken_with_one_press(mending: AtTheList) -> None:
    mending.go_to(4)
    assert mending.said == "Did you mean olga@gmail.com?"
    mending.press("Use it")
    assert mending.rows[2][2] == "olga@gmail.com"
    assert mending.said == ""


def test_a_name_in_doubtful_order_is_turned_round_or_kept(mending: AtTheList) -> None:
    mending.go_to(6)
    mending.press("Keep it as it is")
    assert mending.statuses["6"] == "Ready"
    mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    mending.go_to(6)
    mending.press("Use it")
    assert mending.rows[4][1] == "Olga Ivanova"


def test_rows_are_left_out_and_taken_in_again(mending: AtTheList) -> None:
    mending.go_to(2)
    mending.key(Qt.Key.Key_Delete)
    assert mending.statuses["2"] == "Left out"
    assert mending.statuses["5"] == "Ready"
    assert mending.counts == ["2 ready", "2 to mend", "1 left out"]
    mending.key(Qt.Key.Key_Space)
    assert mending.statuses["2"] == "Ready"
    assert mending.statuses["5"] == "Same as row 2"
    mending.key(Qt.Key.Key_Space)
    assert mending.said == "You left this row out. Nothing is sent for it."
    mending.press("Take in again")
    assert mending.statuses["2"] == "Ready"


def test_a_button_says_of_how_many_rows_it_takes_the_suggestions(mending: AtTheList) -> None:
    mending.go_to(4)
    assert "Use it" in mending.recruiter.buttons(mending.page.row_notice)
    mending.page.grid.selectAll()
    assert mending.recruiter.buttons(mending.page.row_notice) == ["Use what is suggested in 5 rows"]
    mending.press_below("Use what is suggested in 5 rows")
    assert mending.statuses["4"] == mending.statuses["6"] == "Ready"
    assert [row[1:3] for row in mending.rows[2::2]] == [
        ("Olga Ivanova", "olga@gmail.com"),
        ("Olga Ivanova", "o.ivanova@example.net"),
    ]
    mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert mending.statuses["6"] == "To mend: last name first?"


def test_who_keeps_many_names_keeps_only_those_in_the_same_doubt(
    practising: AtTheList, tmp_path: Path
) -> None:
    text = "Name,Email\nRAO Asha,a@example.com\nCHEN Wei,w@example.com\nN/A,o@example.com\n"
    practising.read_text(text, tmp_path / "capitals.csv")
    practising.page.grid.selectAll()
    practising.press_below("Keep 2 as they are")
    assert list(practising.statuses.values()) == ["Ready", "Ready", "To mend: not a name?"]
    practising.go_to(4)
    practising.press_below("Keep it as it is")
    assert practising.statuses["4"] == "Ready"


def test_several_rows_are_left_out_at_once(mending: AtTheList) -> None:
    mending.page.grid.selectAll()
    mending.key(Qt.Key.Key_Delete)
    assert set(mending.statuses.values()) == {"Left out"}
    assert mending.start_button == "Create links"


def test_everything_can_be_undone_and_done_again(mending: AtTheList) -> None:
    before = mending.rows
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    mending.go_to(2)
    mending.key(Qt.Key.Key_Delete)
    after = mending.rows
    for _ in range(2):
        mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert mending.rows == before
    for _ in range(2):
        mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True, shift=True)
    assert mending.rows == after
    mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert mending.rows != after
    mending.recruiter.hit(Qt.Key.Key_Y, ctrl=True)
    assert mending.rows == after


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
    ids=["menu key", "shift F10"],
)
def test_the_menu_opens_by_key_at_the_cell_and_works_by_key(
    mending: AtTheList, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    mending.go_to(4)
    mending.key(key, modifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    grid = mending.page.grid
    assert menu.pos() == grid.viewport().mapToGlobal(
        grid.visualRect(grid.currentIndex()).bottomLeft()
    )
    QTest.keyClick(menu, Qt.Key.Key_O)
    assert mending.statuses["4"] == "Left out"


def test_a_count_shows_only_its_rows_and_all_again(mending: AtTheList) -> None:
    mending.filter("count_to_mend")
    assert [row[0] for row in mending.rows] == ["3", "6"]
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    # It stays where it is mended, until the filter is pressed anew.
    assert [row[0] for row in mending.rows] == ["3", "6"]
    mending.filter("count_to_mend")
    assert len(mending.rows) == 5
    mending.filter("count_to_mend")
    assert [row[0] for row in mending.rows] == ["6"]
    mending.filter("count_ready")
    assert [row[0] for row in mending.rows] == ["2", "3", "4"]


def test_another_delivery_goes_for_every_row(mending: AtTheList) -> None:
    mending.choose(Delivery.SENDLINK)
    assert mending.start_button == "Email 2 candidates"
    mending.go_to(2)
    mending.key(Qt.Key.Key_Delete)
    mending.go_to(5)
    mending.key(Qt.Key.Key_Delete)
    assert mending.start_button == "Email 1 candidate"


def test_what_was_done_survives_another_choice(mending: AtTheList) -> None:
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    mending.choose(Delivery.SENDLINK, "412")
    assert mending.rows[1] == ("3", "Wei Chen", "wei.chen@example.com", "Ready")
    mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    assert mending.statuses["3"] == "To mend: nothing after the @"


def test_without_an_interview_it_goes_there(mending: AtTheList) -> None:
    mending.choose(interview="")
    assert mending.count(FindingKind.READY) == 0
    mending.press("startRun")
    assert mending.recruiter.reads("Please choose an interview, or type its number.")
    assert mending.page.choices.interview.hasFocus()


def test_one_value_is_pasted_into_its_cell(mending: AtTheList) -> None:
    QApplication.clipboard().setText("wei@example.com")
    mending.go_to(3, Column.EMAIL)
    mending.recruiter.hit(Qt.Key.Key_V, ctrl=True)
    mending.wait_until_settled()
    assert mending.rows[1][2:] == ("wei@example.com", "Ready")


def test_the_selection_is_copied_as_a_table(mending: AtTheList) -> None:
    model, grid = mending.page.model, mending.page.grid
    grid.clearSelection()
    for place in (0, 1):
        for column in (Column.NAME, Column.EMAIL):
            flags = grid.selectionModel().SelectionFlag.Select
            grid.selectionModel().select(model.index(place, column), flags)
    mending.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Asha Rao\tasha@example.com\nWei Chen\twei.chen@"


def test_the_context_menu_offers_what_fits(mending: AtTheList) -> None:
    def entries() -> set[str]:
        menu = mending.desk.rows.menu()
        texts = {each.text().replace("&", "") for each in menu.actions() if each.isEnabled()}
        menu.deleteLater()
        return texts

    mending.go_to(5)
    assert {"Mend this cell", "Invite again…", "Leave out", "Copy"} == entries()
    mending.go_to(4)
    assert "Use what is suggested" in entries()
    mending.key(Qt.Key.Key_Delete)
    assert {"Take in again", "Undo"} < entries()


def test_the_model_keeps_its_promises_to_qt(mending: AtTheList) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(mending.page.model, fatal)
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    mending.filter("count_ready")
    mending.filter("count_ready")
    mending.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    mending.choose(Delivery.SENDLINK)
    tester.deleteLater()


def test_a_list_is_still_there_after_going_away(mending: AtTheList) -> None:
    mending.type(3, Column.EMAIL, "wei.chen@example.com")
    rows = mending.rows
    mending.recruiter.hit(Qt.Key.Key_Escape)
    assert mending.is_away
    mending.recruiter.hit(Qt.Key.Key_M, ctrl=True)
    assert mending.rows == rows
    assert mending.page.isVisible()
