"""Links of invites made here go to the clipboard by themselves, each as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.invites.invite import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import LinkCame
    from desktop_invite.ui.clipboard import Clipboard


class AutoCopy(QObject):
    """Knows which links are awaited, and which went to the clipboard before they were recorded."""

    def __init__(
        self, clipboard: Clipboard, is_wanted: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`is_wanted` is asked for each link: it is a setting."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_wanted = is_wanted
        self._awaited: set[int] = set()
        self._copied: dict[int, str] = {}

    def await_link(self, invite: Invite) -> None:
        """Copy the link of this invite when it comes, if it gets one to share."""
        if invite.delivery is Delivery.GETLINK:
            self._awaited.add(invite.id)

    @Slot(object)
    def take(self, event: LinkCame) -> None:
        """Copy a link at once; that it came is recorded meanwhile."""
        if event.invite_id not in self._awaited or not self._is_wanted():
            return
        if self._clipboard.copy_text(event.link):
            self._awaited.discard(event.invite_id)
            self._copied[event.invite_id] = event.link

    def is_due(self, invite: Invite) -> bool:
        """Whether the link of an invite that was sent is still to be copied; said once."""
        was_awaited = invite.id in self._awaited
        self._awaited.discard(invite.id)
        return was_awaited and bool(invite.link) and self._is_wanted()

    def has_copied(self, invite: Invite) -> bool:
        """Whether the link was copied at once, and nothing else since; said once."""
        link = self._copied.pop(invite.id, None)
        return link is not None and link == self._clipboard.text()
