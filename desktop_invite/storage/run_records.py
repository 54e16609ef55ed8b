"""Runs as the sending thread records them: a whole list with its invites, or nothing of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Invite, Status
from desktop_invite.invites.run import LeftOut
from desktop_invite.storage.half_recorded import Whole, complete, drop, drop_unfinished
from desktop_invite.storage.interview_records import InterviewRecords
from desktop_invite.storage.invite_rows import (
    INVITES,
    invite_of,
    milliseconds,
    moment,
    storable,
)
from desktop_invite.storage.new_invites import earlier_invite, insert_invite, new_id
from desktop_invite.storage.transactions import reading, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Draft, Interview
    from desktop_invite.invites.run import PlannedRow

_ADDRESS = re.compile(r"[^\s<>,;:\"'()]+@[^\s<>,;:\"'()]+")
"""What looks like an address in the cells of a row that is not sent."""
_AT_ONCE = 500
"""How many invites one statement names: SQLite takes no unlimited list."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as it stands on disk: its name, and each row that is to be sent."""

    id: int
    file_name: str
    paused: bool
    """By the recruiter."""
    rows: dict[int, tuple[int, Status]]
    """By the number of the row: its invite, and how that stands."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why a row is not sent."""

    left_out: LeftOut | None
    earlier: int | None
    """The invite that the person has already."""


