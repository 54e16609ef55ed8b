"""A page about one invite: who, what, the link, and every attempt with the server's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.invites.correction import NOT_LINKED
from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.history.attempt_list import AttemptList
from desktop_invite.ui.history.attempts import attempt_words
from desktop_invite.ui.history.invite_notice import InviteNotice
from desktop_invite.ui.history.labels import in_a_row, selectable
from desktop_invite.ui.history.linked import LinkedInvites
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.parts.air import give_air
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.closing import close_buttons
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.picture import Picture
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.texts import heading, muted, plain, show_text
from desktop_invite.ui.theme.colours import colours_for
from desktop_invite.ui.theme.icons import icon
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import AttemptsRead, InviteChanged, InvitesForgotten
    from desktop_invite.ui.history.doors import ClipboardDoor, SendingDoor
    from desktop_invite.ui.history.moments import Moments

_SIZE = QSize(62 * GRID, 66 * GRID)
_SIGN = 16


class DetailsDialog(QDialog):
    """Stands beside the window, follows the invite as it changes, and settles it where in doubt."""

    edit_wanted = Signal(object)
    """The recruiter wants to correct the invite and make it anew: carries it."""

    def __init__(
        self,
        sending: SendingDoor,
        clipboard: ClipboardDoor,
        moments: Moments,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inviteDetails")
        self._sending = sending
        self._clipboard = clipboard
        self._moments = moments
        self._invite: Invite | None = None
        self._summary = Summary(moments)
        self._summary.copy_wanted.connect(self._copy_link)
        self._notice = InviteNotice(sending)
        self._notice.edit_wanted.connect(self.edit_wanted)
        # It goes on in the form, which the page may hide.
        self._notice.edit_wanted.connect(self.close)
        self._linked = LinkedInvites(moments)
        self._linked.chosen.connect(self.show_invite)
        self._attempts = AttemptList()
        self._lay_out()
        resize_on_screen(self, _SIZE)
        sending.invite_changed.connect(self._note_change)
        sending.attempts_read.connect(self._note_attempts)
        sending.invites_forgotten.connect(self._note_forgotten)

    @property
    def notice(self) -> InviteNotice:
        """The bar with what can be done."""
        return self._notice

    @Slot(object)
    def show_invite(self, invite: Invite) -> None:
        """Show an invite, and ask for its attempts and the invites it is linked with."""
        if self._invite is None or self._invite.id != invite.id:
            self._attempts.clear()
            self._linked.show_linked(NOT_LINKED)
        self._write(invite)
        self._sending.read_attempts(invite.id)

    def ask_again(self) -> None:
        """Ask whether to send the invite once more."""
        if self._invite is not None:
            self._notice.ask_again(self._invite)

    def _write(self, invite: Invite) -> None:
        self._invite = invite
        self.setWindowTitle(self.tr("Invite of {name}").format(name=invite.candidate.name))
        self._summary.show_invite(invite)
        self._notice.show_invite(invite)

    @Slot(object)
    def _note_change(self, event: InviteChanged) -> None:
        if self._invite is None:
            return
        if event.invite.id == self._invite.id:
            self._write(event.invite)
            self._sending.read_attempts(event.invite.id)
        elif self._linked.shows(event.invite.id):
            self._sending.read_attempts(self._invite.id)

    @Slot(object)
    def _note_forgotten(self, event: InvitesForgotten) -> None:
        if self._invite is not None and self._invite.id in event.ids:
            self._invite = None
            self.close()

    @Slot(object)
    def _note_attempts(self, event: AttemptsRead) -> None:
        if self._invite is not None and event.invite.id == self._invite.id:
            self._write(event.invite)
            self._linked.show_linked(event.linked)
            self._attempts.show_attempts(
                [attempt_words(event.invite, each, self._moments) for each in event.attempts]
            )

    @Slot()
    def _copy_link(self) -> None:
        if self._invite is not None and self._clipboard.copy_link(self._invite):
            self._summary.show_copied()

    def _lay_out(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        # Between the texts and the line that shows where the keyboard is.
        inner.setContentsMargins(GAP, GAP, GAP, GAP)
        inner.setSpacing(MARGIN)
        for part in (self._summary, self._notice, self._linked, self._attempts):
            inner.addWidget(part)
        inner.addStretch(1)
        scroll = ScrollPage(page)
        scroll.let_keyboard_in(self.tr("Details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(scroll, 1)
        buttons = close_buttons(self, "closeDetails")
        buttons.setContentsMargins(GAP, 0, GAP, 0)
        column.addWidget(buttons)


class Summary(QWidget):
    """Who was invited to what, when, and how it stands."""

    copy_wanted = Signal()
    """*Copy link* was pressed."""

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._invite: Invite | None = None
        self._name = heading()
        self._email = selectable(muted())
        self._sign = Picture()
        self._status = selectable(plain())
        self._interview = selectable(plain())
        self._delivery = plain()
        self._when = plain()
        self._link = QLineEdit(readOnly=True)
        self._link.setObjectName("linkInDetails")
        self._link.setAccessibleName(self.tr("Invite link"))
        give_air(self._link)
        self._link_row = QWidget()
        self._copy = QPushButton(self.tr("Copy &link"))
        self._copy.setObjectName("copyLinkInDetails")
        self._copy.setAccessibleName(self.tr("Copy link"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._want_copy)
        self._lay_out()

    def show_invite(self, invite: Invite) -> None:
        """Show how an invite stands."""
        self._invite = invite
        show_text(self._name, invite.candidate.name)
        show_text(self._email, invite.candidate.email)
        self._status.setText(standing_of(invite).words)
        show_text(self._interview, _interview(invite))
        by_email = invite.delivery is Delivery.SENDLINK
        self._delivery.setText(
            self.tr("Xobin emails the candidate") if by_email else self.tr("A link to share")
        )
        self._when.setText(self._moments.full(invite.created_at))
        self._link.setText(invite.link or "")
        self._link.setCursorPosition(0)
        self._form.setRowVisible(self._link_row, bool(invite.link))
        self._copy.setText(self.tr("Copy &link"))
        self._draw_sign()

    def show_copied(self) -> None:
        """Say that the link is on the clipboard."""
        self._copy.setText(self.tr("Copied"))
        announce(self._copy, self.tr("Copied"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        if self._invite is None:
            return
        standing = standing_of(self._invite)
        colour = colours_for(self.palette()).tones[standing.tone].text
        picture = icon(standing.sign, colour)
        self._sign.show_pixmap(picture.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))

    @Slot()
    def _want_copy(self) -> None:
        self.copy_wanted.emit()

    def _lay_out(self) -> None:
        status = in_a_row(self._sign, self._status)
        link = QHBoxLayout(self._link_row)
        link.setContentsMargins(0, 0, 0, 0)
        link.setSpacing(GAP)
        link.addWidget(self._link, 1)
        link.addWidget(self._copy)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(MARGIN)
        self._form.setVerticalSpacing(GAP)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(muted(self.tr("Status")), status)
        self._form.addRow(muted(self.tr("Interview")), self._interview)
        self._form.addRow(muted(self.tr("Delivery")), self._delivery)
        self._form.addRow(muted(self.tr("Made")), self._when)
        self._form.addRow(muted(self.tr("Link")), self._link_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._email)
        column.addSpacing(MARGIN)
        column.addLayout(self._form)


def _interview(invite: Invite) -> str:
    interview = invite.interview
    if not interview.name:
        return str(interview.number)
    return f"{interview.name} · {interview.number}"
