"""What the form needs of the outbox: `sending.worker.Sending` is it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop_invite.invites.messages import Messages
from desktop_invite.ui.sending_doors import InterviewsDoor, InvitesDoor, PausesDoor

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_invite.invites.invite import Draft, Invite
    from desktop_invite.invites.templates import MessageTemplate


class SendingDoor(InvitesDoor, PausesDoor, InterviewsDoor, Protocol):
    """Methods return at once; each signal carries the value of its name in `sending.events`."""

    @property
    def submitted(self) -> SignalInstance:
        """A draft was recorded."""
        ...

    @property
    def already_invited(self) -> SignalInstance:
        """A draft was not recorded: there is an earlier invite."""
        ...

    @property
    def not_recorded(self) -> SignalInstance:
        """A draft could not be recorded."""
        ...

    @property
    def link_came(self) -> SignalInstance:
        """Xobin has answered with a link; `invite_changed` follows when that is recorded."""
        ...

    def submit(
        self,
        draft: Draft,
        *,
        confirmed: bool = False,
        undo_seconds: float = 0.0,
        retry_of: int | None = None,
    ) -> int:
        """Record the draft and send it; return its ticket."""
        ...

    def undo(self, invite_id: int) -> None:
        """Cancel an invite that has not left."""
        ...


@dataclass(frozen=True, slots=True)
class FormSettings:
    """What the recruiter's settings mean for the form."""

    auto_copy: bool = True
    """Whether a new link to share goes to the clipboard by itself."""
    undo_seconds: int = 5
    """How long an invite that is e-mailed waits before it leaves."""
    messages: Messages = field(default_factory=Messages)
    """What *Copy message* fills."""
    practice: bool = False
    """Whether interviews are those of practice mode."""

    def template_for(self, invite: Invite) -> MessageTemplate:
        """Return the message that an invite gets."""
        return self.messages.for_interview(invite.interview.number, practice=self.practice)
