"""The history as the only outbox: each step of an invite, durable before anybody acts on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.correction import Linked
from desktop_invite.invites.invite import Attempt, Invite, Status
from desktop_invite.invites.outcome import Outcome, Reason, Rejected, Requeue, Sent, Unknown
from desktop_invite.storage.forgetting import Forgetting
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.import_records import ImportRecords
from desktop_invite.storage.interview_records import InterviewRecords
from desktop_invite.storage.invite_rows import (
    ATTEMPTS,
    INVITES,
    MOST_WORDS,
    attempt_of,
    invite_of,
    milliseconds,
    read_invite,
    search_text_of,
    storable,
)
from desktop_invite.storage.new_invites import earlier_invite, insert_invite, new_id
from desktop_invite.storage.run_records import RunRecords
from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Draft, Interview
    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.invites.outcome import Answer

_RESULTS: dict[type[Outcome], Status] = {
    Sent: Status.SENT,
    Rejected: Status.REJECTED,
    Requeue: Status.QUEUED,
    Unknown: Status.UNKNOWN,
}
_STORABLE = range(-(2**63), 2**63)
"""The integers of SQLite; a server may answer others."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim gave."""

    attempt: Attempt | None
    """The attempt to be made; None when the invite wasn't queued any more."""
    invite: Invite | None
    """As it now stands; None when it is gone."""


@dataclass(frozen=True, slots=True)
class Added:
    """A draft that became an invite."""

    invite: Invite
    """As it was recorded: queued."""
    claim: Claim | None = None
    """Its claim, where that was made in the same change."""


