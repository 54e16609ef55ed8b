"""What became of an invite, in a sentence: for its row, its card and its details."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.words.doubts import doubt_sentence, what_happened
from desktop_invite.ui.words.names import first_name, isolated

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Attempt, Invite

translate = QCoreApplication.translate

_SENTENCE_ENDS = ".!?。！？؟"


def row_sentence(invite: Invite) -> str:
    """Say how the invite stands, what happened to the candidate first."""
    match invite.status:
        case Status.QUEUED:
            return _waiting_sentence(invite)
        case Status.SENDING:
            return translate("Outcomes", "The invite is on its way to Xobin.")
        case Status.SENT:
            return sent_sentence(invite)
        case Status.REJECTED:
            return refusal_sentence(invite.reason, invite.words)
        case Status.UNKNOWN:
            return doubt_sentence(invite)
        case Status.CANCELLED:
            return translate("Outcomes", "This invite was cancelled. Nothing was sent.")


def attempt_sentence(invite: Invite, attempt: Attempt) -> str:
    """Say how one of the invite's attempts ended; empty while it has not.

    Each attempt left the invite as it says here: so it is told as the invite was told then. What to
    do about a doubt is not said: that is for the invite as it stands now.
    """
    if attempt.result is None:
        return ""
    if attempt.result is Status.UNKNOWN:
        return what_happened(attempt.reason)
    link = invite.link if attempt.result is Status.SENT else None
    then = replace(
        invite, status=attempt.result, reason=attempt.reason, words=attempt.words, link=link
    )
    return row_sentence(then)


def sent_sentence(invite: Invite) -> str:
    """Say that it was made, and what is missing."""
    name = first_name(invite.candidate)
    if invite.reason is Reason.CONFIRMED:
        return translate("Outcomes", "You said that {name} got it.").format(name=name)
    if not invite.link:
        return translate(
            "Outcomes",
            "Xobin accepted the invite but sent no link back. Find it in Xobin.",
        )
    if invite.delivery is Delivery.SENDLINK:
        return translate("Outcomes", "Xobin emails the invite to {name}.").format(name=name)
    return translate("Outcomes", "The link is ready to share with {name}.").format(name=name)


def refusal_sentence(reason: Reason | None, words: str = "") -> str:
    """Say why an invite was certainly not made."""
    match reason:
        case Reason.BAD_KEY:
            return translate("Outcomes", "Xobin didn't accept your API key. Nothing was sent.")
        case Reason.EXHAUSTED:
            return translate(
                "Outcomes", "Your Xobin account has no invites left. Nothing was sent."
            )
        case Reason.MOVED:
            return translate(
                "Outcomes",
                "The address in Settings leads somewhere else than Xobin. Nothing was sent.",
            )
        case Reason.OFFLINE:
            return translate(
                "Outcomes",
                "You seem to be offline. Nothing was sent; your details are still here.",
            )
        case Reason.PROXY | Reason.CERTIFICATE:
            return translate(
                "Outcomes",
                "Your network stopped the secure connection to Xobin. Nothing was sent. "
                "Your IT team can help.",
            )
        case _:
            return _refused(words)


def _refused(words: str) -> str:
    """Quote the server, with one full stop at its end."""
    said = " ".join(words.split())
    if not said:
        return translate("Outcomes", "Xobin refused this invite. Nothing was sent.")
    if said[-1] not in _SENTENCE_ENDS:
        said = f"{isolated(said)}."
    return translate("Outcomes", "Xobin refused this invite: {words} Nothing was sent.").format(
        words=said
    )


def _waiting_sentence(invite: Invite) -> str:
    match invite.reason:
        case Reason.NO_KEY:
            return translate("Outcomes", "Nothing was sent yet: your Xobin API key is missing.")
        case Reason.RATE_LIMITED:
            return translate("Outcomes", "Nothing was sent yet: Xobin asked us to slow down.")
        case Reason.BUSY:
            return translate("Outcomes", "Nothing was sent yet: Xobin is busy right now.")
        case None:
            return translate("Outcomes", "Nothing was sent yet. It waits for its turn.")
        case _:
            return refusal_sentence(invite.reason, invite.words)
