"""The outbox: what goes out when, what is recorded before and after, and what holds it back.

It has no thread and no Qt: every method is called on the one sending thread, and none waits for
the network. The history is the only outbox; what is kept here is the order in which queued invites
go out. Commands change that order; `tick`, called after each, sends what may be sent.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.sending.brake import Brake
from desktop_invite.sending.flights import Flights
from desktop_invite.sending.lines import AT_ONCE, Entry, Lines
from desktop_invite.sending.pace import Pace
from desktop_invite.sending.pause import Pause
from desktop_invite.sending.run_book import RunBook
from desktop_invite.sending.run_orders import RunOrders
from desktop_invite.sending.unwritten import Unwritten, Write
from desktop_invite.storage.outbox_records import Added
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Draft, Invite
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.doors import Lanes, Records


class Outbox:
    """The state machine of everything that is to be sent."""

    def __init__(
        self, records: Records, clock: Clock, lanes: Lanes, tell: Callable[[events.Event], None]
    ) -> None:
        self._records = records
        self._clock = clock
        self._tell_window = tell
        self._lines = Lines()
        self._pace = Pace()
        self._book = RunBook(records.runs, clock, self._lines, tell)
        self._brake = Brake(self._lines, clock, self._tell, self._book.interrupted)
        self._unwritten = Unwritten(self._brake, clock)
        self.runs = RunOrders(
            records.runs,
            self._lines,
            self._brake,
            self._pace,
            self._book,
            self._unwritten,
            self._tell,
        )
        """What is asked of runs as a whole."""
        self._flights = Flights(
            records,
            clock,
            lanes,
            self._lines,
            self._pace,
            self._brake,
            self._unwritten,
            self._tell,
        )
        self._ticked_at = -math.inf

    @property
    def in_flight(self) -> int:
        """How many requests are on their way."""
        return self._flights.in_flight

    # ------------------------------------------------------------------ the beginning and the end

    def begin(self) -> None:
        """Settle what an earlier window left: what was on its way is not sure, the rest is asked.

        To be called once, and only while holding the single-instance lock. Raises HistoryError.
        """
        self._records.runs.drop_unfinished()
        unsure = self._records.recover()
        self._brake.unsure = sum(invite.run_id is None for invite in unsure)
        for invite in unsure:
            self._tell_window(events.InviteChanged(invite))
        self._find_left()
        self._book.note_interrupted({i.run_id for i in unsure if i.run_id is not None})
        if unsure or self._lines.left:
            self._brake.ask_about_left()

    def begin_closing(self) -> None:
        """Send nothing more. What waits stays recorded as waiting, for the next start to ask.

        So does a list that is still being recorded, once it is: half of it would be none.
        """
        self._flights.closing = True

    def history_failed(self, trouble: HistoryTrouble) -> None:
        """Send nothing, for the history did not do what was asked, until it works again."""
        self._brake.stop(trouble)

    # ------------------------------------------------------------------ what the recruiter asks for

    def submit(
        self,
        ticket: int,
        draft: Draft,
        *,
        confirmed: bool = False,
        undo_seconds: float = 0.0,
        retry_of: int | None = None,
    ) -> None:
        """Record a draft and let it wait for its turn, unless the person is invited already.

        The ticket gets exactly one answer, whatever happens.
        """
        if self._flights.account is None:
            self._tell(events.NotRecorded(ticket, draft, None))
            return
        leaves_now = undo_seconds <= 0 and self._flights.single_may_leave(self._clock.monotonic())
        origin = self._flights.account.base_url.origin
        answer = self._record(
            ticket, draft, origin, confirmed=confirmed, retry_of=retry_of, leaves_now=leaves_now
        )
        if isinstance(answer, Added):
            self._tell(events.Submitted(ticket, answer.invite))
            self._join(answer, undo_seconds)
            if retry_of is not None:
                self._tell_present(retry_of)  # It is corrected now.
            if self._brake.stopped is not None:
                self._try_the_history()
        else:
            self._tell(answer)

    def undo(self, invite_id: int) -> None:
        """Cancel an invite that has not left; in any case tell how it stands now."""
        entry = self._lines.remove(invite_id)
        if entry is None:
            self._tell_present(invite_id)
            return
        self._cancel(entry)
        self._brake.loosen()

    def send_now(self) -> None:
        """Let what can still be undone leave at once; a pause that stands is not answered by it."""
        self._lines.end_countdowns()

    def resume(self) -> None:
        """Go on after what stands in the way: the history, else a pause that may be ended.

        It answers no other question: what an earlier window left stays where it is, for a second
        press may come when the pause is over already.
        """
        pause = self._brake.pause
        if self._brake.stopped is not None:
            self._try_the_history()
        elif pause is None or pause.until is not None:
            self._brake.tell_standing()
        elif self._flights.account is None:
            self._brake.press(Pause(Reason.NO_KEY))
        else:
            self._pace.start_over()
            self._brake.release()

    def resume_left(self) -> None:
        """Let go out what an earlier window left; a pause that stands is not answered by it."""
        self.runs.resume_left()
        if self._brake.stopped is not None:
            self._try_the_history()

    def resume_run(self, run_id: int) -> None:
        """Let a run go on, whatever held it; a time that the server asked for still passes."""
        self.runs.resume(run_id)
        if self._brake.stopped is not None:
            self._try_the_history()

    def stop(self) -> None:
        """Cancel what a pause holds, or a history that can't be written; not what was left."""
        stopped = self._brake.stopped is not None
        self.runs.stop_all(self._lines.waiting if stopped else self._lines.held)
        self._brake.drop()

    def use_account(self, account: Account | None) -> None:
        """Send with this key from now on. A different key answers a pause that is about the key."""
        changed = account != self._flights.account
        self._flights.account = account
        self.runs.origin = None if account is None else account.base_url.origin
        if account is None:
            if self._lines.any_waiting:
                self._brake.press(Pause(Reason.NO_KEY))
        elif changed and self._brake.pause and self._brake.pause.ends_with_another_key:
            self._pace.start_over()
            self._brake.release()

    def they_got_it(self, invite_id: int) -> None:
        """Settle a doubt as sent. Raises HistoryError."""
        self._settle(invite_id, self._records.they_got_it)

    def send_again(self, invite_id: int) -> None:
        """Queue an ended invite once more, as one made by hand: the recruiter's confirmed choice.

        Raises HistoryError.
        """
        if self._flights.account is None:
            self._brake.press(Pause(Reason.NO_KEY))
            return
        queued = self._settle(invite_id, self._records.send_again)
        if queued is not None:
            self._join(Added(queued), 0.0)

    def forget(self, ids: frozenset[int]) -> None:
        """Know nothing any more of invites that were deleted, none of them on its way; tell it."""
        for invite_id in ids:
            self._lines.remove(invite_id)
        if ids:
            self._brake.forget(ids)
            self._tell(events.InvitesForgotten(ids))

    # ------------------------------------------------------------------ what happens by itself

    def finished(self, attempt_id: int, outcome: Outcome) -> None:
        """Take what became of a request; `tick` records it. A second report changes nothing."""
        self._flights.finished(attempt_id, outcome)

    def tick(self) -> None:
        """Do what is due: record what has come, end a quiet time, send."""
        self._ticked_at = now = self._clock.monotonic()
        try:
            self._unwritten.record_when_due(now)
            if self._brake.let_time_pass():
                self._pace.start_over()
            self._flights.go_on(now)
            if self.runs.chores.any_left:
                self.runs.chores.do_a_slice()
                self._flights.go_on(now)
        finally:
            self._book.tell_what_is_due(now)

    def next_due(self) -> float | None:
        """Return in how many seconds `tick` has something to do; None: not before a command."""
        if self.runs.chores.any_left:
            return 0.0
        times = [self._unwritten.again_at, self._brake.quiet_until, self._book.next_due()]
        if self._flights.may_send:
            times.append(self._lines.next_due(self._ticked_at))
        due = min((time for time in times if time is not None), default=None)
        return None if due is None else max(0.0, due - self._clock.monotonic())

    # ------------------------------------------------------------------ recording

    def _record(
        self,
        ticket: int,
        draft: Draft,
        origin: str,
        *,
        confirmed: bool,
        retry_of: int | None,
        leaves_now: bool,
    ) -> Added | events.AlreadyInvited | events.NotRecorded:
        try:
            earlier = None if confirmed else self._earlier(draft)
            if earlier is not None:
                return events.AlreadyInvited(ticket, draft, earlier)
            if leaves_now:
                return self._records.add_and_claim(draft, origin, retry_of=retry_of)
            return Added(self._records.add(draft, origin, retry_of=retry_of))
        except HistoryError as error:
            return events.NotRecorded(ticket, draft, error.trouble)
        except Exception:
            self._tell(events.NotRecorded(ticket, draft, HistoryTrouble.OTHER))
            raise

    def _try_the_history(self) -> None:
        if self._unwritten.record():
            self._find_left()
            self._brake.history_works()

    def _find_left(self) -> None:
        """Ask about every queued invite that stands nowhere here; all must be recorded by then."""
        for invite in self._records.leftovers():
            if invite.id not in self._lines:
                self._lines.leave(Entry(invite))

    def _cancel(self, entry: Entry) -> None:
        cancel = partial(self._records.cancel, entry.id)
        self._unwritten.take(Write(cancel, partial(self._cancelled, entry.id)))

    def _cancelled(self, invite_id: int, cancelled: Invite | None) -> None:
        """Tell it; None when the row was not queued any more, so that nothing was changed."""
        if cancelled is None:
            self._tell_present(invite_id)
        else:
            self._tell(events.InviteChanged(cancelled))

    def _settle(self, invite_id: int, change: Callable[[int], Invite | None]) -> Invite | None:
        """Change an ended invite, tell it, and end the sentence that was about it."""
        changed = change(invite_id)
        if changed is None:
            self._tell_present(invite_id)
            return None
        self._tell(events.InviteChanged(changed))
        pause = self._brake.pause
        if pause and pause.invite and pause.invite.id == invite_id:
            self._brake.loosen()
        return changed

    # ------------------------------------------------------------------ order

    def _earlier(self, draft: Draft) -> Invite | ForgottenInvite | None:
        email, number = draft.candidate.email, draft.interview.number
        return self._records.earlier(email, number) or self._records.forgotten(email, number)

    def _join(self, added: Added, undo_seconds: float) -> None:
        due = self._clock.monotonic() + undo_seconds if undo_seconds > 0 else AT_ONCE
        entry = Entry(added.invite, by_hand=True, due=due)
        if added.claim is not None:
            self._tell(events.InviteChanged(added.invite))
            self._flights.depart(entry, added.claim)
        elif not self._brake.hold_if_quiet(entry):
            self._lines.wait(entry)
            self._tell(events.InviteChanged(added.invite, undo_seconds or None))

    def _tell(self, event: events.Event) -> None:
        self._book.note(event)
        self._tell_window(event)

    def _tell_present(self, invite_id: int) -> None:
        present = self._records.invite(invite_id)
        if present is not None:
            self._tell(events.InviteChanged(present))