@dataclass(frozen=True, slots=True)
class Advance:
    """What one durable change made of attempts that ended and of invites that go next."""

    finished: tuple[Invite, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _End:
    """How an attempt ends, and what that makes of its invite."""

    result: Status
    reason: Reason | None
    http_status: int | None
    words: str


class OutboxRecords:
    """What the sending thread records. It belongs to the thread of its connection.

    Every method raises HistoryError when the history can't be read or written, and has then
    changed nothing; each that changes something has made it durable when it returns. A step that
    the states of an invite don't have can't be recorded: the schema refuses it.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._interviews = InterviewRecords(connection, clock)
        self._runs = RunRecords(connection, clock)
        self._imports = ImportRecords(connection, clock)

    @property
    def runs(self) -> RunRecords:
        """The runs in the same history."""
        return self._runs

    @property
    def imports(self) -> ImportRecords:
        """The imports into the same history."""
        return self._imports

    # ------------------------------------------------------------------ drafts become invites

    def add(self, draft: Draft, origin: str = "", *, retry_of: int | None = None) -> Invite:
        """Record a draft as a queued invite.

        `origin` is that of the account it is for (`https://app.xobin.com`); `retry_of` is the
        invite that this one corrects, where it is still there.
        """
        with transaction(self._connection):
            return self._read(self._insert(draft, origin, retry_of))

    def add_and_claim(
        self, draft: Draft, origin: str = "", *, retry_of: int | None = None
    ) -> Added:
        """Record a draft and begin its attempt, in one durable change: it leaves at once."""
        with transaction(self._connection):
            invite_id = self._insert(draft, origin, retry_of)
            return Added(self._read(invite_id), self._claim(invite_id))

    def add_many(self, drafts: Iterable[Draft], origin: str = "") -> tuple[Invite, ...]:
        """Record drafts as queued invites, in their order: all of them, or none."""
        with transaction(self._connection):
            ids = [self._insert(draft, origin, None) for draft in drafts]
            return tuple(map(self._read, ids))

    def earlier(self, email: str, interview_number: int) -> Invite | None:
        """Return the invite that the same person has to the same interview; None without one.

        Rejected and cancelled ones don't count. Of several the most certain is returned (sent,
        then on its way, waiting, not sure), and of those the newest.
        """
        with reading(self._connection):
            return earlier_invite(self._connection, email, interview_number)

    # ------------------------------------------------------------------ attempts

    def claim(self, invite_id: int) -> Attempt | None:
        """Move a queued invite to sending and begin its attempt, for this caller alone.

        None when it isn't queued any more: another has it, or it was cancelled. When this returns
        an attempt, a power cut can't take it back, and the request may leave.
        """
        return self.advance((), (invite_id,)).claims[0].attempt

    def finish(self, attempt_id: int, outcome: Outcome) -> Invite:
        """Record what became of an attempt, and of its invite, and what the answer taught.

        An attempt ends once: for one that has ended the invite is returned as it stands, so this
        may be repeated when it isn't known whether it was recorded.
        """
        return self.advance(((attempt_id, outcome),), ()).finished[0]

    def advance(
        self, outcomes: Sequence[tuple[int, Outcome]], invite_ids: Sequence[int]
    ) -> Advance:
        """Record outcomes and claim invites in one durable change: all of it, or nothing."""
        with transaction(self._connection):
            finished = tuple(self._finish(*outcome) for outcome in outcomes)
            claims = tuple(map(self._claim, invite_ids))
        return Advance(finished, claims)

    def recover(self) -> tuple[Invite, ...]:
        """Move what an app that ended left as sending to unknown, and return those.

        Only at the start, and only while holding the single-instance lock: another window's
        requests would look the same.
        """
        end = _End(Status.UNKNOWN, Reason.INTERRUPTED, None, "")
        with transaction(self._connection):
            rows = self._connection.execute(
                "SELECT a.id, i.id FROM invites AS i"
                " LEFT JOIN attempts AS a ON a.invite_id = i.id AND a.ended_at IS NULL"
                " WHERE i.status = 'sending' ORDER BY i.id"
            ).fetchall()
            for attempt_id, invite_id in rows:
                self._end(attempt_id, invite_id, end)
            return tuple(self._read(invite_id) for _, invite_id in rows)

    def doubt_what_waited(self) -> None:
        """Let `recover` find everything that waits as well: after a backup was put back.

        What waited when the backup was made may have been sent since, also what belonged to a run
        that was then being recorded.
        """
        with transaction(self._connection):
            self._connection.execute("UPDATE runs SET state = 'recorded' WHERE state = 'recording'")
            self._connection.execute(
                "UPDATE invites SET status = 'sending' WHERE status = 'queued'"
            )

    def attempts(self, invite_id: int) -> tuple[Attempt, ...]:
        """Return every attempt of an invite, the first first."""
        with reading(self._connection):
            rows = self._connection.execute(
                ATTEMPTS + "WHERE invite_id = ? ORDER BY id", (invite_id,)
            ).fetchall()
        return tuple(map(attempt_of, rows))

    # ------------------------------------------------------------------ the recruiter's decisions

    def cancel(self, invite_id: int) -> Invite | None:
        """Move a queued invite to cancelled; None when it isn't queued any more."""
        with transaction(self._connection):
            if not self._step(invite_id, Status.QUEUED, Status.CANCELLED):
                return None
            return self._read(invite_id)

    def they_got_it(self, invite_id: int) -> Invite | None:
        """Settle a doubt as sent; None when there is no doubt."""
        with transaction(self._connection):
            if not self._step(invite_id, Status.UNKNOWN, Status.SENT, Reason.CONFIRMED):
                return None
            return self._read(invite_id)

    def send_again(self, invite_id: int) -> Invite | None:
        """Queue a doubtful or rejected invite for a new attempt; None when it is neither.

        The attempts that were made stay. Sending a doubtful one again may invite twice: only when
        the recruiter has confirmed it.
        """
        with transaction(self._connection):
            for status in (Status.UNKNOWN, Status.REJECTED):
                if self._step(invite_id, status, Status.QUEUED):
                    return self._read(invite_id)
        return None

    # ------------------------------------------------------------------ reading

    def invite(self, invite_id: int) -> Invite | None:
        """Return an invite as it stands; None when there is none."""
        with reading(self._connection):
            return read_invite(self._connection, invite_id)

    def linked(self, invite_id: int) -> Linked:
        """Return the invites that this one corrects, or is corrected by."""
        with reading(self._connection):
            corrects = self._connection.execute(
                INVITES + "WHERE i.id = (SELECT retry_of FROM invites WHERE id = ?)",  # noqa: S608 - our own words
                (invite_id,),
            ).fetchone()
            corrected_by = self._connection.execute(
                INVITES + "WHERE i.retry_of = ? ORDER BY i.id", (invite_id,)
            ).fetchall()
        return Linked(corrects and invite_of(corrects), tuple(map(invite_of, corrected_by)))

    def leftovers(self) -> tuple[Invite, ...]:
        """Return every queued invite, the first recorded first, but none of half a run."""
        with reading(self._connection):
            rows = self._connection.execute(
                INVITES + "LEFT JOIN runs AS r ON r.id = i.run_id"
                " WHERE i.status = 'queued' AND r.state IS NOT 'recording' ORDER BY i.id"
            ).fetchall()
        return tuple(map(invite_of, rows))

    def forgotten(self, email: str, interview_number: int) -> ForgottenInvite | None:
        """Return the invite of somebody forgotten since, of which a mark was kept."""
        return Forgotten(self._connection).earlier(email, interview_number)

    def forgetting(self) -> Forgetting:
        """Return what takes people out of this history."""
        return Forgetting(self._connection)

    # ------------------------------------------------------------------ interviews

    def known(self) -> tuple[KnownInterview, ...]:
        """Return every known interview, hidden ones too, those used or added last first."""
        return self._interviews.known()

    def remember(self, interview: Interview) -> None:
        """Add an interview, or show a hidden one again; a name that it brings is its name."""
        self._interviews.remember(interview)

    def rename(self, number: int, name: str) -> None:
        """Name a known interview; an empty name leaves the naming to the next answer again."""
        self._interviews.rename(number, name)

    def star(self, number: int, *, starred: bool) -> None:
        """Make a known interview a favourite, or an ordinary one again."""
        self._interviews.star(number, starred=starred)

    def hide(self, number: int, *, hidden: bool) -> None:
        """Take an interview out of those to choose from, or back in. Its invites keep its name."""
        self._interviews.hide(number, hidden=hidden)

    # ------------------------------------------------------------------ inside a transaction

    def _claim(self, invite_id: int) -> Claim:
        attempt = None
        if self._step(invite_id, Status.QUEUED, Status.SENDING):
            cursor = self._connection.execute(
                "INSERT INTO attempts (invite_id, started_at) VALUES (?, ?)",
                (invite_id, self._now()),
            )
            attempt = self._attempt(new_id(cursor))
        return Claim(attempt, read_invite(self._connection, invite_id))

    def _finish(self, attempt_id: int, outcome: Outcome) -> Invite:
        words = storable(outcome.words)[:MOST_WORDS]
        end = _End(_RESULTS[type(outcome)], outcome.reason, outcome.http_status, words)
        invite_id = self._attempt(attempt_id).invite_id
        if self._end(attempt_id, invite_id, end) and isinstance(outcome, Sent):
            self._keep(invite_id, outcome.answer)
        return self._read(invite_id)

    def _now(self) -> int:
        return milliseconds(self._clock.now())

    def _read(self, invite_id: int) -> Invite:
        invite = read_invite(self._connection, invite_id)
        if invite is None:
            raise LookupError(f"no invite {invite_id}")
        return invite

    def _attempt(self, attempt_id: int) -> Attempt:
        row = self._connection.execute(ATTEMPTS + "WHERE id = ?", (attempt_id,)).fetchone()
        if row is None:
            raise LookupError(f"no attempt {attempt_id}")
        return attempt_of(row)

    def _insert(self, draft: Draft, origin: str, retry_of: int | None) -> int:
        interview = self._interviews.used(draft.interview)
        return insert_invite(
            self._connection, draft, interview, self._now(), origin=origin, retry_of=retry_of
        )

    def _step(
        self,
        invite_id: int,
        before: Status,
        after: Status,
        reason: Reason | None = None,
        words: str = "",
    ) -> bool:
        """Change the status if it still is what it was thought to be; return whether it was."""
        cursor = self._connection.execute(
            "UPDATE invites SET status = ?, reason = ?, words = ?, changed_at = ?"
            " WHERE id = ? AND status = ?",
            (after.value, reason, words, self._now(), invite_id, before.value),
        )
        return cursor.rowcount == 1

    def _end(self, attempt_id: int | None, invite_id: int, end: _End) -> bool:
        """End an attempt and move its invite on; return False when it had ended before."""
        cursor = self._connection.execute(
            "UPDATE attempts SET ended_at = ?, result = ?, reason = ?, http_status = ?, words = ?"
            " WHERE id = ? AND ended_at IS NULL",
            (self._now(), end.result.value, end.reason, end.http_status, end.words, attempt_id),
        )
        if attempt_id is not None and cursor.rowcount == 0:
            return False
        return self._step(invite_id, Status.SENDING, end.result, end.reason, end.words)

    def _keep(self, invite_id: int, answer: Answer) -> None:
        """Keep what Xobin answered: the link, the name of the interview, and its own marks."""
        self._connection.execute(
            "UPDATE invites SET link = ?, response_id = ?, server_status = ? WHERE id = ?",
            (
                storable(answer.link or "") or None,
                answer.response_id if (answer.response_id or 0) in _STORABLE else None,
                storable(answer.status or "") or None,
                invite_id,
            ),
        )
        invite = self._read(invite_id)
        number = invite.interview.number
        if answer.interview_name and answer.interview_id in {None, number}:
            self._interviews.learn(number, storable(answer.interview_name))
        self._connection.execute(
            "UPDATE invites SET search_text = ? WHERE id = ?",
            (search_text_of(invite.candidate, invite.link), invite_id),
        )
