"""What the recruiter asks of runs: begin, pause, go on, stop, try the failed ones again."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.sending.chores import Chores
from desktop_invite.sending.lines import Entry
from desktop_invite.sending.pause import Pause
from desktop_invite.sending.unwritten import Write
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.run import RunPlan
    from desktop_invite.sending.brake import Brake
    from desktop_invite.sending.doors import RunRecords
    from desktop_invite.sending.lines import Lines
    from desktop_invite.sending.pace import Pace
    from desktop_invite.sending.run_book import RunBook
    from desktop_invite.sending.unwritten import Unwritten

SLICE = 100
"""Rows that are recorded or changed at once: a tenth of a second that a single invite may wait."""


_MANY = 2_000
"""Invites in memory that Python takes too long to look through."""


class RunOrders:
    """Works on runs as a whole; each of their invites goes out as any other."""

    def __init__(
        self,
        records: RunRecords,
        lines: Lines,
        brake: Brake,
        pace: Pace,
        book: RunBook,
        unwritten: Unwritten,
        tell: Callable[[events.Event], None],
    ) -> None:
        self._records = records
        self._lines = lines
        self._brake = brake
        self._pace = pace
        self._book = book
        self._unwritten = unwritten
        self._tell = tell
        self.origin: str | None = None
        """For whose account runs are recorded; None while there is no key."""
        self.chores = Chores()
        """What is being done in slices."""

    def start(self, ticket: int, plan: RunPlan) -> None:
        """Record a list and let it wait for its turn. The ticket gets exactly one answer."""
        if self.origin is None:
            self._tell(events.RunNotStarted(ticket, None))
        else:
            self.chores.begin(self._record(ticket, plan, self.origin))

    def pause(self, run_id: int) -> None:
        """Let nothing more of a run go out until `resume`; what is on its way ends as it ends."""
        if not self._lines.of_run(run_id):
            return
        self._lines.pause_run(run_id)
        self._note_paused(run_id, paused=True)
        self._brake.settle()

    def resume(self, run_id: int) -> None:
        """Let what waits of a run go out, whatever held it, and first one alone."""
        if not self._lines.run_waits:
            self._pace.start_over()
        self._lines.go_on_with_run(run_id)
        moved = self._lines.resume_run(run_id)
        self._note_no_longer_paused(run_id)
        self._book.note_answered(run_id)
        self._hold_what_may_not_go(moved)
        self._brake.settle()

    def resume_left(self) -> None:
        """Let everything go out that an earlier window left, paused runs as well."""
        if not self._lines.run_waits:
            self._pace.start_over()
        left = self._lines.left
        for run_id in _runs_of(left):
            self._lines.resume_run(run_id)
            self._book.note_answered(run_id)
            self._note_no_longer_paused(run_id)
        self._lines.release_left()
        self._hold_what_may_not_go(left)
        self._brake.tell_standing()

    def stop(self, run_id: int) -> None:
        """Cancel what waits of a run.

        What is on its way ends as it ends; if it comes back unsent it is cancelled too.
        """
        self._stop(run_id, self._lines.of_run(run_id))
        self._brake.settle()

    def stop_left(self) -> None:
        """Cancel what an earlier window left."""
        self.stop_all(self._lines.left)
        self._brake.tell_standing()

    def stop_all(self, entries: Sequence[Entry]) -> None:
        """Cancel these, and of their runs what comes back unsent, if nothing else of them waits."""
        self._cancel(entries)
        for run_id in _runs_of(entries):
            if not self._lines.of_run(run_id):
                self._stop(run_id, ())

    def _stop(self, run_id: int, entries: Sequence[Entry]) -> None:
        self._cancel(entries)
        self._lines.resume_run(run_id)
        self._lines.stop_run(run_id)
        self._book.note_answered(run_id)
        self._note_no_longer_paused(run_id)

    def _cancel(self, entries: Sequence[Entry]) -> None:
        """Take invites out of the lines at once, and record it in slices."""
        ids = [entry.id for entry in entries]
        for invite_id in ids:
            self._lines.remove(invite_id)
        if ids:
            self.chores.begin(self._record_cancelled(ids))

    def retry(self, run_id: int) -> None:
        """Queue what was certainly not made, and nothing that is not sure. Raises HistoryError."""
        if self.origin is None:
            self._brake.press(Pause(Reason.NO_KEY))
        else:
            self.chores.begin(self._retry(run_id))

    # ------------------------------------------------------------------ in slices

    def _record(self, ticket: int, plan: RunPlan, origin: str) -> Iterator[None]:
        run_id = None
        invites: list[Invite] = []
        try:
            run_id = self._records.begin(plan.file_name, plan.header)
            for begin in range(0, len(plan.rows), SLICE):
                if begin:
                    self._tell(events.RunBeingRecorded(ticket, begin, len(plan.rows)))
                    yield
                rows = plan.rows[begin : begin + SLICE]
                invites += self._records.add_rows(run_id, rows, origin)
                _let_be(len(invites))
            self._records.complete(run_id)
        except HistoryError as error:
            self._give_up(ticket, run_id, error.trouble)
            return
        except Exception:
            self._give_up(ticket, run_id, HistoryTrouble.OTHER)
            raise
        run = self._book.begin(run_id, plan.file_name, invites)
        self._tell(events.RunStarted(ticket, run))
        self._go(invites)

    def _give_up(self, ticket: int, run_id: int | None, trouble: HistoryTrouble) -> None:
        self._tell(events.RunNotStarted(ticket, trouble))
        if run_id is not None:
            self._unwritten.take(Write(partial(self._records.drop, run_id)))

    def _record_cancelled(self, ids: list[int]) -> Iterator[None]:
        for begin in range(0, len(ids), SLICE):
            if begin:
                yield
            some = ids[begin : begin + SLICE]
            self._unwritten.take(Write(partial(self._records.cancel_many, some), self._tell_all))

    def _retry(self, run_id: int) -> Iterator[None]:
        rejected = self._records.rejected(run_id)
        for begin in range(0, len(rejected), SLICE):
            if begin:
                yield
            some = rejected[begin : begin + SLICE]
            invites = self._records.requeue(some)
            self._tell_all(invites)
            self._go(invites)

    # ------------------------------------------------------------------

    def _go(self, invites: Iterable[Invite]) -> None:
        """Let queued invites wait for their turn, the first of them alone if no other run goes."""
        if not self._lines.run_waits:
            self._pace.start_over()
        entries = [Entry(invite) for invite in invites if invite.status is Status.QUEUED]
        for run_id in _runs_of(entries):
            self._lines.go_on_with_run(run_id)
        for entry in entries:
            self._lines.wait(entry)
        self._hold_what_may_not_go(entries)

    def _hold_what_may_not_go(self, entries: Sequence[Entry]) -> None:
        if self.origin is None and entries:
            self._brake.press(Pause(Reason.NO_KEY))
        self._brake.hold_while_quiet(entries)

    def _note_paused(self, run_id: int, *, paused: bool) -> None:
        self._book.set_paused(run_id, paused=paused)
        self._unwritten.take(Write(partial(self._records.set_paused, run_id, paused=paused)))

    def _note_no_longer_paused(self, run_id: int) -> None:
        if self._book.is_paused(run_id):
            self._note_paused(run_id, paused=False)

    def _tell_all(self, invites: Iterable[Invite]) -> None:
        for invite in invites:
            self._tell(events.InviteChanged(invite))


def _runs_of(entries: Iterable[Entry]) -> set[int]:
    return {entry.invite.run_id for entry in entries if entry.invite.run_id is not None}


def _let_be(invites: int) -> None:
    """Let Python not look for garbage in so many: each look would stop every thread for long.

    They hold no circles, and go when nobody holds them any more.
    """
    if invites > _MANY:
        gc.freeze()
