"""An exported history as the sending thread takes it in: the whole file, or nothing of it.

What is here already is left as it is and counted: the same person, interview, delivery and moment.
So is who was forgotten here, as far as a mark was kept: the file brings nobody back.

Nothing that comes in is ever sent by itself. What waited or was on its way when the file was
written may have been sent since, from the computer that wrote it; so it comes in as *not sure*,
as it does from a backup. To call it cancelled would claim that nobody was invited.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.half_recorded import Whole, complete, drop, drop_unfinished
from desktop_invite.storage.interview_records import InterviewRecords
from desktop_invite.storage.invite_rows import milliseconds, search_text_of
from desktop_invite.storage.new_invites import new_id
from desktop_invite.storage.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.invites.invite import Attempt, Invite

_OPEN = frozenset({Status.QUEUED, Status.SENDING})


@dataclass(slots=True)
class Import:
    """An import that is being recorded."""

    id: int
    added: int = 0
    already_there: int = 0
    forgotten: int = 0
    """Invites of people who were forgotten here since."""
    ids: dict[int, int] = field(default_factory=dict)
    """The number here of each invite of the file, by its number there."""
    taken: set[int] = field(default_factory=set)
    """Numbers here that invites of the file have: of two that were made at one moment, as a list
    that names somebody twice makes them, each counts once."""


class ImportRecords:
    """The imports, for the thread that writes the history.

    Every method raises HistoryError when the history can't do it, and has then changed nothing;
    each that changes something has made it durable when it returns.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._interviews = InterviewRecords(connection, clock)
        self._forgotten = Forgotten(connection)

    def begin(self) -> Import:
        """Begin an import; until `complete` nothing of it is certain to stay."""
        with transaction(self._connection):
            cursor = self._connection.execute(
                "INSERT INTO imports (created_at) VALUES (?)", (milliseconds(self._clock.now()),)
            )
        return Import(new_id(cursor))

    def add(self, to: Import, invites: Iterable[ExportedInvite]) -> None:
        """Record some invites of a file; an invite that corrects another comes after it."""
        ids: dict[int, int] = {}
        added = there = forgotten = 0
        with transaction(self._connection):
            for exported in invites:
                # A row that was copied within the file is the same invite.
                is_new = exported.invite.id not in ids and exported.invite.id not in to.ids
                known = self._find(exported.invite, to.taken if is_new else frozenset())
                if known is not None:
                    there += 1
                elif self._was_forgotten(exported.invite):
                    forgotten += 1
                    continue
                else:
                    added += 1
                    corrects = exported.retry_of or 0
                    known = self._insert(to.id, exported, ids.get(corrects) or to.ids.get(corrects))
                if is_new:
                    ids[exported.invite.id] = known
                    to.taken.add(known)
        # Only now is it certain.
        to.ids.update(ids)
        to.added += added
        to.already_there += there
        to.forgotten += forgotten

    def complete(self, import_id: int) -> None:
        """Say that the whole file is recorded."""
        complete(self._connection, Whole.IMPORT, import_id)

    def drop_unfinished(self) -> None:
        """Remove what a crash left of imports that were not wholly recorded."""
        drop_unfinished(self._connection, Whole.IMPORT)

    def drop(self, import_id: int) -> None:
        """Remove what there is of an import that is not wholly recorded.

        An invite that the recruiter has worked on meanwhile (sent again, say) stays.
        """
        drop(self._connection, Whole.IMPORT, import_id)

    # ------------------------------------------------------------------ inside a transaction

    def _find(self, invite: Invite, taken: AbstractSet[int]) -> int | None:
        rows = self._connection.execute(
            "SELECT id FROM invites INDEXED BY invites_by_person WHERE person_key = ?"
            " AND interview_id = ? AND delivery = ? AND created_at = ? ORDER BY id",
            (
                person_key(invite.candidate.email),
                invite.interview.number,
                invite.delivery.value,
                milliseconds(invite.created_at),
            ),
        )
        return next((id_ for (id_,) in rows.fetchall() if id_ not in taken), None)

    def _was_forgotten(self, invite: Invite) -> bool:
        number = invite.interview.number
        return self._forgotten.earlier(invite.candidate.email, number) is not None

    def _insert(self, import_id: int, exported: ExportedInvite, corrects: int | None) -> int:
        invite = exported.invite
        candidate, created_at = invite.candidate, milliseconds(invite.created_at)
        interview = self._interviews.brought(
            invite.interview, created_at, by_recruiter=exported.named_by_recruiter
        )
        is_open = invite.status in _OPEN
        reason = Reason.INTERRUPTED if is_open else invite.reason
        cursor = self._connection.execute(
            "INSERT INTO invites (candidate_name, candidate_email, person_key, interview_id,"
            " delivery, status, link, reason, words, response_id, server_status, origin,"
            " retry_of, import_id, search_text, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                candidate.name,
                candidate.email,
                person_key(candidate.email),
                interview.number,
                invite.delivery.value,
                (Status.UNKNOWN if is_open else invite.status).value,
                invite.link,
                reason.value if reason is not None else None,
                "" if is_open else invite.words,
                exported.response_id,
                exported.server_status,
                exported.origin,
                corrects,
                import_id,
                search_text_of(candidate, invite.link),
                created_at,
                milliseconds(invite.changed_at),
            ),
        )
        invite_id = new_id(cursor)
        for attempt in exported.attempts:
            self._insert_attempt(invite_id, attempt, milliseconds(invite.changed_at))
        return invite_id

    def _insert_attempt(self, invite_id: int, attempt: Attempt, changed_at: int) -> None:
        """Add an attempt; one that was on its way then ends here, and nobody knows how."""
        started_at = milliseconds(attempt.started_at)
        ended_at, result, reason = max(started_at, changed_at), Status.UNKNOWN, attempt.reason
        if attempt.ended_at is None or attempt.result is None:
            reason = Reason.INTERRUPTED
        else:
            ended_at, result = milliseconds(attempt.ended_at), attempt.result
        self._connection.execute(
            "INSERT INTO attempts (invite_id, started_at, ended_at, result, reason, http_status,"
            " words) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                invite_id,
                started_at,
                ended_at,
                result.value,
                reason.value if reason is not None else None,
                attempt.http_status,
                attempt.words,
            ),
        )
