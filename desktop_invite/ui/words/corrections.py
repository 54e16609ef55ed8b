"""What is said of two invites of which one corrects the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Status
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite

translate = QCoreApplication.translate

_LONGEST_EMAIL = 60


def correcting_sentence(earlier: Invite) -> str:
    """Say which invite is being corrected, and what becomes of that one."""
    match earlier.status:
        case Status.REJECTED | Status.CANCELLED:
            sentence = translate(
                "Corrections", "This corrects the invite for {email}, which was not sent."
            )
        case Status.SENT:
            sentence = translate(
                "Corrections",
                "This corrects the invite for {email}. That one was made and stays valid.",
            )
        case _:
            sentence = translate("Corrections", "This corrects the invite for {email}.")
    return sentence.format(email=_email(earlier))


def corrected_sentence() -> str:
    """Say of a refused invite that there is nothing left to do."""
    return translate("Corrections", "You corrected it and invited again.")


def corrects_words() -> str:
    """Return the title of the invite that this one corrects."""
    return translate("Corrections", "Corrects this invite")


def corrected_by_words() -> str:
    """Return the title of an invite that corrects this one."""
    return translate("Corrections", "Corrected by this invite")


def _email(invite: Invite) -> str:
    return isolated(short(invite.candidate.email, _LONGEST_EMAIL))
