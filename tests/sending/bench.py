"""A workbench for the outbox: time moves by hand, requests end by hand, what is told is kept."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Invite, Status
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Requeue, Sent, Unknown
from desktop_invite.invites.run import PlannedRow, RunPlan
from desktop_invite.sending import events
from desktop_invite.sending.account import Account
from desktop_invite.sending.desk import Desk
from desktop_invite.xobin.address import DEFAULT_BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.doors import Records
    from desktop_invite.sending.outbox import Outbox
    from desktop_invite.sending.runs import RunSummary

Told = TypeVar("Told")

SALES = Interview(305, "Sales screening")
ACCOUNT = Account(DEFAULT_BASE_URL, "first-key")
ORIGIN = DEFAULT_BASE_URL.origin
OTHER_ACCOUNT = Account(DEFAULT_BASE_URL, "second-key")

SENT = Sent(Answer(link="https://app.xobin.com/i/8f3c"), 200)
REFUSED = Rejected(Reason.REFUSED, 422, "no such interview")
BAD_KEY = Rejected(Reason.BAD_KEY, 401)
EXHAUSTED = Rejected(Reason.EXHAUSTED, 403)
OFFLINE = Requeue(Reason.OFFLINE)
SLOW_DOWN = Requeue(Reason.RATE_LIMITED, 429, wait=45.0)
LOST = Unknown(Reason.LOST_ANSWER)


def draft(who: int | str, delivery: Delivery = Delivery.GETLINK) -> Draft:
    """Return a draft for a candidate that has a number or a word for a name."""
    return Draft(Candidate(f"Candidate {who}", f"{who}@example.com"), SALES, delivery)


def planned(row: int, who: int | str) -> PlannedRow:
    """Return a row of a list that is to be sent."""
    of = draft(who)
    return PlannedRow(row, (of.candidate.name, of.candidate.email, "a note"), of)


@dataclass
class HandClock:
    """A clock that moves when a test says so."""

    seconds: float = 1000.0
    begin: datetime = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the date that belongs to the seconds."""
        return self.begin + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Return the seconds."""
        return self.seconds


@dataclass
class HandLanes:
    """Request lanes in which nothing runs: the test ends each request."""

    open: dict[int, Draft] = field(default_factory=dict)
    started: list[tuple[int, Draft, Account]] = field(default_factory=list)
    before_each: Callable[[], None] = lambda: None
    """Called when a request begins."""

    def start(self, attempt_id: int, draft: Draft, account: Account) -> None:
        """Note the request."""
        self.before_each()
        assert attempt_id not in {started[0] for started in self.started}
        self.open[attempt_id] = draft
        self.started.append((attempt_id, draft, account))

    @property
    def who(self) -> list[str]:
        """The candidates of the requests on their way, the first started first."""
        return [draft.candidate.name.removeprefix("Candidate ") for draft in self.open.values()]

    @property
    def who_ever(self) -> list[str]:
        """The candidates of every request, the first started first."""
        return [draft.candidate.name.removeprefix("Candidate ") for _, draft, _ in self.started]


class Bench:
    """The desk and its outbox on one thread, with doors that a test holds in its hands."""

    def __init__(
        self,
        records: Records,
        account: Account | None = ACCOUNT,
        *,
        started: list[tuple[int, Draft, Account]] | None = None,
    ) -> None:
        self.clock = HandClock()
        self.lanes = HandLanes(started=[] if started is None else started)
        self.told: list[events.Event] = []
        self.records = records
        self.desk = Desk(Path("no history"), self._open, self.clock, self.lanes, self.told.append)
        self._tickets = iter(range(1, 10**9))
        if account is not None:
            self.desk.use_account(account)
        self.desk.open()
        self.desk.tick()

    @contextmanager
    def _open(self) -> Iterator[Records]:
        yield self.records

    # ------------------------------------------------------------------ doing

    def submit(
        self, who: int | str, *, undo_seconds: float = 0.0, confirmed: bool = False
    ) -> events.Submitted | events.AlreadyInvited | events.NotRecorded:
        """Submit a draft and return the one answer to its ticket."""
        ticket = next(self._tickets)
        before = len(self.told)
        delivery = Delivery.SENDLINK if undo_seconds else Delivery.GETLINK
        self.desk.submit(
            ticket, draft(who, delivery), confirmed=confirmed, undo_seconds=undo_seconds
        )
        self.desk.tick()
        (answer,) = (
            event
            for event in self.told[before:]
            if isinstance(event, events.Submitted | events.AlreadyInvited | events.NotRecorded)
        )
        assert answer.ticket == ticket
        return answer

    def invite_of(self, who: int | str, *, undo_seconds: float = 0.0) -> Invite:
        """Submit a draft that is not invited yet, and return its invite."""
        answer = self.submit(who, undo_seconds=undo_seconds)
        assert isinstance(answer, events.Submitted)
        return answer.invite

    def undo(self, invite_id: int) -> None:
        """Undo an invite."""
        self.desk.do(lambda office: office.outbox.undo(invite_id))
        self.desk.tick()

    def resume(self) -> None:
        """Say: go on."""
        self.desk.resume()
        self.desk.tick()

    def stop(self) -> None:
        """Say: cancel what is held."""
        self.desk.do(lambda office: office.outbox.stop())
        self.desk.tick()

    def resume_left(self) -> None:
        """Say: send what an earlier window left."""
        self.on_outbox(lambda outbox: outbox.resume_left())

    def stop_left(self) -> None:
        """Say: cancel what an earlier window left."""
        self.on_outbox(lambda outbox: outbox.runs.stop_left())

    def use(self, account: Account | None) -> None:
        """Change the key."""
        self.desk.use_account(account)
        self.desk.tick()

    def they_got_it(self, invite_id: int) -> None:
        """Settle a doubt."""
        self.desk.do(lambda office: office.outbox.they_got_it(invite_id))
        self.desk.tick()

    def send_again(self, invite_id: int) -> None:
        """Send once more."""
        self.desk.do(lambda office: office.outbox.send_again(invite_id))
        self.desk.tick()

    def answer(self, outcome: Outcome, who: int | str | None = None) -> None:
        """End a request, the oldest or that of a candidate, with an outcome."""
        attempt_id = next(
            number
            for number, draft in self.lanes.open.items()
            if who is None or draft.candidate.name == f"Candidate {who}"
        )
        del self.lanes.open[attempt_id]
        self.desk.finished(attempt_id, outcome)
        self.desk.tick()

    def let_pass(self, seconds: float) -> None:
        """Let time go by, and wake the outbox as the loop would."""
        self.work_off()
        until = self.clock.seconds + seconds
        while (due := self.desk.next_due()) is not None and self.clock.seconds + due <= until:
            assert due > 0, "the loop would run hot"
            self.clock.seconds += due
            self.desk.tick()
        self.clock.seconds = until
        self.desk.tick()

    def start_run(self, *whos: int | str, rows: Sequence[PlannedRow] = ()) -> RunSummary:
        """Start a run of some candidates, or of whole rows; return how it stood then."""
        self.ask_for_run(*whos, rows=rows)
        return self.last_told(events.RunStarted).run

    def ask_for_run(self, *whos: int | str, rows: Sequence[PlannedRow] = ()) -> int:
        """Ask for a run, and let it be recorded; return its ticket."""
        ticket = next(self._tickets)
        rows = rows or [planned(row, who) for row, who in enumerate(whos, start=2)]
        self.desk.start_run(ticket, RunPlan("list.xlsx", ("Name", "Email"), tuple(rows)))
        self.desk.tick()
        self.work_off()
        return ticket

    def work_off(self) -> None:
        """Tick as long as something is to be done at once, as the loop does."""
        for _ in range(10_000):
            if self.desk.next_due() != 0.0:
                return
            self.desk.tick()
        raise AssertionError("the loop would run hot")

    def on_outbox(self, ask: Callable[[Outbox], None]) -> None:
        """Ask something of the outbox, and let it be done."""
        self.desk.do(lambda office: ask(office.outbox))
        self.desk.tick()
        self.work_off()

    def pause_run(self, run_id: int) -> None:
        """Say: pause."""
        self.on_outbox(lambda outbox: outbox.runs.pause(run_id))

    def resume_run(self, run_id: int) -> None:
        """Say: go on with this run."""
        self.on_outbox(lambda outbox: outbox.resume_run(run_id))

    def stop_run(self, run_id: int) -> None:
        """Say: cancel what waits of this run."""
        self.on_outbox(lambda outbox: outbox.runs.stop(run_id))

    def retry_run(self, run_id: int) -> None:
        """Say: try again what failed."""
        self.on_outbox(lambda outbox: outbox.runs.retry(run_id))

    def how_it_stands(self, run_id: int) -> RunSummary:
        """Let what is due be told, and return the last that the window heard of a run."""
        self.let_pass(1.0)
        kinds = events.RunStarted | events.RunProgressed | events.RunEnded
        told = [e.run for e in self.told if isinstance(e, kinds) and e.run.id == run_id]
        return told[-1]

    def run_of(self, *whos: int | str) -> list[Invite]:
        """Get invites to wait together: held by a pause, as the rest of a run is."""
        invites = [self.invite_of(who, undo_seconds=1.0) for who in whos]
        self.use(None)
        self.use(ACCOUNT)
        self.clock.seconds += 1.0
        self.desk.tick()
        return invites

    # ------------------------------------------------------------------ looking

    def status(self, invite: Invite) -> Status:
        """Return how an invite stands on disk."""
        present = self.records.invite(invite.id)
        assert present is not None
        return present.status

    def all_told(self, kind: type[Told]) -> list[Told]:
        """Return everything of a kind that was told."""
        return [event for event in self.told if isinstance(event, kind)]

    def last_told(self, kind: type[Told]) -> Told:
        """Return the last of a kind that was told."""
        return self.all_told(kind)[-1]

    def last_seen(self, invite: Invite) -> events.InviteChanged:
        """Return what the window was last told about an invite."""
        changes = self.all_told(events.InviteChanged)
        return next(change for change in reversed(changes) if change.invite.id == invite.id)

    def forget_told(self) -> None:
        """Begin a new page."""
        self.told.clear()
