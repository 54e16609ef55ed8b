"""States that must not be can't be recorded, whoever writes."""

from __future__ import annotations

import sqlite3
from itertools import product
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason, Unknown
from tests.storage.histories import MADE, draft, ended

if TYPE_CHECKING:
    from desktop_invite.storage.outbox_records import OutboxRecords

STEPS = {
    (Status.QUEUED, Status.SENDING),
    (Status.QUEUED, Status.CANCELLED),
    (Status.SENDING, Status.SENT),
    (Status.SENDING, Status.REJECTED),
    (Status.SENDING, Status.UNKNOWN),
    (Status.SENDING, Status.QUEUED),
    (Status.UNKNOWN, Status.SENT),
    (Status.UNKNOWN, Status.QUEUED),
    (Status.REJECTED, Status.QUEUED),
}


def insert(connection: sqlite3.Connection, **given: object) -> int:
    """Insert an invite as a program that knows no rules would; return its id."""
    values = {
        "candidate_name": "Asha Rao",
        "candidate_email": "asha@example.com",
        "person_key": "asha@example.com",
        "interview_id": 305,
        "delivery": "getlink",
        "status": "queued",
        "search_text": "asha rao",
        "created_at": 0,
        "changed_at": 0,
    } | given
    connection.execute("INSERT OR IGNORE INTO interviews (number, last_used_at) VALUES (305, 0)")
    cursor = connection.execute(
        f"INSERT INTO invites ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",  # noqa: S608 - the test's own words
        tuple(values.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in product(Status, Status) if pair[0] is not pair[1]]
)
def test_an_invite_takes_only_the_steps_it_has(
    connection: sqlite3.Connection, before: Status, after: Status
) -> None:
    invite_id = insert(connection, status=before.value, reason="confirmed")

    def step() -> None:
        connection.execute("UPDATE invites SET status = ? WHERE id = ?", (after.value, invite_id))

    if (before, after) in STEPS:
        step()
    else:
        with pytest.raises(sqlite3.IntegrityError, match="does not take this step"):
            step()


def test_a_doubt_becomes_sent_only_by_the_recruiters_word(connection: sqlite3.Connection) -> None:
    insert(connection, status="unknown", reason="lost_answer")

    with pytest.raises(sqlite3.IntegrityError, match="does not take this step"):
        connection.execute("UPDATE invites SET status = 'sent'")


@pytest.mark.parametrize(
    "given",
    [
        {"status": "sent again"},
        {"status": None},
        {"delivery": "post"},
        {"candidate_name": ""},
        {"candidate_name": None},
        {"candidate_email": ""},
        {"person_key": ""},
        {"interview_id": 999},
        {"interview_id": None},
        {"link": "https://x.y/z", "status": "queued"},
        {"link": "", "status": "sent"},
        {"status": "unknown", "reason": None},
        {"status": "rejected", "reason": None},
        {"reason": ""},
        {"words": "x" * 501},
        {"row_in_run": 3},
        {"run_id": 12},
        {"retry_of": 99},
    ],
    ids=str,
)
def test_an_invite_that_makes_no_sense_is_refused(
    connection: sqlite3.Connection, given: dict[str, object]
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, **given)


def test_every_status_and_delivery_of_the_code_is_one_of_the_file(
    connection: sqlite3.Connection,
) -> None:
    for status, delivery in product(Status, Delivery):
        insert(connection, status=status.value, delivery=delivery.value, reason="confirmed")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE attempts SET result = 'sent'",
        "UPDATE attempts SET words = 'other'",
        "UPDATE attempts SET ended_at = NULL, result = NULL",
        "UPDATE attempts SET started_at = 0",
        "DELETE FROM attempts",
    ],
)
def test_an_attempt_that_has_ended_stays_as_it_is(
    records: OutboxRecords, connection: sqlite3.Connection, change: str
) -> None:
    invite = ended(records, Unknown(Reason.LOST_ANSWER))
    before = records.attempts(invite.id)

    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(change)

    assert records.attempts(invite.id) == before


@pytest.mark.parametrize(
    "change",
    ["UPDATE attempts SET invite_id = 2", "UPDATE attempts SET id = 9", "DELETE FROM attempts"],
)
def test_an_attempt_on_its_way_is_neither_moved_nor_lost(
    records: OutboxRecords, connection: sqlite3.Connection, change: str
) -> None:
    records.claim(records.add(draft()).id)

    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(change)


def test_an_attempt_begins_with_a_claim_only(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    begin = "INSERT INTO attempts (invite_id, started_at) VALUES (?, 0)"
    waiting = records.add(draft())
    with pytest.raises(sqlite3.IntegrityError, match="begins with a claim"):
        connection.execute(begin, (waiting.id,))

    records.claim(waiting.id)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(begin, (waiting.id,))


def test_an_invite_does_not_end_before_its_attempt(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    records.claim(records.add(draft()).id)

    with pytest.raises(sqlite3.IntegrityError, match="attempt has not ended"):
        connection.execute("UPDATE invites SET status = 'queued'")


def test_a_forgotten_invite_takes_its_attempts_along(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    forgotten = ended(records, MADE)
    kept = ended(records, MADE, draft(email="wei@example.com"))

    connection.execute("DELETE FROM invites WHERE id = ?", (forgotten.id,))

    assert records.attempts(forgotten.id) == ()
    assert len(records.attempts(kept.id)) == 1


def test_the_number_of_a_forgotten_invite_is_never_given_again(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    forgotten = records.add(draft())
    connection.execute("DELETE FROM invites")

    assert records.add(draft()).id > forgotten.id


def test_others_can_read_what_the_documentation_names(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    ended(records, MADE)

    rows = connection.execute(
        "SELECT candidate_name, candidate_email, interview_id, delivery, status, link FROM invites"
    ).fetchall()

    assert rows == [
        ("Asha Rao", "asha@example.com", 305, "getlink", "sent", "https://app.xobin.com/i/8f3c")
    ]
