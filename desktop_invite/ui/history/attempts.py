"""An attempt in words: when it was made, how it ended, what the server said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Status
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.outcomes import attempt_sentence
from desktop_invite.ui.words.statuses import result_words, status_name, status_tone

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
    """The server's own words, where the sentence does not quote them; else empty."""


def attempt_words(invite: Invite, attempt: Attempt, moments: Moments) -> AttemptWords:
    """Put one of the invite's attempts into words."""
    when = moments.full(attempt.started_at)
    if attempt.result is None:
        return AttemptWords(when, status_name(Status.SENDING), Tone.BUSY, "", "")
    sentence = attempt_sentence(invite, attempt)
    return AttemptWords(
        when=when,
        result=_result(attempt.result, invite),
        tone=status_tone(attempt.result),
        sentence=sentence,
        server=_server(attempt, sentence),
    )


def _result(result: Status, invite: Invite) -> str:
    if result is Status.QUEUED:
        return _tr("Not sent yet")
    return result_words(result, invite)


def _server(attempt: Attempt, sentence: str) -> str:
    """Quote the answer. Its number is for the report to IT: it tells a recruiter nothing."""
    said = " ".join(attempt.words.split())
    if not said or said in sentence:
        return ""
    form = _tr("For IT: {words}") if attempt.http_status is None else _tr("The answer: {words}")
    return form.format(words=said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Attempts", text)
