"""The question that is asked before somebody is invited twice to the same interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.dates import day_words, when_words
from desktop_invite.ui.words.names import first_name, isolated, short

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Interview, Invite

translate = QCoreApplication.translate

_LONGEST_INTERVIEW = 60


def earlier_notice(earlier: Invite, now: datetime) -> Notice:
    """Say that the person has an invite to this interview, and ask what to do."""
    doubtful = earlier.status is Status.UNKNOWN
    buttons = [
        Button(WayOut.INVITE_AGAIN, translate("Earlier", "Invite again")),
        Button(WayOut.CANCEL, translate("Earlier", "Cancel")),
    ]
    if earlier.link:
        buttons.insert(0, Button(WayOut.COPY_EARLIER, translate("Earlier", "Copy that link")))
    tone = Tone.DOUBT if doubtful else Tone.NEUTRAL
    sentence = earlier_sentence(earlier, now)
    return Notice(sentence, tone, tuple(buttons), invite_id=earlier.id)


def forgotten_notice(earlier: ForgottenInvite, interview: Interview, now: datetime) -> Notice:
    """Say that somebody with this address was invited, who was forgotten since."""
    sentence = translate(
        "Earlier",
        "Someone with this address was invited to {interview} {when} (forgotten since).",
    ).format(
        interview=isolated(short(interview.label, _LONGEST_INTERVIEW)),
        when=day_words(earlier.invited_on, now),
    )
    buttons = (
        Button(WayOut.INVITE_AGAIN, translate("Earlier", "Invite again")),
        Button(WayOut.CANCEL, translate("Earlier", "Cancel")),
    )
    return Notice(sentence, Tone.NEUTRAL, buttons)


def earlier_sentence(earlier: Invite, now: datetime) -> str:
    """Say who was invited to what and when, and how that invite stands."""
    return _frame(earlier).format(
        name=first_name(earlier.candidate),
        interview=isolated(short(earlier.interview.label, _LONGEST_INTERVIEW)),
        when=when_words(earlier.created_at, now),
    )


def _frame(earlier: Invite) -> str:
    match earlier.status:
        case Status.QUEUED:
            return translate(
                "Earlier", "An invite for {name} to {interview} is waiting to be sent, made {when}."
            )
        case Status.SENDING:
            return translate(
                "Earlier", "An invite for {name} to {interview} is on its way, made {when}."
            )
        case Status.UNKNOWN:
            return translate(
                "Earlier",
                "You invited {name} to {interview} {when}, but it isn't sure whether that arrived.",
            )
        case _ if earlier.delivery is Delivery.SENDLINK:
            return translate("Earlier", "You emailed {name} an invite to {interview} {when}.")
        case _:
            return translate("Earlier", "You invited {name} to {interview} {when}.")
