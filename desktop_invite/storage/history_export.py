"""Invites with all that belongs to them, read for a file: tens of thousands, a few at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_invite.invites.exported import ExportedInvite
from desktop_invite.storage.invite_rows import ATTEMPTS, INVITES, attempt_of, invite_of
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from desktop_invite.invites.invite import Attempt

_AT_ONCE = 100
"""Invites that one statement reads: a few milliseconds, and a write waits for no more."""
_THESE = "(SELECT value FROM json_each(?))"
_BESIDES = """
    SELECT i.id, i.response_id, i.server_status, i.origin, i.retry_of, n.renamed
    FROM invites AS i JOIN interviews AS n ON n.number = i.interview_id
    WHERE i.id IN (SELECT value FROM json_each(?))
"""


def exported(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[ExportedInvite]:
    """Yield these invites, in this order, each as it stands when its turn comes.

    For a reader's connection. One that is gone meanwhile is left out. Raises HistoryError.
    """
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        found = _read(connection, json.dumps(list(some)))
        yield from (found[id_] for id_ in some if id_ in found)


def _read(connection: sqlite3.Connection, ids: str) -> dict[int, ExportedInvite]:
    attempts: dict[int, list[Attempt]] = {}
    with reading(connection):
        # One moment for all three: an attempt that ends meanwhile must not be told twice.
        connection.execute("BEGIN")
        try:
            rows = connection.execute(f"{INVITES} WHERE i.id IN {_THESE}", (ids,)).fetchall()
            besides = connection.execute(_BESIDES, (ids,)).fetchall()
            tried = connection.execute(
                f"{ATTEMPTS} WHERE invite_id IN {_THESE} ORDER BY id", (ids,)
            ).fetchall()
        finally:
            connection.execute("COMMIT")
    for attempt in map(attempt_of, tried):
        attempts.setdefault(attempt.invite_id, []).append(attempt)
    more = {id_: rest for id_, *rest in besides}
    return {
        invite.id: ExportedInvite(
            invite,
            tuple(attempts.get(invite.id, ())),
            response_id,
            server_status,
            origin,
            retry_of,
            bool(renamed),
        )
        for invite in map(invite_of, rows)
        for response_id, server_status, origin, retry_of, renamed in [more[invite.id]]
    }
