"""The corpus of awkward files: an import is faithful, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Delivery
from desktop_invite.spreadsheets.columns import find_columns
from desktop_invite.spreadsheets.findings import LeftOut, LeftOutBecause, SameAsRow, ToMend
from desktop_invite.spreadsheets.making import ListMaking
from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.row_checks import RunChoice
from desktop_invite.spreadsheets.table import ReadTrouble, Table
from tests.spreadsheets.corpus import (
    columns,
    everyday,
    exports,
    grown,
    texts,
    troubles,
    workbooks,
)
from tests.spreadsheets.corpus.case import KNOWN, SALES, Case

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.invite import Draft

LISTS = (
    *texts.CASES,
    *columns.CASES,
    *workbooks.CASES,
    *exports.CASES,
    *everyday.CASES,
    *grown.CASES,
)
ALL = (*LISTS, *troubles.CASES)


def test_the_corpus_is_large() -> None:
    assert len({case.name for case in LISTS}) == len(LISTS) >= 40
    assert len({case.name for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_every_row_is_what_a_careful_person_finds(
    case: Case, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    read = read_file(case.write(tmp_path), case.choices)
    assert not caplog.records, "the reading process met a surprise"
    if case.trouble is not None:
        assert read == case.trouble
        return
    assert isinstance(read, Table)
    assert found_in(read) == (
        case.header,
        tuple(case.titles),
        dict(case.ready),
        dict(case.mend),
        dict(case.same),
    )
    assert read.file_name == case.name
    assert read.hidden == case.hidden
    assert case.sheet in {"", read.sheet}
    assert case.encoding in {None, read.encoding}
    assert case.separator in {None, read.separator}


Found = tuple[int | None, tuple[int, ...], dict[int, str], dict[int, str], dict[int, int]]


def found_in(table: Table) -> Found:
    """Return what the program makes of every row of a table, in the words of a case."""
    mapping = find_columns(table, KNOWN)
    choice = RunChoice(str(SALES.number), Delivery.GETLINK)
    made = ListMaking(table, mapping, choice, KNOWN).finish()
    drafts = {row.number: row.draft for row in made.run_rows()}
    ready, mend, same = {}, {}, {}
    left_out: dict[LeftOutBecause, list[int]] = {because: [] for because in LeftOutBecause}
    for row in map(made.row, range(len(made))):
        if isinstance(row.finding, ToMend):
            mend[row.number] = f"{row.finding.field}:{row.finding.found.problem}"
        elif isinstance(row.finding, SameAsRow):
            same[row.number] = row.finding.number
        elif isinstance(row.finding, LeftOut):
            left_out[row.finding.because].append(row.number)
        else:
            ready[row.number] = _words(drafts[row.number])
    assert set(left_out[LeftOutBecause.HIDDEN]) == table.hidden
    return mapping.header, tuple(left_out[LeftOutBecause.TITLE]), ready, mend, same


def _words(draft: Draft | None) -> str:
    assert draft is not None
    words = f"{draft.candidate.name} <{draft.candidate.email}>"
    if draft.interview != SALES:
        words += f" · {draft.interview.number}"
    return words if draft.delivery is Delivery.GETLINK else f"{words} · {draft.delivery}"


def test_a_folder_and_a_lost_file_are_missing(tmp_path: Path) -> None:
    assert read_file(tmp_path) == ReadTrouble.MISSING
    assert read_file(tmp_path / "gone.csv") == ReadTrouble.MISSING
