"""The statuses to choose from in the history, in the recruiter's words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.words.statuses import status_name


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the status filter."""

    text: str
    statuses: frozenset[Status] | None = None
    delivery: Delivery | None = None
    attention_only: bool = False


def choices() -> tuple[Choice, ...]:
    """Return the entries: all, each status by the recruiter's word for it, and what is open."""
    words = [
        (Status.QUEUED, None),
        (Status.SENDING, None),
        (Status.SENT, Delivery.GETLINK),
        (Status.SENT, Delivery.SENDLINK),
        (Status.REJECTED, None),
        (Status.UNKNOWN, None),
        (Status.CANCELLED, None),
    ]
    return (
        Choice(_tr("All statuses")),
        Choice(_tr("Need attention"), attention_only=True),
        Choice(_tr("Waiting or not sure"), frozenset({Status.QUEUED, Status.UNKNOWN})),
        *(
            Choice(status_name(status, delivery or Delivery.GETLINK), frozenset({status}), delivery)
            for status, delivery in words
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
