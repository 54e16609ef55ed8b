"""What is said about drafts, codes and links: what happened, and where the message is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.ui.words.findings import missing_value
from desktop_invite.ui.words.names import full_name, isolated, short

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.templates import MessageTemplate, MissingValue

_LONGEST_CAPTION = 44


def no_draft(missing: MissingValue) -> str:
    """Say why there is no draft: which value the message lacks."""
    return _tr("No draft was opened: your message uses {what}, which isn't known yet.").format(
        what=missing_value(missing)
    )


def paste_into_draft() -> str:
    """Say that the message has to be pasted: mail programs would cut it off."""
    return _tr(
        "Your message is too long to be handed to a mail program. It is copied: "
        "paste it into the empty draft."
    )


def no_mail_program(*, copied: bool) -> str:
    """Say that nothing opens a draft here."""
    if copied:
        return _tr("No mail program could be opened here. Your message is copied, to paste it.")
    return _tr("No mail program could be opened here. Copy message works everywhere.")


def paste_into_whatsapp() -> str:
    """Say that the message has to be pasted into a chat."""
    return _tr("Your message is too long to be handed to WhatsApp. It is copied: paste it there.")


def no_whatsapp() -> str:
    """Say that nothing opens WhatsApp here."""
    return _tr("WhatsApp could not be opened here. Copy message works everywhere.")


def no_whatsapp_in_practice() -> str:
    """Say that a practice message doesn't leave this computer."""
    return _tr(
        "In practice mode nothing leaves this computer, so WhatsApp isn't opened. "
        "Your message is copied."
    )


def no_browser() -> str:
    """Say that nothing opens links here."""
    return _tr("No browser could be opened here. You can copy the link.")


def link_not_opened() -> str:
    """Say that a link is none that may be opened."""
    return _tr("This link isn't a safe web address, so it isn't opened.")


def no_link() -> str:
    """Say that there is nothing to share yet."""
    return _tr("This invite has no link to share.")


def nothing_chosen() -> str:
    """Say that no invite is selected, and that there is no card."""
    return _tr("Select an invite first.")


def nothing_found() -> str:
    """Say that no invite is shown that could be meant."""
    return _tr("There is no invite here to copy or share.")


def choose_one() -> str:
    """Say that several invites are selected where one can be meant only."""
    return _tr("Select one invite only.")


def about(invite: Invite, sentence: str) -> str:
    """Say of whom a sentence speaks, where nothing around it tells."""
    return _tr("{name}: {sentence}").format(name=full_name(invite.candidate), sentence=sentence)


def no_code() -> str:
    """Say that a link is no content for a QR code."""
    return _tr("This link doesn't fit into a QR code. You can copy it.")


def empty_message(template: MessageTemplate) -> str:
    """Say that a message has no words yet, and where they are written."""
    return _tr("Your message “{name}” is empty. Write it in the settings, under Messages.").format(
        name=isolated(short(template.name))
    )


def clipboard_held() -> str:
    """Say that the clipboard did not take a message."""
    return _tr("Another program holds the clipboard. Please try again.")


def code_caption(invite: Invite) -> tuple[str, str]:
    """Return the two lines under a code: whom it is for, and what it leads to."""
    return (
        isolated(short(invite.candidate.name, _LONGEST_CAPTION)),
        isolated(short(invite.interview.label, _LONGEST_CAPTION)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Share", text)
