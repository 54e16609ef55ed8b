"""What must hold of any table in any dialect, and of any bytes at all.

`test_properties.py` tries some hundred cases in every run of the tests, `make fuzz` as many as are
asked for.
"""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import assume
from hypothesis import strategies as st
from xlsxwriter import Workbook

from desktop_invite.spreadsheets.columns import find_columns, texts_reader
from desktop_invite.spreadsheets.limits import LIMITS
from desktop_invite.spreadsheets.readers.encodings import decoded
from desktop_invite.spreadsheets.readers.files import table_of
from desktop_invite.spreadsheets.readers.kinds import Kind, kind_of
from desktop_invite.spreadsheets.readers.pasted import table_of_pasted
from desktop_invite.spreadsheets.readers.rows import is_blank
from desktop_invite.spreadsheets.reading import read_file, read_pasted
from desktop_invite.spreadsheets.table import ENCODINGS, SEPARATORS, ReadChoices, ReadTrouble, Table
from tests.spreadsheets.corpus.workbooks import CASES as WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

Cells = list[list[str]]

_WORD = st.text(
    st.characters(codec="utf-8", exclude_characters="@\x1a"),
    max_size=12,
)
_PLAIN = st.text(st.sampled_from("abcXYZ é,;|\t\"'\r\n0=+-<>"), max_size=12)
_NAME = st.sampled_from(
    ["Asha Rao", "Zoë Brontë", "Rao, Asha", "O'Brien; Ann", 'Wei "Vic" Chen', "王小明", "Ann\nLee"]
)
_LOCAL = st.text(st.sampled_from("abcdefghijkl0123456789._-"), min_size=1, max_size=8)
_ADDRESS = st.builds("{}@example.{}".format, _LOCAL, st.sampled_from(["com", "co.uk", "test"]))
_HEADERS = st.sampled_from([None, ["Name", "Email"], ["Vorname", "E-Mail"], ["Candidat", "Mél"]])
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_UTF = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class Written:
    """A table, and the file that it was written to."""

    rows: Cells
    data: bytes


@dataclass(frozen=True)
class Property:
    """What must hold, for which cases."""

    name: str
    cases: SearchStrategy[Any]
    check: Callable[[Any], None]
    quick: int
    """How many cases in a run of the tests."""
    share: int = 0
    """How many of every hundred in a long run; 0 for none."""


@st.composite
def _people(draw: DrawFn) -> Cells:
    """Draw a list of candidates with other columns beside them."""
    extra = draw(st.integers(0, 2))
    rows = draw(
        st.lists(
            st.tuples(_NAME, _ADDRESS, *[st.one_of(_WORD, _PLAIN)] * extra).map(list),
            min_size=2,
            max_size=8,
        )
    )
    header = draw(_HEADERS)
    return [[*header, *[""] * extra], *rows] if header else rows


