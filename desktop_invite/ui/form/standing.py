"""The notice above the form: what stands in the way now, with its countdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from desktop_invite.invites.invite import Status
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.notice import NoticeBar
from desktop_invite.ui.words.failures import (
    damaged_notice,
    held_back_notice,
    history_notice,
    pause_notice,
    send_again_notice,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import HistoryStopped, Paused
    from desktop_invite.ui.parts.notice import Notice

_TICK = 200
"""Milliseconds between two looks at a countdown that shows whole seconds."""


class Standing(NoticeBar):
    """Shows what the outbox says; while it says nothing, what the window wants to say."""

    def __init__(
        self,
        clock: Clock,
        has_open_card: Callable[[int], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`has_open_card` tells whether an invite (by its id) already speaks for itself."""
        super().__init__(parent)
        self.setObjectName("standingNotice")
        self._clock = clock
        self._has_open_card = has_open_card
        self._paused: Paused | None = None
        self._resumes_at = 0.0
        self._asking = False
        self._of_outbox: Notice | None = None
        self._of_window: Notice | None = None
        self._refusal: Notice | None = None
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._show_time)

    def say(self, notice: Notice | None) -> None:
        """Say what the window has to say; None to say it no more."""
        self._of_window = notice
        self._show()

    def refuse(self, notice: Notice | None) -> None:
        """Say why a draft could not be recorded; None when another one is tried."""
        self._refusal = notice
        self._show()

    @property
    def refuses(self) -> bool:
        """Whether it says why a draft could not be recorded."""
        return self._refusal is not None

    def close_notice(self) -> None:
        """Take away what is shown now."""
        if self._refusal is not None:
            self.refuse(None)
        elif self._of_outbox is not None:
            self._say_of_outbox(None, None)
        else:
            self.say(None)

    @property
    def in_doubt(self) -> Invite | None:
        """The invite that the notice is about, when it is not sure whether it was made."""
        invite = self._paused.invite if self._paused else None
        return invite if invite is not None and invite.status is Status.UNKNOWN else None

    def ask_again(self, *, asking: bool) -> None:
        """Ask before *Send again*, or take the question back."""
        if self._paused is not None:
            self._asking = asking
            self._of_outbox = self._notice(self._paused)
            self._show()

    @Slot(object)
    def show_pause(self, paused: Paused) -> None:
        """Say why what waits is held back."""
        self._asking = False
        self._say_of_outbox(self._notice(paused), paused)

    @Slot(object)
    def show_history_stopped(self, stopped: HistoryStopped) -> None:
        """Say that nothing is sent because nothing can be recorded."""
        if stopped.why is HistoryTrouble.DAMAGED:
            self._say_of_outbox(damaged_notice(has_backup=stopped.has_backup), None)
        else:
            self._say_of_outbox(history_notice(stopped.why), None)

    @Slot()
    def end_pause(self) -> None:
        """Say nothing of the outbox any more."""
        self._say_of_outbox(None, None)

    def _notice(self, paused: Paused) -> Notice | None:
        """Leave to the invite's own card what it says already."""
        invite = paused.invite
        doubtful = invite is not None and invite.status is Status.UNKNOWN
        if doubtful and invite is not None and self._asking:
            return send_again_notice(invite)
        if not doubtful or invite is None or not self._has_open_card(invite.id):
            return pause_notice(paused)
        return held_back_notice(paused) if paused.held else None

    def _say_of_outbox(self, notice: Notice | None, paused: Paused | None) -> None:
        self._of_outbox = notice
        self._paused = paused
        if paused is None or paused.resumes_in is None:
            self._timer.stop()
        else:
            self._resumes_at = self._clock.monotonic() + paused.resumes_in
            self._timer.start()
        self._show()

    def _show(self) -> None:
        notice = self._refusal or self._of_outbox or self._of_window
        if notice is None:
            self.clear()
        else:
            self.show_notice(notice)

    @Slot()
    def _show_time(self) -> None:
        if self._paused is not None:
            left = max(0.0, self._resumes_at - self._clock.monotonic())
            self._of_outbox = pause_notice(self._paused, left)
            self._show()
