"""A whole list is looked up in the history as one candidate would be, and quickly."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.invite import Interview
from desktop_invite.invites.outcome import Reason, Rejected, Unknown
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.earlier_invites import earlier_many
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.transactions import transaction
from desktop_invite.storage.trouble import HistoryError
from tests.storage.histories import MADE, SALES, SetClock, draft, ended

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.invites.invite import Draft

SUPPORT = Interview(412, "Customer support")
EMAILS = ("asha@example.com", "Asha@Example.com", "zoë@example.com", "wei@example.org", "x@y.com")
DRAFTS = st.builds(
    draft, email=st.sampled_from(EMAILS[:-1]), interview=st.sampled_from([SALES, SUPPORT])
)
ENDS: list[Callable[[OutboxRecords, Draft], object]] = [
    lambda records, of: records.add(of),
    lambda records, of: records.claim(records.add(of).id),
    lambda records, of: records.cancel(records.add(of).id),
    lambda records, of: ended(records, MADE, of),
    lambda records, of: ended(records, Unknown(Reason.LOST_ANSWER), of),
    lambda records, of: ended(records, Rejected(Reason.REFUSED, 422), of),
]
PAIRS = [Pair(person_key(email), one.number) for email in EMAILS for one in (SALES, SUPPORT)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(DRAFTS, st.sampled_from(ENDS)), max_size=12))
def test_each_is_found_as_if_it_had_been_asked_about_alone(
    tmp_path_factory: pytest.TempPathFactory, invites: list[tuple[Draft, Callable[..., object]]]
) -> None:
    path = tmp_path_factory.mktemp("history") / "history.sqlite3"
    with closing(open_history(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        records = OutboxRecords(connection, SetClock())
        for of, end in invites:
            end(records, of)
        alone = {pair: records.earlier(pair.person, pair.interview) for pair in PAIRS}
        with closing(open_reader(path)) as reader:
            found = earlier_many(reader, PAIRS)
    assert found == {pair: invite for pair, invite in alone.items() if invite is not None}


def test_only_what_is_asked_is_answered(records: OutboxRecords, path: Path) -> None:
    ended(records, MADE, draft(interview=SALES))
    with closing(open_reader(path)) as reader:
        assert earlier_many(reader, []) == {}
        assert earlier_many(reader, [Pair("asha@example.com", 412)]) == {}


def test_a_list_of_thousands_is_asked_in_short_questions(
    connection: sqlite3.Connection, records: OutboxRecords, path: Path
) -> None:
    wanted = ended(records, MADE, draft(email="person.1234@example.com"))
    pairs = [Pair(f"person.{number}@example.com", SALES.number) for number in range(3_000)]
    rests = 0

    def rest() -> None:
        nonlocal rests
        rests += 1
        # Nothing is held open: the writer may write between two questions.
        records.add(draft(email=f"meanwhile.{rests}@example.com"))

    with closing(open_reader(path)) as reader:
        assert earlier_many(reader, pairs, rest) == {pairs[1234]: wanted}
    assert rests >= 10


def test_the_index_of_persons_is_used_and_no_row_is_read_in_vain(
    connection: sqlite3.Connection,
) -> None:
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    earlier_many(connection, [Pair("asha@example.com", 305)])
    connection.set_trace_callback(None)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}").fetchall()
    steps = " | ".join(str(step[3]) for step in plan)
    assert "SEARCH e USING COVERING INDEX invites_by_person" in steps
    assert "SCAN i" not in steps
    assert "SCAN e" not in steps


def test_the_marks_of_the_forgotten_are_found_for_a_whole_list(
    connection: sqlite3.Connection, records: OutboxRecords, path: Path
) -> None:
    forgotten = Forgotten(connection)
    pairs = [Pair(f"person.{number}@example.com", SALES.number) for number in range(500)]
    assert forgotten.earlier_many(pairs) == {}
    kept = [ended(records, MADE, draft(email=pairs[number].person)).id for number in (3, 499)]
    with transaction(connection):
        forgotten.keep(kept)
    with closing(open_reader(path)) as reader:
        found = Forgotten(reader).earlier_many(pairs)
    alone = {pair: forgotten.earlier(pair.person, pair.interview) for pair in pairs}
    assert found == {pair: one for pair, one in alone.items() if one is not None}
    assert set(found) == {pairs[3], pairs[499]}


def test_a_history_that_cannot_be_read_says_so(connection: sqlite3.Connection, path: Path) -> None:
    reader = open_reader(path)
    connection.close()
    path.write_bytes(b"no history" * 1000)
    with closing(reader), pytest.raises(HistoryError):
        earlier_many(reader, PAIRS)
