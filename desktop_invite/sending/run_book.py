"""How every run stands, counted from what is told of its invites; tells the window now and then."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.sending import events
from desktop_invite.sending.runs import RunState, RunSummary
from desktop_invite.sending.speed import Speed
from desktop_invite.storage.run_records import RunRecord
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.doors import RunRecords
    from desktop_invite.sending.lines import Lines

BETWEEN_TELLINGS = 0.1
"""Seconds between two `RunProgressed` of one run, at least."""
WHILE_TIME_IS_LEFT = 1.0
"""Seconds between two while a time left is told, at most."""

_STANDING = (
    events.Paused,
    events.PauseEnded,
    events.HistoryStopped,
    events.InterruptedFound,
)
"""What is told when something begins or ceases to stand in the way."""


@dataclass
class _Run:
    """What is counted of one run."""

    id: int
    file_name: str
    paused: bool
    rows: dict[int, tuple[int, Status]]
    counts: Counter[Status]
    dirty: bool = False
    times_out: bool = False
    """Whether a time left was told, which is another a second later."""
    told_at: float = -math.inf

    @property
    def open(self) -> int:
        """How many rows have not come to an end."""
        return self.counts[Status.QUEUED] + self.counts[Status.SENDING]

    @property
    def tell_at(self) -> float | None:
        """When it is to be told of; None when nothing has changed."""
        if self.dirty:
            return self.told_at + BETWEEN_TELLINGS
        return self.told_at + WHILE_TIME_IS_LEFT if self.times_out else None


class RunBook:
    """Keeps count of the runs that are not through yet, and of no other."""

    def __init__(
        self,
        records: RunRecords,
        clock: Clock,
        lines: Lines,
        tell: Callable[[events.Event], None],
    ) -> None:
        self._records = records
        self._clock = clock
        self._lines = lines
        self._tell = tell
        self._runs: dict[int, _Run] = {}
        self._to_open: set[int] = set()
        self._interrupted: set[int] = set()
        self._stopped = False
        self._speed = Speed()

    # ------------------------------------------------------------------ what it learns

    def open(self, run_id: int) -> RunSummary | None:
        """Begin to count a run that is on record; None when there is none. Raises HistoryError."""
        if run_id not in self._runs:
            record = self._records.find(run_id)
            if record is None:
                return None
            self._take(record)
        return self.summary(self._runs[run_id])

    def begin(self, run_id: int, file_name: str, invites: Iterable[Invite]) -> RunSummary:
        """Begin to count a run that has just been recorded, and tell of it from now on."""
        rows = {i.row_in_run: (i.id, i.status) for i in invites if i.row_in_run is not None}
        self._take(RunRecord(run_id, file_name, paused=False, rows=rows))
        self._runs[run_id].dirty = True
        return self.summary(self._runs[run_id])

    def note_interrupted(self, run_ids: set[int]) -> None:
        """Remember which runs an earlier window left in the middle. Raises HistoryError."""
        for run_id in run_ids:
            self.open(run_id)
        self._interrupted |= run_ids

    def note_answered(self, run_id: int) -> None:
        """Ask no more about a run that was interrupted."""
        self._interrupted.discard(run_id)

    def note(self, event: events.Event) -> None:
        """Learn from what is told."""
        if isinstance(event, events.InviteChanged):
            self._note_invite(event.invite)
        elif isinstance(event, events.InvitesForgotten):
            for run in self._runs.values():
                _forget(run, event)
        elif isinstance(event, _STANDING):
            self._stopped = isinstance(event, events.HistoryStopped)
            self._speed.start_over()
            for run in self._runs.values():
                # Of a run that the recruiter is asked about, the question says how it stands.
                asked = run.id in self._interrupted or self._lines.is_left(run.id)
                run.dirty = run.dirty or (run.open > 0 and not asked)

    def set_paused(self, run_id: int, *, paused: bool) -> None:
        """Note that the recruiter has paused a run, or lets it go on."""
        run = self._runs.get(run_id)
        if run is not None:
            run.paused = paused
            run.dirty = True
            self._speed.start_over()

    def is_paused(self, run_id: int) -> bool:
        """Whether the recruiter has paused a run."""
        run = self._runs.get(run_id)
        return run is not None and run.paused

    # ------------------------------------------------------------------ what it says

    def interrupted(self) -> tuple[RunSummary, ...]:
        """Return the runs that an earlier window left in the middle, the first recorded first."""
        left = {entry.invite.run_id for entry in self._lines.left}
        wanted = sorted(run_id for run_id in self._interrupted | left if run_id is not None)
        return tuple(run for run in map(self.open, wanted) if run is not None)

    def summary(self, run: _Run) -> RunSummary:
        """Return how a run stands now."""
        state = self._state(run)
        counts = run.counts
        return RunSummary(
            id=run.id,
            file_name=run.file_name,
            total=len(run.rows),
            waiting=counts[Status.QUEUED],
            sending=counts[Status.SENDING],
            sent=counts[Status.SENT],
            rejected=counts[Status.REJECTED],
            unknown=counts[Status.UNKNOWN],
            cancelled=counts[Status.CANCELLED],
            state=state,
            seconds_left=self._seconds_left(run, state),
        )

    def tell_what_is_due(self, now: float) -> None:
        """Tell how runs that have changed stand, but none too often."""
        self._open_what_was_told_of()
        for run in tuple(self._runs.values()):
            if run.dirty and run.open == 0:
                self._close(run)
            elif run.tell_at is not None and run.tell_at <= now:
                summary = self.summary(run)
                run.dirty, run.times_out = False, summary.seconds_left is not None
                run.told_at = now
                self._tell(events.RunProgressed(summary))

    def next_due(self) -> float | None:
        """Return when there is something to tell, in monotonic seconds; None for not by itself."""
        times = (run.tell_at for run in self._runs.values())
        return min((time for time in times if time is not None), default=None)

    # ------------------------------------------------------------------

    def _take(self, record: RunRecord) -> None:
        counts = Counter(status for _, status in record.rows.values())
        self._runs[record.id] = _Run(
            record.id, record.file_name, record.paused, dict(record.rows), counts
        )

    def _open_what_was_told_of(self) -> None:
        """Count runs again that have ended, and of which an invite has changed."""
        with suppress(HistoryError):  # What can't be read now is read at the next look.
            while self._to_open:
                run_id = next(iter(self._to_open))
                if self.open(run_id) is not None:
                    self._runs[run_id].dirty = True
                self._to_open.discard(run_id)

    def _note_invite(self, invite: Invite) -> None:
        if invite.run_id is None or invite.row_in_run is None:
            return
        run = self._runs.get(invite.run_id)
        if run is None:
            self._to_open.add(invite.run_id)
            return
        _, before = run.rows.get(invite.row_in_run, (0, None))
        if before is not None:
            run.counts[before] -= 1
        run.counts[invite.status] += 1
        run.rows[invite.row_in_run] = (invite.id, invite.status)
        run.dirty = True
        if before is Status.SENDING and invite.status is not Status.SENDING:
            self._speed.ended(self._clock.monotonic())

    def _close(self, run: _Run) -> None:
        del self._runs[run.id]
        self._interrupted.discard(run.id)
        self._tell(events.RunEnded(self.summary(run)))

    def _state(self, run: _Run) -> RunState:
        if run.open == 0:
            return RunState.ENDED
        if run.counts[Status.QUEUED] == 0:
            return RunState.RUNNING
        if run.paused:
            return RunState.PAUSED_BY_RECRUITER
        if self._stopped or self._lines.is_held_back(run.id):
            return RunState.HELD
        return RunState.RUNNING

    def _seconds_left(self, run: _Run, state: RunState) -> float | None:
        if state is not RunState.RUNNING:
            return None
        ahead = (other for other in self._runs.values() if other.id <= run.id)
        count = sum(other.open for other in ahead if not other.paused)
        return self._speed.seconds_for(count, self._clock.monotonic())


def _forget(run: _Run, forgotten: events.InvitesForgotten) -> None:
    """Count rows no more whose invites were deleted."""
    for row, (invite_id, status) in tuple(run.rows.items()):
        if invite_id in forgotten.ids:
            del run.rows[row]
            run.counts[status] -= 1
            run.dirty = True
