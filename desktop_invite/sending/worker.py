"""The one file of this room that knows Qt: the sending thread, and the window's end of it."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.sending import events
from desktop_invite.sending.asked import Asked
from desktop_invite.sending.deadline import REQUEST_DEADLINE
from desktop_invite.sending.desk import Desk, Inbox, log_surprise
from desktop_invite.sending.lanes import RequestLanes
from desktop_invite.sending.loop import Loop
from desktop_invite.sending.opening import open_outbox_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.invites.invite import Draft, Interview
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.invites.run import RunPlan
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.desk import Office
    from desktop_invite.sending.doors import InviteClient

T = TypeVar("T")


class SendingThread(QThread):
    """Lives from `Sending.start` until everything is taken down; only it touches the outbox."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("sending")
        self._work = work

    def run(self) -> None:
        """Work until closed. What escapes is a bug, and is logged rather than lost."""
        try:
            self._work()
        except Exception as surprise:  # noqa: BLE001 - an escape from run() would end the process
            log_surprise("the sending thread", surprise)


class Sending(QObject):
    """What the window holds of the outbox: methods that return at once, signals that tell.

    Every signal is emitted on the sending thread, so connect it to `@Slot` methods of QObjects
    only: a lambda or a plain function would run over there. `started` and `closed` carry nothing;
    each other signal carries one value of the class of the same name in `sending.events`.
    """

    started = Signal()
    """Once, when what an earlier window left has been told and commands are worked off."""
    closed = Signal()
    """Once, on the window's own thread, when the sending thread has ended."""
    submitted = Signal(object)
    already_invited = Signal(object)
    not_recorded = Signal(object)
    invite_changed = Signal(object)
    link_came = Signal(object)
    paused = Signal(object)
    pause_ended = Signal(object)
    history_stopped = Signal(object)
    interrupted_found = Signal(object)
    run_being_recorded = Signal(object)
    run_started = Signal(object)
    run_not_started = Signal(object)
    run_progressed = Signal(object)
    run_ended = Signal(object)
    interviews_changed = Signal(object)
    attempts_read = Signal(object)
    invites_forgotten = Signal(object)
    history_being_imported = Signal(object)
    history_imported = Signal(object)
    history_not_imported = Signal(object)

    def __init__(
        self,
        history_path: Path,
        *,
        client_for: Callable[[Account], InviteClient],
        clock: Clock | None = None,
        interviews: tuple[Interview, ...] = (),
        deadline: float = REQUEST_DEADLINE,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing runs before `start`.

        `client_for` is called on a request thread, once for each account in use. `interviews` are
        remembered at the start, unless they are known. `deadline` is how many seconds `close`
        leaves to what is in flight before it cuts it off.
        """
        super().__init__(parent)
        self._history_path = history_path
        self._clock: Clock = clock or SystemClock()
        self._interviews = interviews
        self._deadline = deadline
        self._inbox: Inbox = Inbox()
        self._lanes = RequestLanes(client_for, self._report)
        self._tickets = itertools.count(1)
        self._closed_told = False
        self._signals = self._signal_by_event()
        self._thread = SendingThread(self._work, self)
        self._thread.finished.connect(self._ended)

    # ------------------------------------------------------------------ what the window asks for

    def start(self) -> None:
        """Open the history, settle what an earlier window left, then work until `close`."""
        self._thread.start()

    def submit(
        self,
        draft: Draft,
        *,
        confirmed: bool = False,
        undo_seconds: float = 0.0,
        retry_of: int | None = None,
    ) -> int:
        """Record the draft and send it; return the ticket by which the answers name it.

        Exactly one of `submitted`, `already_invited` and `not_recorded` answers. `confirmed` says
        that the recruiter knows of an earlier invite. `undo_seconds` is how long it stays here
        first; 0 for a link to share. `retry_of` is the invite that this one corrects.
        """
        ticket = next(self._tickets)
        self._inbox.put(
            lambda desk: desk.submit(
                ticket, draft, confirmed=confirmed, undo_seconds=undo_seconds, retry_of=retry_of
            )
        )
        return ticket

    def undo(self, invite_id: int) -> None:
        """Cancel an invite that has not left; `invite_changed` tells what became of it."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.undo(invite_id)))

    def send_now(self) -> None:
        """Let every invite that can still be undone leave at once; `invite_changed` tells of it."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.send_now()))

    def resume(self) -> None:
        """Answer a pause, or a history that can't be written: go on.

        Nothing happens when the pause is over already.
        """
        self._inbox.put(lambda desk: desk.resume())

    def stop(self) -> None:
        """Answer a pause: cancel what it holds."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.stop()))

    def resume_left(self) -> None:
        """Answer the question about what an earlier window left: it goes out."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.resume_left()))

    def stop_left(self) -> None:
        """Answer the question about what an earlier window left: it is cancelled."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.runs.stop_left()))

    def repair(self, *, use_backup: bool) -> None:
        """Answer a damaged history: go back to the newest backup, or begin an empty history.

        The damaged file is set aside. What waited in a backup becomes *not sure*: it may have
        been sent since.
        """
        self._inbox.put(lambda desk: desk.repair(use_backup=use_backup))

    def use_account(self, account: Account | None) -> None:
        """Send with this key from now on; with None nothing is recorded or sent."""
        self._inbox.put(lambda desk: desk.use_account(account))

    def they_got_it(self, invite_id: int) -> None:
        """Settle a doubt: the candidate has the invite."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.they_got_it(invite_id)))

    def send_again(self, invite_id: int) -> None:
        """Make a new attempt for an ended invite: the recruiter's own, confirmed choice."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.send_again(invite_id)))

    def start_run(self, plan: RunPlan) -> int:
        """Record a whole list and send it; return the ticket by which the answers name it.

        `run_started` or `run_not_started` answers, and says `run_being_recorded` before that when
        the list is long. A run behind another waits for its turn.
        """
        ticket = next(self._tickets)
        self._inbox.put(lambda desk: desk.start_run(ticket, plan))
        return ticket

    def pause_run(self, run_id: int) -> None:
        """Let nothing more of a run go out; what is on its way ends as it ends."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.runs.pause(run_id)))

    def resume_run(self, run_id: int) -> None:
        """Let a run go on that was paused, is held by a pause, or was interrupted."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.resume_run(run_id)))

    def stop_run(self, run_id: int) -> None:
        """Cancel what waits of a run; what is on its way ends as it ends."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.runs.stop(run_id)))

    def retry_failed(self, run_id: int) -> None:
        """Try again what of a run was certainly not made: nothing that is not sure."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.outbox.runs.retry(run_id)))

    def read_attempts(self, invite_id: int) -> None:
        """Ask for every attempt of an invite; `attempts_read` answers."""
        self._inbox.put(lambda desk: desk.read_attempts(invite_id))

    def remember_interview(self, interview: Interview) -> None:
        """Add an interview to the known ones, or rename it."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.interviews.remember(interview)))

    def rename_interview(self, number: int, name: str) -> None:
        """Name a known interview; with an empty name the next answer names it."""
        self._inbox.put(lambda desk: desk.do(lambda office: office.interviews.rename(number, name)))

    def star_interview(self, number: int, *, starred: bool) -> None:
        """Make a known interview a favourite, or an ordinary one again."""
        self._inbox.put(
            lambda desk: desk.do(lambda office: office.interviews.star(number, starred=starred))
        )

    def hide_interview(self, number: int, *, hidden: bool) -> None:
        """Take an interview out of those to choose from, or back in; its invites stay."""
        self._inbox.put(
            lambda desk: desk.do(lambda office: office.interviews.hide(number, hidden=hidden))
        )

    def on_history(self, work: Callable[[Office], T]) -> T:
        """Do it on the sending thread, and wait for what it returns: never on the window's thread.

        Raises what the work raises, HistoryError when no history is open, ClosedError at the end.
        """
        asked = Asked[T]()
        self._inbox.put(lambda desk: desk.on_history(asked, work))
        return asked.wait(self._thread.isRunning)

    def without_history(self, work: Callable[[], T]) -> T:
        """Do it while no history is open, then open what is there; waits and raises as above.

        BusyError while requests are on their way, or a list is being recorded.
        """
        asked = Asked[T]()
        self._inbox.put(lambda desk: desk.without_history(asked, work))
        return asked.wait(self._thread.isRunning)

    def import_history(self, invites: tuple[ExportedInvite, ...]) -> int:
        """Take in the invites of another computer's history; return the ticket of the answers.

        After any number of `history_being_imported` exactly one of `history_imported` and
        `history_not_imported` answers, unless `close` comes first.
        """
        ticket = next(self._tickets)
        self._inbox.put(lambda desk: desk.import_history(ticket, invites))
        return ticket

    def close(self) -> None:
        """Take everything down; `closed` tells when, at most the deadline + 2 s from now.

        What is in flight may finish until the deadline. What waits stays recorded as waiting, and
        the next start asks about it.
        """
        if self._thread.isRunning():
            self._inbox.put(lambda desk: desk.close())
        else:
            self._ended()

    def close_and_wait(self, seconds: float) -> bool:
        """Close, and block until the thread has ended; False when it has not within `seconds`."""
        self.close()
        ended = self._thread.wait(int(seconds * 1000))
        if ended:
            self._ended()
        return ended

    # ------------------------------------------------------------------ on the sending thread

    def _work(self) -> None:
        open_records = partial(open_outbox_records, self._history_path, self._clock)
        desk = Desk(
            self._history_path, open_records, self._clock, self._lanes, self._tell, self._interviews
        )
        Loop(desk, self._inbox, self._clock, self._lanes, self._deadline).run(self.started.emit)

    def _report(self, attempt_id: int, outcome: Outcome) -> None:
        """Pass an outcome on; called on the thread of a request."""
        self._inbox.put(lambda desk: desk.finished(attempt_id, outcome))

    def _tell(self, event: events.Event) -> None:
        self._signals[type(event)](event)

    # ------------------------------------------------------------------ on the window's thread

    @Slot()
    def _ended(self) -> None:
        if self._closed_told or not self._thread.wait(1000):
            return
        self._closed_told = True
        self.closed.emit()

    def _signal_by_event(self) -> dict[type[events.Event], Callable[[events.Event], None]]:
        return {
            events.Submitted: self.submitted.emit,
            events.AlreadyInvited: self.already_invited.emit,
            events.NotRecorded: self.not_recorded.emit,
            events.InviteChanged: self.invite_changed.emit,
            events.LinkCame: self.link_came.emit,
            events.Paused: self.paused.emit,
            events.PauseEnded: self.pause_ended.emit,
            events.HistoryStopped: self.history_stopped.emit,
            events.InterruptedFound: self.interrupted_found.emit,
            events.RunBeingRecorded: self.run_being_recorded.emit,
            events.RunStarted: self.run_started.emit,
            events.RunNotStarted: self.run_not_started.emit,
            events.RunProgressed: self.run_progressed.emit,
            events.RunEnded: self.run_ended.emit,
            events.InterviewsChanged: self.interviews_changed.emit,
            events.AttemptsRead: self.attempts_read.emit,
            events.HistoryBeingImported: self.history_being_imported.emit,
            events.HistoryImported: self.history_imported.emit,
            events.HistoryNotImported: self.history_not_imported.emit,
            events.InvitesForgotten: self.invites_forgotten.emit,
        }
