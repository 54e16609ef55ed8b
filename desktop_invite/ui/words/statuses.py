"""What a status is called, and by which colour and which sign it is known at a glance."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Invite, Status
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import Glyph

translate = QCoreApplication.translate

_TONES = {
    Status.QUEUED: Tone.NEUTRAL,
    Status.SENDING: Tone.BUSY,
    Status.SENT: Tone.GOOD,
    Status.REJECTED: Tone.BAD,
    Status.UNKNOWN: Tone.DOUBT,
    Status.CANCELLED: Tone.NEUTRAL,
}
_SIGNS = {
    Status.QUEUED: Glyph.CLOCK,
    Status.SENDING: Glyph.SENDING,
    Status.REJECTED: Glyph.ALERT,
    Status.UNKNOWN: Glyph.QUESTION,
    Status.CANCELLED: Glyph.CANCELLED,
}


def status_words(invite: Invite) -> str:
    """Return what the recruiter reads for the invite's status."""
    return status_name(invite.status, invite.delivery, lacks_link=invite.lacks_link)


def result_words(result: Status, invite: Invite) -> str:
    """Return how one of the invite's attempts ended."""
    return status_name(result, invite.delivery, lacks_link=invite.lacks_link)


def status_name(
    status: Status, delivery: Delivery = Delivery.GETLINK, *, lacks_link: bool = False
) -> str:
    """Return what a status is called; what follows it makes a difference for sent ones only."""
    if status is Status.SENT and delivery is Delivery.SENDLINK:
        return translate("Statuses", "Emailed")
    if status is Status.SENT and lacks_link:
        return translate("Statuses", "Invited")
    return {
        Status.QUEUED: translate("Statuses", "Waiting"),
        Status.SENDING: translate("Statuses", "Sending…"),
        Status.SENT: translate("Statuses", "Link ready"),
        Status.REJECTED: translate("Statuses", "Not sent"),
        Status.UNKNOWN: translate("Statuses", "Not sure"),
        Status.CANCELLED: translate("Statuses", "Cancelled"),
    }[status]


def status_tone(of: Invite | Status) -> Tone:
    """Return the colour of an invite's status."""
    return _TONES[of.status if isinstance(of, Invite) else of]


def status_sign(invite: Invite) -> Glyph:
    """Return the shape of an invite's status: each has its own, for who can't tell the colours."""
    return sign_of(invite.status, invite.delivery, lacks_link=invite.lacks_link)


def sign_of(status: Status, delivery: Delivery, *, lacks_link: bool = False) -> Glyph:
    """Return the shape of a status; what follows it makes a difference for sent ones only."""
    if status is Status.SENT:
        if lacks_link:
            return Glyph.CHECK
        return Glyph.MAIL if delivery is Delivery.SENDLINK else Glyph.LINK
    return _SIGNS[status]
