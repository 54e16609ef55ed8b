"""Copying and sharing by menu and key: for the selected invite, else for the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop_invite.ui.history.sentences import copied_message
from desktop_invite.ui.menus import Command
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.words.sharing import nothing_chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import InviteChanged, InvitesForgotten
    from desktop_invite.sending.worker import Sending
    from desktop_invite.ui.form.panel import FormPanel
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.sharing.share import Share

_SHARED_BY = {
    Command.WRITE_EMAIL: ShareAction.EMAIL,
    Command.WHATSAPP: ShareAction.WHATSAPP,
    Command.QR_CODE: ShareAction.QR_CODE,
    Command.OPEN_LINK: ShareAction.OPEN_LINK,
}


class ShareDesk(QObject):
    """Knows which invite a menu or key is about, and where to say what became of it."""

    def __init__(
        self,
        commands: Mapping[Command, QAction],
        form: FormPanel,
        history: HistoryPanel,
        sending: Sending,
        share: Share,
    ) -> None:
        super().__init__(form)
        self._form = form
        self._history = history
        self._share = share
        self._last: Invite | None = None
        sending.invite_changed.connect(self._note_last)
        sending.invites_forgotten.connect(self._drop_last)
        form.share_wanted.connect(share.do)
        history.share_wanted.connect(share.do)
        history.copy_message_wanted.connect(self._copy_message_of)
        share.said.connect(form.say_of)
        commands[Command.COPY_LINK].triggered.connect(self._copy_link)
        commands[Command.COPY_MESSAGE].triggered.connect(self._copy_message)
        self._shared_by = {commands[command]: action for command, action in _SHARED_BY.items()}
        for command in self._shared_by:
            command.triggered.connect(self._share_by)

    def close(self) -> None:
        """Close the dialogs."""
        self._share.close()

    def _invite(self) -> Invite | None:
        return self._history.selected_invite() or self._last

    @Slot()
    def _share_by(self) -> None:
        command, invite = self.sender(), self._invite()
        if invite is None:
            self._history.say(nothing_chosen())
        elif isinstance(command, QAction):
            self._share.do(self._shared_by[command], invite)

    @Slot(object)
    def _note_last(self, event: InviteChanged) -> None:
        if event.invite.link:
            self._last = event.invite

    @Slot(object)
    def _drop_last(self, event: InvitesForgotten) -> None:
        self._share.drop(event.ids)
        if self._last is not None and self._last.id in event.ids:
            self._last = None

    @Slot()
    def _copy_link(self) -> None:
        invite = self._invite()
        if invite is None:
            self._history.say(nothing_chosen())
        else:
            self._form.copy_link(invite)

    @Slot()
    def _copy_message(self) -> None:
        invite = self._invite()
        if invite is None:
            self._history.say(nothing_chosen())
        else:
            self._copy_message_of(invite)

    @Slot(object)
    def _copy_message_of(self, invite: Invite) -> None:
        if self._form.copy_message(invite):
            self._history.say(copied_message(invite))
