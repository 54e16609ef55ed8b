"""An invite on its way to another computer, with all that the history knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Attempt, Invite


@dataclass(frozen=True, slots=True)
class ExportedInvite:
    """An invite, and what the history knows of it besides. Runs and their lists stay behind."""

    invite: Invite
    """Its number is that of the history it comes from."""
    attempts: tuple[Attempt, ...] = ()
    """The first first."""
    response_id: int | None = None
    """Xobin's own number for it."""
    server_status: str | None = None
    """Xobin's own word for the candidate's progress."""
    origin: str = ""
    """Of the account that it was made for: `https://app.xobin.com`."""
    retry_of: int | None = None
    """The number, in the same history, of the invite that it corrects."""
    named_by_recruiter: bool = False
    """The interview has its name from the recruiter, and not from Xobin."""
