"""A list comes by button, key, drop, paste, command line or second start, or it is said why not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from desktop_invite.instance import HandedOver
from desktop_invite.invites.characters import tidy
from desktop_invite.spreadsheets.columns import Role
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble
from desktop_invite.ui.many.list_reader import NotMade, Source
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.words.columns import role_words
from tests.spreadsheets.corpus import columns, everyday, texts, troubles, workbooks
from tests.spreadsheets.corpus.case import KNOWN
from tests.ui.test_controls import check_every_control
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.spreadsheets.corpus.case import Case
    from tests.ui.many.at_the_list import AtTheList

TWO = "Name,Email\nAsha Rao,asha@example.com\nWei Chen,wei@example.org\n"
BOTH = [
    ("2", "Asha Rao", "asha@example.com", "Ready"),
    ("3", "Wei Chen", "wei@example.org", "Ready"),
]
CASES = {
    case.name: case
    for case in (*texts.CASES, *columns.CASES, *workbooks.CASES, *everyday.CASES)
    if case.choices == ReadChoices()
}


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Have a file with two candidates."""
    file = tmp_path / "two.csv"
    file.write_text(TWO)
    return file


def by_button(at: AtTheList, file: Path) -> None:
    at.files.opens = file
    at.recruiter.press("Invite many…")
    at.press("Choose a file…")


def by_key(at: AtTheList, file: Path) -> None:
    at.files.opens = file
    at.recruiter.hit(Qt.Key.Key_M, ctrl=True)
    assert at.page.empty.choose.hasFocus()
    QTest.keyClick(at.page.empty.choose, Qt.Key.Key_Space)


def by_drop_onto_the_window(at: AtTheList, file: Path) -> None:
    at.drop(file, at.recruiter.window)


def by_drop_onto_a_field(at: AtTheList, file: Path) -> None:
    at.drop(file, at.recruiter.control(QLineEdit, "Candidate name"))


def by_a_second_start(at: AtTheList, file: Path) -> None:
    at.recruiter.app.take_over(HandedOver(file))


def by_command_line(at: AtTheList, file: Path) -> None:
    at.recruiter.app.open_file(file)


@pytest.mark.parametrize(
    "way",
    [
        by_button,
        by_key,
        by_drop_onto_the_window,
        by_drop_onto_a_field,
        by_a_second_start,
        by_command_line,
    ],
)
def test_a_file_comes_in_many_ways(
    practising: AtTheList, two: Path, way: Callable[[AtTheList, Path], None]
) -> None:
    way(practising, two)
    practising.wait_for_list()
    assert not practising.is_away
    assert practising.rows == BOTH
    assert practising.recruiter.reads("two.csv")


def test_rows_pasted_into_the_form_open_the_page(practising: AtTheList) -> None:
    field = practising.recruiter.control(QLineEdit, "Candidate name")
    practising.recruiter.app.workspace.desk.form.form.name.take(
        "Asha Rao\tasha@example.com\nWei Chen\twei@example.org"
    )
    practising.wait_for_list()
    assert [row[1:3] for row in practising.rows] == [row[1:3] for row in BOTH]
    assert practising.recruiter.reads("Pasted rows")
    assert field.text() == ""


def test_people_in_one_line_become_rows(practising: AtTheList) -> None:
    practising.paste("Asha Rao <asha@example.com>, Wei Chen <wei@example.org>")
    practising.wait_for_list()
    text = "Asha Rao <asha@example.com>; Wei Chen <wei@example.org>"
    practising.recruiter.app.workspace.desk.form.form.name.take(text)
    practising.wait_for_list()
    assert [row[1:3] for row in practising.rows] == [row[1:3] for row in BOTH]


def test_a_table_is_pasted_as_a_table(practising: AtTheList) -> None:
    html = (
        "<table><tr><td>Name</td><td>Email</td></tr>"
        "<tr><td>Asha Rao</td><td>asha@example.com</td></tr>"
        "<tr><td>Wei Chen</td><td>wei@example.org</td></tr></table>"
    )
    practising.paste("Name\tEmail\nAsha Rao\tasha@example.com\nWei Chen\twei@example.org", html)
    practising.wait_for_list()
    assert practising.rows == BOTH


def test_a_list_that_was_worked_on_makes_room_only_when_told(
    practising: AtTheList, two: Path, tmp_path: Path
) -> None:
    practising.read(two)
    practising.go_to(2)
    practising.key(Qt.Key.Key_Delete)
    practising.paste("Name\tEmail\nOlga Ivanova\tolga@example.net")
    assert practising.asked == ("You have worked on this list. Put Pasted rows in its place?")
    practising.press("Keep this list")
    assert practising.statuses["2"] == "Left out"
    practising.paste("Name\tEmail\nOlga Ivanova\tolga@example.net")
    practising.press("Replace the list")
    practising.wait_for_list()
    assert [row[1] for row in practising.rows] == ["Olga Ivanova"]


def test_columns_are_shown_and_taken_otherwise(practising: AtTheList, tmp_path: Path) -> None:
    practising.read_text("a,b,c\nAsha,Rao,asha@example.com\n", tmp_path / "plain.csv")
    practising.press("Columns")
    assert practising.page.mapping.isVisible()
    for column, role in enumerate((Role.FIRST, Role.LAST)):
        box = practising.page.mapping.boxes[column]
        box.setCurrentText(role_words(role))
        box.activated.emit(box.currentIndex())
        practising.wait_until_settled()
    assert practising.rows[-1][1:] == ("Asha Rao", "asha@example.com", "Ready")
    header = practising.recruiter.control(QComboBox, "Titles of the columns")
    header.setCurrentIndex(1)
    header.activated.emit(1)
    practising.wait_until_settled()
    assert [row[0] for row in practising.rows] == ["2"]


