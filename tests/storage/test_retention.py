"""Who is due to be forgotten: held against a slow and simple answer, over any history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Status
from desktop_invite.storage.forgetting import Forgetting
from desktop_invite.storage.invite_rows import milliseconds
from desktop_invite.storage.retention import due_keys, preview
from desktop_invite.storage.schema import lay_out

BEFORE = 1_000
WAITS = {Status.QUEUED, Status.SENDING, Status.UNKNOWN}


class Made(NamedTuple):
    """An invite of somebody."""

    who: str
    created: int
    changed_later: int
    status: Status


INVITES = st.lists(
    st.builds(
        Made,
        st.sampled_from(["asha", "wei", "olga", "tom"]),
        st.integers(BEFORE - 3, BEFORE + 3),
        st.sampled_from([0, 0, 1, 5]),
        st.sampled_from([*Status, Status.SENT, Status.SENT]),
    ),
    max_size=12,
)


def history(invites: list[Made]) -> sqlite3.Connection:
    """Make a history of these."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    lay_out(connection)
    connection.execute("INSERT INTO interviews (number, last_used_at) VALUES (1, 0)")
    connection.executemany(
        "INSERT INTO invites (candidate_name, candidate_email, person_key, interview_id, delivery,"
        " status, reason, search_text, created_at, changed_at)"
        " VALUES (?, ?, ?, 1, 'getlink', ?, 'surprise', ?, ?, ?)",
        [
            (each.who, each.who, each.who, each.status, each.who, each.created, changed_at(each))
            for each in invites
        ],
    )
    return connection


def changed_at(made: Made) -> int:
    """Return when something last happened to an invite."""
    return made.created + made.changed_later


def due(invites: list[Made]) -> set[str]:
    """Say it slowly: everything of theirs is old, and nothing of it is open."""
    people = {made.who for made in invites}
    return {
        who
        for who in people
        if all(
            changed_at(made) < BEFORE and made.status not in WAITS
            for made in invites
            if made.who == who
        )
    }


@given(INVITES)
def test_those_are_due_whose_every_invite_is_old_and_settled(invites: list[Made]) -> None:
    with closing(history(invites)) as connection:
        assert set(due_keys(connection, BEFORE)) == due(invites)


@given(INVITES)
def test_the_preview_names_exactly_who_goes(invites: list[Made]) -> None:
    with closing(history(invites)) as connection:
        shown = preview(connection, BEFORE, most=10)
        keys = due_keys(connection, BEFORE)
        before = connection.execute("SELECT count(*) FROM invites").fetchone()[0]
        gone = Forgetting(connection).delete_people(keys)
        after = connection.execute("SELECT count(*) FROM invites").fetchone()[0]
    assert [person.key for person in shown.some] == keys
    assert (shown.people, shown.invites) == (len(keys), len(gone))
    assert before - after == len(gone)
    dates = [milliseconds(person.latest) for person in shown.some]
    assert dates == sorted(dates)
    assert all(date < BEFORE for date in dates)


@given(INVITES)
def test_forgetting_by_age_forgets_nobody_twice(invites: list[Made]) -> None:
    with closing(history(invites)) as connection:
        Forgetting(connection).delete_people(due_keys(connection, BEFORE))
        assert due_keys(connection, BEFORE) == []
        left = {who for (who,) in connection.execute("SELECT person_key FROM invites")}
    assert left == {made.who for made in invites} - due(invites)
