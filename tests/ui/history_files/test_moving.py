"""The history moves to a new laptop by a file, through the real window and its real dialogs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QRadioButton

from desktop_invite.app import Start
from desktop_invite.paths import DataFolder
from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.table import Table
from desktop_invite.storage.history_query import HistoryQuery
from desktop_invite.ui.history_files.wish import Wish
from desktop_invite.ui.menus import Command
from tests.storage.large_history import make_large_history
from tests.ui.recruiter import Recruiter, readable
from tests.ui.stores import Drawer, store_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAMES = ["xlsx", "csv"]


def choose_file(recruiter: Recruiter, name: str, file: Path) -> None:
    """Choose a file in the system's dialog."""
    recruiter.wait(lambda: recruiter.dialog(name))
    dialog = recruiter.dialog(name)
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(file))
    dialog.accept()


def export(recruiter: Recruiter, file: Path, which: str | None = None) -> None:
    """Export the history by menu."""
    recruiter.window.commands[Command.EXPORT_HISTORY].trigger()
    dialog = recruiter.dialog("exportHistory")
    assert dialog is not None
    if which is not None:
        recruiter.control(QRadioButton, which, dialog).setChecked(True)
    recruiter.press("exportSave", dialog)
    choose_file(recruiter, "saveHistory", file)


def choose_import(recruiter: Recruiter, file: Path) -> None:
    """Choose a file to import by menu."""
    recruiter.window.commands[Command.IMPORT_HISTORY].trigger()
    choose_file(recruiter, "openHistory", file)


def invite(recruiter: Recruiter, name: str, email: str) -> None:
    """Invite somebody, and wait for the link."""
    before = recruiter.history.found_count() or 0
    recruiter.invite(name, email)
    recruiter.wait_to_read("Link ready")
    recruiter.wait(lambda: (recruiter.history.found_count() or 0) > before)
    recruiter.wait(lambda: recruiter.history.is_settled)


def rows_of(file: Path) -> list[tuple[str, ...]]:
    """Return what a person sees in a file, without the times."""
    table = read_file(file)
    assert isinstance(table, Table)
    return [row.cells[1:9] for row in table.rows]


@pytest.fixture
def new_laptop(start_app: Callable[[Start], Recruiter], tmp_path: Path) -> Callable[[], Recruiter]:
    """Start the app in practice mode on a computer where it never was."""

    def start() -> Recruiter:
        folder = DataFolder(tmp_path / "new laptop")
        recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
        recruiter.wait_for_account()
        return recruiter

    return start


@pytest.fixture
def german() -> Iterator[None]:
    """Be in a country where numbers have a decimal comma."""
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("ending", NAMES)
def test_an_exported_history_is_imported_on_a_new_laptop_without_doubles(
    practice: Recruiter, new_laptop: Callable[[], Recruiter], tmp_path: Path, ending: str
) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    invite(practice, "Zoë Brontë", "zoe@example.com")
    file = tmp_path / f"history.{ending}"
    export(practice, file)
    practice.wait_to_read(f"2 invites were saved in history.{ending}.")
    exported = rows_of(file)
    assert [row[0] for row in exported] == ["Candidate", "Zoë Brontë", "Asha Rao"]
    assert exported[2][1:7] == (
        "asha@example.com",
        "Sales screening",
        "305",
        "Link",
        "Link ready",
        exported[2][6],
    )
    assert exported[2][6].startswith("http")

    there = new_laptop()
    choose_import(there, file)
    there.wait_to_read(f"Import 2 invites from history.{ending}?")
    there.press("Import")
    there.wait_to_read("2 invites were added.")
    there.wait(lambda: there.history.found_count() == 2)
    again = tmp_path / f"again.{ending}"
    export(there, again)
    there.wait_to_read(f"2 invites were saved in again.{ending}.")
    assert rows_of(again) == exported

    choose_import(there, again)
    there.wait_to_read("Import 2 invites from again")
    there.press("Import")
    there.wait_to_read("0 invites were added. 2 were here already.")
    assert there.history.found_count() == 2


def test_what_is_shown_can_be_exported_alone(practice: Recruiter, tmp_path: Path) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    invite(practice, "Wei Chen", "wei@example.com")
    practice.history.search_for("asha")
    practice.wait(lambda: practice.history.found_count() == 1 and practice.history.is_settled)
    practice.window.commands[Command.EXPORT_HISTORY].trigger()
    dialog = practice.dialog("exportHistory")
    assert dialog is not None
    offered = [readable(each.text()) for each in dialog.findChildren(QRadioButton)]
    assert offered[0] == "The one that is shown now"
    assert "All invites" in offered
    practice.press("exportSave", dialog)
    choose_file(practice, "saveHistory", tmp_path / "shown.csv")
    practice.wait_to_read("1 invite was saved in shown.csv.")
    with (tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="") as shown:
        assert [row[1] for row in csv.reader(shown)] == ["Candidate", "Asha Rao"]


