"""The requests on their way: whose turn is next, how each ends, and what follows from that."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_invite.invites.outcome import Reason, Rejected, Requeue, Sent, Unknown, pauses
from desktop_invite.sending import events
from desktop_invite.sending.lines import Entry
from desktop_invite.sending.pace import MOST
from desktop_invite.sending.pause import pause_after
from desktop_invite.sending.unwritten import Write

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.brake import Brake
    from desktop_invite.sending.doors import Lanes, Records
    from desktop_invite.sending.lines import Lines
    from desktop_invite.sending.pace import Pace
    from desktop_invite.sending.unwritten import Unwritten
    from desktop_invite.storage.outbox_records import Claim

MOST_IN_FLIGHT = MOST + 1
"""Requests at a time: those of a run and one more, so that a single invite need not wait."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Flight:
    """A request on its way."""

    entry: Entry
    account: Account
    since: float
    """In monotonic seconds."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """An outcome that is to be recorded."""

    attempt_id: int
    flight: _Flight
    outcome: Outcome


class Flights:
    """Claims, sends and records. An outcome and the claims that follow are one durable change."""

    def __init__(
        self,
        records: Records,
        clock: Clock,
        lanes: Lanes,
        lines: Lines,
        pace: Pace,
        brake: Brake,
        unwritten: Unwritten,
        tell: Callable[[events.Event], None],
    ) -> None:
        self._records = records
        self._clock = clock
        self._lanes = lanes
        self._lines = lines
        self._pace = pace
        self._brake = brake
        self._unwritten = unwritten
        self._tell = tell
        self._flights: dict[int, _Flight] = {}
        self._arrivals: list[_Arrival] = []
        self.account: Account | None = None
        """Whose invites go out; None while there is no key."""
        self.closing = False
        """Whether the app ends: then nothing more is claimed."""

    @property
    def in_flight(self) -> int:
        """How many requests are on their way, or back with an outcome that is to be recorded."""
        return len(self._flights) + len(self._arrivals)

    @property
    def may_send(self) -> bool:
        """Whether anything may be claimed now."""
        return self._brake.may_send and self.account is not None and not self.closing

    def finished(self, attempt_id: int, outcome: Outcome) -> None:
        """Take what became of a request; `go_on` records it. A second report changes nothing."""
        flight = self._flights.pop(attempt_id, None)
        if flight is None:
            return
        self._arrivals.append(_Arrival(attempt_id, flight, outcome))
        if isinstance(outcome, Sent):
            if flight.entry.by_hand and outcome.answer.link is not None:
                # Somebody waits for it: recording it takes as long as the request itself.
                self._tell(events.LinkCame(flight.entry.id, outcome.answer.link))
            self._pace.sent(self._clock.monotonic() - flight.since)
        elif not isinstance(outcome, Rejected):
            self._pace.slow_down()

    def single_may_leave(self, now: float) -> bool:
        """Whether one made by hand would be sent at once, with none before it."""
        first = next(self._lines.turns(now), None)
        goes_first = first is None or not first.by_hand
        return self.may_send and goes_first and len(self._flights) < MOST_IN_FLIGHT

    def depart(self, entry: Entry, claim: Claim) -> None:
        """Send what has just been recorded and claimed in one, and stood in no line."""
        self._start(entry, claim)
        self._tell_claimed(claim)

    def go_on(self, now: float) -> None:
        """Record what has come and send what may be sent, until neither is left."""
        trouble = any(pauses(arrival.outcome) for arrival in self._arrivals)
        if trouble or self._unwritten.again_at is not None:
            self._record_arrivals()
        while self._arrivals or self._next_up(now):
            self._advance(now)

    # ------------------------------------------------------------------ departures

    def _advance(self, now: float) -> None:
        """Record what has come and claim whose turn it is, in one durable change."""
        arrivals, self._arrivals = self._arrivals, []
        entries = self._next_up(now)
        outcomes = [(arrival.attempt_id, arrival.outcome) for arrival in arrivals]
        try:
            advance = self._records.advance(outcomes, [entry.id for entry in entries])
        except Exception:
            for arrival in arrivals:
                self._unwritten.keep(self._finishing(arrival))
            raise
        for entry, claim in zip(entries, advance.claims, strict=True):
            self._lines.remove(entry.id)
            self._start(entry, claim)
        for arrival, invite in zip(arrivals, advance.finished, strict=True):
            self._conclude(arrival, invite)
        for claim in advance.claims:
            self._tell_claimed(claim)

    def _next_up(self, now: float) -> list[Entry]:
        """Return those that may be sent now: as many as there are lanes for them."""
        if not self.may_send:
            return []
        room = MOST_IN_FLIGHT - len(self._flights)
        room_for_run = self._pace.lanes - sum(not f.entry.by_hand for f in self._flights.values())
        chosen: list[Entry] = []
        for entry in self._lines.turns(now):
            if len(chosen) >= room or (room_for_run <= 0 and not entry.by_hand):
                break
            room_for_run -= not entry.by_hand
            chosen.append(entry)
        return chosen

    def _start(self, entry: Entry, claim: Claim) -> None:
        """Begin the request that was claimed, if it was."""
        attempt, account = claim.attempt, self.account
        if attempt is None or account is None:
            return
        self._flights[attempt.id] = _Flight(entry, account, self._clock.monotonic())
        try:
            self._lanes.start(attempt.id, entry.invite.draft, account)
        except Exception as surprise:  # noqa: BLE001 - the claim is made: it must get an end
            _log.error("a request could not be started: %s", type(surprise).__name__)
            self.finished(attempt.id, Unknown(Reason.SURPRISE))

    def _tell_claimed(self, claim: Claim) -> None:
        if claim.invite is not None:
            self._tell(events.InviteChanged(claim.invite))

    # ------------------------------------------------------------------ arrivals

    def _record_arrivals(self) -> None:
        """Record what has come before anything else is decided; keep what can't be recorded."""
        arrivals, self._arrivals = self._arrivals, []
        if arrivals:
            self._unwritten.take_all([self._finishing(arrival) for arrival in arrivals])

    def _finishing(self, arrival: _Arrival) -> Write[Invite]:
        finish = partial(self._records.finish, arrival.attempt_id, arrival.outcome)
        return Write(finish, partial(self._conclude, arrival))

    def _conclude(self, arrival: _Arrival, invite: Invite) -> None:
        """Let a recorded outcome have its consequences."""
        outcome = arrival.outcome
        self._tell(events.InviteChanged(invite))
        if isinstance(outcome, Sent):
            self._was_sent()
        pause = pause_after(
            outcome,
            invite,
            self._clock.monotonic(),
            same_account=arrival.flight.account == self.account,
        )
        requeued = Entry(invite) if isinstance(outcome, Requeue) else None
        if requeued is not None and self._was_stopped(arrival):
            cancel = partial(self._records.cancel, invite.id)
            self._unwritten.take(Write(cancel, self._tell_cancelled))
            requeued = None
        if pause is not None:
            self._brake.press(pause, requeued)
        elif requeued is not None:
            self._lines.wait(requeued)

    def _was_stopped(self, arrival: _Arrival) -> bool:
        """Whether the recruiter has stopped the run while this request of it was on its way."""
        entry = arrival.flight.entry
        return not entry.by_hand and self._lines.is_stopped(entry.invite.run_id)

    def _tell_cancelled(self, invite: Invite | None) -> None:
        if invite is not None:
            self._tell(events.InviteChanged(invite))

    def _was_sent(self) -> None:
        self._brake.sent += 1
        if self._brake.pause and not self._brake.pause.doubtful:
            self._brake.loosen()
