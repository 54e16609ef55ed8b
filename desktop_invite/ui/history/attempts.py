"""An attempt in words: when it was made, how it ended, what the server said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Status
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.doubts import what_happened
from desktop_invite.ui.words.outcomes import row_sentence
from desktop_invite.ui.words.statuses import status_name, status_tone

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Attempt, Invite
    from desktop_invite.ui.history.moments import Moments


@dataclass(frozen=True, slots=True)
class AttemptWords:
    """What is shown of an attempt."""

    when: str
    result: str
    tone: Tone
    sentence: str
    server: str
    """The server's answer: its words and its number; empty when there was none."""


def attempt_words(invite: Invite, attempt: Attempt, moments: Moments) -> AttemptWords:
    """Put one of the invite's attempts into words."""
    when = moments.full(attempt.started_at)
    if attempt.result is None:
        return AttemptWords(when, status_name(Status.SENDING), Tone.BUSY, "", "")
    # Each attempt left the invite as it says here: so it is told as the invite was told then.
    then = replace(
        invite,
        status=attempt.result,
        reason=attempt.reason,
        words=attempt.words,
        link=invite.link if attempt.result is Status.SENT else None,
    )
    return AttemptWords(
        when=when,
        result=_result(attempt.result, invite),
        tone=status_tone(attempt.result),
        sentence=_sentence(then),
        server=_server(attempt),
    )


def _sentence(then: Invite) -> str:
    """Say what happened; what to do about it stands above, once."""
    if then.status is Status.UNKNOWN:
        return what_happened(then.reason)
    return row_sentence(then)


def _result(result: Status, invite: Invite) -> str:
    if result is Status.QUEUED:
        return _tr("Not sent yet")
    return status_name(result, invite.delivery)


def _server(attempt: Attempt) -> str:
    said = " ".join(attempt.words.split())
    if attempt.http_status is None:
        return _tr("For IT: {words}").format(words=said) if said else ""
    if said:
        form = _tr("The answer, number {number}: {words}")
        return form.format(number=attempt.http_status, words=said)
    return _tr("The answer had number {number}.").format(number=attempt.http_status)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Attempts", text)
