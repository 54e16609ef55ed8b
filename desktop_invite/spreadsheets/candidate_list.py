"""The list that stands between a table and a run: each row with one finding, mended in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import folded, person_key
from desktop_invite.spreadsheets.changing import STEP, Change, Changed, Changing, finished
from desktop_invite.spreadsheets.checked_rows import CheckedRows, Earlier
from desktop_invite.spreadsheets.findings import (
    AlreadyInvited,
    Field,
    FindingKind,
    InvitedAndForgotten,
    LeftOut,
    LeftOutBecause,
    SameAsRow,
    ToMend,
)
from desktop_invite.spreadsheets.list_rows import MendedCells, RunRow
from desktop_invite.spreadsheets.row_edits import RowEdit, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from desktop_invite.invites.invite import Delivery, Interview
    from desktop_invite.spreadsheets.findings import RowFinding
    from desktop_invite.spreadsheets.row_edits import Edits

__all__ = ["CandidateList", "Changed", "Earlier"]

_CHOSEN = LeftOut(LeftOutBecause.CHOSEN)
_FORGOTTEN = RowEdit(name="", email="", left_out=LeftOut(LeftOutBecause.FORGOTTEN))


class CandidateList(CheckedRows):
    """What the recruiter does with the rows. `ListMaking` makes it; for one thread at a time.

    Each change returns which rows look different after it: those that changed, and the others that
    are duplicates of them. Only the recruiter's changes to rows can be undone; what is read from
    the history (`note_earlier`, `note_invite`) stays.
    """

    def edit(self, index: int, field: Field, text: str) -> Changed:
        """Mend a cell. What is typed counts as meant: the order of a typed name is not doubted."""
        edit = self._edit(index)
        if edit.text(field) == text:
            return ()
        return finished(self._doing(lambda _: edit.with_text(field, text), [index]))

    def changing(self, change: Change, indexes: Iterable[int] = ()) -> Changing:
        """Begin to change these rows; see `Changing`."""
        if change is Change.UNDO:
            return self._putting(self._kept.steps.undo())
        if change is Change.REDO:
            return self._putting(self._kept.steps.redo())
        return self._doing(self._edits[change], indexes)

    def take_suggestions(self, indexes: Iterable[int]) -> Changed:
        """Write what was suggested into each of these rows: for the one thing found about it."""
        return finished(self.changing(Change.TAKE_SUGGESTION, indexes))

    def keep_names(self, indexes: Iterable[int]) -> Changed:
        """Take the names of these rows as they are written, whatever their order."""
        return finished(self.changing(Change.KEEP_NAME, indexes))

    def leave_out(self, indexes: Iterable[int]) -> Changed:
        """Leave these rows out: they are kept, and not sent."""
        return finished(self.changing(Change.LEAVE_OUT, indexes))

    def begin_without(self, numbers: Iterable[int]) -> None:
        """Leave out the rows of these numbers as the list begins: there is nothing to undo."""
        places = [place for place in map(self.index_of, numbers) if place is not None]
        edits = ((self._rows[place].number, self._left_out(place)) for place in places)
        self._put({number: edit for number, edit in edits if edit is not None})

    def take_in(self, indexes: Iterable[int]) -> Changed:
        """Take rows that were left out in again, titles and hidden rows too."""
        return finished(self.changing(Change.TAKE_IN, indexes))

    def use_earlier(self, indexes: Iterable[int]) -> Changed:
        """Leave out these rows that were invited before: the link of that invite is used."""
        return finished(self.changing(Change.USE_EARLIER, indexes))

    def invite_anyway(self, indexes: Iterable[int]) -> Changed:
        """Confirm these duplicates, for what each is found to be now.

        A row that stands twice and was invited before as well asks about that next.
        """
        return finished(self.changing(Change.INVITE_ANYWAY, indexes))

    def forget_people(self, keys: frozenset[str]) -> Changed:
        """Empty the rows of people who are forgotten, for good, and leave them out.

        `keys` are as `person_key` gives them. What the run keeps of other rows names them no more.
        """
        self._kept.forgotten |= keys
        numbers = frozenset(
            row.number
            for index, row in enumerate(self._rows)
            if person_key(self._edit(index).applied_to(self._texts[index]).email) in keys
        )
        self._kept.steps.drop(numbers)
        return self._put(dict.fromkeys(numbers, _FORGOTTEN))

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._kept.steps.can_undo

    @property
    def latest_change(self) -> object | None:
        """The last change that stands, to be told from others; None for a list as it came."""
        return self._kept.steps.latest

    @property
    def can_redo(self) -> bool:
        """Whether something was undone that can be done again."""
        return self._kept.steps.can_redo

    def undo(self) -> Changed:
        """Take the last change back."""
        return finished(self.changing(Change.UNDO))

    def redo(self) -> Changed:
        """Make the change again that was taken back."""
        return finished(self.changing(Change.REDO))

    # ------------------------------------------------------------------ for the run

    def ready_choices(self) -> frozenset[tuple[Interview, Delivery]]:
        """Return to which interviews the rows that are ready invite, and how."""
        rows = map(self._checked.__getitem__, self.indexes(FindingKind.READY))
        # By identity first, which is quick: the checks make each interview once for each text.
        few = {(id(row.interview), row.delivery): row for row in rows}
        return frozenset(
            (row.interview, row.delivery)
            for row in few.values()
            if row.interview is not None and row.delivery is not None
        )

    def run_rows(self) -> Iterator[RunRow]:
        """Yield every row, in order, as the run keeps it."""
        mended = MendedCells(self._columns)
        for index, row in enumerate(self._rows):
            finding = self._findings[index]
            ready = finding.kind is FindingKind.READY
            yield RunRow(
                row.number,
                self._kept_cells(mended.of(row, self._texts[index], self._edit(index)), finding),
                self._checked[index].draft if ready else None,
                ready and self._is_confirmed(index),
                finding,
            )

    def ready_drafts(self) -> tuple[RunRow, ...]:
        """Return the rows that are ready, in order."""
        return tuple(row for row in self.run_rows() if row.draft is not None)

    # ------------------------------------------------------------------ inside

    def _kept_cells(self, cells: tuple[str, ...], finding: RowFinding) -> tuple[str, ...]:
        """Return what may be kept of a row's cells: nothing that names who is forgotten."""
        keys = self._kept.forgotten
        if not keys:
            return cells
        if finding == _FORGOTTEN.left_out:
            return ()
        return tuple("" if any(key in folded(cell) for key in keys) else cell for cell in cells)

    @property
    def _edits(self) -> dict[Change, Callable[[int], RowEdit | None]]:
        """How a row stands after a change; None where it stands as before."""
        return {
            Change.TAKE_SUGGESTION: self._with_suggestion,
            Change.KEEP_NAME: self._with_name_kept,
            Change.LEAVE_OUT: self._left_out,
            Change.TAKE_IN: self._taken_in,
            Change.USE_EARLIER: self._with_earlier,
            Change.INVITE_ANYWAY: self._confirmed,
        }

    def _with_suggestion(self, index: int) -> RowEdit | None:
        finding, checked = self._findings[index], self._checked[index]
        if isinstance(finding, ToMend) and finding.found.suggestion is not None:
            return self._edit(index).with_text(finding.field, finding.found.suggestion)
        if checked.likely_email is not None:
            return self._edit(index).with_text(Field.EMAIL, checked.likely_email)
        return None

    def _with_name_kept(self, index: int) -> RowEdit | None:
        edit = self._edit(index)
        return replace(edit, name=self._texts[index].name) if edit.name is None else None

    def _left_out(self, index: int) -> RowEdit | None:
        edit = self._edit(index)
        return edit.with_left_out(_CHOSEN) if edit.left_out is None else None

    def _taken_in(self, index: int) -> RowEdit | None:
        edit = self._edit(index)
        if edit.left_out is None or edit is _FORGOTTEN:
            return None
        return edit.with_left_out(None)

    def _with_earlier(self, index: int) -> RowEdit | None:
        finding = self._findings[index]
        if not isinstance(finding, AlreadyInvited):
            return None
        left_out = LeftOut(LeftOutBecause.EARLIER_LINK, finding.earlier)
        return self._edit(index).with_left_out(left_out)

    def _confirmed(self, index: int) -> RowEdit | None:
        edit, pair = self._edit(index), self._checked[index].pair
        match self._findings[index]:
            case SameAsRow():
                return replace(edit, same_confirmed=pair)
            case AlreadyInvited() | InvitedAndForgotten():
                return replace(edit, earlier_confirmed=pair)
            case _:
                return None

    def _doing(self, change: Callable[[int], RowEdit | None], indexes: Iterable[int]) -> Changing:
        """Make a change that can be undone."""
        before: Edits = {}
        after: Edits = {}
        for count, index in enumerate(indexes, 1):
            edit = change(index)
            if edit is not None:
                number = self._rows[index].number
                before[number], after[number] = self._edit(index), edit
            if count % STEP == 0:
                yield
        if not after:
            return ()
        self._kept.steps.note(Step(before, after))
        return (yield from self._putting(after))