def test_a_text_file_is_divided_as_excel_divides_it_in_this_country(
    practice: Recruiter, tmp_path: Path, german: None
) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    file = tmp_path / "verlauf.csv"
    export(practice, file)
    practice.wait_to_read("1 invite was saved in verlauf.csv.")
    titles, row = file.read_text(encoding="utf-8-sig").splitlines()
    assert titles.split(";")[1:3] == ["Candidate", "Email"]
    assert row.split(";")[1:3] == ["Asha Rao", "asha@example.com"]
    choose_import(practice, file)
    practice.wait_to_read("Import 1 invite from verlauf.csv?")


def test_what_is_selected_can_be_exported_alone(practice: Recruiter, tmp_path: Path) -> None:
    for number in range(3):
        invite(practice, f"Candidate {number}", f"{number}@example.com")
    practice.history.table.selectRow(1)
    practice.wait(lambda: practice.history.is_settled)
    export(practice, tmp_path / "one.csv", "export_selected")
    practice.wait_to_read("1 invite was saved in one.csv.")
    assert [row[0] for row in rows_of(tmp_path / "one.csv")] == ["Candidate", "Candidate 1"]
    practice.history.table.selectAll()
    practice.wait(lambda: practice.history.is_settled)
    export(practice, tmp_path / "three.csv")
    practice.wait_to_read("3 invites were saved in three.csv.")


def test_a_spreadsheet_of_something_else_is_not_imported(
    practice: Recruiter, tmp_path: Path
) -> None:
    other = tmp_path / "candidates.csv"
    other.write_text("Name,Email\nAsha Rao,asha@example.com\n")
    choose_import(practice, other)
    practice.wait_to_read("Nothing was imported from candidates.csv.")
    practice.press("Close")
    assert not practice.reads("Nothing was imported")
    assert practice.history.found_count() == 0


def test_an_import_that_nobody_confirms_changes_nothing(
    practice: Recruiter, new_laptop: Callable[[], Recruiter], tmp_path: Path
) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    export(practice, tmp_path / "history.xlsx")
    practice.wait_to_read("1 invite was saved")
    there = new_laptop()
    choose_import(there, tmp_path / "history.xlsx")
    there.wait_to_read("Import 1 invite from history.xlsx?")
    there.press("Cancel")
    assert not there.reads("Import 1 invite")
    assert there.history.found_count() == 0


def test_practice_never_mixes_with_the_real_history(
    practice: Recruiter, at_work: Recruiter, tmp_path: Path
) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    export(practice, tmp_path / "history.xlsx")
    practice.wait_to_read("1 invite was saved")
    choose_import(at_work, tmp_path / "history.xlsx")
    at_work.wait_to_read("Practice mode has its own history")
    assert at_work.history.found_count() == 0


@pytest.mark.parametrize("ending", NAMES)
def test_a_file_that_cannot_be_written_is_said_plainly(
    practice: Recruiter, tmp_path: Path, ending: str
) -> None:
    invite(practice, "Asha Rao", "asha@example.com")
    file_desk = practice.app.workspace.desk._file_desk()
    file_desk.export(Wish(HistoryQuery()), tmp_path / "gone" / f"history.{ending}")
    practice.wait_to_read("The history was not exported. That folder is gone.")
    assert not file_desk.is_working
    assert practice.window.commands[Command.EXPORT_HISTORY].isEnabled()


def test_closing_in_the_middle_leaves_no_half_file(
    start_app: Callable[[Start], Recruiter], tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    make_large_history(folder.history(practice=True), 12_000)
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    recruiter.wait_for_account()
    target = tmp_path / "target"
    target.mkdir()
    file_desk = recruiter.app.workspace.desk._file_desk()
    file_desk.export(Wish(HistoryQuery()), target / "history.xlsx")
    recruiter.wait(lambda: any(target.iterdir()))
    assert not recruiter.window.commands[Command.IMPORT_HISTORY].isEnabled()
    recruiter.close()
    assert list(target.iterdir()) == []


def test_an_export_can_be_cancelled(
    start_app: Callable[[Start], Recruiter], tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    make_large_history(folder.history(practice=True), 12_000)
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    recruiter.wait_for_account()
    target = tmp_path / "target"
    target.mkdir()
    file_desk = recruiter.app.workspace.desk._file_desk()
    file_desk.export(Wish(HistoryQuery()), target / "history.csv")
    recruiter.wait_to_read("Exporting the history…")
    recruiter.press("Cancel")
    recruiter.wait(lambda: not file_desk.is_working)
    assert list(target.iterdir()) == []
    assert not recruiter.reads("Exporting")
