"""Marks of forgotten invites, kept only when the recruiter wishes it: to ask before a second one.

A mark is made of the address, the interview and a salt of this history. It can't be read; whoever
has the file and guesses an address can see whether the guess is right.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.forgotten import ForgottenInvite
from desktop_invite.storage.invite_rows import moment
from desktop_invite.storage.marks import mark, new_salt
from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from desktop_invite.invites.duplicates import Pair

_AT_ONCE = 200
"""Pairs that one statement looks up."""
_DAY = 86_400_000
"""Milliseconds: a mark remembers the day, not the minute."""


class Forgotten:
    """Keeps the marks of one history. Raises HistoryError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, ids: Iterable[int]) -> None:
        """Keep marks of those invites that may have reached somebody. Inside a transaction."""
        salt = self._salt() or self._begin()
        rows = self._connection.execute(
            "SELECT person_key, interview_id, created_at FROM invites"
            " WHERE id IN (SELECT value FROM json_each(?)) AND status IN ('sent', 'unknown')",
            (json.dumps(sorted(ids)),),
        ).fetchall()
        self._connection.executemany(
            "INSERT INTO forgotten (mark, invited_on) VALUES (?, ?) ON CONFLICT (mark)"
            " DO UPDATE SET invited_on = max(invited_on, excluded.invited_on)",
            [
                (mark(salt, key, str(interview)), recorded // _DAY * _DAY)
                for key, interview, recorded in rows
            ],
        )

    def earlier(self, email: str, interview_number: int) -> ForgottenInvite | None:
        """Return the forgotten invite of this address to this interview; None without one."""
        with reading(self._connection):
            salt = self._salt()
            if salt is None:
                return None
            row = self._connection.execute(
                "SELECT invited_on FROM forgotten WHERE mark = ?",
                (mark(salt, person_key(email), str(interview_number)),),
            ).fetchone()
        return None if row is None else ForgottenInvite(moment(row[0]))

    def earlier_many(
        self, pairs: Iterable[Pair], rest: Callable[[], None] = lambda: None
    ) -> dict[Pair, ForgottenInvite]:
        """Return the forgotten invites of a whole list; `rest` is called between two looks."""
        with reading(self._connection):
            salt = self._salt()
        found: dict[Pair, ForgottenInvite] = {}
        left = iter(pairs if salt is not None else ())
        while salt is not None and (some := list(islice(left, _AT_ONCE))):
            marks = {mark(salt, pair.person, str(pair.interview)): pair for pair in some}
            asked = ", ".join("?" * len(marks))
            with reading(self._connection):
                rows = self._connection.execute(
                    f"SELECT mark, invited_on FROM forgotten WHERE mark IN ({asked})",  # noqa: S608 - question marks
                    tuple(marks),
                ).fetchall()
            found |= {marks[bytes(one)]: ForgottenInvite(moment(on)) for one, on in rows}
            rest()
        return found

    def take_over_from(self, other: Path) -> None:
        """Add the marks that another history of the same recruiter has, as far as they fit.

        Marks of another salt say nothing here.
        """
        with reading(self._connection):
            self._connection.execute("ATTACH ? AS other", (str(other),))
            try:
                with transaction(self._connection):
                    self._take_over()
            finally:
                self._connection.execute("DETACH other")

    def forget_marks(self) -> bool:
        """Throw all marks away, and the salt; return whether there were any."""
        with transaction(self._connection):
            had_salt = self._salt() is not None
            self._connection.execute("DELETE FROM forgotten")
            self._connection.execute("DELETE FROM forgotten_salt")
        return had_salt

    def has_marks(self) -> bool:
        """Whether any were ever kept, and not thrown away."""
        with reading(self._connection):
            return self._salt() is not None

    def count(self) -> int:
        """Return how many marks are kept."""
        with reading(self._connection):
            (count,) = self._connection.execute("SELECT count(*) FROM forgotten").fetchone()
        return int(count)

    def _take_over(self) -> None:
        if self._salt() is None:
            self._connection.execute(
                "INSERT INTO forgotten_salt (salt) SELECT salt FROM other.forgotten_salt"
            )
        row = self._connection.execute("SELECT salt FROM other.forgotten_salt").fetchone()
        if row is not None and bytes(row[0]) == self._salt():
            self._connection.execute(
                "INSERT OR IGNORE INTO forgotten (mark, invited_on)"
                " SELECT mark, invited_on FROM other.forgotten"
            )

    def _salt(self) -> bytes | None:
        row = self._connection.execute("SELECT salt FROM forgotten_salt").fetchone()
        return None if row is None else bytes(row[0])

    def _begin(self) -> bytes:
        salt = new_salt()
        self._connection.execute("INSERT INTO forgotten_salt (salt) VALUES (?)", (salt,))
        return salt
