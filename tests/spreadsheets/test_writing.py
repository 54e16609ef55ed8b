"""Files are written whole or not at all, every text stays a text, and nothing runs as a formula."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_invite.spreadsheets.defusing import defused
from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn, WriteTrouble, Written
from desktop_invite.spreadsheets.table import Table
from desktop_invite.spreadsheets.workbook import Workbook
from desktop_invite.spreadsheets.writing import write_csv, write_file, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "'=1",
    "''=1",
    "-",
    "+49 170 1234567",
]
HARMLESS = ["Asha Rao", "asha@example.com", "'s-Gravenhage", "", "'", "1=1", "O'Brien", "007", "{}"]
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CELL = st.text(max_size=40) | st.sampled_from(FORMULAS + HARMLESS)
PLAIN = st.text(st.characters(exclude_categories=["C"], exclude_characters=["\u2028"]), max_size=30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with nothing in it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


def sheet(*rows: Sequence[str], titles: Sequence[str] = ("Name", "Link")) -> Sheet:
    """Return a sheet of these rows; links are in the second column."""
    columns = (SheetColumn(titles[0]), SheetColumn(titles[1], holds_links=True))
    return Sheet(columns, rows)


def read(path: Path) -> Table:
    """Read a file as the app does."""
    table = read_file(path)
    assert isinstance(table, Table), table
    return table


def as_it_was(cell: str) -> str:
    """Return the text that `defused` made this of: only what it put in front is to be taken off."""
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == f"'{cell}"
    assert as_it_was(defused(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_any_other_text_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == as_it_was(cell) == cell


@given(CELL)
def test_no_defused_text_begins_as_a_formula_and_none_is_lost(cell: str) -> None:
    safe = defused(cell)
    assert not safe.lstrip().startswith(STARTS)
    assert not safe.startswith(("\t", "\r", "\n"))
    assert as_it_was(safe) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL, CELL), max_size=5), st.sampled_from([",", ";", "\t"]))
@example(rows=[("=1", '"=1"')], separator=",")
def test_no_cell_of_a_written_text_file_begins_a_formula(
    tmp_path: Path, rows: list[tuple[str, str]], separator: str
) -> None:
    path = tmp_path / "list.csv"
    assert write_csv(path, sheet(*rows), separator=separator) == Written(len(rows))
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, delimiter=separator))
    assert found[0] == ["Name", "Link"]
    for cells in found:
        for cell in cells:
            assert not cell.lstrip().startswith(STARTS)
    expected = [[_sound(cell) for cell in row] for row in rows]
    assert [[as_it_was(cell) for cell in cells] for cells in found[1:]] == expected


def test_a_text_file_is_one_that_excel_opens_right(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_csv(path, sheet(("Zoë", "a\nb")))
    assert path.read_bytes() == '\ufeffName,Link\r\nZoë,"a\nb"\r\n'.encode()


def test_every_cell_of_a_workbook_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    rows = [("=1+1", "12345678901234567890"), ("007", "-5"), ("TRUE", "2026-05-03"), ("1e5", "@x")]
    assert write_xlsx(path, sheet(*rows)) == Written(4)
    assert [row.cells for row in read(path).rows] == [("Name", "Link"), *rows]
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert page.count('t="inlineStr"') == page.count("<c ")
    assert 'state="frozen"' in page


def test_only_web_links_can_be_clicked_and_only_in_their_column(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    good, bad = "https://app.xobin.com/i/8f3c", "javascript:alert(1)"
    rows = [(good, good), (bad, bad), ("x", "https://user@evil.example/"), ("y", "file:///etc")]
    write_xlsx(path, sheet(*rows))
    assert [row.cells for row in read(path).rows[1:]] == rows
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert page.count("<hyperlink ") == 1
    assert links.count(good) == 1
    assert "evil" not in links


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=20))
def test_a_workbook_gives_every_text_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = tmp_path / "list.xlsx"
    assert write_xlsx(path, sheet(*rows)) == Written(len(rows))
    expected = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in read(path).rows[1:]] == expected


def test_texts_that_no_cell_holds_are_cut_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert write_xlsx(path, sheet(("x" * 40_000, "y"), ("😀" * 20_000, ""))) == Written(2, cut=2)
    first, second = read(path).rows[1:]
    assert first.cells[0] == "x" * 32_767
    assert second.cells[0] == "😀" * 16_383


def test_what_is_no_letter_stops_no_file(tmp_path: Path) -> None:
    rows = [("half \ud800", "\x00\x1b"), ("\ufffe\uffff", "_x000D_")]
    for name in ("list.xlsx", "list.csv"):
        assert write_file(tmp_path / name, sheet(*rows)) == Written(2)
    assert read(tmp_path / "list.xlsx").rows[2].cells[1] == "_x000D_"


def test_a_full_tab_is_followed_by_another(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    of = Sheet((SheetColumn("Name"),), (), name="May: [list]")
    with Workbook(path, tmp_path, of, most_rows=3) as workbook:
        for number in range(5):
            workbook.add((f"row {number}",))
    table = read(path)
    assert table.sheets == ("May list", "May list 2", "May list 3")


def test_rows_above_the_titles_stay_above_them(tmp_path: Path) -> None:
    of = Sheet((SheetColumn("Name"),), [("Asha",)], above=(("Candidates",),))
    for name in ("list.xlsx", "list.csv"):
        write_file(tmp_path / name, of)
        rows = [row.cells for row in read(tmp_path / name).rows]
        assert rows == [("Candidates",), ("Name",), ("Asha",)]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_file_that_was_there_stays_when_rows_fail_or_nobody_wants_them(
    folder: Path, name: str
) -> None:
    path = folder / name
    path.write_text("as it was")

    def failing() -> Iterator[tuple[str]]:
        yield ("Asha",)
        raise LookupError("gone")

    with pytest.raises(LookupError):
        write_file(path, Sheet((SheetColumn("Name"),), failing()))
    many = [("Asha",)] * 100
    asked: list[int] = []

    def go_on(done: int) -> bool:
        asked.append(done)
        return done < 60

    of = Sheet((SheetColumn("Name"),), many)
    assert write_file(path, of, go_on=go_on) is WriteTrouble.CANCELLED
    assert asked == [20, 40, 60]
    assert path.read_text() == "as it was"
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_what_stands_in_the_way_is_a_value(folder: Path, name: str) -> None:
    of = sheet(("Asha", ""))
    assert write_file(folder / "gone" / name, of) is WriteTrouble.NO_FOLDER
    (folder / name).mkdir()
    assert write_file(folder / name, of) is WriteTrouble.NOT_ALLOWED
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on a process's files there")
@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_disk_that_is_full_leaves_no_half_file(folder: Path, name: str) -> None:
    path = folder / name
    path.write_text("as it was")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn\n"
        "from desktop_invite.spreadsheets.writing import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "rows = [(f'{number} {hash(number):x}',) for number in range(20_000)]\n"
        "print(write_file(Path(sys.argv[1]), Sheet((SheetColumn('Name'),), rows)))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ended.stdout.strip(), ended.stderr) == ("full", "")
    assert path.read_text() == "as it was"
    assert [file.name for file in folder.iterdir()] == [name]


def _sound(text: str) -> str:
    """Return what a file can hold of a text."""
    return text.encode(errors="replace").decode()