@st.composite
def _text_files(draw: DrawFn) -> Written:
    rows = draw(_people())
    separator, end = draw(st.sampled_from(SEPARATORS)), draw(_ENDS)
    file = io.StringIO()
    # Python's writer would leave a line break of another kind than its own bare.
    has_breaks = any(mark in cell for cells in rows for cell in cells for mark in "\r\n")
    if has_breaks or draw(st.booleans()):
        writer = csv.writer(file, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(file, delimiter=separator, lineterminator=end)
    writer.writerows(rows)
    announced = f"sep={separator}{end}" if draw(st.booleans()) else ""
    try:
        data = (announced + file.getvalue()).encode(draw(st.sampled_from([*_UTF, "cp1252"])))
    except UnicodeEncodeError:
        assume(condition=False)
        raise
    return Written(rows, data)


def a_text_file_is_read_as_it_was_written(written: Written) -> None:
    """Every cell of every row comes back, in whatever dialect and encoding."""
    table = table_of("list.csv", written.data, ReadChoices(), LIMITS)
    assert isinstance(table, Table), table
    _same_rows(table, written.rows)


def _same_rows(table: Table, rows: Cells) -> None:
    expected = [
        (number, _without_blanks(cells))
        for number, cells in enumerate(rows, 1)
        if not all(map(is_blank, cells))
    ]
    assert [(row.number, _without_blanks(list(row.cells))) for row in table.rows] == expected
    assert len({len(row.cells) for row in table.rows}) == 1


def _without_blanks(cells: list[str]) -> list[str]:
    while cells and is_blank(cells[-1]):
        cells = cells[:-1]
    return cells


_BYTES = st.one_of(
    st.binary(max_size=400),
    st.builds(
        lambda start, rest: start + rest,
        st.sampled_from(
            [
                b"PK\x03\x04",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                b"\xff\xfe",
                b"\xef\xbb\xbf",
                b"<table>",
                b"sep=;",
                b"\x00\x00\xfe\xff",
                b"a@b.de,",
                b'"',
                b"<html><table><tr><td colspan=9>",
            ]
        ),
        st.binary(max_size=400),
    ),
)


def any_bytes_are_a_table_or_a_trouble(data: bytes) -> None:
    """Nothing but a table or its trouble comes of any bytes: nothing is raised, nothing hangs."""
    if kind_of(data, LIMITS) is Kind.WORKBOOK:
        return
    result = table_of("list.csv", data, ReadChoices(), LIMITS)
    assert isinstance(result, Table | ReadTrouble)
    if isinstance(result, Table):
        _mapping_holds(result)


def _mapping_holds(table: Table) -> None:
    numbers = [row.number for row in table.rows]
    assert numbers == sorted(set(numbers))
    mapping = find_columns(table)
    assert len(mapping.roles) == table.width
    named = [role for role in mapping.roles if role is not None]
    assert len(named) == len(set(named))
    assert set(mapping.titles) < set(numbers) or not mapping.titles
    read = texts_reader(mapping)
    for row in table.rows:
        read(row)


def any_encoding_reads_any_bytes(case: tuple[bytes, str]) -> None:
    """Whatever encoding is chosen, a text comes of it, and nothing that no file could hold."""
    data, encoding = case
    text = decoded(data, encoding).text
    text.encode("utf-8")
    assert len(text) <= len(data)


_PASTED = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from('ab@.,;\t\r\n"<> |x-'), max_size=80),
    st.lists(st.lists(st.one_of(_NAME, _ADDRESS, _PLAIN), max_size=4), max_size=6).map(
        lambda rows: "\r\n".join(map("\t".join, rows))
    ),
)
_PIECES = (
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td rowspan=3>",
    "<td colspan=2>",
    "</td>",
    "</tr>",
    "<br>",
    "a@b.de",
    "Asha",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "&amp;",
    '<a href="mailto:',
)
_PAGES = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=30).map(
    "".join
)


def anything_can_be_pasted(case: tuple[str, str]) -> None:
    """Whatever is pasted gives a table or a trouble."""
    plain, html = case
    result = table_of_pasted(plain, html, LIMITS)
    assert isinstance(result, Table | ReadTrouble)
    if isinstance(result, Table):
        _mapping_holds(result)


@st.composite
def _cells_of_spreadsheets(draw: DrawFn) -> tuple[Cells, str]:
    rows = draw(_people())
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return rows, text.getvalue()


def pasted_cells_are_read_as_they_were(case: tuple[Cells, str]) -> None:
    """Cells from a spreadsheet come back whole."""
    rows, plain = case
    table = read_pasted(plain)
    assert isinstance(table, Table)
    _same_rows(table, rows)


def a_workbook_is_read_as_it_was_written(rows: Cells) -> None:
    """Every text comes back out of a workbook, through the real process."""
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        sheet = workbook.add_worksheet()
        for place, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write_string(place, column, cell)
    table = _through_the_process(data.getvalue())
    assert isinstance(table, Table), table
    _same_rows(table, rows)


@cache
def _whole_workbooks() -> tuple[bytes, ...]:
    return tuple(case.data if isinstance(case.data, bytes) else case.data() for case in WORKBOOKS)


@st.composite
def _damaged_workbooks(draw: DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(_whole_workbooks())))
    for _ in range(draw(st.integers(1, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(1, len(data)))]) if draw(st.booleans()) else bytes(data)


def a_damaged_workbook_is_a_table_or_a_trouble(data: bytes) -> None:
    """Whatever a damaged workbook does to the process, the program gets an answer."""
    result = _through_the_process(data)
    assert isinstance(result, Table | ReadTrouble)
    assert result != ReadTrouble.OTHER


def _through_the_process(data: bytes) -> Table | ReadTrouble:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        path.write_bytes(data)
        return read_file(path)


PROPERTIES = (
    Property("text files", _text_files(), a_text_file_is_read_as_it_was_written, 150, 35),
    Property("bytes", _BYTES, any_bytes_are_a_table_or_a_trouble, 150, 25),
    Property(
        "encodings",
        st.tuples(st.binary(max_size=200), st.sampled_from(ENCODINGS)),
        any_encoding_reads_any_bytes,
        50,
        10,
    ),
    Property("paste", st.tuples(_PASTED, st.just("") | _PAGES), anything_can_be_pasted, 100, 15),
    Property("cells", _cells_of_spreadsheets(), pasted_cells_are_read_as_they_were, 50, 10),
    Property("workbooks", _people(), a_workbook_is_read_as_it_was_written, 10, 2),
    Property("damage", _damaged_workbooks(), a_damaged_workbook_is_a_table_or_a_trouble, 20, 3),
)
