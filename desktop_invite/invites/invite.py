"""What an invite is: one candidate × one interview, and how it reaches the candidate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.names import first_name_in

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.outcome import Reason


class Delivery(StrEnum):
    """How the candidate gets the link; the values are Xobin's words for `invite_format`."""

    GETLINK = "getlink"
    """Only create the link, for the recruiter to share."""
    SENDLINK = "sendlink"
    """Xobin e-mails the invite to the candidate."""


class Status(StrEnum):
    """Where an invite stands: `queued → sending → sent | rejected | unknown`, `queued → cancelled`.

    `sending → queued` happens only when it is certain that not one byte of the request left.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person to invite. Made by `checks.check_draft`, so both fields are clean."""

    name: str
    """1–200 characters, NFC, no control characters, white space folded."""
    email: str
    """A valid address, as the recruiter wrote it."""

    @property
    def first_name(self) -> str:
        """The part of the name that a friendly sentence uses."""
        return first_name_in(self.name)


@dataclass(frozen=True, slots=True)
class Interview:
    """An automated interview: a number at Xobin, a name for people."""

    number: int
    """From 1 up."""
    name: str = ""
    """Empty while only the number is known."""

    @property
    def label(self) -> str:
        """What a sentence calls it: its name, else its number."""
        return self.name or str(self.number)


@dataclass(frozen=True, slots=True)
class Draft:
    """A checked invite that is not recorded yet."""

    candidate: Candidate
    interview: Interview
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Invite:
    """A recorded invite, as the history holds it at one moment."""

    id: int
    candidate: Candidate
    interview: Interview
    delivery: Delivery
    status: Status
    created_at: datetime
    """UTC, aware: when it was recorded."""
    changed_at: datetime
    """UTC, aware: when its status last changed."""
    link: str | None = None
    """The invite link, once Xobin has given one."""
    reason: Reason | None = None
    """Why it stands where it stands, when that needs saying."""
    words: str = ""
    """The server's own words, plain text, at most 500 characters."""
    run_id: int | None = None
    """The run that it belongs to; None when it was made by itself."""
    row_in_run: int | None = None
    """The number of its row in the run's list, as the person's spreadsheet counts."""
    corrected: bool = False
    """Whether the person was invited again by another invite that corrects this one."""

    @property
    def lacks_link(self) -> bool:
        """Whether it was made, and the link that was to come did not."""
        made = self.status is Status.SENT and self.delivery is Delivery.GETLINK
        return made and not self.link

    @property
    def draft(self) -> Draft:
        """The same invite, to be made once more."""
        return Draft(self.candidate, self.interview, self.delivery)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request for an invite. Attempts are only ever added."""

    id: int
    invite_id: int
    started_at: datetime
    """UTC, aware."""
    ended_at: datetime | None
    """UTC, aware; None while it is on its way, or when the app died before its end."""
    result: Status | None
    """What the attempt made of its invite; None as long as it has not ended."""
    reason: Reason | None
    http_status: int | None
    words: str
