"""Every row of a list has exactly one finding, and what the recruiter does about it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_invite.invites import run
from desktop_invite.invites.checks import Problem
from desktop_invite.invites.duplicates import Pair
from desktop_invite.invites.forgotten import ForgottenInvite
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Status
from desktop_invite.spreadsheets.changing import STEP, Change, finished
from desktop_invite.spreadsheets.columns import Mapping, Role
from desktop_invite.spreadsheets.findings import (
    READY,
    AlreadyInvited,
    Field,
    FindingKind,
    InvitedAndForgotten,
    LeftOut,
    LeftOutBecause,
    SameAsRow,
    ToMend,
)
from desktop_invite.spreadsheets.making import ListMaking
from desktop_invite.spreadsheets.row_checks import RunChoice
from tests.spreadsheets.lists import (
    CHOICE,
    FOUR,
    KNOWN,
    SALES,
    SUPPORT,
    TWO,
    earlier,
    list_of,
    made,
    table,
)

ASHA = ("Asha Rao", "asha@example.com")
WEI = ("Wei Chen", "wei@example.org")


def test_a_row_with_all_it_needs_is_ready() -> None:
    people = list_of(ASHA, WEI)
    assert [people.finding(index) for index in range(2)] == [READY, READY]
    first, _ = people.ready_drafts()
    candidate = Candidate("Asha Rao", "asha@example.com")
    assert first.draft == Draft(candidate, SALES, Delivery.SENDLINK)
    assert first.number == 1
    assert first.cells == ASHA
    assert not first.confirmed


@pytest.mark.parametrize(
    ("cells", "field", "problem"),
    [
        (("", "asha@example.com", "", ""), Field.NAME, Problem.EMPTY),
        (("Asha", "", "", ""), Field.EMAIL, Problem.EMPTY),
        (("Asha", "asha@gmail", "", ""), Field.EMAIL, Problem.NO_DOT),
        (("Asha", "a@x.com; b@y.com", "", ""), Field.EMAIL, Problem.SEVERAL_ADDRESSES),
        (("Rao, Asha", "asha@example.com", "", ""), Field.NAME, Problem.NAME_ORDER),
        (("Asha", "asha@example.com", "Marketing", ""), Field.INTERVIEW, Problem.UNKNOWN_INTERVIEW),
        (("Asha", "asha@example.com", "", "pigeon"), Field.DELIVERY, Problem.UNKNOWN_DELIVERY),
    ],
)
def test_what_is_to_mend_has_its_reason(
    cells: tuple[str, ...], field: Field, problem: Problem
) -> None:
    finding = made(table(cells), FOUR).finding(0)
    assert isinstance(finding, ToMend)
    assert (finding.field, finding.found.problem) == (field, problem)


def test_each_field_to_mend_is_named_and_the_first_is_the_finding() -> None:
    people = made(table(("", "asha", "x", "y")), FOUR)
    row = people.row(0)
    assert [each.field for each in row.to_mend] == [*Field]
    assert row.finding == row.to_mend[0]


def test_a_row_names_its_own_interview_and_delivery_or_takes_the_runs() -> None:
    people = made(
        table(
            (*ASHA, "Customer support", "Link"),
            (*ASHA, "#77", "E-Mail"),
            (*ASHA, " ", ""),
        ),
        FOUR,
    )
    drafts = [row.draft for row in people.ready_drafts()]
    assert [(draft.interview, draft.delivery) for draft in drafts if draft] == [
        (SUPPORT, Delivery.GETLINK),
        (Interview(77), Delivery.SENDLINK),
        (SALES, Delivery.SENDLINK),
    ]


def test_without_an_interview_for_the_run_each_row_that_names_none_is_to_mend() -> None:
    people = made(table((*ASHA, ""), (*WEI, "305")), FOUR, RunChoice("", Delivery.GETLINK))
    finding = people.finding(0)
    assert isinstance(finding, ToMend)
    assert (finding.field, finding.found.problem) == (Field.INTERVIEW, Problem.EMPTY)
    assert people.finding(1) == READY


def test_a_likely_slip_is_a_hint_and_in_nobodys_way() -> None:
    people = list_of(("Asha Rao", "asha@gmial.com"), WEI)
    assert people.finding(0) == READY
    assert people.row(0).likely_email == "asha@gmail.com"
    assert people.likely_slips() == (0,)
    assert people.take_suggestions(people.likely_slips()) == (0,)
    assert people.row(0).texts.email == "asha@gmail.com"
    assert people.likely_slips() == ()


def test_a_name_turned_round_is_offered_the_other_way_and_never_turned_unasked() -> None:
    people = list_of(("Rao, Asha", "asha@example.com"), ("Chen, Wei, PhD", "wei@example.org"))
    assert people.row(0).texts.name == "Rao, Asha"
    people.take_suggestions([0, 1])
    assert [people.row(index).texts.name for index in range(2)] == ["Asha Rao", "Wei Chen, PhD"]
    assert people.count(FindingKind.READY) == 2


def test_names_can_be_kept_as_they_are_written() -> None:
    people = list_of(("Rao, Asha", "asha@example.com"), WEI)
    people.keep_names(people.indexes(FindingKind.TO_MEND))
    (draft, _) = (row.draft for row in people.ready_drafts())
    assert draft is not None
    assert draft.candidate.name == "Rao, Asha"


def test_a_typed_name_is_meant_so() -> None:
    people = list_of(ASHA)
    people.edit(0, Field.NAME, "Rao, Asha")
    assert people.finding(0) == READY


def test_degrees_behind_a_comma_are_no_doubt() -> None:
    assert list_of(("Asha Rao, Ph.D.", "asha@example.com")).finding(0) == READY


def test_the_same_person_further_down_is_said_to_be_the_same() -> None:
    people = list_of(ASHA, WEI, ("A. Rao", " ASHA@Example.com"))
    assert people.finding(2) == SameAsRow(number=1, index=0)
    assert [row.number for row in people.ready_drafts()] == [1, 2]


def test_the_same_person_may_have_two_interviews() -> None:
    people = made(table((*ASHA, "305", ""), (*ASHA, "412", "")), FOUR)
    assert people.count(FindingKind.READY) == 2


def test_a_row_that_is_not_sent_takes_nobodys_place() -> None:
    people = list_of(ASHA, ASHA, ASHA)
    assert people.leave_out([0]) == (0, 1, 2)
    assert people.finding(1) == READY
    assert people.finding(2) == SameAsRow(number=2, index=1)
    assert people.edit(1, Field.NAME, " ") == (1, 2)
    assert people.finding(2) == READY


def test_a_change_says_which_other_rows_look_different_too() -> None:
    people = list_of(ASHA, WEI, ASHA)
    assert people.edit(1, Field.EMAIL, "asha@example.com") == (1,)
    assert people.finding(1) == SameAsRow(1, 0)
    assert people.edit(0, Field.EMAIL, "else@example.com") == (0, 1, 2)
    assert people.finding(1) == READY
    assert people.finding(2) == SameAsRow(2, 1)


def test_whom_the_history_knows_is_already_invited() -> None:
    people = list_of(ASHA, WEI)
    assert people.pairs_to_look_up == (
        Pair("asha@example.com", 305),
        Pair("wei@example.org", 305),
    )
    found = earlier("asha@example.com")
    assert people.note_earlier(people.pairs_to_look_up, found) == (0,)
    assert people.finding(0) == AlreadyInvited(next(iter(found.values())))
    assert not people.pairs_to_look_up


def test_another_address_has_to_be_looked_up_too() -> None:
    people = list_of(ASHA)
    people.note_earlier(people.pairs_to_look_up, {})
    people.edit(0, Field.EMAIL, "asha.rao@example.com")
    assert people.pairs_to_look_up == (Pair("asha.rao@example.com", 305),)


def test_the_earlier_link_can_be_used_instead() -> None:
    people = list_of(ASHA, WEI)
    found = earlier("asha@example.com")
    people.note_earlier(people.pairs_to_look_up, found)
    assert people.use_earlier([0, 1]) == (0,)
    left_out = LeftOut(LeftOutBecause.EARLIER_LINK, next(iter(found.values())))
    assert people.finding(0) == left_out
    assert [row.number for row in people.ready_drafts()] == [2]


def test_inviting_anyway_confirms_what_was_said_and_nothing_else() -> None:
    people = list_of(ASHA, ASHA)
    people.note_earlier(people.pairs_to_look_up, earlier("asha@example.com"))
    assert people.invite_anyway([0, 1]) == (0, 1)
    assert people.finding(0) == READY
    assert people.finding(1).kind is FindingKind.ALREADY_INVITED
    people.invite_anyway([1])
    assert [row.confirmed for row in people.ready_drafts()] == [True, True]


def test_a_confirmation_is_about_one_person() -> None:
    people = list_of(ASHA, WEI)
    people.note_earlier(
        people.pairs_to_look_up,
        earlier("asha@example.com") | earlier("wei@example.org", number=2),
    )
    people.invite_anyway([0])
    people.edit(0, Field.EMAIL, "wei@example.org")
    assert people.finding(0).kind is FindingKind.ALREADY_INVITED
    people.edit(0, Field.EMAIL, "new@example.org")
    assert [row.confirmed for row in people.ready_drafts()] == [False]


def test_who_needs_no_confirmation_any_more_goes_without_one() -> None:
    people = list_of(ASHA, ASHA)
    people.invite_anyway([1])
    people.leave_out([0])
    (row,) = people.ready_drafts()
    assert not row.confirmed


@pytest.mark.parametrize("status", [Status.SENT, Status.SENDING, Status.QUEUED, Status.UNKNOWN])
def test_an_invite_made_meanwhile_counts(status: Status) -> None:
    people = list_of(ASHA)
    people.note_earlier(people.pairs_to_look_up, {})
    (invite,) = earlier("asha@example.com", status).values()
    assert people.note_invite(invite) == (0,)
    assert people.finding(0) == AlreadyInvited(invite)


def test_who_was_forgotten_with_a_mark_is_asked_about_too() -> None:
    people = list_of(ASHA, WEI)
    day = datetime(2026, 5, 3, tzinfo=UTC)
    (pair, _) = people.pairs_to_look_up
    assert people.note_earlier(people.pairs_to_look_up, {pair: ForgottenInvite(day)}) == (0,)
    assert people.finding(0) == InvitedAndForgotten(day)
    planned = next(people.run_rows()).planned
    assert (planned.left_out, planned.earlier_invite_id) == (run.LeftOut.ALREADY_INVITED, None)
    assert people.use_earlier([0]) == ()
    people.invite_anyway([0])
    assert [row.confirmed for row in people.ready_drafts()] == [True, False]


def test_an_invite_that_was_refused_meanwhile_is_looked_up_again() -> None:
    people = list_of(ASHA)
    people.note_earlier(people.pairs_to_look_up, earlier("asha@example.com", Status.QUEUED))
    (invite,) = earlier("asha@example.com", Status.CANCELLED).values()
    assert people.note_invite(replace(invite, link=None)) == (0,)
    assert people.finding(0) == READY
    assert people.pairs_to_look_up == (Pair("asha@example.com", 305),)


def test_the_next_to_mend_is_found_round_the_end() -> None:
    people = list_of(("", "a@example.com"), ASHA, ("Wei", "wei"))
    assert people.next_to_mend() == 0
    assert people.next_to_mend(0) == 2
    assert people.next_to_mend(2) == 0
    people.leave_out([0, 2])
    assert people.next_to_mend(1) is None


def test_title_rows_are_kept_left_out_and_can_be_taken_in() -> None:
    sheet = table(("Candidates of May", ""), ("Name", "Email"), ASHA)
    people = made(sheet, Mapping(2, TWO.roles, titles=(1,)))
    assert [people.row(index).number for index in range(len(people))] == [1, 3]
    assert people.finding(0) == LeftOut(LeftOutBecause.TITLE)
    people.take_in([0])
    assert people.finding(0).kind is FindingKind.TO_MEND
    people.undo()
    assert people.finding(0) == LeftOut(LeftOutBecause.TITLE)


def test_rows_that_the_file_hides_start_left_out_and_can_be_taken_in() -> None:
    sheet = replace(table(("Candidates", ""), ASHA, WEI), hidden=frozenset({1, 3}))
    people = made(sheet, replace(TWO, titles=(1,)))
    assert people.finding(0) == LeftOut(LeftOutBecause.TITLE)
    assert people.finding(2) == LeftOut(LeftOutBecause.HIDDEN)
    assert [row.number for row in people.ready_drafts()] == [2]
    planned = [row.planned.left_out for row in people.run_rows()]
    assert planned == [run.LeftOut.TITLE, None, run.LeftOut.BY_RECRUITER]
    assert people.take_in([2]) == (2,)
    assert people.finding(2) == READY
    people.undo()
    assert people.finding(2) == LeftOut(LeftOutBecause.HIDDEN)


def test_every_row_is_kept_for_the_run_in_its_order() -> None:
    people = made(table(ASHA, ("", "x"), ASHA, WEI, first=4))
    people.leave_out([3])
    rows = list(people.run_rows())
    assert [row.number for row in rows] == [4, 5, 6, 7]
    assert [row.draft is not None for row in rows] == [True, False, False, False]


def test_a_row_is_planned_with_its_reason() -> None:
    sheet = table(("Candidates", ""), ASHA, ASHA, ("", "x"), WEI, ("Olga", "olga@x.com"), WEI)
    people = made(sheet, replace(TWO, titles=(1,)))
    found = earlier("wei@example.org", number=7)
    people.note_earlier(people.pairs_to_look_up, found)
    people.leave_out([5])
    planned = [row.planned for row in people.run_rows()]
    assert [(row.left_out, row.same_as, row.earlier_invite_id) for row in planned] == [
        (run.LeftOut.TITLE, None, None),
        (None, None, None),
        (run.LeftOut.SAME_AS_ROW, 2, None),
        (run.LeftOut.TO_MEND, None, None),
        (run.LeftOut.ALREADY_INVITED, None, 7),
        (run.LeftOut.BY_RECRUITER, None, None),
        (run.LeftOut.SAME_AS_ROW, 5, None),
    ]
    people.use_earlier([4])
    assert next(row for row in people.run_rows() if row.number == 5).planned == planned[4]


def test_what_the_ready_rows_are_for_is_known() -> None:
    people = made(table((*ASHA, "412", "link"), (*WEI, "", ""), ("", "x", "77", "")), FOUR)
    assert people.ready_choices() == {(SUPPORT, Delivery.GETLINK), (SALES, Delivery.SENDLINK)}


def test_what_was_mended_stands_in_the_cell_that_it_came_from() -> None:
    columns = Mapping(None, (Role.FIRST, Role.LAST, Role.EMAIL, None))
    sheet = table(("Asha", "Rao", "asha@gmail", "x"), ("Wei", "Chen", "Wei <wei@x.org>", "y"))
    people = made(sheet, columns)
    people.edit(0, Field.EMAIL, "asha@gmail.com")
    people.edit(0, Field.NAME, "Asha M. Rao")
    people.edit(1, Field.EMAIL, "wei@example.org")
    assert [row.cells for row in people.run_rows()] == [
        ("Asha", "Rao", "asha@gmail.com", "x"),
        ("Wei", "Chen", "Wei <wei@x.org>", "y"),
    ]


def test_a_list_made_for_another_interview_keeps_the_recruiters_work() -> None:
    sheet = table(ASHA, WEI, ("", "x@example.com"))
    people = made(sheet)
    people.note_earlier(people.pairs_to_look_up, earlier("asha@example.com"))
    people.edit(2, Field.NAME, "Xenia")
    people.leave_out([1])
    other = made(sheet, choice=RunChoice("412", Delivery.GETLINK), before=people)
    assert [other.finding(index).kind for index in range(3)] == [
        FindingKind.READY,
        FindingKind.LEFT_OUT,
        FindingKind.READY,
    ]
    assert set(other.pairs_to_look_up) == {
        Pair("asha@example.com", 412),
        Pair("x@example.com", 412),
    }
    assert other.undo() == (1,)
    assert other.finding(1) == READY


def test_what_was_done_while_another_list_was_being_made_is_taken_over() -> None:
    sheet = table(ASHA, WEI)
    people = made(sheet)
    making = ListMaking(sheet, TWO, RunChoice("412", Delivery.GETLINK), KNOWN, before=people)
    people.leave_out([1])
    other = making.finish()
    assert other.catch_up(people) == (1,)
    assert other.finding(1).kind is FindingKind.LEFT_OUT


def test_a_list_made_for_other_columns_reads_the_cells_anew() -> None:
    sheet = table(("asha@example.com", "Asha Rao"), ("Name", "Email"))
    people = made(sheet)
    assert people.count(FindingKind.TO_MEND) == 2
    people.leave_out([1])
    other = made(sheet, Mapping(None, (Role.EMAIL, Role.NAME)), before=people)
    assert other.finding(0) == READY
    assert other.finding(1).kind is FindingKind.LEFT_OUT
    assert not other.can_undo


def test_a_list_may_be_empty() -> None:
    people = made(table())
    assert len(people) == 0
    assert people.next_to_mend() is None
    assert people.undo() == ()
    assert people.ready_drafts() == ()


def test_making_a_long_list_rests_and_makes_all_of_it() -> None:
    rests: list[None] = []
    making = ListMaking(table(*[ASHA] * 5_000), TWO, CHOICE, KNOWN)
    people = making.finish(lambda: rests.append(None))
    assert rests
    assert len(people) == people.count(FindingKind.READY) + people.count(FindingKind.SAME_AS_ROW)
    assert len(people) == 5_000


def test_who_is_forgotten_while_the_list_is_open_leaves_it_for_good() -> None:
    people = list_of(ASHA, WEI)
    people.edit(0, Field.NAME, "Asha R. Rao")
    people.leave_out([1])
    assert people.forget_people(frozenset({"asha@example.com"})) == (0,)
    assert people.finding(0) == LeftOut(LeftOutBecause.FORGOTTEN)
    row = people.row(0)
    assert (row.texts.name, row.texts.email) == ("", "")
    assert people.take_in([0]) == ()
    people.undo()
    assert people.finding(1) == READY
    assert people.undo() == ()
    assert people.redo() == (1,)
    assert (people.row(0).texts.name, people.row(0).texts.email) == ("", "")


def test_a_run_keeps_nothing_of_who_was_forgotten_while_its_list_was_open() -> None:
    people = made(table(ASHA, ("Wei Chen", "wei@example.org", "asked by ASHA@Example.com")))
    people.forget_people(frozenset({"asha@example.com"}))
    first, second = people.run_rows()
    assert (first.cells, first.draft) == ((), None)
    assert first.planned.left_out is run.LeftOut.BY_RECRUITER
    assert second.cells == ("Wei Chen", "wei@example.org", "")
    assert second.draft is not None


def test_a_list_made_anew_names_nobody_who_was_forgotten_meanwhile() -> None:
    first = list_of(ASHA, WEI)
    again = made(table(ASHA, WEI), before=first)
    first.forget_people(frozenset({"asha@example.com"}))
    again.catch_up(first)
    assert again.finding(0) == LeftOut(LeftOutBecause.FORGOTTEN)
    assert next(iter(again.run_rows())).cells == ()


def test_a_change_of_many_rows_is_made_in_steps_and_is_the_same_in_the_end() -> None:
    people = [(f"Asha {n}", f"asha{n % 900}@example.com") for n in range(3 * STEP)]
    in_steps, at_once = list_of(*people), list_of(*people)
    for change, rows in (
        (Change.LEAVE_OUT, range(900)),
        (Change.INVITE_ANYWAY, range(1_200, 1_300)),
        (Change.TAKE_IN, range(100, 1_000)),
        (Change.UNDO, ()),
    ):
        changing = in_steps.changing(change, rows)
        steps = 0
        changed = None
        while changed is None:
            try:
                next(changing)
                steps += 1
            except StopIteration as end:
                changed = end.value
        assert steps or len(rows) < STEP
        assert changed == finished(at_once.changing(change, rows))
        places = range(len(people))
        assert [*map(in_steps.finding, places)] == [*map(at_once.finding, places)]
    assert in_steps.count(FindingKind.LEFT_OUT) == 900
