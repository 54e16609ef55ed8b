"""The rows of a list that is being sent, or was: every row, with what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.run import LeftOut
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.many.rows import Cell, Column, Standing
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import Glyph
from desktop_invite.ui.words.many import delivery_words
from desktop_invite.ui.words.outcomes import row_sentence
from desktop_invite.ui.words.runs import (
    forgotten_sentence,
    forgotten_words,
    left_out_sentence,
    left_out_words,
)
from desktop_invite.ui.words.statuses import status_name, status_tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_invite.invites.invite import Draft, Invite
    from desktop_invite.invites.outcome import Reason


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of the list as it was sent, or why it was not."""

    number: int
    name: str
    email: str
    draft: Draft | None = None
    """What was to be sent; None for a row that was not part of the run."""
    left_out: LeftOut | None = None
    same_as: int | None = None
    earlier: Invite | None = None
    """The invite that the person had already."""

    @property
    def standing_before(self) -> Status | None:
        """How that one stands; None without one."""
        return self.earlier.status if self.earlier is not None else None

    @property
    def is_perhaps_invited(self) -> bool:
        """Whether nothing was sent because it is not sure what came of that one."""
        before = self.left_out is LeftOut.ALREADY_INVITED
        return before and self.standing_before is Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that were not sent for one reason."""

    reason: Reason | None
    words: str
    rows: tuple[int, ...]


class RunRows:
    """A run behind the grid. Nothing can be typed into it."""

    def __init__(
        self, rows: Sequence[SentRow], invites: Iterable[Invite] = (), *, has_header: bool = False
    ) -> None:
        """`invites` are those that the rows have already."""
        self.has_header = has_header
        """Whether there is a row of titles above the candidates."""
        self._rows = list(rows)
        self._places = {row.number: place for place, row in enumerate(rows)}
        self._invites: dict[int, Invite] = {}
        self._earlier: dict[int, list[int]] = {}
        """The rows of each invite of before."""
        for place, row in enumerate(rows):
            if row.earlier is not None:
                self._earlier.setdefault(row.earlier.id, []).append(place)
        self._perhaps = {place for place, row in enumerate(rows) if row.is_perhaps_invited}
        self._unsure: set[int] = set()
        """Rows whose own invite is in doubt."""
        self._without_link: set[int] = set()
        """Rows that were sent, and for which no link came back."""
        for invite in invites:
            self.note_invite(invite)
        drafts = [row.draft for row in rows if row.draft is not None]
        deliveries = {draft.delivery for draft in drafts}
        self._delivery = deliveries.pop() if len(deliveries) == 1 else None
        self.one_interview = len({draft.interview.number for draft in drafts}) < 2  # noqa: PLR2004

    def __len__(self) -> int:
        return len(self._rows)

    # ------------------------------------------------------------------ what the run asks

    @property
    def delivery(self) -> Delivery | None:
        """The delivery of all rows; None where there are both."""
        return self._delivery

    @property
    def sent_by(self) -> Delivery | None:
        """What can be said of all sent rows: None also where not every link came back."""
        lacks_link = self._delivery is Delivery.GETLINK and self._without_link
        return None if lacks_link else self._delivery

    @property
    def candidates(self) -> int:
        """How many rows there are without the titles above them."""
        return sum(row.left_out is not LeftOut.TITLE for row in self._rows)

    @property
    def to_mend(self) -> int:
        """How many rows could not be part of the run, for something in them is to be mended."""
        return sum(row.left_out is LeftOut.TO_MEND for row in self._rows)

    def invite(self, row: int) -> Invite | None:
        """Return the invite of a row, once it is known."""
        return self._invites.get(row)

    def row(self, row: int) -> SentRow:
        """Return a row as it was sent."""
        return self._rows[row]

    def link(self, row: int) -> str:
        """Return the link that belongs to a row: its own, or that of the earlier invite."""
        invite = self._invites.get(row) or self._rows[row].earlier
        return (invite.link or "") if invite is not None else ""

    def note_invite(self, invite: Invite) -> int | None:
        """Let a row stand as its invite does; return which, or None when it is none of these."""
        place = self._places.get(invite.row_in_run) if invite.row_in_run is not None else None
        if place is not None:
            present = self._invites.get(place)
            if present is not None and present.id > invite.id:
                return None
            self._invites[place] = invite
            unsure = invite.status is Status.UNKNOWN
            (self._unsure.add if unsure else self._unsure.discard)(place)
            if invite.status is Status.SENT and not invite.link:
                self._without_link.add(place)
            else:
                self._without_link.discard(place)
        return place

    def note_earlier(self, invite: Invite) -> list[int]:
        """Let the rows stand as an invite of before does now; return which."""
        places = [
            place
            for place in self._earlier.get(invite.id, ())
            if self._rows[place].earlier is not None
        ]
        for place in places:
            row = self._rows[place] = replace(self._rows[place], earlier=invite)
            (self._perhaps.add if row.is_perhaps_invited else self._perhaps.discard)(place)
        return places

    def forget(self, ids: frozenset[int]) -> list[int]:
        """Know nothing of these invites and their candidates any more; return their rows."""
        gone = [place for place, invite in self._invites.items() if invite.id in ids]
        for place in gone:
            del self._invites[place]
            self._empty(place)
        for place, row in enumerate(self._rows):
            if row.earlier is not None and row.earlier.id in ids:
                self._empty(place)
                gone.append(place)
        return gone

    def forget_people(self, keys: frozenset[str]) -> list[int]:
        """Know nothing of rows with the addresses of these people; return the rows."""
        gone = [
            place
            for place, row in enumerate(self._rows)
            if row.email and person_key(row.email) in keys
        ]
        for place in gone:
            self._invites.pop(place, None)
            self._empty(place)
        return gone

    def rows_of(self, status: Status) -> list[int]:
        """Return the rows whose invite stands so."""
        return [place for place in range(len(self._rows)) if self._status(place) is status]

    def left_out_rows(self) -> list[int]:
        """Return the rows that were not part of the run, but who is perhaps invited."""
        perhaps, rows = self._perhaps, enumerate(self._rows)
        return [place for place, row in rows if row.draft is None and place not in perhaps]

    def perhaps_rows(self) -> list[int]:
        """Return the rows that are not sent because an invite of before is not sure."""
        return sorted(self._perhaps)

    def doubtful(self, place: int) -> Invite | None:
        """Return the invite of a row that is not sure: its own, or the one before; None if none."""
        if place in self._perhaps:
            return self._rows[place].earlier
        return self._invites[place] if place in self._unsure else None

    @property
    def has_doubts(self) -> bool:
        """Whether any row is not sure."""
        return bool(self._perhaps or self._unsure)

    def failures(self) -> list[Group]:
        """Return what was certainly not sent, grouped by reason, the largest group first."""
        groups: dict[tuple[Reason | None, str], list[int]] = {}
        for place, invite in sorted(self._invites.items()):
            if invite.status is Status.REJECTED:
                groups.setdefault((invite.reason, invite.words), []).append(place)
        found = [Group(reason, words, tuple(rows)) for (reason, words), rows in groups.items()]
        return sorted(found, key=lambda group: -len(group.rows))

    def counts(self) -> Counter[Status]:
        """Return how many rows stand how."""
        statuses = map(self._status, range(len(self._rows)))
        return Counter(status for status in statuses if status is not None)

    # ------------------------------------------------------------------ what the grid asks

    def number(self, row: int) -> int:
        """Return the row's number as the spreadsheet shows it."""
        return self._rows[row].number

    def cell(self, row: int, column: Column) -> Cell:
        """Return what stands in a cell."""
        one = self._rows[row]
        muted = one.draft is None
        match column:
            case Column.NAME:
                return Cell(one.name, muted=muted)
            case Column.EMAIL:
                return Cell(one.email, muted=muted)
            case Column.INTERVIEW if one.draft is not None:
                return Cell(picker_text(one.draft.interview))
            case Column.DELIVERY if one.draft is not None:
                return Cell(delivery_words()[one.draft.delivery is Delivery.SENDLINK])
            case Column.LINK:
                return Cell(self.link(row), muted=muted)
            case _:
                return Cell("")

    def standing(self, row: int) -> Standing:
        """Return the row's badge."""
        one, invite = self._rows[row], self._invites.get(row)
        if invite is not None:
            shown = standing_of(invite)
            return Standing(shown.words, shown.sign, shown.tone)
        if one.left_out is not None:
            words = left_out_words(one.left_out, one.same_as, one.standing_before)
            if one.is_perhaps_invited:
                return Standing(words, Glyph.QUESTION, status_tone(Status.UNKNOWN))
            return Standing(words, Glyph.LEFT_OUT, Tone.NEUTRAL)
        if one.draft is None:
            return Standing(forgotten_words(), Glyph.LEFT_OUT, Tone.NEUTRAL)
        return Standing(status_name(Status.QUEUED), Glyph.CLOCK, status_tone(Status.QUEUED))

    def sentence(self, row: int) -> str:
        """Say how the row stands."""
        one, invite = self._rows[row], self._invites.get(row)
        if invite is not None:
            return row_sentence(invite)
        if one.left_out is not None:
            return left_out_sentence(one.left_out, one.same_as, one.standing_before)
        return "" if one.draft is not None else forgotten_sentence()

    def can_edit(self, row: int, column: Column) -> bool:  # noqa: ARG002 - the same everywhere
        """Whether something else may be typed there: nowhere."""
        return False

    def edit(self, row: int, column: Column, text: str) -> Sequence[int]:  # noqa: ARG002
        """Change nothing."""
        return ()

    def _empty(self, place: int) -> None:
        self._rows[place] = SentRow(self._rows[place].number, "", "")
        self._perhaps.discard(place)
        self._unsure.discard(place)

    def _status(self, place: int) -> Status | None:
        invite = self._invites.get(place)
        if invite is not None:
            return invite.status
        return Status.QUEUED if self._rows[place].draft is not None else None
