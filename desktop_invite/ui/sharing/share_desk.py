"""Copying and sharing by menu and key: for the selected invite, else for the last one.

A row that stays selected while somebody else is invited is not meant any more: who has just heard
*Copied* means the new invite. In the table the selected one is meant, whatever came.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop_invite.invites.invite import Status
from desktop_invite.ui.history.sentences import copied_message
from desktop_invite.ui.menus import Command
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.words.sharing import nothing_chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import (
        HistoryStopped,
        InviteChanged,
        InvitesForgotten,
        LinkCame,
    )
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
        self._share_with = share
        self._last: Invite | None = None
        self._selected: int | None = None
        self._is_newer = False
        """Whether a link has come since a row was selected."""
        self._coming: int | None = None
        """An invite whose link may be on the clipboard, and which is being recorded."""
        self._waiting: Callable[[], None] | None = None
        """What was asked for meanwhile."""
        sending.link_came.connect(self._note_coming)
        sending.history_stopped.connect(self._wait_no_longer)
        history.table.selection_changed.connect(self._note_selected)
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
            command.triggered.connect(self._share)

    def close(self) -> None:
        """Close the dialogs."""
        self._share_with.close()

    def _invite(self) -> Invite | None:
        selected = self._history.selected_invite()
        if selected is None or (self._is_newer and not self._history.table.hasFocus()):
            return self._last or selected
        return selected

    def _do(self, what: Callable[[Invite], object]) -> None:
        """Do it with the invite that is meant, once that is known."""
        if self._coming is not None and not self._history.table.hasFocus():
            self._waiting = partial(self._do, what)
            return
        invite = self._invite()
        if invite is None:
            self._history.say(nothing_chosen())
        else:
            what(invite)

    # ------------------------------------------------------------------ which invite is meant

    @Slot(object)
    def _note_coming(self, event: LinkCame) -> None:
        self._coming, self._is_newer = event.invite_id, True

    @Slot()
    def _note_selected(self) -> None:
        selected = self._history.selected_invite()
        now = None if selected is None else selected.id
        if now != self._selected:
            self._selected, self._is_newer = now, False

    @Slot(object)
    def _note_last(self, event: InviteChanged) -> None:
        # The links of a list come in while somebody else is invited: nobody has those in mind.
        if event.invite.link and event.invite.run_id is None:
            self._last = event.invite
        if event.invite.id == self._coming and event.invite.status is not Status.SENDING:
            self._coming = None
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                waiting()

    @Slot(object)
    def _wait_no_longer(self, _stopped: HistoryStopped) -> None:
        self._coming = self._waiting = None

    @Slot(object)
    def _drop_last(self, event: InvitesForgotten) -> None:
        self._share_with.drop(event.ids)
        if self._last is not None and self._last.id in event.ids:
            self._last = None

    # ------------------------------------------------------------------ what is asked for

    @Slot()
    def _share(self) -> None:
        command = self.sender()
        if isinstance(command, QAction):
            self._do(partial(self._share_with.do, self._shared_by[command]))

    @Slot()
    def _copy_link(self) -> None:
        self._do(self._form.copy_link)

    @Slot()
    def _copy_message(self) -> None:
        self._do(self._copy_message_of)

    @Slot(object)
    def _copy_message_of(self, invite: Invite) -> None:
        if self._form.copy_message(invite):
            self._history.say(copied_message(invite))
