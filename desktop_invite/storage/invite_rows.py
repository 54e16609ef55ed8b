"""Rows of the history as values, and values as what a row holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop_invite.invites.invite import Attempt, Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.search_text import searchable

if TYPE_CHECKING:
    import sqlite3

Row = tuple[Any, ...]
"""As SQLite gives it: its types are the schema's."""

INVITES = """
    SELECT i.id, i.candidate_name, i.candidate_email, i.interview_id, n.name, i.delivery, i.status,
        i.created_at, i.changed_at, i.link, i.reason, i.words, i.run_id, i.row_in_run,
        EXISTS (SELECT 1 FROM invites AS r WHERE r.retry_of = i.id)
    FROM invites AS i JOIN interviews AS n ON n.number = i.interview_id
"""
"""What `invite_of` reads; a WHERE may follow."""
ATTEMPTS = """
    SELECT id, invite_id, started_at, ended_at, result, reason, http_status, words FROM attempts
"""
"""What `attempt_of` reads; a WHERE may follow."""

MOST_WORDS = 500
"""How many characters of the server's words are kept."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def milliseconds(moment: datetime) -> int:
    """Return a moment as the history keeps it: whole milliseconds since 1970, UTC."""
    return (moment - _BEGINNING) // _MILLISECOND


def moment(milliseconds: int) -> datetime:
    """Return a kept moment, UTC, aware."""
    return _BEGINNING + milliseconds * _MILLISECOND


def invite_of(row: Row) -> Invite:
    """Return a row of `INVITES` as a value."""
    (id_, name, email, number, interview, delivery, status, created, changed, *rest) = row
    link, reason, words, run_id, row_in_run, corrected = rest
    return Invite(
        id=id_,
        candidate=Candidate(name, email),
        interview=Interview(number, interview),
        delivery=Delivery(delivery),
        status=Status(status),
        created_at=moment(created),
        changed_at=moment(changed),
        link=link,
        reason=_reason(reason),
        words=words,
        run_id=run_id,
        row_in_run=row_in_run,
        corrected=bool(corrected),
    )


def attempt_of(row: Row) -> Attempt:
    """Return a row of `ATTEMPTS` as a value."""
    id_, invite_id, started, ended, result, reason, http_status, words = row
    return Attempt(
        id=id_,
        invite_id=invite_id,
        started_at=moment(started),
        ended_at=None if ended is None else moment(ended),
        result=None if result is None else Status(result),
        reason=_reason(reason),
        http_status=http_status,
        words=words,
    )


def read_invite(connection: sqlite3.Connection, invite_id: int) -> Invite | None:
    """Return an invite as it stands; None when there is none."""
    row = connection.execute(INVITES + "WHERE i.id = ?", (invite_id,)).fetchone()
    return None if row is None else invite_of(row)


def search_text_of(candidate: Candidate, link: str | None) -> str:
    """Return what a search looks at: the candidate's name first, one line for each field.

    The interview is not in it: a search looks at the `interviews`, which are few, so that a new
    name of one is found at once with all of its invites.

    No word of a search holds a line break, so none matches across two fields. Two more at the end
    make each letter the beginning of a trigram, so that short words are found in the index too.
    """
    fields = (candidate.name, candidate.email, link or "")
    return "\n".join(map(searchable, fields)) + "\n\n"


def storable(text: str) -> str:
    """Return a text of the server's without what is no character; SQLite takes none of that."""
    return text.encode(errors="replace").decode()


def _reason(text: str | None) -> Reason | None:
    """Return a reason; one that only another version of the app knows is a surprise to this."""
    if text is None:
        return None
    return Reason(text) if text in Reason.__members__.values() else Reason.SURPRISE
