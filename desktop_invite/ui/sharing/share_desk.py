"""Copying and sharing by menu and key: for the selected invite, else for the card on top.

A row that stays selected while somebody else is invited is not meant any more: who has just heard
*Copied* means the new invite, whose card is on top. In the table its row is meant, whatever came.
Nobody is meant who can't be seen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop_invite.invites.invite import Status
from desktop_invite.ui.history.sentences import copied_link, copied_message, no_link
from desktop_invite.ui.menus import Command
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.words.sharing import choose_one, nothing_chosen, nothing_found

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
        self._selected: tuple[int, int | None] = (0, None)
        """How many rows are selected, and which invite where it is one."""
        self._is_newer = False
        """Whether a link has come to the card on top since a row was selected."""
        self._coming: int | None = None
        """An invite whose link may be on the clipboard, and which is being recorded."""
        self._waiting: Callable[[], None] | None = None
        """What was asked for meanwhile."""
        sending.link_came.connect(self._note_coming)
        sending.history_stopped.connect(self._wait_no_longer)
        history.table.selection_changed.connect(self._note_selected)
        form.outcomes.followed.connect(self._note_followed)
        sending.invite_changed.connect(self._note_recorded)
        sending.invites_forgotten.connect(self._drop)
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
        table = self._history.table
        if table.hasFocus():
            return table.meant_invite() or self._on_top_unless_selected()
        return self._on_top() if self._is_newer else self._on_top_unless_selected()

    def _on_top_unless_selected(self) -> Invite | None:
        """Return the selected invite, and that of the card only where no row is selected."""
        table = self._history.table
        return table.selected_invite() if table.selected_count() else self._on_top()

    def _on_top(self) -> Invite | None:
        return next((card.invite for card in self._form.outcomes.cards), None)

    def _do(self, what: Callable[[Invite], object]) -> None:
        """Do it with the invite that is meant, once that is known."""
        if self._coming is not None and not self._history.table.hasFocus():
            self._waiting = partial(self._do, what)
            return
        invite = self._invite()
        if invite is None:
            self._history.say(self._why_nobody())
        elif not invite.link:
            self._form.say_of(invite, no_link(invite))
        else:
            what(invite)

    def _why_nobody(self) -> str:
        if self._history.selected_count() > 1:
            return choose_one()
        return nothing_found() if self._history.found_count() == 0 else nothing_chosen()

    # ------------------------------------------------------------------ which invite is meant

    @Slot(object)
    def _note_coming(self, event: LinkCame) -> None:
        on_top = self._on_top()
        if on_top is not None and on_top.id == event.invite_id:
            self._coming, self._is_newer = event.invite_id, True

    @Slot(object)
    def _note_followed(self, invite: Invite) -> None:
        """Take a card that comes with its link as news at once."""
        self._is_newer = self._is_newer or bool(invite.link)

    @Slot()
    def _note_selected(self) -> None:
        invite = self._history.selected_invite()
        now = self._history.selected_count(), None if invite is None else invite.id
        if now != self._selected:
            self._selected, self._is_newer = now, False

    @Slot(object)
    def _note_recorded(self, event: InviteChanged) -> None:
        if event.invite.id == self._coming and event.invite.status is not Status.SENDING:
            waiting, self._waiting = self._waiting, None
            self._coming = None
            if waiting is not None:
                waiting()

    @Slot(object)
    def _wait_no_longer(self, _stopped: HistoryStopped) -> None:
        self._coming = self._waiting = None

    @Slot(object)
    def _drop(self, event: InvitesForgotten) -> None:
        self._share_with.drop(event.ids)

    # ------------------------------------------------------------------ what is asked for

    @Slot()
    def _share(self) -> None:
        command = self.sender()
        if isinstance(command, QAction):
            self._do(partial(self._share_with.do, self._shared_by[command]))

    @Slot()
    def _copy_link(self) -> None:
        self._do(self._copy_link_of)

    @Slot()
    def _copy_message(self) -> None:
        self._do(self._copy_message_of)

    @Slot(object)
    def _copy_message_of(self, invite: Invite) -> None:
        if self._form.copy_message(invite):
            self._history.say(copied_message(invite))

    def _copy_link_of(self, invite: Invite) -> None:
        if self._form.copy_link(invite):
            self._history.say(copied_link(invite))
