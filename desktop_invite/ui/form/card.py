"""The card of one invite: how it stands, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from desktop_invite.invites.invite import Status
from desktop_invite.ui.form.faces import Face, face_of
from desktop_invite.ui.parts.air import give_air
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.picture import Picture
from desktop_invite.ui.parts.texts import heading, plain, show_text
from desktop_invite.ui.parts.ways_out import WayOut, WaysOut
from desktop_invite.ui.sharing.menu import ShareMenu
from desktop_invite.ui.theme.colours import colours_for
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from desktop_invite.invites.invite import Invite

_SIGN_SIZE = QSize(2 * GRID, 2 * GRID)


class InviteCard(Card):
    """Shows one invite as it changes. Folded, it is its heading and its name."""

    way_out_chosen = Signal(object, object)
    """A button was pressed: carries the `WayOut` and the `Invite`."""
    share_chosen = Signal(object, object)
    """An entry of its *Share* menu: carries the `ShareAction` and the `Invite`."""

    def __init__(self, invite: Invite, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inviteCard")
        self.invite = invite
        self.leaves_at: float | None = None
        """When it leaves, in the clock's monotonic seconds, while that can be undone."""
        self._asking = False
        self._put_back = False
        self._folded = False
        self._face = face_of(invite)
        self._sign = Picture()
        self._heading = heading()
        self._copied_sign = Picture()
        self._copied_words = plain()
        self.copy_folded = QPushButton()
        self.close_button = QToolButton()
        self._who = plain()
        self._address = plain()
        self._sentence = plain()
        self._note = plain()
        self._link = QLineEdit()
        self._ways_out = WaysOut()
        self._share_menu: ShareMenu | None = None
        self._prepare()
        self._lay_out()
        self._show()

    @property
    def face(self) -> Face:
        """What stands on it."""
        return self._face

    @property
    def ways_out(self) -> WaysOut:
        """Its buttons."""
        return self._ways_out

    @property
    def is_copied(self) -> bool:
        """Whether it says that its link or message is on the clipboard."""
        return self._copied_words.isVisibleTo(self)

    @property
    def note(self) -> str:
        """What it says about what was asked of it last."""
        return self._note.text()

    def show_invite(self, invite: Invite, leaves_at: float | None, now: float) -> None:
        """Show how the invite stands now; news are told to a screen reader."""
        turned = invite.status is not self.invite.status
        starts_to_leave = leaves_at is not None and self.leaves_at is None
        self.invite, self.leaves_at = invite, leaves_at
        if turned:
            self._asking = self._put_back = False
            self._note.hide()
        self.show_time(now)
        # That it is on its way is no news: it is soon there.
        if starts_to_leave or (turned and invite.status is not Status.SENDING):
            announce(self, ". ".join(filter(None, (self.accessibleName(), self._face.sentence))))

    def show_time(self, now: float) -> None:
        """Show the countdown as it stands now, in the clock's monotonic seconds."""
        left = None if self.leaves_at is None else self.leaves_at - now
        face = face_of(self.invite, left, asking=self._asking, put_back=self._put_back)
        if face != self._face:
            self._face = face
            self._show()

    def show_copied(self, *, copied: bool) -> None:
        """Say that its link or message is on the clipboard, or no longer."""
        if copied and not self.is_copied:
            announce(self, self._copied_words.text())
        self._copied_sign.setVisible(copied)
        self._copied_words.setVisible(copied)

    def show_note(self, sentence: str) -> None:
        """Say something about what was just asked of it."""
        show_text(self._note, sentence)
        self._note.setVisible(bool(sentence))
        announce(self, sentence)

    def show_put_back(self) -> None:
        """Say that the details of a cancelled invite are in the form again."""
        self._put_back = True
        self._face = face_of(self.invite, put_back=True)
        self._show()

    def ask_again(self, *, asking: bool) -> None:
        """Ask before *Send again*, or take the question back."""
        self._asking = asking
        self._face = face_of(self.invite, asking=asking)
        self._show()
        first = self._ways_out.first()
        if first is not None:
            # The safe answer has the focus: one key press too many must not send twice.
            safe = self._ways_out.button(WayOut.CANCEL) or first
            safe.setFocus(Qt.FocusReason.OtherFocusReason)
        if asking:
            announce(self, self._face.sentence)

    def fold(self, *, folded: bool) -> None:
        """Take little room, as an older card, unless something is to be answered."""
        self._folded = folded
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs in the colours of the scheme in use."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange and hasattr(self, "_ways_out"):
            self._draw_signs()

    @property
    def is_folded(self) -> bool:
        """Whether it takes little room now."""
        return self._folded and not self._face.wants_answer

    def _show(self) -> None:
        face, open_ = self._face, not self.is_folded
        self._heading.setText(face.heading)
        show_text(self._who, face.who)
        self._who.setToolTip(f"{self.invite.candidate.name}\n{self.invite.candidate.email}")
        self._say(self._address, face.address if open_ else "")
        self._say(self._sentence, face.sentence if open_ else "")
        self._link.setText(face.link)
        self._link.setCursorPosition(0)
        self._link.setVisible(bool(face.link) and open_)
        self._ways_out.show_buttons(face.buttons if open_ else ())
        self._show_share_menu()
        self.copy_folded.setVisible(bool(face.link) and not open_)
        self.copy_folded.setAccessibleName(self.tr("Copy link of {name}").format(name=face.who))
        self.close_button.setAccessibleName(self.tr("Close {name}").format(name=face.who))
        self.close_button.setVisible(face.settled)
        self.setAccessibleName(f"{face.heading}: {face.who}")
        if self.property("tone") != face.tone.value:
            self.show_tone(face.tone)
        self._draw_signs()

    def _show_share_menu(self) -> None:
        """Give the *Share* button its menu, about the invite as it is now."""
        button = self._ways_out.button(WayOut.SHARE)
        if button is None:
            return
        if self._share_menu is None:
            self._share_menu = ShareMenu(self)
            self._share_menu.chosen.connect(self.share_chosen)
        self._share_menu.offer(self.invite)
        button.setMenu(self._share_menu)

    def _say(self, label: QLabel, text: str) -> None:
        show_text(label, text)
        label.setVisible(bool(text))

    def _draw_signs(self) -> None:
        colour = colours_for(self.palette()).tones[self._face.tone].text
        ratio = self.devicePixelRatioF()
        self._sign.show_pixmap(icon(self._face.sign, colour).pixmap(_SIGN_SIZE, ratio))
        self._copied_sign.show_pixmap(icon(Glyph.CHECK, colour).pixmap(_SIGN_SIZE, ratio))
        self.close_button.setIcon(icon(Glyph.CLEAR, colour))

    def _prepare(self) -> None:
        self._copied_words.setText(self.tr("Copied"))
        self._copied_words.setWordWrap(False)
        self.show_copied(copied=False)
        self._note.hide()
        self._heading.setObjectName("cardHeading")
        self.close_button.setObjectName("closeCard")
        self.close_button.setAutoRaise(True)
        self.close_button.setIconSize(_SIGN_SIZE)
        self.close_button.setToolTip(self.tr("Close; the invite stays in the history"))
        self.close_button.clicked.connect(self._choose_close)
        self.copy_folded.setObjectName("copyEarlierLink")
        self.copy_folded.setText(self.tr("Copy link"))
        self.copy_folded.setProperty("link", True)  # noqa: FBT003
        self.copy_folded.clicked.connect(self._choose_copy)
        self._link.setObjectName("inviteLink")
        self._link.setAccessibleName(self.tr("Invite link"))
        self._link.setReadOnly(True)
        give_air(self._link)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._ways_out.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._sign)
        top.addWidget(self._heading, 1)
        top.addWidget(self._copied_sign)
        top.addWidget(self._copied_words)
        top.addWidget(self.copy_folded)
        top.addWidget(self.close_button)
        top.addStrut(3 * GRID)
        self.body.addLayout(top)
        for part in (self._who, self._address, self._sentence):
            self.body.addWidget(part)
        self.body.addWidget(self._link)
        self.body.addWidget(self._ways_out)
        self.body.addWidget(self._note)

    @Slot(object)
    def _choose(self, way_out: WayOut) -> None:
        if way_out is WayOut.SHARE:
            return  # Its menu has answered.
        if way_out is WayOut.SEND_AGAIN:
            self.ask_again(asking=True)
        elif way_out is WayOut.CANCEL and self.invite.status is Status.UNKNOWN:
            self.ask_again(asking=False)
        else:
            self.way_out_chosen.emit(way_out, self.invite)

    @Slot()
    def _choose_close(self) -> None:
        self.way_out_chosen.emit(WayOut.CLOSE, self.invite)

    @Slot()
    def _choose_copy(self) -> None:
        self.way_out_chosen.emit(WayOut.COPY_LINK, self.invite)