class RunRecords:
    """The runs, for the thread that writes the history.

    Every method raises HistoryError when the history can't do it, and has then changed nothing;
    each that changes something has made it durable when it returns.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._interviews = InterviewRecords(connection, clock)

    # ------------------------------------------------------------------ a list becomes a run

    def begin(self, file_name: str, header: Sequence[str]) -> int:
        """Begin to record a run and return its id. Nothing of it is sent before `complete`."""
        with transaction(self._connection):
            cursor = self._connection.execute(
                "INSERT INTO runs (created_at, file_name, header) VALUES (?, ?, ?)",
                (self._now(), storable(file_name), _as_json(header)),
            )
        return new_id(cursor)

    def add_rows(self, run_id: int, rows: Iterable[PlannedRow], origin: str) -> tuple[Invite, ...]:
        """Record some rows of a run; return an invite for each that is to be sent, in their order.

        A person who has been invited meanwhile is left out, unless the row is confirmed.
        """
        known: dict[Interview, Interview] = {}
        added: list[Invite] = []
        with transaction(self._connection):
            for row in rows:
                earlier = self._reason_to_leave_out(row)
                if row.draft is None or earlier is not None:
                    self._keep(run_id, row, earlier)
                    continue
                interview = row.draft.interview
                if interview not in known:
                    known[interview] = self._interviews.used(interview)
                self._keep(run_id, row, None)
                added.append(self._add(run_id, row.number, row.draft, known[interview], origin))
        return tuple(added)

    def complete(self, run_id: int) -> None:
        """Say that all rows are recorded: from now on the run may be sent."""
        complete(self._connection, Whole.RUN, run_id)

    def drop_unfinished(self) -> None:
        """Remove what a crash left of runs that were not wholly recorded; nothing was sent."""
        drop_unfinished(self._connection, Whole.RUN)

    def drop(self, run_id: int) -> None:
        """Remove what there is of a run that is not wholly recorded."""
        drop(self._connection, Whole.RUN, run_id)

    # ------------------------------------------------------------------ a run goes on

    def find(self, run_id: int) -> RunRecord | None:
        """Return how a recorded run stands; None when there is none."""
        with reading(self._connection):
            run = self._connection.execute(
                "SELECT file_name, paused FROM runs WHERE id = ? AND state = 'recorded'", (run_id,)
            ).fetchone()
            rows = self._connection.execute(
                "SELECT row_in_run, id, status FROM invites WHERE run_id = ?", (run_id,)
            ).fetchall()
        if run is None:
            return None
        file_name, paused = run
        invites = {number: (id_, Status(status)) for number, id_, status in rows}
        return RunRecord(run_id, file_name, bool(paused), invites)

    def set_paused(self, run_id: int, *, paused: bool) -> None:
        """Remember that the recruiter has paused a run, or lets it go on."""
        with transaction(self._connection):
            self._connection.execute("UPDATE runs SET paused = ? WHERE id = ?", (paused, run_id))

    def cancel_many(self, invite_ids: Sequence[int]) -> tuple[Invite, ...]:
        """Move queued invites to cancelled; return how all of them stand then."""
        with transaction(self._connection):
            self._connection.executemany(
                "UPDATE invites SET status = 'cancelled', reason = NULL, words = '',"
                " changed_at = ? WHERE id = ? AND status = 'queued'",
                ((self._now(), invite_id) for invite_id in invite_ids),
            )
            return self._read_many(invite_ids)

    def rejected(self, run_id: int) -> tuple[int, ...]:
        """Return the invites of a run that were rejected, in the list's order.

        Whoever was invited again meanwhile, corrected, is not to be tried in the wrong way again.
        """
        with reading(self._connection):
            rows = self._connection.execute(
                "SELECT id FROM invites AS i WHERE run_id = ? AND status = 'rejected'"
                " AND NOT EXISTS (SELECT 1 FROM invites AS r WHERE r.retry_of = i.id)"
                " ORDER BY row_in_run",
                (run_id,),
            ).fetchall()
        return tuple(invite_id for (invite_id,) in rows)

    def requeue(self, invite_ids: Iterable[int]) -> tuple[Invite, ...]:
        """Queue invites for a new attempt and return them: those that were still rejected."""
        with transaction(self._connection):
            queued = [invite_id for invite_id in invite_ids if self._queue_again(invite_id)]
            return self._read_many(queued)

    # ------------------------------------------------------------------ inside a transaction

    def _now(self) -> int:
        return milliseconds(self._clock.now())

    def _reason_to_leave_out(self, row: PlannedRow) -> _Reason | None:
        if row.draft is None:
            return _Reason(row.left_out, row.earlier_invite_id)
        if row.confirmed:
            return None
        email, number = row.draft.candidate.email, row.draft.interview.number
        earlier = earlier_invite(self._connection, email, number)
        return None if earlier is None else _Reason(LeftOut.ALREADY_INVITED, earlier.id)

    def _add(
        self, run_id: int, row: int, draft: Draft, interview: Interview, origin: str
    ) -> Invite:
        now = self._now()
        invite_id = insert_invite(
            self._connection,
            draft,
            interview,
            now,
            origin=origin,
            run_id=run_id,
            row_in_run=row,
        )
        return Invite(
            invite_id,
            draft.candidate,
            interview,
            draft.delivery,
            Status.QUEUED,
            moment(now),
            moment(now),
            run_id=run_id,
            row_in_run=row,
        )

    def _keep(self, run_id: int, row: PlannedRow, reason: _Reason | None) -> None:
        # An invite that the list knew of may have been forgotten meanwhile.
        self._connection.execute(
            "INSERT INTO run_rows (run_id, number, cells, left_out, same_as, person_key,"
            " earlier_invite_id) VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM invites WHERE id = ?))",
            (
                run_id,
                row.number,
                _as_json(row.cells),
                reason and reason.left_out,
                row.same_as,
                _person_of(row),
                reason.earlier if reason else row.earlier_invite_id,
            ),
        )

    def _queue_again(self, invite_id: int) -> bool:
        cursor = self._connection.execute(
            "UPDATE invites SET status = 'queued', reason = NULL, words = '', changed_at = ?"
            " WHERE id = ? AND status = 'rejected'",
            (self._now(), invite_id),
        )
        return cursor.rowcount == 1

    def _read_many(self, invite_ids: Sequence[int]) -> tuple[Invite, ...]:
        """Return invites in the order of their numbers in the list; none that is gone."""
        found: dict[int, Invite] = {}
        for begin in range(0, len(invite_ids), _AT_ONCE):
            some = invite_ids[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._connection.execute(f"{INVITES} WHERE i.id IN ({marks})", some).fetchall()
            found.update((invite.id, invite) for invite in map(invite_of, rows))
        return tuple(found[invite_id] for invite_id in invite_ids if invite_id in found)


def texts_of(kept: str) -> tuple[str, ...]:
    """Return cells or a header as they were given to be kept."""
    return tuple(json.loads(kept))


def _as_json(texts: Sequence[str]) -> str:
    return storable(json.dumps(list(texts), ensure_ascii=False))


def _person_of(row: PlannedRow) -> str | None:
    """Return whose data the row holds, so that it can be forgotten with the person."""
    if row.draft is not None:
        return person_key(row.draft.candidate.email)
    for cell in row.cells:
        address = _ADDRESS.search(cell)
        if address is not None:
            return person_key(address.group()) or None
    return None
