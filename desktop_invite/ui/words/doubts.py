"""What is said of an invite that may or may not have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.words.names import first_name

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite

translate = QCoreApplication.translate


def doubt_sentence(invite: Invite) -> str:
    """Say what happened, what it means for the candidate, and what to do."""
    sentence = translate(
        "Doubts",
        "{what} {name} may already have been invited. "
        "Check in Xobin or ask {name} before sending again.",
    )
    return sentence.format(what=what_happened(invite.reason), name=first_name(invite.candidate))


def send_again_question(invite: Invite) -> str:
    """Ask before an invite in doubt is made once more; it names the person."""
    if invite.delivery is Delivery.SENDLINK:
        sentence = translate(
            "Doubts", "Send it to {name} again? If the first one did arrive, {name} gets a second."
        )
    else:
        sentence = translate(
            "Doubts",
            "Invite {name} again? If the first invite did arrive, this is a second one.",
        )
    return sentence.format(name=first_name(invite.candidate))


def send_again_button(invite: Invite) -> str:
    """Return the text of the button that answers yes."""
    text = translate("Doubts", "Send again to {name}")
    return text.format(name=first_name(invite.candidate)).replace("&", "&&")


def what_happened(reason: Reason | None) -> str:
    """Say what left the doubt."""
    match reason:
        case Reason.DEADLINE:
            said = translate("Doubts", "Xobin didn't answer in time.")
        case Reason.SERVER_TROUBLE:
            said = translate("Doubts", "Xobin had a problem and didn't say whether it worked.")
        case Reason.STRANGE_ANSWER:
            said = translate(
                "Doubts", "Something else than Xobin answered, perhaps a sign-in page of a network."
            )
        case Reason.ANOTHERS_ANSWER:
            said = translate("Doubts", "The answer that came back names somebody else.")
        case Reason.INTERRUPTED:
            said = translate("Doubts", "Desktop Invite ended before Xobin answered.")
        case Reason.SURPRISE:
            said = translate("Doubts", "Something unexpected happened while sending.")
        case _:
            said = translate("Doubts", "The connection was lost before Xobin answered.")
    return said
