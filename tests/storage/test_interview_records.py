"""The interviews that one can choose from, and what they are called."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview, offered
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


def shown(records: OutboxRecords) -> tuple[Interview, ...]:
    """Return what there is to choose from."""
    return offered(records.known())


def test_the_last_used_interview_comes_first(records: OutboxRecords) -> None:
    for number in (1, 2, 3):
        records.remember(Interview(number, f"Interview {number}"))
    records.add(draft(interview=Interview(2)))

    assert [interview.number for interview in shown(records)] == [2, 3, 1]


def test_an_interviews_name_is_learned_from_an_answer(records: OutboxRecords) -> None:
    invite = ended(records, made("  Sales \n screening "), draft(interview=NUMBER_ONLY))

    assert invite.interview == Interview(305, "Sales screening")
    assert shown(records) == (Interview(305, "Sales screening"),)


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

    assert shown(records) == (Interview(305, "Field sales"),)
    assert HistorySearch(connection).count(HistoryQuery("field")) == 2


def test_the_recruiters_own_name_stays_whatever_answers_say(records: OutboxRecords) -> None:
    records.remember(Interview(305, "My sales round"))

    invite = ended(records, made("Sales screening v2"))

    assert invite.interview.name == "My sales round"


def test_an_empty_name_leaves_the_naming_to_the_next_answer(records: OutboxRecords) -> None:
    records.rename(305, "nobody knows this number yet")
    records.remember(Interview(305, "My sales round"))

    records.rename(305, " ")

    assert shown(records) == (NUMBER_ONLY,)
    ended(records, made("Sales screening"), draft(interview=NUMBER_ONLY))
    assert shown(records) == (Interview(305, "Sales screening"),)


def test_an_answer_about_another_interview_names_nothing(records: OutboxRecords) -> None:
    ended(records, made("Support", 999), draft(interview=NUMBER_ONLY))
    ended(records, made(None), draft(interview=NUMBER_ONLY))
    ended(records, made(""), draft(interview=NUMBER_ONLY))

    assert shown(records) == (NUMBER_ONLY,)


def test_a_hidden_interview_is_not_offered_but_its_invites_keep_its_name(
    records: OutboxRecords,
) -> None:
    invite = ended(records, made("Sales screening"))

    records.hide(305, hidden=True)

    assert shown(records) == ()
    assert records.invite(invite.id) == invite


def test_a_hidden_interview_is_back_when_it_is_used_or_added(records: OutboxRecords) -> None:
    records.remember(NUMBER_ONLY)
    records.hide(305, hidden=True)
    records.add(draft(interview=NUMBER_ONLY))
    assert shown(records) == (NUMBER_ONLY,)

    records.hide(305, hidden=True)
    records.remember(NUMBER_ONLY)
    assert shown(records) == (NUMBER_ONLY,)


def test_the_highest_number_that_is_accepted_can_be_recorded(records: OutboxRecords) -> None:
    assert records.add(draft(interview=Interview(2**63 - 1))).interview.number == 2**63 - 1


def test_favourites_are_offered_first_in_the_order_of_their_use(records: OutboxRecords) -> None:
    for number in (1, 2, 3, 4):
        records.remember(Interview(number))
    records.star(1, starred=True)
    records.star(2, starred=True)
    records.add(draft(interview=Interview(1)))
    assert [interview.number for interview in shown(records)] == [1, 2, 4, 3]

    records.star(1, starred=False)
    assert [interview.number for interview in shown(records)] == [2, 1, 4, 3]


def test_it_is_known_when_somebody_was_last_invited(records: OutboxRecords) -> None:
    records.remember(NUMBER_ONLY)
    assert records.known() == (KnownInterview(NUMBER_ONLY, last_used_at=None),)

    invite = records.add(draft(interview=NUMBER_ONLY))

    (known,) = records.known()
    assert known.last_used_at is not None
    assert timedelta(0) <= invite.created_at - known.last_used_at < timedelta(seconds=1)


def test_a_hidden_interview_can_be_shown_again_as_it_was(records: OutboxRecords) -> None:
    records.remember(Interview(305, "Sales"))
    records.star(305, starred=True)
    before = records.known()
    records.hide(305, hidden=True)
    assert shown(records) == ()
    records.hide(305, hidden=False)
    assert records.known() == before


def test_renaming_an_interview_touches_none_of_its_invites(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    for number in range(3):
        ended(records, made("Sales"), draft(email=f"{number}@example.com"))
    changed: list[str] = []
    connection.set_trace_callback(changed.append)

    records.rename(305, "Field sales")

    connection.set_trace_callback(None)
    assert not [statement for statement in changed if "invites" in statement]
    search = HistorySearch(connection)
    assert search.count(HistoryQuery("field sales")) == 3
    assert search.count(HistoryQuery("sales 305 asha")) == 3
