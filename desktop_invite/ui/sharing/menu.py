"""What can be done with an invite link besides copying it, as a menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_invite.invites.links import is_web_link
from desktop_invite.ui.theme.icons import Glyph, show_icon

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite


class ShareAction(Enum):
    """A way on for a link."""

    EMAIL = auto()
    """A draft in the mail program."""
    WHATSAPP = auto()
    """A draft in WhatsApp."""
    QR_CODE = auto()
    OPEN_LINK = auto()
    """In the browser."""


@dataclass(frozen=True, slots=True)
class ShareWords:
    """How an action is offered."""

    text: str
    glyph: Glyph
    only_web_links: bool
    """Whether the link must be one that may be followed; a message takes any."""


def share_words() -> dict[ShareAction, ShareWords]:
    """Return the actions in their order, as menus offer them."""
    return {
        ShareAction.EMAIL: ShareWords(_tr("Write an &email"), Glyph.MAIL, only_web_links=False),
        ShareAction.WHATSAPP: ShareWords(_tr("&WhatsApp"), Glyph.CHAT, only_web_links=False),
        ShareAction.QR_CODE: ShareWords(_tr("&QR code…"), Glyph.QR_CODE, only_web_links=True),
        ShareAction.OPEN_LINK: ShareWords(_tr("&Open link"), Glyph.OPEN, only_web_links=True),
    }


class ShareMenu(QMenu):
    """Offers what can be done with the link of one invite."""

    chosen = Signal(object, object)
    """An entry was chosen: carries the `ShareAction` and the `Invite`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shareMenu")
        self.setTitle(_tr("&Share"))
        self._words = share_words()
        self._invite: Invite | None = None
        self._actions = {kind: self._make(kind) for kind in self._words}

    def __getitem__(self, kind: ShareAction) -> QAction:
        return self._actions[kind]

    def offer(self, invite: Invite | None) -> None:
        """Be about this invite from now on; None when there is none to share."""
        self._invite = invite
        link = (invite.link if invite else None) or ""
        for kind, action in self._actions.items():
            action.setEnabled(is_web_link(link) if self._words[kind].only_web_links else bool(link))

    def _make(self, kind: ShareAction) -> QAction:
        action = QAction(self._words[kind].text, self)
        show_icon(action, self._words[kind].glyph)
        action.setObjectName(f"share_{kind.name.lower()}")
        action.setData(kind)
        action.triggered.connect(self._choose)
        self.addAction(action)
        return action

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._invite is not None:
            self.chosen.emit(action.data(), self._invite)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Share", text)
