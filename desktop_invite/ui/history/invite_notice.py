"""A bar about one invite: how it stands, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.corrections import corrected_sentence
from desktop_invite.ui.words.doubts import send_again_button, send_again_question
from desktop_invite.ui.words.names import first_name
from desktop_invite.ui.words.outcomes import row_sentence
from desktop_invite.ui.words.statuses import status_tone

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.doors import SendingDoor


def notice_of(invite: Invite, *, can_undo: bool = False) -> Notice | None:
    """Return what there is to say and to do; None when all is well.

    `can_undo` is whether it counts down to its leaving.
    """
    ways: tuple[Button, ...] = ()
    match invite.status:
        case Status.UNKNOWN:
            ways = (
                Button(WayOut.THEY_GOT_IT, _tr("They got it")),
                Button(WayOut.SEND_AGAIN, _tr("Send again")),
            )
        case Status.REJECTED if invite.corrected:
            sentence = f"{row_sentence(invite)} {corrected_sentence()}"
            return Notice(sentence, Tone.NEUTRAL, invite_id=invite.id)
        case Status.REJECTED:
            ways = (
                Button(WayOut.TRY_AGAIN, _tr("Try again")),
                Button(WayOut.EDIT, _tr("Edit and send again")),
            )
        case Status.QUEUED if can_undo:
            return _leaving(invite)
        case Status.QUEUED:
            ways = (Button(WayOut.UNDO, _tr("Cancel this invite")),)
        case Status.SENT if not invite.link and invite.reason is not Reason.CONFIRMED:
            pass
        case _:
            return None
    return Notice(row_sentence(invite), standing_of(invite).tone, ways, invite_id=invite.id)


def _leaving(invite: Invite) -> Notice:
    sentence = _tr("{name} gets the email in a moment. Until then you can undo it.")
    undo = Button(WayOut.UNDO, _tr("Undo"))
    return Notice(
        sentence.format(name=first_name(invite.candidate)), Tone.BUSY, (undo,), invite_id=invite.id
    )


def question_of(invite: Invite) -> Notice:
    """Return the question that *Send again* asks; it names the person."""
    ways = (
        Button(WayOut.CONFIRM, send_again_button(invite)),
        Button(WayOut.CANCEL, _tr("Cancel")),
    )
    return Notice(send_again_question(invite), status_tone(invite), ways, invite_id=invite.id)


class InviteNotice(QWidget):
    """Shows the notice of an invite, and does what its buttons say."""

    edit_wanted = Signal(object)
    """The recruiter wants to correct the invite and make it anew: carries it."""

    def __init__(self, sending: SendingDoor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sending = sending
        self._invite: Invite | None = None
        self._asking = False
        self._can_undo = False
        self._bar = NoticeBar(self)
        self._bar.way_out_chosen.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self._bar.notice

    @property
    def invite_id(self) -> int | None:
        """The invite that it is about, whether there is anything to say of it or not."""
        return self._invite.id if self._invite else None

    def show_invite(self, invite: Invite | None, *, can_undo: bool = False) -> None:
        """Show how an invite stands; nothing for None. A question stays until it is answered."""
        self._can_undo = can_undo
        same = invite is not None and self._invite is not None and invite.id == self._invite.id
        self._asking = same and self._asking and _is_doubtful(invite)
        self._invite = invite
        self._write()

    def ask_again(self, invite: Invite) -> None:
        """Ask whether to send an invite in doubt once more."""
        self._invite = invite
        self._asking = _is_doubtful(invite)
        self._write()
        cancel = self._bar.ways_out.button(WayOut.CANCEL)
        if cancel is not None:
            # Enter pressed once too often must not mail anybody twice.
            cancel.setFocus()

    def _write(self) -> None:
        invite = self._invite
        notice = None
        if invite is not None:
            present = notice_of(invite, can_undo=self._can_undo)
            notice = question_of(invite) if self._asking else present
        if notice is None:
            self._bar.clear()
        else:
            self._bar.show_notice(notice)
        self.setVisible(notice is not None)

    @Slot(object, object)
    def _go(self, way_out: WayOut, _: Notice) -> None:
        invite = self._invite
        if invite is None:
            return
        match way_out:
            case WayOut.SEND_AGAIN:
                self.ask_again(invite)
            case WayOut.CANCEL:
                self._asking = False
                self._write()
            case WayOut.EDIT:
                self.edit_wanted.emit(invite)
            case _:
                self._asking = False
                _act(self._sending, way_out, invite)
                self._write()


def _act(sending: SendingDoor, way_out: WayOut, invite: Invite) -> None:
    match way_out:
        case WayOut.CONFIRM | WayOut.TRY_AGAIN:
            sending.send_again(invite.id)
        case WayOut.THEY_GOT_IT:
            sending.they_got_it(invite.id)
        case WayOut.UNDO:
            sending.undo(invite.id)
        case _:
            raise ValueError(way_out)


def _is_doubtful(invite: Invite | None) -> bool:
    return invite is not None and invite.status is Status.UNKNOWN


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
