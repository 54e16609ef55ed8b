"""What stands in the way of a run, in the form's own sentences, and the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_invite.ui.parts.notice import WayOut

if TYPE_CHECKING:
    from desktop_invite.ui.form.standing import Standing
    from desktop_invite.ui.many.doors import ClipboardDoor, SendingDoor
    from desktop_invite.ui.parts.notice import Notice


class StandingDesk(QObject):
    """Does what the notice above the list offers."""

    key_wanted = Signal()
    """*Add key* or *Change key* was pressed."""
    practice_wanted = Signal()
    """*Try practice mode* was pressed."""
    way_out_wanted = Signal(object, object)
    """A way out that only the window knows was pressed: carries the `WayOut` and the `Notice`."""

    def __init__(self, standing: Standing, sending: SendingDoor, clipboard: ClipboardDoor) -> None:
        super().__init__(standing)
        self._standing = standing
        self._sending = sending
        self._clipboard = clipboard
        sending.paused.connect(standing.show_pause)
        sending.pause_ended.connect(standing.end_pause)
        sending.history_stopped.connect(standing.show_history_stopped)
        standing.way_out_chosen.connect(self._act)

    @Slot(object, object)
    def _act(self, way_out: WayOut, notice: Notice) -> None:
        match way_out:
            case WayOut.ADD_KEY | WayOut.CHANGE_KEY:
                self.key_wanted.emit()
            case WayOut.PRACTICE:
                self.practice_wanted.emit()
            case WayOut.TRY_AGAIN | WayOut.CONTINUE:
                self._standing.refuse(None)
                self._sending.resume()
            case WayOut.STOP:
                self._sending.stop()
            case WayOut.COPY_DETAILS:
                self._clipboard.copy_text(notice.details)
            case WayOut.CLOSE:
                self._standing.close_notice()
            case WayOut.SEND_AGAIN | WayOut.CANCEL:
                self._standing.ask_again(asking=way_out is WayOut.SEND_AGAIN)
            case WayOut.THEY_GOT_IT | WayOut.CONFIRM:
                self._settle(way_out)
            case _:
                self.way_out_wanted.emit(way_out, notice)

    def _settle(self, way_out: WayOut) -> None:
        """Do what is to be done about the doubt that the notice is about."""
        invite = self._standing.in_doubt
        if invite is None:
            return
        if way_out is WayOut.THEY_GOT_IT:
            self._sending.they_got_it(invite.id)
        else:
            self._sending.send_again(invite.id)
