"""The statuses to choose from in the history, in the recruiter's words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.words.statuses import status_name

_SENT = frozenset({Status.SENT})


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the status filter."""

    text: str
    statuses: frozenset[Status] | None = None
    delivery: Delivery | None = None
    lacks_link: bool | None = None
    attention_only: bool = False


def choices() -> tuple[Choice, ...]:
    """Return the entries: all, each status by the recruiter's word for it, and what is open."""
    by_link, by_email = Delivery.GETLINK, Delivery.SENDLINK
    sent = (
        Choice(status_name(Status.SENT, by_link), _SENT, by_link, lacks_link=False),
        Choice(status_name(Status.SENT, by_email), _SENT, by_email),
        Choice(status_name(Status.SENT, by_link, lacks_link=True), _SENT, by_link, lacks_link=True),
    )
    return (
        Choice(_tr("All statuses")),
        Choice(_tr("Need attention"), attention_only=True),
        Choice(_tr("Waiting, not sure"), frozenset({Status.QUEUED, Status.UNKNOWN})),
        *map(_choice, (Status.QUEUED, Status.SENDING)),
        *sent,
        *map(_choice, (Status.REJECTED, Status.UNKNOWN, Status.CANCELLED)),
    )


def _choice(status: Status) -> Choice:
    return Choice(status_name(status), frozenset({status}))


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
