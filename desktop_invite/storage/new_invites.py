"""How a draft becomes a row of the history, and how an earlier one of the same person is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.storage.invite_rows import INVITES, invite_of, search_text_of

if TYPE_CHECKING:
    import sqlite3

    from desktop_invite.invites.invite import Draft, Interview, Invite


def insert_invite(
    connection: sqlite3.Connection,
    draft: Draft,
    interview: Interview,
    now: int,
    *,
    origin: str = "",
    run_id: int | None = None,
    row_in_run: int | None = None,
    retry_of: int | None = None,
) -> int:
    """Add a draft as a queued invite, inside the caller's transaction, and return its number.

    `interview` is that of the draft, noted as used already; `now` is in milliseconds since 1970.
    """
    candidate = draft.candidate
    cursor = connection.execute(
        "INSERT INTO invites (candidate_name, candidate_email, person_key, interview_id,"
        " delivery, status, origin, run_id, row_in_run, retry_of, search_text, created_at,"
        " changed_at) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?,"
        # What it corrects may have been forgotten meanwhile.
        " (SELECT id FROM invites WHERE id = ?), ?, ?, ?)",
        (
            candidate.name,
            candidate.email,
            person_key(candidate.email),
            interview.number,
            draft.delivery.value,
            origin,
            run_id,
            row_in_run,
            retry_of,
            search_text_of(candidate, None),
            now,
            now,
        ),
    )
    return new_id(cursor)


def earlier_invite(
    connection: sqlite3.Connection, email: str, interview_number: int
) -> Invite | None:
    """Return the invite that the same person has to the same interview; None without one.

    Rejected and cancelled ones don't count. Of several the most certain is returned (sent, then on
    its way, waiting, not sure), and of those the newest.
    """
    row = connection.execute(
        INVITES + "WHERE i.person_key = ? AND i.interview_id = ?"
        " AND i.status IN ('sent', 'sending', 'queued', 'unknown')"
        " ORDER BY CASE i.status WHEN 'sent' THEN 0 WHEN 'sending' THEN 1"
        " WHEN 'queued' THEN 2 ELSE 3 END, i.created_at DESC, i.id DESC LIMIT 1",
        (person_key(email), interview_number),
    ).fetchone()
    return None if row is None else invite_of(row)


def new_id(cursor: sqlite3.Cursor) -> int:
    """Return the number of the row that was just added."""
    if cursor.lastrowid is None:
        raise AssertionError("an INSERT has no row")
    return cursor.lastrowid
