"""What a window is to the sending thread: slots of a QObject on its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThread, Slot

from desktop_invite.sending import events

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Status
    from desktop_invite.sending.worker import Sending

Told = TypeVar("Told")


class Window(QObject):
    """Takes whatever is told, and keeps it."""

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self.told: list[object] = []
        self.on_own_thread = True
        for signal in (
            sending.submitted,
            sending.already_invited,
            sending.not_recorded,
            sending.invite_changed,
            sending.paused,
            sending.pause_ended,
            sending.history_stopped,
            sending.interrupted_found,
            sending.run_being_recorded,
            sending.run_started,
            sending.run_not_started,
            sending.run_progressed,
            sending.run_ended,
            sending.interviews_changed,
            sending.attempts_read,
            sending.invites_forgotten,
        ):
            signal.connect(self.take)

    @Slot(object)
    def take(self, event: object) -> None:
        """Keep an event."""
        self.told.append(event)
        self.on_own_thread &= QThread.currentThread() is self.thread()

    def all_told(self, kind: type[Told]) -> list[Told]:
        """Return everything of a kind that was told."""
        return [event for event in self.told if isinstance(event, kind)]

    def statuses(self) -> list[Status]:
        """Return the steps that were told."""
        return [change.invite.status for change in self.changes()]

    def changes(self) -> list[events.InviteChanged]:
        """Return every change of an invite that was told."""
        return self.all_told(events.InviteChanged)
