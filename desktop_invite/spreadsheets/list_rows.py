"""What the list shows of a row, and what it gives of it to the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites import run
from desktop_invite.invites.characters import trim
from desktop_invite.invites.run import PlannedRow
from desktop_invite.spreadsheets.columns import Role
from desktop_invite.spreadsheets.findings import (
    AlreadyInvited,
    Field,
    FindingKind,
    LeftOut,
    LeftOutBecause,
    SameAsRow,
)

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Delivery, Draft, Interview
    from desktop_invite.spreadsheets.columns import Mapping, RowTexts
    from desktop_invite.spreadsheets.findings import RowFinding, ToMend
    from desktop_invite.spreadsheets.row_edits import RowEdit
    from desktop_invite.spreadsheets.table import SheetRow

_ROLES = {
    Field.NAME: Role.NAME,
    Field.EMAIL: Role.EMAIL,
    Field.INTERVIEW: Role.INTERVIEW,
    Field.DELIVERY: Role.DELIVERY,
}
_WHY_NOT = {
    FindingKind.READY: None,
    FindingKind.TO_MEND: run.LeftOut.TO_MEND,
    FindingKind.SAME_AS_ROW: run.LeftOut.SAME_AS_ROW,
    FindingKind.ALREADY_INVITED: run.LeftOut.ALREADY_INVITED,
    FindingKind.PERHAPS_INVITED: run.LeftOut.ALREADY_INVITED,
}
_LEFT_OUT = {
    LeftOutBecause.CHOSEN: run.LeftOut.BY_RECRUITER,
    LeftOutBecause.HIDDEN: run.LeftOut.BY_RECRUITER,
    LeftOutBecause.TITLE: run.LeftOut.TITLE,
    LeftOutBecause.EARLIER_LINK: run.LeftOut.ALREADY_INVITED,
    LeftOutBecause.FORGOTTEN: run.LeftOut.BY_RECRUITER,
}


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One row, as the grid shows it."""

    number: int
    """In the file, as the recruiter's own spreadsheet program shows it."""
    texts: RowTexts
    """As the file or the recruiter wrote them; empty where the run's choice goes."""
    finding: RowFinding
    to_mend: tuple[ToMend, ...]
    """Each field that can't be taken, also in a row that is left out."""
    interview: Interview | None
    """What the row will be sent with: its own interview, else the run's."""
    delivery: Delivery | None
    likely_email: str | None
    """What the valid address was likely meant to be: to be offered, and in nobody's way."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One row for a run, which keeps them all."""

    number: int
    """In the file."""
    cells: tuple[str, ...]
    """The file's own cells, with what was mended in the cell that it came from."""
    draft: Draft | None
    """None for a row that is not ready."""
    confirmed: bool
    """The recruiter knows of an earlier invite, or of the same row further up."""
    finding: RowFinding

    @property
    def planned(self) -> PlannedRow:
        """The same for the outbox: a draft, or the reason why there is none."""
        found = self.finding
        earlier = found.earlier if isinstance(found, AlreadyInvited | LeftOut) else None
        return PlannedRow(
            self.number,
            self.cells,
            draft=self.draft,
            confirmed=self.confirmed,
            left_out=_why_not(found),
            earlier_invite_id=earlier.id if earlier is not None else None,
            same_as=found.number if isinstance(found, SameAsRow) else None,
        )


def _why_not(found: RowFinding) -> run.LeftOut | None:
    return _LEFT_OUT[found.because] if isinstance(found, LeftOut) else _WHY_NOT[found.kind]


class MendedCells:
    """A row's own cells, with what was mended where that came from one cell alone.

    A name from two columns, or from `Name <address>`, has no cell of its own: those stay as they
    were, and what was sent is in the history.
    """

    def __init__(self, columns: Mapping) -> None:
        self._places = {
            field: place
            for field, role in _ROLES.items()
            if (place := columns.column(role)) is not None
        }

    def of(self, row: SheetRow, texts: RowTexts, edit: RowEdit) -> tuple[str, ...]:
        """Return the cells of a row; `texts` is what the file says in each field."""
        cells = row.cells
        for field, place in self._places.items():
            typed = edit.text(field)
            if typed is None or trim(cells[place]) != trim(_text(texts, field)):
                continue
            cells = (*cells[:place], typed, *cells[place + 1 :])
        return cells


def _text(texts: RowTexts, field: Field) -> str:
    match field:
        case Field.NAME:
            return texts.name
        case Field.EMAIL:
            return texts.email
        case Field.INTERVIEW:
            return texts.interview
        case Field.DELIVERY:
            return texts.delivery
