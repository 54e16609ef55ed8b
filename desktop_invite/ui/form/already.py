"""Asks before a candidate is invited twice to the same interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_invite.invites.forgotten import ForgottenInvite
from desktop_invite.invites.invite import Invite
from desktop_invite.ui.parts.notice import NoticeBar, WayOut
from desktop_invite.ui.words.earlier import earlier_notice, forgotten_notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.events import AlreadyInvited
    from desktop_invite.ui.parts.notice import Notice


class AlreadyQuestion(NoticeBar):
    """Stands under the form until it is answered, or the form says something else."""

    answered = Signal(object, object)
    """A button or Escape was pressed: carries the `WayOut` and the `AlreadyInvited`."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alreadyInvited")
        self._clock = clock
        self.asked: AlreadyInvited | None = None
        """What is being asked about."""
        self.way_out_chosen.connect(self._answer)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._cancel)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def ask(self, event: AlreadyInvited, *, take_focus: bool) -> None:
        """Ask; the keyboard goes to the first answer, which sends nothing."""
        self.clear()
        self.asked = event
        now, earlier = self._clock.now(), event.earlier
        if isinstance(earlier, ForgottenInvite):
            self.show_notice(forgotten_notice(earlier, event.draft.interview, now))
        else:
            self.show_notice(earlier_notice(earlier, now))
        harmless = self.ways_out.button(WayOut.COPY_EARLIER) or self.ways_out.button(WayOut.CANCEL)
        if take_focus and harmless is not None:
            harmless.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, invite_ids: frozenset[int]) -> None:
        """Ask no more about an invite that is forgotten."""
        earlier = self.asked.earlier if self.asked is not None else None
        if isinstance(earlier, Invite) and earlier.id in invite_ids:
            self.clear()

    def clear(self) -> None:
        """Ask no more."""
        self.asked = None
        super().clear()

    @Slot()
    def _cancel(self) -> None:
        self._give(WayOut.CANCEL)

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        self._give(way_out)

    def _give(self, way_out: WayOut) -> None:
        asked = self.asked
        if asked is not None:
            self.clear()
            self.answered.emit(way_out, asked)
