"""The interviews that one can choose from, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.outcome import Answer, Sent
from desktop_invite.storage.history_search import HistoryQuery, HistorySearch
from tests.storage.histories import LINK, draft, ended

if TYPE_CHECKING:
    import sqlite3

    from desktop_invite.storage.outbox_records import OutboxRecords

NUMBER_ONLY = Interview(305)


def made(name: str | None, number: int | None = 305) -> Sent:
    """Return an answer that calls the interview so."""
    return Sent(Answer(link=LINK, interview_name=name, interview_id=number), 200)


def test_the_last_used_interview_comes_first(records: OutboxRecords) -> None:
    for number in (1, 2, 3):
        records.remember(Interview(number, f"Interview {number}"))
    records.add(draft(interview=Interview(2)))

    assert [interview.number for interview in records.known()] == [2, 3, 1]


def test_an_interviews_name_is_learned_from_an_answer(records: OutboxRecords) -> None:
    invite = ended(records, made("  Sales \n screening "), draft(interview=NUMBER_ONLY))

    assert invite.interview == Interview(305, "Sales screening")
    assert records.known() == (Interview(305, "Sales screening"),)


def test_a_name_learned_late_is_there_for_every_invite_and_found(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    first = records.add(draft("Wei Chen", "wei@example.com", NUMBER_ONLY))
    other = records.add(draft("Olga", "olga@example.com", Interview(306)))
    ended(records, made("Façade engineering"), draft(interview=NUMBER_ONLY))

    named = records.invite(first.id)

    assert named is not None
    assert named.interview.name == "Façade engineering"
    search = HistorySearch(connection)
    found = search.page(HistoryQuery("facade"), 0, 10)
    assert {invite.interview.number for invite in found} == {305}
    assert len(found) == 2
    assert not search.matches(HistoryQuery("facade"), other.id)


def test_an_interview_that_is_renamed_at_xobin_is_found_by_its_new_name(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    ended(records, made("Sales"))
    ended(records, made("Field sales"))

    assert records.known() == (Interview(305, "Field sales"),)
    assert HistorySearch(connection).count(HistoryQuery("field")) == 2


def test_the_recruiters_own_name_stays_whatever_answers_say(records: OutboxRecords) -> None:
    records.remember(Interview(305, "My sales round"))

    invite = ended(records, made("Sales screening v2"))

    assert invite.interview.name == "My sales round"


def test_an_empty_name_leaves_the_naming_to_the_next_answer(records: OutboxRecords) -> None:
    records.rename(305, "nobody knows this number yet")
    records.remember(Interview(305, "My sales round"))

    records.rename(305, " ")

    assert records.known() == (NUMBER_ONLY,)
    ended(records, made("Sales screening"), draft(interview=NUMBER_ONLY))
    assert records.known() == (Interview(305, "Sales screening"),)


def test_an_answer_about_another_interview_names_nothing(records: OutboxRecords) -> None:
    ended(records, made("Support", 999), draft(interview=NUMBER_ONLY))
    ended(records, made(None), draft(interview=NUMBER_ONLY))
    ended(records, made(""), draft(interview=NUMBER_ONLY))

    assert records.known() == (NUMBER_ONLY,)


def test_a_forgotten_interview_is_not_offered_but_its_invites_keep_its_name(
    records: OutboxRecords,
) -> None:
    invite = ended(records, made("Sales screening"))

    records.forget(305)

    assert records.known() == ()
    assert records.invite(invite.id) == invite


def test_a_forgotten_interview_is_back_when_it_is_used_or_added(records: OutboxRecords) -> None:
    records.remember(NUMBER_ONLY)
    records.forget(305)
    records.add(draft(interview=NUMBER_ONLY))
    assert records.known() == (NUMBER_ONLY,)

    records.forget(305)
    records.remember(NUMBER_ONLY)
    assert records.known() == (NUMBER_ONLY,)


def test_the_highest_number_that_is_accepted_can_be_recorded(records: OutboxRecords) -> None:
    assert records.add(draft(interview=Interview(2**63 - 1))).interview.number == 2**63 - 1
