"""What the history view needs of others, as it sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop_invite.ui.sending_doors import ForgettingDoor, InvitesDoor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from desktop_invite.invites.invite import Invite


class SendingDoor(InvitesDoor, ForgettingDoor, Protocol):
    """The outbox: `sending.worker.Sending`. Each method returns at once."""

    @property
    def started(self) -> SignalInstance:
        """The history file is there and in order."""
        ...

    @property
    def attempts_read(self) -> SignalInstance:
        """Carries `AttemptsRead`."""
        ...

    def undo(self, invite_id: int) -> None:
        """Cancel an invite that has not left."""
        ...

    def read_attempts(self, invite_id: int) -> None:
        """Ask for every attempt; `attempts_read` answers."""
        ...


class ClipboardDoor(Protocol):
    """The clipboard: `ui.clipboard.Clipboard`. True means that a paste gives what was copied."""

    def copy_link(self, invite: Invite) -> bool:
        """Copy the invite link."""
        ...

    def copy_table(self, rows: Sequence[Sequence[str]]) -> bool:
        """Copy rows of cells as HTML and as TSV together."""
        ...
