"""What the history says in its status line, and in place of rows that can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Status
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.words.names import full_name, one_or_many

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite


def copied_link(invite: Invite) -> str:
    """Say that the link is on the clipboard."""
    return _tr("Copied the link for {name}.").format(name=full_name(invite.candidate))


def copied_message(invite: Invite) -> str:
    """Say that a message with the link is on the clipboard."""
    return _tr("Copied the message for {name}.").format(name=full_name(invite.candidate))


def not_copied() -> str:
    """Say that the clipboard did not take it."""
    return _tr("Another program is using the clipboard. Please try again.")


def no_link(invite: Invite) -> str:
    """Say why there is no link to copy."""
    match invite.status:
        case Status.QUEUED | Status.SENDING:
            return _tr("No link yet: the invite has not been answered.")
        case Status.SENT:
            return _tr("Xobin sent no link back. Find it in Xobin.")
        case Status.UNKNOWN:
            return _tr("No link: it isn't sure that the invite arrived.")
        case Status.REJECTED | Status.CANCELLED:
            return _tr("No link: nothing was sent.")


def copied_rows(count: int) -> str:
    """Say that rows are on the clipboard."""
    return one_or_many(
        count, _tr("Copied 1 invite as a table."), _tr("Copied {n} invites as a table.")
    )


def too_many_rows(most: int) -> str:
    """Say that fewer rows must be selected."""
    return _tr("That is too much for the clipboard. Select at most {n} invites.").format(n=most)


def unread(trouble: HistoryTrouble) -> str:
    """Say why the history is not shown."""
    match trouble:
        case HistoryTrouble.NEWER:
            return _tr("This history was made by a newer version of Desktop Invite.")
        case HistoryTrouble.DAMAGED:
            return _tr("The history's file is damaged, so it can't be shown.")
        case HistoryTrouble.LOCKED:
            return _tr("The history is busy right now. Trying again…")
        case _:
            return _tr("The history can't be read right now.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