def test_without_an_address_column_the_columns_are_asked_about(
    practising: AtTheList, tmp_path: Path
) -> None:
    practising.read_text("Name,City\nAsha Rao,Pune\n", tmp_path / "nobody.csv")
    assert practising.page.mapping.isVisible()


def test_a_file_is_read_in_another_encoding(practising: AtTheList, tmp_path: Path) -> None:
    file = tmp_path / "western.csv"
    file.write_bytes("Name;Email\nZoë Brontë;zoe@example.com\n".encode("cp1252"))
    practising.read(file)
    assert practising.rows[0][1] == "Zoë Brontë"
    box = practising.recruiter.control(QComboBox, "Encoding")
    box.setCurrentIndex(box.findData("cp1251"))
    box.activated.emit(box.currentIndex())
    practising.recruiter.wait(lambda: practising.page.face is Face.LIST and practising.rows)
    practising.wait_until_settled()
    assert practising.rows[0][1] != "Zoë Brontë"
    assert practising.rows[0][2] == "zoe@example.com"


@pytest.mark.parametrize("name", sorted(CASES)[::3])
def test_awkward_files_show_what_a_careful_person_finds(
    practising: AtTheList, tmp_path: Path, name: str
) -> None:
    case = CASES[name]
    for interview in KNOWN:
        practising.recruiter.app.workspace.sending.remember_interview(interview)
    picker = practising.page.choices.interview
    practising.recruiter.wait(lambda: set(KNOWN) <= set(picker.known))
    practising.choose(interview="305")
    practising.read(case.write(tmp_path))
    statuses = practising.statuses
    ready = {number for number, status in statuses.items() if status == "Ready"}
    mend = {number for number, status in statuses.items() if status.startswith("To mend")}
    same = {number for number, status in statuses.items() if status.startswith("Same as")}
    titles = {number for number, status in statuses.items() if status.startswith("Title")}
    assert (ready, mend, same, titles) == (
        # What the file hides is left out, until the recruiter takes it in.
        set(map(str, case.ready.keys() - case.hidden)),
        set(map(str, case.mend.keys() - case.hidden)),
        set(map(str, case.same)),
        set(map(str, case.titles)),
    )
    rows = {row[0]: row for row in practising.rows}
    for number, who in case.ready.items():
        assert tidy(rows[str(number)][1]) == who.split(" <")[0]


def one_of_each_trouble() -> list[Case]:
    found: dict[ReadTrouble, Case] = {}
    for case in troubles.CASES:
        if case.trouble is not None:
            found.setdefault(case.trouble, case)
    return list(found.values())


@pytest.mark.parametrize("case", one_of_each_trouble(), ids=lambda case: case.trouble)
def test_a_file_that_is_no_list_gets_a_sentence_and_a_way_out(
    practising: AtTheList, tmp_path: Path, case: Case
) -> None:
    practising.many.open_file(case.write(tmp_path))
    practising.recruiter.wait(lambda: not practising.desk.reader.is_busy)
    assert practising.recruiter.reads("Nothing was sent.", practising.page)
    assert case.name in practising.page.empty.title
    for name in ("Choose a file…", "Paste"):
        assert practising.recruiter.control(QPushButton, name, practising.page).isVisible()


@pytest.mark.parametrize("trouble", list(ReadTrouble))
def test_every_trouble_has_its_words(
    practising: AtTheList, two: Path, trouble: ReadTrouble
) -> None:
    practising.read(two)
    made = practising.desk.made
    assert made is not None
    practising.desk.reader.not_made.emit(NotMade(made.wanted, trouble))
    assert practising.page.empty.title
    practising.press("Back to the list")
    assert practising.rows == BOTH


def test_reading_can_be_cancelled(
    practising: AtTheList, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    practising.desk.reader.run(lambda: may_read.wait(PATIENCE), lambda _: None)
    practising.many.open_file(two)
    assert practising.recruiter.reads("Reading two.csv…")
    practising.press("Cancel")
    assert practising.page.empty.title == "Drop a list of candidates here"
    may_read.set()
    practising.desk.reader.run(lambda: None, lambda _: None)
    practising.recruiter.wait(lambda: not practising.desk.reader.is_busy)
    assert practising.page.face is Face.EMPTY


def test_a_file_that_is_gone_is_tried_again(practising: AtTheList, two: Path) -> None:
    text = two.read_text()
    two.unlink()
    practising.many.open_file(two)
    practising.recruiter.wait_to_read("two.csv isn't there any more")
    two.write_text(text)
    practising.press("Try again")
    practising.wait_for_list()
    assert practising.rows == BOTH


def test_every_control_can_be_found_and_reached(practising: AtTheList, two: Path) -> None:
    practising.many.open()
    check_every_control(practising.recruiter.window)
    practising.read(two)
    practising.press("Columns")
    check_every_control(practising.recruiter.window)
    practising.press("startRun")
    practising.wait_for_end()
    check_every_control(practising.recruiter.window)


def test_the_source_of_pasted_rows_has_no_name() -> None:
    assert Source(None, "a").name == ""
