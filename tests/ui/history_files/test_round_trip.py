"""What is exported is imported again, whatever is in it, and whatever was done to the file."""

from __future__ import annotations

import csv
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_invite.invites.outcome import Reason
from desktop_invite.spreadsheets.history_file import (
    HistoryFile,
    NoExport,
    read_history_file,
)
from desktop_invite.spreadsheets.history_records import MARK
from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn, Written
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.spreadsheets.writing import write_file
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.history_export import exported
from desktop_invite.storage.history_query import HistoryQuery
from desktop_invite.storage.history_search import HistorySearch
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.ui.history_files.wish import Wish
from desktop_invite.ui.history_files.work import Export, export_history, history_sheet
from tests.spreadsheets.exports import exported_invites
from tests.storage.histories import MADE, SetClock, draft, ended

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_invite.invites.exported import ExportedInvite

ENDINGS = pytest.mark.parametrize("ending", ["xlsx", "csv"])


def write(path: Path, invites: Sequence[ExportedInvite], separator: str = ",") -> Path:
    """Write an exported history."""
    sheet = history_sheet(invites, practice=False)
    assert write_file(path, sheet, separator=separator) == Written(len(invites))
    return path


def read(path: Path) -> HistoryFile | NoExport | ReadTrouble:
    """Read an exported history into the real mode."""
    return read_history_file(path, practice=False)


def some(tmp_path: Path, count: int = 4) -> list[ExportedInvite]:
    """Return invites out of a real history; their attempts are counted anew, as a file does."""
    with closing(open_history(tmp_path / "some.sqlite3")) as connection:
        records = OutboxRecords(connection, SetClock())
        ids = [ended(records, MADE, draft(email=f"{n}@example.com")).id for n in range(count)]
        found = list(exported(connection, ids))
    return [
        replace(each, attempts=tuple(replace(attempt, id=1) for attempt in each.attempts))
        for each in found
    ]


@ENDINGS
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.data())
def test_an_import_of_an_export_is_the_history(
    tmp_path: Path, ending: str, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, 5))
    invites = tuple(data.draw(exported_invites(number)) for number in range(1, count + 1))
    separator = data.draw(st.sampled_from([",", ";"]))
    assert read(write(tmp_path / f"history.{ending}", invites, separator)) == HistoryFile(invites)


@ENDINGS
def test_a_candidate_may_be_called_what_a_record_begins_with(tmp_path: Path, ending: str) -> None:
    first, *others = some(tmp_path)
    candidate = replace(first.invite.candidate, name=f"{MARK} Rao")
    invites = (replace(first, invite=replace(first.invite, candidate=candidate)), *others)
    assert read(write(tmp_path / f"history.{ending}", invites)) == HistoryFile(invites)


@ENDINGS
def test_a_whole_history_goes_through_a_file_and_is_the_same(tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / "one.sqlite3", tmp_path / "other.sqlite3"
    with closing(open_history(one)) as connection:
        records = OutboxRecords(connection, SetClock())
        for number in range(120):
            ended(records, MADE, draft(f"=Candidate {number}", f"{number}@example.com"))
    texts = []
    for path in (one, other):
        file = tmp_path / f"{path.stem}.{ending}"
        query = HistoryQuery(descending=False)
        assert export_history(Export(path, file, Wish(query), practice=False), lambda _: True)
        found = read(file)
        assert isinstance(found, HistoryFile)
        with closing(open_history(other)) as connection:
            records = OutboxRecords(connection, SetClock())
            begun = records.imports.begin()
            records.imports.add(begun, found.invites)
            records.imports.complete(begun.id)
        with closing(open_reader(path)) as reader:
            texts.append(HistorySearch(reader).page(query, 0, 1000))
    assert texts[0] == texts[1]
    assert len(texts[0]) == 120


@ENDINGS
def test_columns_and_rows_may_be_moved_renamed_and_taken_out(tmp_path: Path, ending: str) -> None:
    invites = some(tmp_path)
    sheet = history_sheet(invites, practice=False)
    rows = [(row[-1], "my note", row[1]) for row in sheet.rows]
    moved = Sheet((SheetColumn("?"), SheetColumn("Note"), SheetColumn("Wer")), rows[::-1])
    path = tmp_path / f"moved.{ending}"
    write_file(path, moved)
    assert read(path) == HistoryFile(tuple(invites[::-1]))


@ENDINGS
def test_rows_that_were_changed_are_named_and_never_guessed(tmp_path: Path, ending: str) -> None:
    invites = some(tmp_path)
    rows = [list(row) for row in history_sheet(invites, practice=False).rows]
    rows[1][-1] = rows[1][-1].replace('"sent"', '"seen"')
    rows[3][-1] = ""
    path = tmp_path / f"changed.{ending}"
    write_file(path, Sheet(history_sheet([], practice=False).columns, rows))
    assert read(path) == HistoryFile((invites[0], invites[2]), not_understood=(3, 5))


def test_an_invite_without_a_link_is_not_called_link_ready(tmp_path: Path) -> None:
    (one,) = some(tmp_path, 1)
    without = replace(one, invite=replace(one.invite, link=None, reason=Reason.NO_LINK))
    (row,) = history_sheet([without], practice=False).rows
    assert row[6:8] == ("Invited", "")


def test_a_file_saved_again_in_another_encoding_keeps_every_name(tmp_path: Path) -> None:
    (first,) = some(tmp_path, 1)
    candidate = replace(first.invite.candidate, name="Zoë 王 नमस्ते")
    invites = [replace(first, invite=replace(first.invite, candidate=candidate))]
    path = write(tmp_path / "history.csv", invites)
    text = path.read_text(encoding="utf-8-sig")
    path.write_bytes(text.encode("cp1252", errors="replace"))
    assert read(path) == HistoryFile(tuple(invites))


def test_a_file_without_the_column_for_imports_is_not_ours(tmp_path: Path) -> None:
    path = write(tmp_path / "history.csv", some(tmp_path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row[:-1] for row in csv.reader(file)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    assert read(path) is NoExport.NOT_OURS


def test_practice_and_the_real_history_are_kept_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "history.csv", some(tmp_path))
    assert read_history_file(path, practice=True) is NoExport.OTHER_MODE


def test_an_empty_history_is_exported_and_holds_nothing_to_import(tmp_path: Path) -> None:
    assert read(write(tmp_path / "history.csv", [])) is NoExport.NOT_OURS


def test_what_can_not_be_read_at_all_says_why(tmp_path: Path) -> None:
    assert read(tmp_path / "gone.xlsx") is ReadTrouble.MISSING
