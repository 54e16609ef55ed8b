"""However a list is worked on, its findings are those that a plain look at every row gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.checks import check_draft, doubt_about_name
from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.invite import Delivery, Draft, Invite, Status
from desktop_invite.spreadsheets.delivery_words import delivery_in
from desktop_invite.spreadsheets.findings import (
    AlreadyInvited,
    Field,
    FindingKind,
    SameAsRow,
)
from tests.spreadsheets.lists import CHOICE, FOUR, KNOWN, earlier, made, table

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.candidate_list import CandidateList, Changed

TEXTS = {
    Field.NAME: [
        "Asha Rao",
        "Rao, Asha",
        "",
        " Wei  Chen",
        "A\u202eB",
        "x" * 201,
        "Wei, PhD",
        "N/A",
        "RAO Asha",
    ],
    Field.EMAIL: ["a@x.com", "A@X.com ", "b@x.com", "b@gmial.com", "a@x", "", "ü@x.com", "a@x.con"],
    Field.INTERVIEW: ["", "305", "Customer support", "412", "Nobody knows", "  "],
    Field.DELIVERY: ["", "link", "E-Mail", "pigeon"],
}
EARLIER = earlier("a@x.com") | earlier("b@gmail.com", Status.UNKNOWN, 2)
ROW = st.tuples(*(st.sampled_from(texts) for texts in TEXTS.values()))
PLACES = st.lists(st.integers(0, 7), max_size=4)
EDIT = st.sampled_from([*Field]).flatmap(
    lambda field: st.tuples(st.integers(0, 7), st.just(field), st.sampled_from(TEXTS[field]))
)


@dataclass
class PlainRow:
    """A row, as a person would note it down."""

    texts: dict[Field, str]
    typed: set[Field] = field(default_factory=set)
    left_out: bool = False
    same_confirmed: Pair | None = None
    earlier_confirmed: Pair | None = None

    @property
    def draft(self) -> Draft | None:
        """What it would be recorded as."""
        texts = self.texts
        delivery = CHOICE.delivery if not texts[Field.DELIVERY].strip() else None
        delivery = delivery or delivery_in(texts[Field.DELIVERY])
        interview = texts[Field.INTERVIEW]
        checked = check_draft(
            texts[Field.NAME],
            texts[Field.EMAIL],
            interview if interview.strip() else CHOICE.interview,
            delivery or Delivery.GETLINK,
            KNOWN,
        )
        if delivery is None or not isinstance(checked, Draft):
            return None
        doubtful = Field.NAME not in self.typed and doubt_about_name(checked.candidate.name)
        return None if doubtful else checked

    @property
    def pair(self) -> Pair | None:
        """Who would be invited to what."""
        draft = self.draft
        if draft is None:
            return None
        return Pair(person_key(draft.candidate.email), draft.interview.number)


def plain_findings(rows: list[PlainRow]) -> list[tuple[object, ...]]:
    """Look at each row, and for each at all that stand above it."""
    found: list[tuple[object, ...]] = []
    for place, row in enumerate(rows):
        first = next(
            (
                above
                for above in range(place)
                if not rows[above].left_out and row.pair and rows[above].pair == row.pair
            ),
            None,
        )
        if row.left_out:
            found.append((FindingKind.LEFT_OUT,))
        elif row.pair is None:
            found.append((FindingKind.TO_MEND,))
        elif first is not None and row.same_confirmed != row.pair:
            found.append((FindingKind.SAME_AS_ROW, first + 1))
        elif row.pair in EARLIER and row.earlier_confirmed != row.pair:
            found.append((FindingKind.ALREADY_INVITED, EARLIER[row.pair]))
        else:
            found.append((FindingKind.READY, row.draft))
    return found


def findings_of(people: CandidateList) -> list[tuple[object, ...]]:
    """Say the same of the list."""
    drafts = {row.number: row.draft for row in people.ready_drafts()}
    found: list[tuple[object, ...]] = []
    for index in range(len(people)):
        match people.finding(index):
            case SameAsRow(number=number):
                found.append((FindingKind.SAME_AS_ROW, number))
            case AlreadyInvited(earlier=invite):
                found.append((FindingKind.ALREADY_INVITED, invite))
            case finding if finding.kind is FindingKind.READY:
                found.append((finding.kind, drafts[index + 1]))
            case finding:
                found.append((finding.kind,))
    return found


def state_of(people: CandidateList) -> object:
    """Return all that can be seen of a list."""
    return [people.row(index) for index in range(len(people))], [*people.run_rows()]


def step(data: st.DataObject, people: CandidateList, rows: list[PlainRow]) -> Changed:
    """Draw something to do; do it to the plain rows, and to the list."""
    kinds = [finding[0] for finding in plain_findings(rows)]
    places = [place for place in data.draw(PLACES) if place < len(rows)]
    what = data.draw(st.sampled_from([people.leave_out, people.take_in, people.use_earlier, None]))
    if what is None and data.draw(st.booleans()):
        return edit(data, people, rows)
    for place in places:
        row, kind = rows[place], kinds[place]
        if what is None and kind is FindingKind.SAME_AS_ROW:
            row.same_confirmed = row.pair
        elif what is None and kind is FindingKind.ALREADY_INVITED:
            row.earlier_confirmed = row.pair
        elif what == people.use_earlier:
            row.left_out |= kind is FindingKind.ALREADY_INVITED
        elif what is not None:
            row.left_out = what == people.leave_out
    return (what or people.invite_anyway)(places)


def edit(data: st.DataObject, people: CandidateList, rows: list[PlainRow]) -> Changed:
    """Draw a cell and what is typed there."""
    place, where, text = data.draw(EDIT)
    if place >= len(rows):
        return ()
    rows[place].texts[where] = text
    rows[place].typed.add(where)
    return people.edit(place, where, text)


@given(st.lists(ROW, max_size=8), st.data())
def test_findings_are_those_of_a_plain_look(
    rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    people = made(table(*rows), FOUR)
    plain = [PlainRow(dict(zip(Field, cells, strict=True))) for cells in rows]
    people.note_earlier(people.pairs_to_look_up, _found(people))
    assert findings_of(people) == plain_findings(plain)
    for _ in range(data.draw(st.integers(0, 6))):
        before = findings_of(people)
        changed = step(data, people, plain)
        people.note_earlier(people.pairs_to_look_up, _found(people))
        after = findings_of(people)
        assert after == plain_findings(plain)
        different = {place for place in range(len(rows)) if before[place][0] != after[place][0]}
        looked_up = {place for place in different if after[place][0] is FindingKind.ALREADY_INVITED}
        assert different - looked_up <= set(changed)
        kinds = [finding[0] for finding in after]
        assert [people.count(kind) for kind in FindingKind] == [*map(kinds.count, FindingKind)]


@given(st.lists(ROW, max_size=8), st.data())
def test_undo_and_redo_lead_to_equal_states(
    rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    people = made(table(*rows), FOUR)
    plain = [PlainRow(dict(zip(Field, cells, strict=True))) for cells in rows]
    people.note_earlier([], EARLIER)
    states = [state_of(people)]
    for _ in range(data.draw(st.integers(0, 5))):
        if step(data, people, plain):
            states += [state_of(people)]
    for state in states[-2::-1]:
        assert people.can_undo
        people.undo()
        assert state_of(people) == state
    assert not people.can_undo
    for state in states[1:]:
        people.redo()
        assert state_of(people) == state
    assert not people.can_redo


@given(st.lists(ROW, max_size=8), st.data())
def test_a_list_made_anew_is_the_list(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    sheet = table(*rows)
    people = made(sheet, FOUR)
    plain = [PlainRow(dict(zip(Field, cells, strict=True))) for cells in rows]
    people.note_earlier([], EARLIER)
    for _ in range(data.draw(st.integers(0, 5))):
        step(data, people, plain)
    assert state_of(made(sheet, FOUR, before=people)) == state_of(people)


def _found(people: CandidateList) -> dict[Pair, Invite]:
    return {pair: EARLIER[pair] for pair in people.pairs_to_look_up if pair in EARLIER}
