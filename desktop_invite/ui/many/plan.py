"""A list as it is handed to the outbox, and as the grid shows it from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.run import RunPlan
from desktop_invite.spreadsheets.findings import AlreadyInvited, LeftOut
from desktop_invite.spreadsheets.making import breathe
from desktop_invite.ui.garbage import no_collection
from desktop_invite.ui.many.run_rows import RunRows, SentRow

if TYPE_CHECKING:
    from desktop_invite.invites.run import PlannedRow
    from desktop_invite.spreadsheets.list_rows import CandidateRow
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
            ours = row.planned
            planned.append(ours)
            shown.append(_shown(ours, made.candidates.row(index)))
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
