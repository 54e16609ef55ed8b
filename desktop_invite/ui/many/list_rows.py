"""The rows of a list that is still to be sent, as the grid shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Delivery
from desktop_invite.spreadsheets.findings import Field, FindingKind
from desktop_invite.ui.many.rows import Cell, Column, Standing
from desktop_invite.ui.words.many import (
    SIGNS,
    TONES,
    badge_words,
    delivery_words,
    finding_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.clock import Clock
    from desktop_invite.spreadsheets.candidate_list import CandidateList
    from desktop_invite.spreadsheets.list_rows import CandidateRow

FIELDS = {
    Column.NAME: Field.NAME,
    Column.EMAIL: Field.EMAIL,
    Column.INTERVIEW: Field.INTERVIEW,
    Column.DELIVERY: Field.DELIVERY,
}
COLUMNS = {field: column for column, field in FIELDS.items()}


class ListRows:
    """A candidate list behind the grid."""

    locked = False
    """Whether nobody may change it: it is being checked anew, or sent."""

    def __init__(self, candidates: CandidateList, clock: Clock) -> None:
        self.candidates = candidates
        self._clock = clock

    def __len__(self) -> int:
        return len(self.candidates)

    def number(self, row: int) -> int:
        """Return the row's number as the spreadsheet shows it."""
        return self.candidates.row(row).number

    def cell(self, row: int, column: Column) -> Cell:
        """Return what stands in a cell."""
        field = FIELDS.get(column)
        if field is None:
            return Cell("")
        one = self.candidates.row(row)
        left_out = one.finding.kind is FindingKind.LEFT_OUT
        to_mend = not left_out and any(each.field is field for each in one.to_mend)
        return Cell(_text(one, field), to_mend=to_mend, muted=left_out)

    def standing(self, row: int) -> Standing:
        """Return the row's badge."""
        finding = self.candidates.finding(row)
        words = badge_words(finding, self._clock.now())
        return Standing(words, SIGNS[finding.kind], TONES[finding.kind])

    def sentence(self, row: int) -> str:
        """Say what is found about the row."""
        return finding_sentence(self.candidates.finding(row), self._clock.now())

    def can_edit(self, row: int, column: Column) -> bool:  # noqa: ARG002 - any row
        """Whether something else may be typed there."""
        return column in FIELDS and not self.locked

    def edit(self, row: int, column: Column, text: str) -> Sequence[int]:
        """Put a text into a cell; return which rows stand differently now."""
        return self.candidates.edit(row, FIELDS[column], text)


def _text(row: CandidateRow, field: Field) -> str:
    match field:
        case Field.NAME:
            return row.texts.name
        case Field.EMAIL:
            return row.texts.email
        case Field.INTERVIEW:
            return picker_text(row.interview) if row.interview else row.texts.interview
        case Field.DELIVERY:
            if row.delivery is None:
                return row.texts.delivery
            return delivery_words()[row.delivery is Delivery.SENDLINK]
