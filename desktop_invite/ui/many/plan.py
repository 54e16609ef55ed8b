"""A list as it is handed to the outbox, and as the grid shows it from then on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites import run
from desktop_invite.invites.run import PlannedRow, RunPlan
from desktop_invite.spreadsheets.columns import find_columns, texts_reader
from desktop_invite.spreadsheets.findings import AlreadyInvited, LeftOut
from desktop_invite.spreadsheets.making import breathe
from desktop_invite.spreadsheets.places import titles_place
from desktop_invite.spreadsheets.table import SheetRow, Table
from desktop_invite.ui.garbage import no_collection
from desktop_invite.ui.many.list_reader import Source
from desktop_invite.ui.many.run_rows import RunRows, SentRow

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Delivery, Interview
    from desktop_invite.spreadsheets.list_rows import CandidateRow
    from desktop_invite.storage.run_results import RunResult
    from desktop_invite.ui.many.list_reader import MadeList

_SLICE = 200


@dataclass(frozen=True, slots=True)
class Departure:
    """A list that is about to be sent."""

    plan: RunPlan
    rows: RunRows


def departure_of(made: MadeList) -> Departure:
    """Turn a list into a plan; takes a while, and the list must not change meanwhile."""
    planned: list[PlannedRow] = []
    shown: list[SentRow] = []
    with no_collection():
        for index, row in enumerate(made.candidates.run_rows()):
            planned.append(row.planned)
            shown.append(_shown(row.planned, made.candidates.row(index)))
            if index % _SLICE == 0:
                breathe()
    header = next((row.cells for row in made.table.rows if row.number == made.columns.header), ())
    plan = RunPlan(made.table.file_name, header, tuple(planned))
    return Departure(plan, RunRows(shown, has_header=bool(header)))


def _shown(planned: PlannedRow, row: CandidateRow) -> SentRow:
    draft, finding = planned.draft, row.finding
    if draft is not None:
        return SentRow(row.number, draft.candidate.name, draft.candidate.email, draft)
    earlier = finding.earlier if isinstance(finding, AlreadyInvited | LeftOut) else None
    return SentRow(
        row.number,
        row.texts.name,
        row.texts.email,
        left_out=planned.left_out,
        same_as=planned.same_as,
        earlier=earlier,
    )


def rows_of_result(result: RunResult) -> RunRows:
    """Show a run that is read from the history: what stood in its cells, and its invites."""
    rows = tuple(SheetRow(row.number, row.cells) for row in result.rows if row.cells)
    width = max((len(row.cells) for row in rows), default=0)
    header = SheetRow(0, (*result.header, *("",) * (width - len(result.header))))
    padded = (header, *(SheetRow(row.number, _padded(row.cells, width)) for row in rows))
    columns = find_columns(Table(result.file_name, (), "", None, None, padded))
    read = texts_reader(columns)
    texts = {row.number: read(row) for row in padded}
    shown = []
    for row in result.rows:
        known = texts.get(row.number)
        name, email = (known.name, known.email) if known else ("", "")
        draft = row.invite.draft if row.invite is not None else None
        if draft is not None:
            name, email = draft.candidate.name, draft.candidate.email
        shown.append(
            SentRow(row.number, name, email, draft, row.left_out, row.same_as, row.earlier)
        )
    invites = [row.invite for row in result.rows if row.invite is not None]
    return RunRows(shown, invites, has_header=bool(result.header))


def source_of_result(result: RunResult) -> Source:
    """Return the list of a run on record, to be made anew: without who has been forgotten."""
    rows = [SheetRow(row.number, row.cells) for row in result.rows if row.cells]
    if result.header:
        titles = run.LeftOut.TITLE
        first = next((row.number for row in result.rows if row.left_out is not titles), 1)
        place = titles_place([row.number for row in result.rows], first)
        rows.append(SheetRow(place, result.header))
        rows.sort(key=lambda row: row.number)
    width = max((len(row.cells) for row in rows), default=0)
    padded = tuple(SheetRow(row.number, _padded(row.cells, width)) for row in rows)
    by_recruiter = run.LeftOut.BY_RECRUITER
    return Source(
        table=Table(result.file_name, (), "", None, None, padded),
        left_out=frozenset(row.number for row in result.rows if row.left_out is by_recruiter),
    )


def choice_of_result(result: RunResult) -> tuple[Interview, Delivery] | None:
    """Return what most of a run was for; None when nothing of it is known any more."""
    drafts = (row.invite.draft for row in result.rows if row.invite is not None)
    most = Counter((draft.interview, draft.delivery) for draft in drafts).most_common(1)
    return most[0][0] if most else None


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *("",) * (width - len(cells)))
