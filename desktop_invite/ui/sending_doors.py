"""What several views need of the outbox alike: `sending.worker.Sending` is all of it.

Methods return at once; each signal carries the value of its name in `sending.events`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class InvitesDoor(Protocol):
    """How invites stand, and how a doubt about one is settled."""

    @property
    def invite_changed(self) -> SignalInstance:
        """An invite stands differently."""
        ...

    def they_got_it(self, invite_id: int) -> None:
        """Settle a doubt as sent."""
        ...

    def send_again(self, invite_id: int) -> None:
        """Make a new attempt: the recruiter has confirmed it."""
        ...


class PausesDoor(Protocol):
    """What holds everything back, and how it goes on."""

    @property
    def paused(self) -> SignalInstance:
        """What waits is held back."""
        ...

    @property
    def pause_ended(self) -> SignalInstance:
        """Nothing is held back any more."""
        ...

    @property
    def history_stopped(self) -> SignalInstance:
        """The history can't be written."""
        ...

    def resume(self) -> None:
        """Answer a pause, or a history that can't be written: go on."""
        ...

    def stop(self) -> None:
        """Answer a pause: cancel what it holds."""
        ...


class InterviewsDoor(Protocol):
    """Which interviews are known."""

    @property
    def interviews_changed(self) -> SignalInstance:
        """Other interviews are known."""
        ...


class ForgettingDoor(Protocol):
    """Who is forgotten."""

    @property
    def invites_forgotten(self) -> SignalInstance:
        """Invites are gone from the history."""
        ...
