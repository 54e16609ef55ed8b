"""What the tests of the history share: a clock that is set, drafts, and invites at any state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Invite
from desktop_invite.invites.outcome import Answer, Outcome, Sent

if TYPE_CHECKING:
    from desktop_invite.storage.outbox_records import OutboxRecords

SALES = Interview(305, "Sales screening")
LINK = "https://app.xobin.com/i/8f3c"
MADE = Sent(Answer(link=LINK), 200)


@dataclass
class SetClock:
    """A clock that stands until it is moved; each look moves it a millisecond."""

    at: datetime = field(default=datetime(2026, 5, 3, 10, 42, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the time it shows."""
        self.at += timedelta(milliseconds=1)
        return self.at

    def monotonic(self) -> float:
        """Return the same as seconds."""
        return self.now().timestamp()


def draft(
    name: str = "Asha Rao",
    email: str = "asha@example.com",
    interview: Interview = SALES,
    delivery: Delivery = Delivery.GETLINK,
) -> Draft:
    """Return a draft that has passed its checks."""
    return Draft(Candidate(name, email), interview, delivery)


def ended(records: OutboxRecords, outcome: Outcome, of: Draft | None = None) -> Invite:
    """Record an invite whose one attempt ended so."""
    invite = records.add(of or draft())
    return finished(records, invite, outcome)


def finished(records: OutboxRecords, invite: Invite, outcome: Outcome) -> Invite:
    """Make an attempt for a queued invite, with this end."""
    attempt = records.claim(invite.id)
    assert attempt is not None
    return records.finish(attempt.id, outcome)
