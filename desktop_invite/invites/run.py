"""What a run is before it is recorded: a list of candidates, every row of it, and what each is for.

All rows are kept, also those that are not sent, so that *Save as spreadsheet* can give the list
back as it was, row for row, with what became of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Draft


class LeftOut(StrEnum):
    """Why a row of a run is not sent."""

    TITLE = "title"
    """It is no candidate: a title or a header of the list."""
    BY_RECRUITER = "by_recruiter"
    TO_MEND = "to_mend"
    """Something in it would have had to be mended first."""
    SAME_AS_ROW = "same_as_row"
    """Another row of the list has the same person and interview."""
    ALREADY_INVITED = "already_invited"
    """The person has an invite to the interview; it was known, or was found while recording."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the list: either a draft to be sent, or a reason why it is not."""

    number: int
    """As the person's spreadsheet counts it, from 1."""
    cells: tuple[str, ...]
    """The file's own, with what was mended in the cell that it came from."""
    draft: Draft | None = None
    confirmed: bool = False
    """The recruiter knows of an earlier invite and wants this one all the same."""
    left_out: LeftOut | None = None
    earlier_invite_id: int | None = None
    """The invite that the person has already, whose link can be had instead."""
    same_as: int | None = None
    """The number of the row that has the same person."""

    def __post_init__(self) -> None:
        if (self.draft is None) is (self.left_out is None):
            raise ValueError(f"row {self.number} is to be sent, or has a reason: one of both")


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A list that the recruiter wants to send. Numbers rise from row to row."""

    file_name: str
    """Without its folder; empty for pasted rows."""
    header: tuple[str, ...]
    """The titles of the columns; empty when the list has none."""
    rows: tuple[PlannedRow, ...]

    def __post_init__(self) -> None:
        if any(one.number >= other.number for one, other in pairwise(self.rows)):
            raise ValueError("the numbers of the rows do not rise")
