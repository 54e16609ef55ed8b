"""Does what the share menus offer: drafts, the QR code, the browser. What it can't do, it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_invite.invites.links import Opening, opening_of, site_of
from desktop_invite.invites.qr_codes import qr_code_of
from desktop_invite.invites.sharing import mail_draft, whatsapp_draft
from desktop_invite.invites.templates import MissingValue, fill, fill_subject
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.words import sharing as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.qr_codes import QrCode
    from desktop_invite.invites.templates import FilledMessage, MessageTemplate
    from desktop_invite.ui.background import Background
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.sharing.open_question import OpenQuestion
    from desktop_invite.ui.sharing.opener import Opener
    from desktop_invite.ui.sharing.qr_window import QrWindow

MOST_SITES = 200
"""Confirmed sites that are remembered; the oldest go first."""


class Share(QObject):
    """One for the window of a mode. Its dialogs are imported and made when they are wanted."""

    said = Signal(object, str)
    """Something is to be said about an invite: carries the `Invite` and the sentence."""

    def __init__(
        self,
        clipboard: Clipboard,
        opener: Opener,
        background: Background,
        remembered: Remembered,
        window: QWidget,
        *,
        api_host: Callable[[], str],
        practice: bool,
    ) -> None:
        """`api_host` tells where the API key goes: links to there need no question."""
        super().__init__(window)
        self._clipboard = clipboard
        self._opener = opener
        self._background = background
        self._remembered = remembered
        self._window = window
        self._api_host = api_host
        self._practice = practice
        self._qr_window: QrWindow | None = None
        self._question: OpenQuestion | None = None
        self._closed = False

    @Slot(object, object)
    def do(self, action: ShareAction, invite: Invite) -> None:
        """Do it, or say why not."""
        if not invite.link:
            self.said.emit(invite, words.no_link())
            return
        match action:
            case ShareAction.EMAIL:
                self._write_mail(invite)
            case ShareAction.WHATSAPP:
                self._write_whatsapp(invite)
            case ShareAction.QR_CODE:
                self._show_code(invite)
            case ShareAction.OPEN_LINK:
                self._open_link(invite)

    def close(self) -> None:
        """Close whatever is open; nothing opens any more."""
        self._closed = True
        for dialog in (self._question, self._qr_window):
            if dialog is not None:
                dialog.close()

    def drop(self, ids: Collection[int]) -> None:
        """Show no code of these invites any more, and ask nothing about them."""
        window, question = self._qr_window, self._question
        if window is not None and window.invite_id in ids:
            window.clear()
        if question is not None and question.invite_id in ids:
            question.close()

    # ------------------------------------------------------------------ drafts

    def _write_mail(self, invite: Invite) -> None:
        template = self._template(invite)
        filled, subject = self._filled(template, invite), fill_subject(template, invite)
        if filled is None:
            return
        if isinstance(subject, MissingValue):
            self.said.emit(invite, words.no_draft(subject))
            return
        draft = mail_draft(subject, filled.plain, invite.candidate.email)
        if not draft.is_whole and not self._copied(filled, invite):
            return
        if not self._opener.open(draft.address):
            self.said.emit(invite, words.no_mail_program(copied=not draft.is_whole))
        elif not draft.is_whole:
            self.said.emit(invite, words.paste_into_draft())

    def _write_whatsapp(self, invite: Invite) -> None:
        filled = self._filled(self._template(invite), invite)
        if filled is None:
            return
        address = whatsapp_draft(filled.plain)
        if self._practice or address is None:
            if self._copied(filled, invite):
                said = (
                    words.no_whatsapp_in_practice if self._practice else words.paste_into_whatsapp
                )
                self.said.emit(invite, said())
        elif not self._opener.open(address):
            self.said.emit(invite, words.no_whatsapp())

    def _template(self, invite: Invite) -> MessageTemplate:
        messages = self._remembered.now.messages
        return messages.for_interview(invite.interview.number, practice=self._practice)

    def _filled(self, template: MessageTemplate, invite: Invite) -> FilledMessage | None:
        """Return the message for an invite; where it lacks something, say so."""
        filled = fill(template, invite)
        if isinstance(filled, MissingValue):
            self.said.emit(invite, words.no_draft(filled))
            return None
        if not filled.plain.strip():
            self.said.emit(invite, words.empty_message(template))
            return None
        return filled

    def _copied(self, filled: FilledMessage, invite: Invite) -> bool:
        """Copy a message that no draft takes; what isn't on the clipboard is not said to be."""
        copied = self._clipboard.copy_message(filled)
        if not copied:
            self.said.emit(invite, words.clipboard_held())
        return copied

    # ------------------------------------------------------------------ the QR code

    def _show_code(self, invite: Invite) -> None:
        link = invite.link or ""
        if not site_of(link):
            self.said.emit(invite, words.link_not_opened())
            return
        # Its library takes longer to import than a window may stand still.
        self._background.run(lambda: qr_code_of(link), lambda code: self._code_made(invite, code))

    def _code_made(self, invite: Invite, code: QrCode | None) -> None:
        from desktop_invite.ui.sharing.qr_window import QrWindow  # noqa: PLC0415 - see the class

        if self._closed:
            return
        if code is None:
            self.said.emit(invite, words.no_code())
            return
        if self._qr_window is None:
            self._qr_window = QrWindow(self._background, self._window)
        self._qr_window.show_code(invite, code)
        self._qr_window.show()
        self._qr_window.raise_()
        self._qr_window.activateWindow()

    # ------------------------------------------------------------------ the browser

    def _open_link(self, invite: Invite) -> None:
        link = invite.link or ""
        match opening_of(link, self._api_host(), self._remembered.now.confirmed_sites):
            case Opening.AT_ONCE:
                self._open(invite)
            case Opening.AFTER_ASKING:
                self._ask_before_opening(invite)
            case Opening.NEVER:
                self.said.emit(invite, words.link_not_opened())

    def _ask_before_opening(self, invite: Invite) -> None:
        from desktop_invite.ui.sharing.open_question import (  # noqa: PLC0415 - see the class
            OpenQuestion,
        )

        if self._question is not None:
            self._question.close()
        self._question = OpenQuestion(invite, self._window)
        self._question.finished.connect(self._forget_question)
        self._question.confirmed.connect(self._remember_site)
        self._question.confirmed.connect(lambda _: self._open(invite))
        self._question.open()

    @Slot()
    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    @Slot(str)
    def _remember_site(self, link: str) -> None:
        others = (each for each in self._remembered.now.confirmed_sites if each != site_of(link))
        self._remembered.change(confirmed_sites=(*others, site_of(link))[-MOST_SITES:])

    def _open(self, invite: Invite) -> None:
        if not self._opener.open(invite.link or ""):
            self.said.emit(invite, words.no_browser())
