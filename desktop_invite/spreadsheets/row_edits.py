"""What the recruiter did to the rows, apart from what the file says, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.findings import Field, LeftOut, LeftOutBecause

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from desktop_invite.invites.duplicates import Pair
    from desktop_invite.spreadsheets.columns import RowTexts

MOST_STEPS = 500
"""How many steps can be undone."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """How a row differs from the file. Confirmations hold for one pair: mended, they are gone."""

    name: str | None = None
    email: str | None = None
    interview: str | None = None
    delivery: str | None = None
    left_out: LeftOut | None = None
    same_confirmed: Pair | None = None
    """The recruiter invites this pair although it stands further up."""
    earlier_confirmed: Pair | None = None
    """The recruiter invites this pair although it was invited before."""

    def with_text(self, field: Field, text: str) -> RowEdit:
        """Return it with another text in a field."""
        match field:
            case Field.NAME:
                return replace(self, name=text)
            case Field.EMAIL:
                return replace(self, email=text)
            case Field.INTERVIEW:
                return replace(self, interview=text)
            case Field.DELIVERY:
                return replace(self, delivery=text)

    def with_left_out(self, left_out: LeftOut | None) -> RowEdit:
        """Return it left out, or taken in. Tens of thousands of rows share one value."""
        if self is UNTOUCHED and left_out == _CHOSEN:
            return LEFT_OUT
        if self is LEFT_OUT and left_out is None:
            return UNTOUCHED
        return replace(self, left_out=left_out)

    def text(self, field: Field) -> str | None:
        """Return what was typed in a field; None where the file's text stands."""
        texts = {
            Field.NAME: self.name,
            Field.EMAIL: self.email,
            Field.INTERVIEW: self.interview,
            Field.DELIVERY: self.delivery,
        }
        return texts[field]

    def reads_like(self, other: RowEdit) -> bool:
        """Whether the same was typed in both, so that there is nothing to check anew."""
        return (
            self.name == other.name
            and self.email == other.email
            and self.interview == other.interview
            and self.delivery == other.delivery
        )

    def applied_to(self, texts: RowTexts) -> RowTexts:
        """Return the file's texts with what was typed over them."""
        if self.name is self.email is self.interview is self.delivery is None:
            return texts
        return replace(
            texts,
            name=texts.name if self.name is None else self.name,
            email=texts.email if self.email is None else self.email,
            interview=texts.interview if self.interview is None else self.interview,
            delivery=texts.delivery if self.delivery is None else self.delivery,
        )


_CHOSEN = LeftOut(LeftOutBecause.CHOSEN)
UNTOUCHED = RowEdit()
LEFT_OUT = RowEdit(left_out=_CHOSEN)
"""Left out by the recruiter, and otherwise untouched."""

Edits = dict[int, RowEdit]
"""By the row's number in the file; a row that stands as in the file is not in here."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the recruiter did, to one row or to many."""

    before: Mapping[int, RowEdit]
    after: Mapping[int, RowEdit]


class Steps:
    """What can be undone, and done again."""

    def __init__(self, since: Step | None = None) -> None:
        """`since` is the last one of those before, none of which can be undone."""
        self._since = since
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def latest(self) -> Step | None:
        """The last step that stands; None where nothing was done, or all of it undone."""
        return self._done[-1] if self._done else self._since

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone that can be done again."""
        return bool(self._undone)

    def note(self, step: Step) -> None:
        """Take a step; what was undone before it can't be done again."""
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()

    def drop(self, numbers: Collection[int]) -> None:
        """Know no more how these rows stood."""
        self._done = _without(self._done, numbers)
        self._undone = _without(self._undone, numbers)

    def undo(self) -> Mapping[int, RowEdit]:
        """Go a step back; return how its rows stood before it, none when there is none."""
        if not self._done:
            return {}
        step = self._done.pop()
        self._undone.append(step)
        return step.before

    def redo(self) -> Mapping[int, RowEdit]:
        """Go a step forward again; return how its rows stood after it."""
        if not self._undone:
            return {}
        step = self._undone.pop()
        self._done.append(step)
        return step.after


def _without(steps: Iterable[Step], numbers: Collection[int]) -> list[Step]:
    """Return the steps without these rows; a step of these alone is none any more."""
    left = (
        Step(
            {number: edit for number, edit in step.before.items() if number not in numbers},
            {number: edit for number, edit in step.after.items() if number not in numbers},
        )
        for step in steps
    )
    return [step for step in left if step.after]
