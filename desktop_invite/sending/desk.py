"""Where the window's commands arrive: they go to the outbox, or it is said why there is none.

Nothing that goes wrong in here goes unsaid, and nothing ends the sending thread.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from functools import partial
from queue import Queue
from typing import TYPE_CHECKING, NoReturn, TypeVar

from desktop_invite.sending import events
from desktop_invite.sending.asked import BusyError
from desktop_invite.sending.imports import Imports
from desktop_invite.sending.interviews import KnownInterviews
from desktop_invite.sending.outbox import Outbox
from desktop_invite.sending.repair import go_back_to_backup, has_backup, start_anew
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.invites.invite import Draft, Interview
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.invites.run import RunPlan
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.asked import Asked
    from desktop_invite.sending.doors import Lanes, Records

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Office:
    """What is there once the history is open."""

    records: Records
    outbox: Outbox
    interviews: KnownInterviews
    imports: Imports


Work = Callable[[Office], None]


class Desk:
    """Takes commands, one at a time, on the sending thread."""

    def __init__(
        self,
        path: Path,
        open_records: Callable[[], AbstractContextManager[Records]],
        clock: Clock,
        lanes: Lanes,
        tell: Callable[[events.Event], None],
        interviews: tuple[Interview, ...] = (),
    ) -> None:
        self._path = path
        self._open_records = open_records
        self._clock = clock
        self._lanes = lanes
        self._tell = tell
        self._interviews = interviews
        self._open = ExitStack()
        self._office: Office | None = None
        self._trouble: HistoryTrouble | None = None
        self._account: Account | None = None
        self._early: list[Callable[[], None]] | None = []
        """Drafts submitted while the key is still being looked up; None once that is answered."""
        self._answers_came = False
        """Whether an answer may have named an interview since that was last looked at."""
        self.closing = False
        """Whether the window has asked to take everything down."""

    @property
    def in_flight(self) -> int:
        """How many requests are on their way."""
        return self._office.outbox.in_flight if self._office else 0

    @property
    def is_busy(self) -> bool:
        """Whether requests are on their way, or something long is being recorded."""
        return bool(self._office and (self.in_flight or self._office.outbox.runs.chores.any_left))

    # ------------------------------------------------------------------ opening and closing

    def open(self) -> None:
        """Open the history and settle what an earlier window left; tell when that fails."""
        if self._office is not None:
            return
        try:
            self._furnish()
        except HistoryError as error:
            self._shut_out(error.trouble)
        except Exception as surprise:  # noqa: BLE001 - told, and tried again when asked
            log_surprise("opening the history", surprise)
            self._shut_out(HistoryTrouble.OTHER)

    def close(self) -> None:
        """Send nothing more; the loop ends when nothing is in flight."""
        self.closing = True
        if self._office is not None:
            self._office.outbox.begin_closing()

    def shut(self) -> None:
        """Close the history: the last thing that is done."""
        self._office = None
        self._open.close()

    # ------------------------------------------------------------------ commands

    def submit(
        self,
        ticket: int,
        draft: Draft,
        *,
        confirmed: bool,
        undo_seconds: float,
        retry_of: int | None = None,
    ) -> None:
        """Submit a draft; every ticket gets its answer, whatever happens.

        One that comes before the key has been looked up waits for that: a quick hand must not be
        told that there is no key.
        """
        again = partial(
            self.submit,
            ticket,
            draft,
            confirmed=confirmed,
            undo_seconds=undo_seconds,
            retry_of=retry_of,
        )

        def submit(office: Office) -> None:
            outbox = office.outbox
            outbox.submit(
                ticket, draft, confirmed=confirmed, undo_seconds=undo_seconds, retry_of=retry_of
            )
            office.interviews.tell_if_changed()

        if self._early is not None:
            self._early.append(again)
        elif self._office is None:
            self._tell(events.NotRecorded(ticket, draft, self._trouble or HistoryTrouble.OTHER))
        else:
            self.do(submit)

    def start_run(self, ticket: int, plan: RunPlan) -> None:
        """Record a list and send it; every ticket gets its answer, as in `submit`."""
        if self._early is not None:
            self._early.append(partial(self.start_run, ticket, plan))
        elif self._office is None:
            self._tell(events.RunNotStarted(ticket, self._trouble or HistoryTrouble.OTHER))
        else:
            self.do(lambda office: office.outbox.runs.start(ticket, plan))

    def resume(self) -> None:
        """Go on: open the history if it is that, else let the outbox go on."""
        if self._office is None:
            self.open()
        else:
            self.do(lambda office: office.outbox.resume())

    def repair(self, *, use_backup: bool) -> None:
        """Go back to the backup, or begin an empty history, and open it; the recruiter said so.

        The damaged file is set aside in any case. Nothing is done while requests are under way:
        their outcomes have to be recorded first.
        """
        if self.in_flight:
            self._tell(events.HistoryStopped(HistoryTrouble.DAMAGED))
            return
        self.shut()
        try:
            if not use_backup or not go_back_to_backup(self._path, self._clock):
                start_anew(self._path)
        except HistoryError as error:
            self._shut_out(error.trouble)
        else:
            self.open()

    def use_account(self, account: Account | None) -> None:
        """Keep the account, also for a history that is opened later."""
        self._account = account
        if self._office is not None:
            self.do(lambda office: office.outbox.use_account(account))
        early, self._early = self._early, None
        for submit in early or ():
            submit()

    def read_attempts(self, invite_id: int) -> None:
        """Tell every attempt of an invite; nothing when there is no such invite."""
        self.do(lambda office: self._tell_attempts(office.records, invite_id))

    def import_history(self, ticket: int, invites: tuple[ExportedInvite, ...]) -> None:
        """Record the invites of another computer's history; the ticket gets its answer."""
        if self._office is None:
            trouble = self._trouble or HistoryTrouble.OTHER
            self._tell(events.HistoryNotImported(ticket, trouble))
        else:
            self.do(lambda office: office.imports.begin(ticket, invites))

    def finished(self, attempt_id: int, outcome: Outcome) -> None:
        """Take the outcome of a request, and what Xobin's answer said about its interview."""
        self._answers_came = True
        self.do(lambda office: office.outbox.finished(attempt_id, outcome))

    def do(self, work: Work) -> None:
        """Do it when the history is open, else say that it isn't; tell what goes wrong."""
        if self._office is None:
            self._tell(events.HistoryStopped(self._trouble or HistoryTrouble.OTHER))
            return
        try:
            work(self._office)
        except HistoryError as error:
            self._office.outbox.history_failed(error.trouble)
        except Exception as surprise:  # noqa: BLE001 - nothing is sent until the recruiter answers
            log_surprise("a command", surprise)
            self._office.outbox.history_failed(HistoryTrouble.OTHER)

    def on_history(self, asked: Asked[T], work: Callable[[Office], T]) -> None:
        """Do it on the open history, for another thread that waits for what it returns or raises.

        HistoryError when there is none open.
        """
        office, trouble = self._office, self._trouble
        if office is None:
            asked.answer(partial(_raise, HistoryError(trouble or HistoryTrouble.OTHER)))
        else:
            asked.answer(lambda: work(office))

    def without_history(self, asked: Asked[T], work: Callable[[], T]) -> None:
        """Close the history, do something with its file, and open what is there then.

        BusyError while requests are under way, or a list: they have to be recorded first.
        """
        if self.is_busy:
            asked.answer(partial(_raise, BusyError()))
            return
        self.shut()
        asked.answer(work)
        self.open()

    # ------------------------------------------------------------------ for the loop

    def tick(self) -> None:
        """Let the outbox do what is due."""
        if self._office is None:
            return
        self.do(lambda office: office.outbox.tick())
        if self._answers_came:
            self._answers_came = False
            self.do(lambda office: office.interviews.tell_if_changed())

    def next_due(self) -> float | None:
        """Return in how many seconds the outbox has something to do; None for not by itself."""
        return self._office.outbox.next_due() if self._office else None

    # ------------------------------------------------------------------

    def _furnish(self) -> None:
        with ExitStack() as opening:
            records = opening.enter_context(self._open_records())
            outbox = Outbox(records, self._clock, self._lanes, self._tell_of_outbox)
            interviews = KnownInterviews(records, self._tell)
            if self._trouble is not None:
                self._tell(events.PauseEnded())
            records.imports.drop_unfinished()
            outbox.begin()
            interviews.begin(self._interviews)
            outbox.use_account(self._account)
            if self.closing:
                outbox.begin_closing()
            self._open = opening.pop_all()
        imports = Imports(records.imports, outbox.runs.chores, interviews, self._tell)
        self._office = Office(records, outbox, interviews, imports)
        self._trouble = None

    def _shut_out(self, trouble: HistoryTrouble) -> None:
        self._trouble = trouble
        self._tell_of_outbox(events.HistoryStopped(trouble))

    def _tell_of_outbox(self, event: events.Event) -> None:
        """Pass on what the outbox tells; of a damaged history say also if there is a backup."""
        if isinstance(event, events.HistoryStopped) and event.why is HistoryTrouble.DAMAGED:
            event = replace(event, has_backup=has_backup(self._path))
        self._tell(event)

    def _tell_attempts(self, records: Records, invite_id: int) -> None:
        invite = records.invite(invite_id)
        if invite is not None:
            linked = records.linked(invite_id)
            self._tell(events.AttemptsRead(invite, records.attempts(invite_id), linked))


def _raise(error: Exception) -> NoReturn:
    raise error


Command = Callable[[Desk], None]


class Inbox(Queue[Command]):
    """Commands on their way to the desk, from the window and from the request lanes."""


def log_surprise(during: str, surprise: Exception) -> None:
    """Log what nobody foresaw and where, without its text: that may name a candidate."""
    where = "".join(traceback.format_tb(surprise.__traceback__))
    _log.error("%s ended by %s\n%s", during, type(surprise).__name__, where)
