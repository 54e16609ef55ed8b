"""Rows with one finding each, and how a change of one row is seen in others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.forgotten import ForgottenInvite
from desktop_invite.invites.invite import Invite, Status
from desktop_invite.spreadsheets.changing import STEP, Changed, Changing, finished
from desktop_invite.spreadsheets.columns import texts_reader
from desktop_invite.spreadsheets.findings import (
    READY,
    AlreadyInvited,
    FindingKind,
    InvitedAndForgotten,
    LeftOut,
    LeftOutBecause,
    SameAsRow,
)
from desktop_invite.spreadsheets.list_rows import CandidateRow
from desktop_invite.spreadsheets.row_edits import UNTOUCHED, RowEdit
from desktop_invite.spreadsheets.same_pairs import SamePairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from desktop_invite.spreadsheets.columns import Mapping as Columns
    from desktop_invite.spreadsheets.columns import RowTexts
    from desktop_invite.spreadsheets.findings import RowFinding
    from desktop_invite.spreadsheets.kept import Kept
    from desktop_invite.spreadsheets.row_checks import CheckedRow, RowChecks
    from desktop_invite.spreadsheets.table import SheetRow

Earlier = Invite | ForgottenInvite
"""What the history knows of a pair; of the forgotten, that there was an invite."""

_FREED_AT_ONCE = 2_000
"""Rows whose end takes a few milliseconds."""
_SLICE = 32
"""Rows that are done in less than a millisecond."""
_CODES = {kind: code for code, kind in enumerate(FindingKind)}
_TITLE = RowEdit(left_out=LeftOut(LeftOutBecause.TITLE))
_HIDDEN = RowEdit(left_out=LeftOut(LeftOutBecause.HIDDEN))
_COUNTS = frozenset({Status.SENT, Status.SENDING, Status.QUEUED, Status.UNKNOWN})
"""Earlier invites that are worth a question; rejected and cancelled ones are not."""


class CheckedRows:
    """Rows by their place, from 0; the header is none. Each has exactly one finding."""

    def __init__(
        self,
        rows: Sequence[SheetRow],
        columns: Columns,
        checks: RowChecks,
        kept: Kept,
        hidden: frozenset[int] = frozenset(),
    ) -> None:
        """For `ListMaking`, which fills it."""
        self._rows = rows
        self._places: dict[int, int] = {}
        self._columns = columns
        self._at_first = dict.fromkeys(hidden, _HIDDEN) | dict.fromkeys(columns.titles, _TITLE)
        self._checks = checks
        self._kept = kept
        self._texts: list[RowTexts] = []
        self._checked: list[CheckedRow] = []
        self._findings: list[RowFinding] = []
        self._codes = bytearray()
        self._same = SamePairs()
        self._unasked: dict[Pair, None] = {}
        """Pairs that the history has not been asked about; some may have no row any more."""

    def fill(self) -> Iterator[None]:
        """Read and check the rows, a slice at a time.

        For `ListMaking`, which calls it once. Until the end the list can't be used.
        """
        read = texts_reader(self._columns)
        for start in range(0, len(self._rows), _SLICE):
            for index, row in enumerate(self._rows[start : start + _SLICE], start):
                self._places[row.number] = index
                self._texts.append(read(row))
                self._checked.append(self._check(index))
            yield
        self._findings = [READY] * len(self._rows)
        self._codes = bytearray([_CODES[FindingKind.READY]]) * len(self._rows)
        for place in (self._join_at_first, self._settle_one):
            for start in range(0, len(self._rows), _SLICE):
                for index in range(start, min(start + _SLICE, len(self._rows))):
                    place(index)
                yield

    # ------------------------------------------------------------------ making it anew

    @property
    def kept(self) -> Kept:
        """What a list made anew from the same table starts with."""
        return self._kept

    def catch_up(self, before: CheckedRows) -> Changed:
        """Take over what was done to the list before, while this one was being made from it."""
        self._kept.forgotten |= before.kept.forgotten
        earlier = self._kept.earlier
        news = {
            pair: known
            for pair, known in before.kept.earlier.items()
            if earlier.get(pair) is not known
        }
        self.note_earlier(before.kept.looked_up, news)
        edits = {
            number: edit
            for number, edit in before.kept.edits.items()
            if number in self._places and self._kept.edits.get(number) != edit
        }
        return self._put(edits)

    # ------------------------------------------------------------------ what is there

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def columns(self) -> Columns:
        """What each column of the file holds."""
        return self._columns

    def row(self, index: int) -> CandidateRow:
        """Return a row."""
        checked = self._checked[index]
        return CandidateRow(
            number=self._rows[index].number,
            texts=self._edit(index).applied_to(self._texts[index]),
            finding=self._findings[index],
            to_mend=checked.to_mend,
            interview=checked.interview,
            delivery=checked.delivery,
            likely_email=checked.likely_email,
        )

    def finding(self, index: int) -> RowFinding:
        """Return what is found about a row."""
        return self._findings[index]

    def count(self, kind: FindingKind) -> int:
        """Return how many rows have a finding of that kind."""
        return self._codes.count(_CODES[kind])

    def are_all(self, indexes: Iterable[int], kind: FindingKind) -> bool:
        """Whether all of these rows have a finding of that kind."""
        code = _CODES[kind]
        return all(self._codes[index] == code for index in indexes)

    def indexes(self, kind: FindingKind) -> list[int]:
        """Return the rows that have a finding of that kind."""
        code = _CODES[kind]
        return [index for index, other in enumerate(self._codes) if other == code]

    def likely_slips(self) -> tuple[int, ...]:
        """Return the rows that are ready although their address looks like a slip of the finger."""
        return tuple(
            index for index in self.indexes(FindingKind.READY) if self._checked[index].likely_email
        )

    def next_to_mend(self, after: int = -1) -> int | None:
        """Return the next row to mend behind a row, from the top again at the end; None: none."""
        code = _CODES[FindingKind.TO_MEND]
        found = self._codes.find(code, after + 1)
        if found < 0:
            found = self._codes.find(code)
        return None if found < 0 else found

    def index_of(self, number: int) -> int | None:
        """Return the place of the row that has this number in the file."""
        return self._places.get(number)

    # ------------------------------------------------------------------ the history

    @property
    def pairs_to_look_up(self) -> tuple[Pair, ...]:
        """Whom the history has not been asked about yet; until it is, such a row may seem ready.

        Mending an address and choosing another interview bring new ones.
        """
        return tuple(pair for pair in self._unasked if pair in self._same)

    def note_earlier(self, asked: Collection[Pair], found: Mapping[Pair, Earlier]) -> Changed:
        """Take the history's answer: of the pairs asked about, those that have an invite."""
        self._kept.looked_up.update(asked)
        self._kept.earlier.update(found)
        for pair in asked:
            self._unasked.pop(pair, None)
        return self._settle(row for pair in found for row in self._same.rows(pair))

    def note_invite(self, invite: Invite) -> Changed:
        """Take an invite that was added or has changed while the list is open."""
        pair = Pair(person_key(invite.candidate.email), invite.interview.number)
        if invite.status in _COUNTS:
            self._kept.earlier[pair] = invite
        elif self._is_known_by(pair, invite.id):
            # There may be another behind it.
            del self._kept.earlier[pair]
            self._kept.looked_up.discard(pair)
            self._unasked[pair] = None
        return self._settle(self._same.rows(pair))

    def dismantle(self) -> Iterator[None]:
        """Free the rows, a slice at a time: all at once would hold everybody up.

        From the first step on the list can't be used any more.
        """
        for rows in (self._texts, self._checked, self._findings):
            while rows:
                del rows[-_FREED_AT_ONCE:]
                yield

    # ------------------------------------------------------------------ inside

    def _edit(self, index: int) -> RowEdit:
        number = self._rows[index].number
        edit = self._kept.edits.get(number)
        if edit is None:
            return self._at_first.get(number, UNTOUCHED)
        return edit

    def _put(self, edits: Mapping[int, RowEdit]) -> Changed:
        """Let rows stand as edited; return which look different."""
        return finished(self._putting(edits))

    def _putting(self, edits: Mapping[int, RowEdit]) -> Changing:
        """Do the same in steps."""
        changed: list[int] = []
        with_another_first: set[Pair | None] = set()
        for count, (number, edit) in enumerate(edits.items(), 1):
            index = self._places[number]
            with_another_first.update(self._put_one(index, number, edit))
            changed.append(index)
            if count % STEP == 0:
                yield
        others = [self._same.rows(pair) for pair in with_another_first if pair is not None]
        own = set(changed)
        for count, index in enumerate((*changed, *chain.from_iterable(others)), 1):
            if self._settle_one(index) and index not in own:
                changed.append(index)
            if count % STEP == 0:
                yield
        return tuple(sorted(changed))

    def _put_one(self, index: int, number: int, edit: RowEdit) -> tuple[Pair | None, Pair | None]:
        """Let a row stand as edited; return the pairs of which another row is the first now."""
        before = self._edit(index)
        old = self._counting_pair(index, before)
        self._kept.edits[number] = edit
        if not edit.reads_like(before):
            self._checked[index] = self._check(index)
        new = self._counting_pair(index, edit)
        if new is old or new == old:
            return None, None
        return self._leave(old, index), self._join(new, index)

    def _check(self, index: int) -> CheckedRow:
        edit = self._edit(index)
        texts = edit.applied_to(self._texts[index])
        return self._checks.check(texts, name_is_typed=edit.name is not None)

    def _join_at_first(self, index: int) -> None:
        self._join(self._counting_pair(index, self._edit(index)), index)

    def _leave(self, pair: Pair | None, index: int) -> Pair | None:
        """Let a row count no more; return its pair if another row is the first of it now."""
        return pair if pair is not None and self._same.remove(pair, index) else None

    def _join(self, pair: Pair | None, index: int) -> Pair | None:
        """Let a row count; return its pair if it is the first of several now."""
        if pair is None:
            return None
        if pair not in self._kept.looked_up:
            self._unasked[pair] = None
        return pair if self._same.add(pair, index) else None

    def _counting_pair(self, index: int, edit: RowEdit) -> Pair | None:
        return None if edit.left_out is not None else self._checked[index].pair

    def _settle(self, indexes: Iterable[int]) -> Changed:
        """Find anew what is to be said about rows; return those for which it is something else."""
        return tuple(sorted(filter(self._settle_one, indexes)))

    def _settle_one(self, index: int) -> bool:
        finding, before = self._find(index), self._findings[index]
        if finding is before or finding == before:
            return False
        self._findings[index] = finding
        self._codes[index] = _CODES[finding.kind]
        return True

    def _find(self, index: int) -> RowFinding:
        edit, checked = self._edit(index), self._checked[index]
        if edit.left_out is not None:
            return edit.left_out
        pair = checked.pair
        if pair is None:
            return checked.to_mend[0]
        first = self._same.first(pair)
        if first != index and edit.same_confirmed != pair:
            return SameAsRow(self._rows[first].number, first)
        earlier = self._kept.earlier.get(pair)
        if earlier is not None and edit.earlier_confirmed != pair:
            return _found_earlier(earlier)
        return READY

    def _is_known_by(self, pair: Pair, invite_id: int) -> bool:
        known = self._kept.earlier.get(pair)
        return isinstance(known, Invite) and known.id == invite_id

    def _is_confirmed(self, index: int) -> bool:
        """Whether the row goes out only because the recruiter said so."""
        edit, pair = self._edit(index), self._checked[index].pair
        if pair is None or pair not in self._same:
            return False
        stands_twice = edit.same_confirmed == pair and self._same.first(pair) != index
        return stands_twice or (edit.earlier_confirmed == pair and pair in self._kept.earlier)


def _found_earlier(earlier: Earlier) -> AlreadyInvited | InvitedAndForgotten:
    if isinstance(earlier, Invite):
        return AlreadyInvited(earlier)
    return InvitedAndForgotten(earlier.invited_on)
