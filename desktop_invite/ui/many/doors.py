"""What the page needs of others, as it sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop_invite.ui.sending_doors import (
    ForgettingDoor,
    InterviewsDoor,
    InvitesDoor,
    PausesDoor,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from desktop_invite.invites.run import RunPlan
    from desktop_invite.ui.clipboard import TableTexts


class SendingDoor(InvitesDoor, PausesDoor, InterviewsDoor, ForgettingDoor, Protocol):
    """The outbox: `sending.worker.Sending`. Methods return at once; signals carry one event."""

    @property
    def run_being_recorded(self) -> SignalInstance:
        """Some rows of a long list are on record."""
        ...

    @property
    def run_started(self) -> SignalInstance:
        """A list is on record and goes out."""
        ...

    @property
    def run_not_started(self) -> SignalInstance:
        """A list could not be recorded."""
        ...

    @property
    def run_progressed(self) -> SignalInstance:
        """A run is further."""
        ...

    @property
    def run_ended(self) -> SignalInstance:
        """Nothing of a run waits any more."""
        ...

    def start_run(self, plan: RunPlan) -> int:
        """Record a list and send it; return its ticket."""
        ...

    def pause_run(self, run_id: int) -> None:
        """Let nothing more of a run go out."""
        ...

    def resume_run(self, run_id: int) -> None:
        """Let a run go on."""
        ...

    def stop_run(self, run_id: int) -> None:
        """Cancel what waits of a run."""
        ...

    def retry_failed(self, run_id: int) -> None:
        """Try again what was certainly not made."""
        ...


class ClipboardDoor(Protocol):
    """The clipboard: `ui.clipboard.Clipboard`. True means that a paste gives what was copied."""

    def copy_text(self, text: str) -> bool:
        """Copy plain text."""
        ...

    def copy_table(self, rows: Sequence[Sequence[str]]) -> bool:
        """Copy rows of cells as HTML and as TSV together."""
        ...

    def copy_texts(self, table: TableTexts) -> bool:
        """Copy a table that has been written already."""
        ...

    def text(self, *, selection: bool = False) -> str:
        """Return what can be pasted as text."""
        ...

    def html(self) -> str:
        """Return what can be pasted as HTML."""
        ...
