"""A run as it is read back from the history: its rows for the grid, or its list made anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.run import LeftOut
from desktop_invite.spreadsheets.column_choices import columns_as_chosen
from desktop_invite.spreadsheets.columns import texts_reader
from desktop_invite.spreadsheets.making import breathe
from desktop_invite.spreadsheets.places import titles_place
from desktop_invite.spreadsheets.table import SheetRow, Table
from desktop_invite.ui.garbage import no_collection
from desktop_invite.ui.many.list_reader import Source
from desktop_invite.ui.many.run_rows import RunRows, SentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.column_choice import ColumnChoice
    from desktop_invite.invites.invite import Delivery, Interview, Status
    from desktop_invite.storage.run_results import ResultRow, RunResult

_SLICE = 200


@dataclass(frozen=True, slots=True)
class ReadRun:
    """A run, its rows behind the grid, and how they stood when it was read."""

    id: int
    file_name: str
    rows: RunRows
    counts: Counter[Status]


@dataclass(frozen=True, slots=True)
class ListOfRun:
    """The list of a run, to be made anew."""

    source: Source
    choice: tuple[Interview, Delivery] | None
    """What most of the run was for; None when nothing of it is known any more."""


def read_run(result: RunResult, choices: Sequence[ColumnChoice] = ()) -> ReadRun:
    """Make a run's rows ready to be shown; takes a while for a long one.

    `choices` is what the recruiter once took the columns of lists for.
    """
    with no_collection():
        rows = rows_of_result(result, choices)
        return ReadRun(result.id, result.file_name, rows, rows.counts())


def rows_of_result(result: RunResult, choices: Sequence[ColumnChoice] = ()) -> RunRows:
    """Show a run that is read from the history: what stood in its cells, and its invites."""
    table = _table(result.file_name, [SheetRow(0, result.header), *_kept(result)])
    read = texts_reader(columns_as_chosen(table, choices))
    kept = {row.number: row for row in table.rows}
    shown = []
    for place, row in enumerate(result.rows):
        cells = kept.get(row.number)
        known = None if cells is None else read(cells)
        shown.append(_shown(row, ("", "") if known is None else (known.name, known.email)))
        if place % _SLICE == 0:
            breathe()
    invites = [row.invite for row in result.rows if row.invite is not None]
    return RunRows(shown, invites, has_header=bool(result.header))


def list_of(result: RunResult) -> ListOfRun:
    """Return the list of a run on record, to be made anew: without who has been forgotten."""
    rows = _kept(result)
    if result.header:
        first = next((row.number for row in result.rows if row.left_out is not LeftOut.TITLE), 1)
        place = titles_place([row.number for row in result.rows], first)
        rows.append(SheetRow(place, result.header))
        rows.sort(key=lambda row: row.number)
    left_out = frozenset(row.number for row in result.rows if row.left_out is LeftOut.BY_RECRUITER)
    source = Source(table=_table(result.file_name, rows), left_out=left_out)
    drafts = (row.invite.draft for row in result.rows if row.invite is not None)
    most = Counter((draft.interview, draft.delivery) for draft in drafts).most_common(1)
    return ListOfRun(source, most[0][0] if most else None)


def _shown(row: ResultRow, known: tuple[str, str]) -> SentRow:
    draft = row.invite.draft if row.invite is not None else None
    name, email = (draft.candidate.name, draft.candidate.email) if draft is not None else known
    return SentRow(row.number, name, email, draft, row.left_out, row.same_as, row.earlier)


def _kept(result: RunResult) -> list[SheetRow]:
    """Return the rows of which anything is kept."""
    return [SheetRow(row.number, row.cells) for row in result.rows if row.cells]


def _table(file_name: str, rows: Sequence[SheetRow]) -> Table:
    """Make a table of rows of any width; one that is empty is none of it."""
    width = max((len(row.cells) for row in rows), default=0)
    padded = (
        SheetRow(row.number, (*row.cells, *("",) * (width - len(row.cells))))
        for row in rows
        if row.cells
    )
    return Table(file_name, (), "", None, None, tuple(padded))
