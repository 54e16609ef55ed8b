"""Does what the ways out of the notice above the form promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_invite.ui.parts.notice import Notice, WayOut

if TYPE_CHECKING:
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.form.door import SendingDoor
    from desktop_invite.ui.form.standing import Standing


class NoticeAnswers(QObject):
    """One for the form; what it can't do itself, it asks for."""

    key_wanted = Signal()
    """*Add key* or *Change key* was pressed."""
    practice_wanted = Signal()
    """*Try practice mode* was pressed."""
    submit_wanted = Signal()
    """What could not be recorded is to be tried once more."""
    send_again_wanted = Signal(object)
    """The doubt is to be settled by another attempt: carries the `Invite`."""
    details_copied = Signal()
    """The technical details for IT are on the clipboard."""
    other_chosen = Signal(object, object)
    """A way out that only the window knows was pressed: carries the `WayOut` and the `Notice`."""

    def __init__(self, standing: Standing, sending: SendingDoor, clipboard: Clipboard) -> None:
        super().__init__(standing)
        self._standing = standing
        self._sending = sending
        self._clipboard = clipboard
        standing.way_out_chosen.connect(self._act)

    @Slot(object, object)
    def _act(self, way_out: WayOut, notice: Notice) -> None:
        match way_out:
            case WayOut.ADD_KEY | WayOut.CHANGE_KEY:
                self.key_wanted.emit()
            case WayOut.PRACTICE:
                self.practice_wanted.emit()
            case WayOut.TRY_AGAIN | WayOut.CONTINUE:
                self._go_on()
            case WayOut.STOP:
                self._sending.stop()
            case WayOut.COPY_DETAILS:
                if self._clipboard.copy_text(notice.details):
                    self.details_copied.emit()
            case WayOut.CLOSE:
                self._standing.close_notice()
            case WayOut.THEY_GOT_IT | WayOut.SEND_AGAIN | WayOut.CONFIRM | WayOut.CANCEL:
                self._settle(way_out)
            case _:
                self.other_chosen.emit(way_out, notice)

    def _settle(self, way_out: WayOut) -> None:
        """Do what is to be done about the doubt that the notice is about."""
        invite = self._standing.in_doubt
        if way_out is WayOut.CANCEL:
            self._standing.ask_again(asking=False)
        elif way_out is WayOut.SEND_AGAIN:
            self._standing.ask_again(asking=True)
        elif invite is not None and way_out is WayOut.THEY_GOT_IT:
            self._sending.they_got_it(invite.id)
        elif invite is not None:
            self.send_again_wanted.emit(invite)

    def _go_on(self) -> None:
        refused = self._standing.refuses
        self._sending.resume()
        if refused:
            self.submit_wanted.emit()
