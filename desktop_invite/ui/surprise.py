"""What is said when something went wrong that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.clipboard import Clipboard


class SurpriseBar(NoticeBar):
    """Says that something went wrong, and what is safe; it stays until it is closed."""

    def __init__(self, details: str, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        """`details` is for *Copy details*: without candidate and key."""
        super().__init__(parent)
        self.setObjectName("surprise")
        self._clipboard = clipboard
        self.way_out_chosen.connect(self._answer)
        self.show_notice(surprise_notice(details))

    @Slot(object, object)
    def _answer(self, way_out: WayOut, notice: Notice) -> None:
        if way_out is WayOut.COPY_DETAILS:
            self._clipboard.copy_text(notice.details)
        else:
            self.clear()


def surprise_notice(details: str) -> Notice:
    """Say that what happened is unknown, what is safe, and what to do."""
    sentence = _tr(
        "Something went wrong in Desktop Invite, and it can't say what. Your invites are safe in "
        "the history, and what you typed into the form will come back. "
        "Please close Desktop Invite and start it again."
    )
    buttons = (
        Button(WayOut.COPY_DETAILS, _tr("Copy details")),
        Button(WayOut.CLOSE, _tr("Close")),
    )
    return Notice(sentence, Tone.DOUBT, buttons, details)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprise", text)
