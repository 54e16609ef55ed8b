"""What importing needs of the outbox, as it sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop_invite.invites.exported import ExportedInvite


class ImportingDoor(Protocol):
    """The outbox: `sending.worker.Sending`. Methods return at once; signals carry one event."""

    @property
    def history_being_imported(self) -> SignalInstance:
        """Some of a file's invites are on record."""
        ...

    @property
    def history_imported(self) -> SignalInstance:
        """All of them are."""
        ...

    @property
    def history_not_imported(self) -> SignalInstance:
        """The history could not take them."""
        ...

    def import_history(self, invites: tuple[ExportedInvite, ...]) -> int:
        """Take invites in; return the ticket of the answers."""
        ...
