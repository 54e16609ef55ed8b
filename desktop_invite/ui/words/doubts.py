"""What is said of an invite that may or may not have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.words.names import first_name, isolated, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.invite import Invite

translate = QCoreApplication.translate

_FEW = 5
"""So many people are named one by one in a question."""


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


def doubts_sentence(count: int) -> str:
    """Say that several of the selected ones may have been invited, and what to do."""
    sentence = translate(
        "Doubts",
        "{n} of the selected candidates may already have been invited. "
        "Check in Xobin or ask them before sending again.",
    )
    return sentence.format(n=QLocale().toString(count))


def they_all_got_it(count: int) -> str:
    """Return the text of the button that settles several doubts as sent."""
    return translate("Doubts", "These {n} got it").format(n=QLocale().toString(count))


def send_all_again_button(count: int) -> str:
    """Return the text of the button that sends several doubtful ones again."""
    return translate("Doubts", "Send {n} again").format(n=QLocale().toString(count))


def send_all_again_question(invites: Sequence[Invite]) -> str:
    """Ask before several invites in doubt are made once more: how many, and few by their names."""
    sentence = translate(
        "Doubts",
        "Invite {n} candidates again: {names}? Whoever got the first invite gets a second one.",
    )
    if len(invites) > _FEW:
        sentence = translate(
            "Doubts", "Invite {n} candidates again? Whoever got the first invite gets a second one."
        )
    names = [isolated(short(invite.candidate.name)) for invite in invites[:_FEW]]
    locale = QLocale()
    return sentence.format(n=locale.toString(len(invites)), names=locale.createSeparatedList(names))


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
