"""The interviews that are known by number and name: learned from answers, or named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview
from desktop_invite.invites.search_text import searchable
from desktop_invite.storage.invite_rows import milliseconds, moment
from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3

    from desktop_invite.invites.clock import Clock

LONGEST_NAME = 200
"""Characters that are kept of an interview's name."""

_KNOWN = """
    SELECT number, name, starred, hidden,
        CASE WHEN EXISTS (SELECT 1 FROM invites WHERE interview_id = number) THEN last_used_at END
    FROM interviews ORDER BY last_used_at DESC, number DESC
"""


class InterviewRecords:
    """The known interviews, for the thread that writes the history.

    Every public method raises HistoryError when the history can't do it, and has then changed
    nothing. A name that the recruiter gave stays; otherwise the last answer's name is shown.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def known(self) -> tuple[KnownInterview, ...]:
        """Return all of them, hidden ones too, those used or added last first."""
        with reading(self._connection):
            rows = self._connection.execute(_KNOWN).fetchall()
        return tuple(
            KnownInterview(
                Interview(number, name),
                bool(starred),
                bool(hidden),
                None if used_at is None else moment(used_at),
            )
            for number, name, starred, hidden, used_at in rows
        )

    def remember(self, interview: Interview) -> None:
        """Add an interview, or show a hidden one again; a name that it brings is its name."""
        with transaction(self._connection):
            self._add(interview.number)
            if interview.name:
                self._name(interview.number, interview.name, by_recruiter=True)

    def rename(self, number: int, name: str) -> None:
        """Name a known interview; an empty name leaves the naming to the next answer again."""
        with transaction(self._connection):
            self._name(number, name, by_recruiter=bool(_tidy(name)))

    def star(self, number: int, *, starred: bool) -> None:
        """Make a known interview a favourite, or an ordinary one again."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE interviews SET starred = ? WHERE number = ?", (starred, number)
            )

    def hide(self, number: int, *, hidden: bool) -> None:
        """Take an interview out of those to choose from, or back in. Its invites keep its name."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE interviews SET hidden = ? WHERE number = ?", (hidden, number)
            )

    def used(self, interview: Interview) -> Interview:
        """Note, inside the caller's transaction, that an interview is invited to now.

        Returns it by the name under which it is known.
        """
        self._add(interview.number)
        self._connection.execute(
            "UPDATE interviews SET last_used_at = ? WHERE number = ?",
            (milliseconds(self._clock.now()), interview.number),
        )
        (name,) = self._present(interview.number)[:1]
        if not name and interview.name:
            self._name(interview.number, interview.name, by_recruiter=False)
            (name,) = self._present(interview.number)[:1]
        return Interview(interview.number, name)

    def brought(self, interview: Interview, used_at: int, *, by_recruiter: bool) -> Interview:
        """Learn of an interview, inside the caller's transaction, from another computer's history.

        `used_at` is in milliseconds since 1970. What is known here stays: its name, and whether it
        is hidden. Returns it by the name under which it is known.
        """
        self._connection.execute(
            "INSERT INTO interviews (number, last_used_at) VALUES (?, ?) ON CONFLICT (number)"
            " DO UPDATE SET last_used_at = max(last_used_at, excluded.last_used_at)",
            (interview.number, used_at),
        )
        name, _ = self._present(interview.number)
        if not name and _tidy(interview.name):
            self._name(interview.number, interview.name, by_recruiter=by_recruiter)
            name, _ = self._present(interview.number)
        return Interview(interview.number, name)

    def learn(self, number: int, name: str) -> None:
        """Take the name of an answer, inside the caller's transaction, unless it was renamed."""
        _, renamed = self._present(number)
        if _tidy(name) and not renamed:
            self._name(number, name, by_recruiter=False)

    def _present(self, number: int) -> tuple[str, bool]:
        name, renamed = self._connection.execute(
            "SELECT name, renamed FROM interviews WHERE number = ?", (number,)
        ).fetchone()
        return name, bool(renamed)

    def _add(self, number: int) -> None:
        now = milliseconds(self._clock.now())
        self._connection.execute(
            "INSERT INTO interviews (number, last_used_at) VALUES (?, ?)"
            " ON CONFLICT (number) DO UPDATE SET hidden = 0",
            (number, now),
        )

    def _name(self, number: int, name: str, *, by_recruiter: bool) -> None:
        name = _tidy(name)
        self._connection.execute(
            "UPDATE interviews SET name = ?, name_key = ?, renamed = ? WHERE number = ?",
            (name, searchable(name), by_recruiter, number),
        )


def _tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]
