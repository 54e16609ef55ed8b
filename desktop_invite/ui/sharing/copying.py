"""A message on its way to the clipboard, or the sentence that says what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.templates import MissingValue, fill
from desktop_invite.ui.words.findings import missing_sentence
from desktop_invite.ui.words.sharing import clipboard_held, empty_message

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.templates import MessageTemplate
    from desktop_invite.ui.clipboard import Clipboard


def copy_message(clipboard: Clipboard, template: MessageTemplate, invite: Invite) -> str:
    """Copy the message for an invite; return why that failed, and nothing when it is copied."""
    filled = fill(template, invite)
    if isinstance(filled, MissingValue):
        return missing_sentence(filled)
    if not filled.plain.strip():
        return empty_message(template)
    return "" if clipboard.copy_message(filled) else clipboard_held()
