"""A list is saved as it was, row for row, with what became of each beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.run_sheet import ResultCells, ResultTitles, run_sheet
from desktop_invite.spreadsheets.sheet import Written
from desktop_invite.spreadsheets.table import Table
from desktop_invite.spreadsheets.writing import write_file

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ResultTitles("Link", "Status", "Message")
LINK = "https://app.xobin.com/i/8f3c"


def saved(path: Path, header: tuple[str, ...], *rows: ResultCells) -> list[tuple[str, ...]]:
    """Save a list, and read it again."""
    sheet = run_sheet(header, rows, TITLES, name="Candidates")
    assert isinstance(write_file(path, sheet), Written)
    table = read_file(path)
    assert isinstance(table, Table)
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_every_row_comes_back_in_its_order(tmp_path: Path, name: str) -> None:
    rows = saved(
        tmp_path / name,
        ("Name", "Email"),
        ResultCells(1, ("Candidates of May", ""), "", "", "", is_title=True),
        ResultCells(3, ("Asha Rao", "asha@example.com"), LINK, "Link ready", ""),
        ResultCells(4, ("Wei", "wei"), "", "Left out", "There is an @ missing in this address."),
    )
    assert rows == [
        ("Candidates of May", "", "", "", ""),
        ("Name", "Email", "Link", "Status", "Message"),
        ("Asha Rao", "asha@example.com", LINK, "Link ready", ""),
        ("Wei", "wei", "", "Left out", "There is an @ missing in this address."),
    ]


def test_a_list_without_titles_gets_none(tmp_path: Path) -> None:
    row = ResultCells(1, ("Asha Rao", "asha@example.com"), LINK, "Link ready", "Yes")
    assert saved(tmp_path / "list.csv", (), row) == [
        ("Asha Rao", "asha@example.com", LINK, "Link ready", "Yes")
    ]


def test_rows_of_any_width_get_their_results_in_one_column(tmp_path: Path) -> None:
    rows = saved(
        tmp_path / "list.xlsx",
        ("Name",),
        ResultCells(2, ("Asha", "x", "y"), LINK, "Link ready", ""),
        ResultCells(3, (), "", "Emailed", ""),
    )
    assert [row[3:5] for row in rows] == [("Link", "Status"), (LINK, "Link ready"), ("", "Emailed")]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_blank_rows_keep_their_places(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    sheet = run_sheet(
        ("Name",),
        (
            ResultCells(2, ("Candidates of May",), "", "", "", is_title=True),
            ResultCells(5, ("Asha",), LINK, "Link ready", ""),
            ResultCells(8, ("Wei",), "", "Emailed", ""),
        ),
        TITLES,
        name="Candidates",
    )
    assert isinstance(write_file(path, sheet), Written)
    table = read_file(path)
    assert isinstance(table, Table)
    assert [(row.number, row.cells[0]) for row in table.rows] == [
        (2, "Candidates of May"),
        (4, "Name"),
        (5, "Asha"),
        (8, "Wei"),
    ]


def test_titles_stay_below_a_row_that_was_taken_in_above_them(tmp_path: Path) -> None:
    rows = saved(
        tmp_path / "list.csv",
        ("Name",),
        ResultCells(1, ("Asha",), LINK, "Link ready", ""),
        ResultCells(3, ("Wei",), LINK, "Link ready", ""),
    )
    assert [row[:2] for row in rows] == [("Asha", LINK), ("Name", "Link"), ("Wei", LINK)]
