"""An outbox for the history view's tests: real records in a real file, and no wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Invite, Status
from desktop_invite.invites.outcome import Answer, Outcome, Reason, Rejected, Sent, Unknown
from desktop_invite.sending.events import AttemptsRead, InviteChanged
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.exported import ExportedInvite

Found = TypeVar("Found")

SALES = Interview(305, "Sales screening")
SUPPORT = Interview(311, "Support, first round")
NOW = datetime(2025, 6, 3, 10, 45, tzinfo=UTC)
LONG_AGO = datetime(2024, 5, 3, 9, 12, tzinfo=UTC)

_ENDS: dict[Status, Outcome] = {
    Status.REJECTED: Rejected(Reason.REFUSED, 422, "interview 305 is closed"),
    Status.UNKNOWN: Unknown(Reason.LOST_ANSWER),
}


@dataclass
class SetClock:
    """A clock that stands still until a test moves it."""

    at: datetime = NOW
    ticks: float = 0.0

    def now(self) -> datetime:
        """Return the time that was set."""
        return self.at

    def monotonic(self) -> float:
        """Return the seconds that were passed."""
        return self.ticks

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


@dataclass
class Asked:
    """What the view has asked of the outbox, by the ids of the invites."""

    undo: list[int] = field(default_factory=list)
    they_got_it: list[int] = field(default_factory=list)
    send_again: list[int] = field(default_factory=list)


class RecordedOutbox(QObject):
    """Stands where `sending.worker.Sending` stands; each step is durable before it is told."""

    started = Signal()
    invite_changed = Signal(object)
    link_came = Signal(object)
    attempts_read = Signal(object)
    invites_forgotten = Signal(object)
    history_being_imported = Signal(object)
    history_imported = Signal(object)
    history_not_imported = Signal(object)

    def __init__(self, path: Path, clock: SetClock) -> None:
        super().__init__()
        self.clock = clock
        self.asked = Asked()
        self._connection = open_history(path)
        self.records = OutboxRecords(self._connection, clock)

    def import_history(self, invites: tuple[ExportedInvite, ...]) -> int:
        """Import nothing: no test of the history view does."""
        raise AssertionError(invites)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    # ------------------------------------------------------------------ what tests do

    def add(
        self,
        name: str = "Asha Rao",
        email: str = "asha@example.com",
        status: Status = Status.SENT,
        *,
        interview: Interview = SALES,
        delivery: Delivery = Delivery.GETLINK,
        outcome: Outcome | None = None,
        ago: timedelta = timedelta(0),
        corrects: Invite | None = None,
    ) -> Invite:
        """Record an invite that stands so, made some time ago, and tell nobody."""
        self.clock.at -= ago
        draft = Draft(Candidate(name, email), interview, delivery)
        invite = self.records.add(draft, retry_of=corrects.id if corrects else None)
        invite = self._brought_to(invite, status, outcome)
        self.clock.at += ago
        return invite

    def tell(self, invite: Invite, leaves_in: float | None = None) -> None:
        """Tell how an invite stands."""
        self.invite_changed.emit(InviteChanged(invite, leaves_in))

    def end(self, invite: Invite, outcome: Outcome) -> Invite:
        """Make an attempt with this end, and tell each step."""
        attempt = self.records.claim(invite.id)
        assert attempt is not None
        self._tell_present(invite.id)
        ended = self.records.finish(attempt.id, outcome)
        self.tell(ended)
        return ended

    def _brought_to(self, invite: Invite, status: Status, outcome: Outcome | None) -> Invite:
        if status is Status.QUEUED:
            return invite
        if status is Status.CANCELLED:
            return _there(self.records.cancel(invite.id))
        attempt = _there(self.records.claim(invite.id))
        if status is Status.SENDING:
            return _there(self.records.invite(invite.id))
        return self.records.finish(attempt.id, outcome or _end(invite, status))

    # ------------------------------------------------------------------ what the view asks

    def undo(self, invite_id: int) -> None:
        """Cancel."""
        self.asked.undo.append(invite_id)
        self.records.cancel(invite_id)
        self._tell_present(invite_id)

    def they_got_it(self, invite_id: int) -> None:
        """Settle a doubt."""
        self.asked.they_got_it.append(invite_id)
        self.records.they_got_it(invite_id)
        self._tell_present(invite_id)

    def send_again(self, invite_id: int) -> None:
        """Queue once more."""
        self.asked.send_again.append(invite_id)
        self.records.send_again(invite_id)
        self._tell_present(invite_id)

    def read_attempts(self, invite_id: int) -> None:
        """Answer with every attempt."""
        invite = _there(self.records.invite(invite_id))
        attempts = self.records.attempts(invite_id)
        self.attempts_read.emit(AttemptsRead(invite, attempts, self.records.linked(invite_id)))

    def _tell_present(self, invite_id: int) -> None:
        self.tell(_there(self.records.invite(invite_id)))


def made(number: int, interview: Interview = SALES) -> Sent:
    """Return the outcome of an invite that got its link."""
    link = f"https://app.xobin.com/i/{number:06x}"
    return Sent(
        Answer(interview_name=interview.name, interview_id=interview.number, link=link), 201
    )


def _end(invite: Invite, status: Status) -> Outcome:
    return _ENDS.get(status) or made(0x8F3C00 + invite.id, invite.interview)


def _there(value: Found | None) -> Found:
    assert value is not None
    return value
