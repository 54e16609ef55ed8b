"""Who of a whole list has been invited before: `earlier`, for tens of thousands at once."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.invite import Status
from desktop_invite.storage.invite_rows import INVITES, invite_of
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from desktop_invite.invites.invite import Invite

_AT_ONCE = 200
"""Persons that one statement looks up: without WAL a write waits for the end of each."""
_CERTAINTY = {Status.SENT: 3, Status.SENDING: 2, Status.QUEUED: 1, Status.UNKNOWN: 0}
_OF_PERSONS = """
    WHERE i.id IN (
        SELECT e.id FROM json_each(?) AS k
        CROSS JOIN invites AS e INDEXED BY invites_by_person ON e.person_key = k.value
        WHERE e.status IN ('sent', 'sending', 'queued', 'unknown')
    )
"""


def earlier_many(
    connection: sqlite3.Connection,
    pairs: Iterable[Pair],
    rest: Callable[[], None] = lambda: None,
) -> dict[Pair, Invite]:
    """Return the invite that each pair has already, for those that have one.

    Of several it is the one that `OutboxRecords.earlier` returns. For a reader's connection, off
    the window's thread; `rest` is called between two statements. Raises HistoryError.
    """
    wanted = frozenset(pairs)
    persons = iter(sorted({pair.person for pair in wanted}))
    found: dict[Pair, Invite] = {}
    while some := list(islice(persons, _AT_ONCE)):
        with reading(connection):
            rows = connection.execute(
                INVITES + _OF_PERSONS, (json.dumps(some, ensure_ascii=False),)
            )
            invites = [invite_of(row) for row in rows.fetchall()]
        for invite in invites:
            pair = Pair(person_key(invite.candidate.email), invite.interview.number)
            if pair in wanted and (pair not in found or _rank(invite) > _rank(found[pair])):
                found[pair] = invite
        rest()
    return found


def _rank(invite: Invite) -> tuple[object, ...]:
    return _CERTAINTY[invite.status], invite.created_at, invite.id
