"""An invite to show in a message, with what matters to the test said out loud."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop_invite.invites.invite import Candidate, Delivery, Interview, Invite, Status

LINK = "https://app.xobin.com/i/8f3c"


def invite_for(
    name: str = "Asha Rao", *, interview: str = "Sales screening", link: str | None = LINK
) -> Invite:
    """Return a sent invite."""
    moment = datetime(2024, 5, 3, 10, 42, tzinfo=UTC)
    return Invite(
        id=1,
        candidate=Candidate(name, "asha@example.com"),
        interview=Interview(305, interview),
        delivery=Delivery.GETLINK,
        status=Status.SENT,
        created_at=moment,
        changed_at=moment,
        link=link,
    )
