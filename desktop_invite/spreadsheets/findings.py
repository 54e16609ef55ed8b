"""What is found about a row of the list: exactly one thing, with what the window needs to say it.

A row that was left out is only that. Else what is to mend comes first, then that the same
candidate stands further up, then that they were invited before; with none of these it is ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.checks import Finding
    from desktop_invite.invites.invite import Invite


class Field(StrEnum):
    """What can be mended in a row, in the order of its columns."""

    NAME = "name"
    EMAIL = "email"
    INTERVIEW = "interview"
    DELIVERY = "delivery"


class FindingKind(StrEnum):
    """By what the rows are counted and filtered."""

    READY = "ready"
    TO_MEND = "to_mend"
    SAME_AS_ROW = "same_as_row"
    ALREADY_INVITED = "already_invited"
    PERHAPS_INVITED = "perhaps_invited"
    """Invited before, and not sure whether that arrived."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Ready:
    """The row can be sent."""

    kind = FindingKind.READY


@dataclass(frozen=True, slots=True)
class ToMend:
    """A field can't be taken as it is."""

    field: Field
    found: Finding
    """Why, and what it likely should say: to be offered, never applied unasked."""

    kind = FindingKind.TO_MEND


@dataclass(frozen=True, slots=True)
class SameAsRow:
    """The same person stands further up, for the same interview."""

    number: int
    """The other row's number in the file."""
    index: int
    """Its place in the list."""

    kind = FindingKind.SAME_AS_ROW


@dataclass(frozen=True, slots=True)
class AlreadyInvited:
    """The same person has an invite to this interview: sent, on its way, waiting, or not sure."""

    earlier: Invite

    @property
    def kind(self) -> FindingKind:
        """What is not sure is never counted with what is."""
        if self.earlier.status is Status.UNKNOWN:
            return FindingKind.PERHAPS_INVITED
        return FindingKind.ALREADY_INVITED


@dataclass(frozen=True, slots=True)
class InvitedAndForgotten:
    """Somebody with this address was invited to this interview, and has been forgotten since."""

    invited_on: datetime
    """UTC, aware; the day is right, the time of day is not."""

    kind = FindingKind.ALREADY_INVITED


class LeftOutBecause(StrEnum):
    """Why a row will not be sent."""

    CHOSEN = "chosen"
    """The recruiter left it out."""
    TITLE = "title"
    """It stands above the header: a title, and no candidate."""
    HIDDEN = "hidden"
    """The file itself hides it: filtered out there, or hidden by hand, so it was hardly meant."""
    EARLIER_LINK = "earlier_link"
    """The recruiter uses the link of the earlier invite."""
    FORGOTTEN = "forgotten"
    """The candidate was forgotten while the list was open."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The row will not be sent, and is kept."""

    because: LeftOutBecause
    earlier: Invite | None = None
    """The invite whose link is used instead."""

    kind = FindingKind.LEFT_OUT


RowFinding = Ready | ToMend | SameAsRow | AlreadyInvited | InvitedAndForgotten | LeftOut

EARLIER = frozenset({FindingKind.ALREADY_INVITED, FindingKind.PERHAPS_INVITED})
"""The history has an invite for the person."""
READY = Ready()
