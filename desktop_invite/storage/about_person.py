"""What a history knows about one person: for a look before forgetting, and for a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import folded, person_key
from desktop_invite.storage.forgetting import Forgetting, names_the_address
from desktop_invite.storage.invite_rows import (
    ATTEMPTS,
    INVITES,
    Row,
    attempt_of,
    invite_of,
    moment,
)
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from desktop_invite.invites.invite import Attempt, Invite

_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Who is meant by an address, and how much there is about them."""

    key: str
    email: str
    """As the newest invite has it; as it was asked for when there is none."""
    name: str = ""
    """As the newest invite has it; empty when there is none."""
    invites: int = 0
    since: datetime | None = None
    """UTC, aware: when the first was recorded."""
    waiting: int = 0
    """Of these: how many wait. They are cancelled when the person is forgotten."""
    on_their_way: int = 0
    other_addresses: tuple[str, ...] = ()
    """Mistyped ones, corrected since."""
    list_rows: int = 0
    """Rows of lists that name the address."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all their addresses."""
        return frozenset({self.key, *map(person_key, self.other_addresses)})

    @property
    def is_known(self) -> bool:
        """Whether the history has anything about them."""
        return self.invites > 0 or self.list_rows > 0


@dataclass(frozen=True, slots=True)
class InviteInFull:
    """An invite with what the window doesn't show of it."""

    invite: Invite
    account: str
    """Where it went: the origin of the account."""
    response_id: int | None
    """Xobin's number for it."""
    server_status: str
    """Xobin's word for it."""
    corrects: int | None
    """The id of the invite that this one corrects."""
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list that was sent, as it stood in the file."""

    file_name: str
    sent_at: datetime
    number: int
    header: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All there is about one person."""

    person: PersonFound
    invites: tuple[InviteInFull, ...]
    rows: tuple[ListRow, ...]


def find_person(connection: sqlite3.Connection, email: str) -> PersonFound:
    """Return who has this address, in whatever way it is written. Raises HistoryError."""
    key = person_key(email)
    theirs = Forgetting(connection).theirs(key)
    keys = theirs.person.keys
    with reading(connection):
        rows = connection.execute(
            "SELECT candidate_name, candidate_email, person_key, created_at"  # noqa: S608 - ours
            f" FROM invites WHERE id {_AMONG} ORDER BY created_at DESC, id DESC",
            (json.dumps(sorted(theirs.ids)),),
        ).fetchall()
        list_rows = len(_list_rows(connection, keys))
    own = [row for row in rows if row[2] == key]
    newest = own[0] if own else (None, email.strip())
    return PersonFound(
        key=key,
        email=newest[1],
        name=newest[0] or "",
        invites=len(rows),
        since=moment(rows[-1][3]) if rows else None,
        waiting=len(theirs.waiting),
        on_their_way=len(theirs.on_their_way),
        other_addresses=tuple(dict.fromkeys(row[1] for row in rows if row[2] != key)),
        list_rows=list_rows,
    )


def everything_about(connection: sqlite3.Connection, email: str) -> Everything:
    """Return all there is about who has this address. Raises HistoryError."""
    person = find_person(connection, email)
    ids = Forgetting(connection).theirs(person.key).ids
    with reading(connection):
        invites = tuple(_in_full(connection, id_) for id_ in sorted(ids))
        found = _list_rows(connection, person.keys)
        rows = tuple(_row_about(person.keys, row) for row in found)
    return Everything(person, invites, rows)


def _in_full(connection: sqlite3.Connection, invite_id: int) -> InviteInFull:
    row = connection.execute(INVITES + "WHERE i.id = ?", (invite_id,)).fetchone()
    origin, response_id, server_status, corrects = connection.execute(
        "SELECT origin, response_id, server_status, retry_of FROM invites WHERE id = ?",
        (invite_id,),
    ).fetchone()
    attempts = connection.execute(ATTEMPTS + "WHERE invite_id = ? ORDER BY id", (invite_id,))
    return InviteInFull(
        invite=invite_of(row),
        account=origin,
        response_id=response_id,
        server_status=server_status or "",
        corrects=corrects,
        attempts=tuple(map(attempt_of, attempts.fetchall())),
    )


def _row_about(keys: frozenset[str], row: Row) -> ListRow:
    """Return a row; of a row that is another's only the cells that name an address of theirs."""
    name, at, number, header, cells, owner = row
    texts = json.loads(cells)
    if owner not in keys:
        texts = [text if any(key in folded(text) for key in keys) else "" for text in texts]
    return ListRow(name, moment(at), number, tuple(json.loads(header)), tuple(texts))


def _list_rows(connection: sqlite3.Connection, keys: frozenset[str]) -> list[Row]:
    """Return the rows of lists that are the person's, or that name an address of theirs."""
    rows: dict[tuple[int, int], Row] = {}
    for key in keys:
        for run_id, *row in connection.execute(
            "SELECT u.id, u.file_name, u.created_at, r.number, u.header, r.cells, r.person_key"  # noqa: S608
            " FROM run_rows AS r JOIN runs AS u ON u.id = r.run_id WHERE r.person_key = ?1"
            f" OR {names_the_address(connection, key, 'r.cells')}",
            (key,),
        ):
            rows[run_id, row[2]] = tuple(row)
    return [rows[place] for place in sorted(rows)]
