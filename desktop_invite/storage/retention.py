"""Who has not been heard of for so long that they are to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.storage.invite_rows import moment
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_DECEMBER = 12

# A person with an invite that waits, is on its way or is not sure is never due: first that has to
# be settled. `changed_at` counts too, as when an old invite was settled or sent again just now.
_OLD = """
    SELECT person_key AS key, count(*) AS invites, max(created_at) AS latest
    FROM invites GROUP BY person_key
    HAVING max(created_at) < :before AND NOT max(status IN ('queued', 'sending', 'unknown'))
"""
_DUE = f"""
    WITH old AS MATERIALIZED ({_OLD})
    SELECT key, invites, latest FROM old WHERE NOT EXISTS
        (SELECT 1 FROM invites AS i WHERE i.person_key = old.key AND i.changed_at >= :before)
    ORDER BY latest, key
"""  # noqa: S608 - ours
_UNSETTLED = """
    SELECT count(*) FROM (SELECT 1 FROM invites GROUP BY person_key
    HAVING max(created_at) < :before AND max(status IN ('queued', 'sending', 'unknown')))
"""


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody who is to be forgotten, and what goes with them."""

    key: str
    name: str
    """As the newest invite has it."""
    invites: int
    latest: datetime
    """UTC, aware: when the newest invite was recorded."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a retention would forget now."""

    people: int
    invites: int
    oldest: datetime | None
    """The earliest of their newest invites; None when nobody is due."""
    newest: datetime | None
    unsettled: int
    """People who stay although they are old: an invite of theirs waits or is not sure."""
    some: tuple[DuePerson, ...]
    """The first of them by date, for a list."""


def months_before(now: datetime, months: int) -> datetime:
    """Return the same day of an earlier month, or its last day where it has no such day."""
    index = now.year * _DECEMBER + now.month - 1 - months
    year, month = divmod(index, _DECEMBER)
    for day in range(now.day, 0, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError


def due_keys(connection: sqlite3.Connection, before: int) -> list[str]:
    """Return who is due: their keys, the longest silent first. Raises HistoryError."""
    with reading(connection):
        return [key for key, *_ in connection.execute(_DUE, {"before": before})]


def preview(connection: sqlite3.Connection, before: int, most: int) -> Preview:
    """Return what would be forgotten, with the names of up to `most`. Raises HistoryError."""
    people = invites = 0
    oldest = newest = None
    some: list[tuple[str, int, int]] = []
    with reading(connection):
        # One by one: there may be a million.
        for key, count, latest in connection.execute(_DUE, {"before": before}):
            people, invites = people + 1, invites + count
            oldest, newest = latest if oldest is None else oldest, latest
            if len(some) < most:
                some.append((key, count, latest))
        (unsettled,) = connection.execute(_UNSETTLED, {"before": before}).fetchone()
        named = tuple(
            DuePerson(key, _name_of(connection, key), count, moment(latest))
            for key, count, latest in some
        )
    return Preview(
        people=people,
        invites=invites,
        oldest=None if oldest is None else moment(oldest),
        newest=None if newest is None else moment(newest),
        unsettled=unsettled,
        some=named,
    )


def _name_of(connection: sqlite3.Connection, key: str) -> str:
    (name,) = connection.execute(
        "SELECT candidate_name FROM invites WHERE person_key = ?"
        " ORDER BY created_at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    return str(name)
