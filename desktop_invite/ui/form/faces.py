"""What a card shows of an invite: pure values, made from how the invite stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.parts.ways_out import Button, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.doubts import (
    doubt_sentence,
    send_again_button,
    send_again_question,
)
from desktop_invite.ui.words.names import isolated, one_or_many, short
from desktop_invite.ui.words.outcomes import refusal_sentence, sent_sentence
from desktop_invite.ui.words.statuses import status_sign, status_tone, status_words

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.theme.icons import Glyph

translate = QCoreApplication.translate

_LONGEST_NAME = 80
_LONGEST_INTERVIEW = 60
_NOT_ABOUT_THE_DETAILS = {Reason.BAD_KEY, Reason.EXHAUSTED, Reason.MOVED}
"""Refusals of the account or its address: the same invite may do when these are mended."""


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a card."""

    heading: str
    sign: Glyph
    tone: Tone
    who: str
    """Candidate and interview."""
    address: str = ""
    """Where an e-mail goes; empty for a link to share."""
    sentence: str = ""
    link: str = ""
    buttons: tuple[Button, ...] = ()
    wants_answer: bool = False
    """There is something to do about it, so it stays open beside newer ones."""
    settled: bool = True
    """Nothing will happen to it by itself."""


def face_of(
    invite: Invite,
    seconds_left: float | None = None,
    *,
    asking: bool = False,
    put_back: bool = False,
) -> Face:
    """Return the card of an invite.

    `seconds_left` is the countdown before it leaves, None when there is none. `asking` is whether
    *Send again* was pressed and waits to be confirmed; `put_back`, whether the details of a
    cancelled one are in the form again.
    """
    if invite.status is Status.QUEUED and seconds_left is not None:
        return _leaving(invite, seconds_left)
    if invite.status is Status.UNKNOWN:
        return _doubtful(invite, asking=asking)
    if invite.status is Status.CANCELLED:
        return _cancelled(invite, put_back=put_back)
    return {
        Status.QUEUED: _waiting,
        Status.SENDING: _sending,
        Status.SENT: _sent,
        Status.REJECTED: _rejected,
    }[invite.status](invite)


def _face(
    invite: Invite,
    *,
    heading: str = "",
    tone: Tone | None = None,
    sentence: str = "",
    buttons: tuple[Button, ...] = (),
    wants_answer: bool = False,
    settled: bool = True,
) -> Face:
    name = isolated(short(invite.candidate.name, _LONGEST_NAME))
    interview = isolated(short(invite.interview.label, _LONGEST_INTERVIEW))
    by_email = invite.delivery is Delivery.SENDLINK
    return Face(
        heading=heading or status_words(invite),
        sign=status_sign(invite),
        tone=tone or status_tone(invite),
        who=f"{name} · {interview}",
        address=invite.candidate.email if by_email else "",
        sentence=sentence,
        link=invite.link or "",
        buttons=buttons,
        wants_answer=wants_answer,
        settled=settled,
    )


def _leaving(invite: Invite, seconds_left: float) -> Face:
    heading = one_or_many(
        max(1, math.ceil(seconds_left)),
        translate("Faces", "Emailing in 1 second"),
        translate("Faces", "Emailing in {n} seconds"),
    )
    undo = Button(WayOut.UNDO, translate("Faces", "&Undo"))
    return _face(
        invite, heading=heading, tone=Tone.BUSY, buttons=(undo,), wants_answer=True, settled=False
    )


def _waiting(invite: Invite) -> Face:
    sentence = translate("Faces", "Nothing was sent yet; the details are kept.")
    cancel = Button(WayOut.CANCEL, translate("Faces", "Cancel this invite"))
    return _face(invite, sentence=sentence, buttons=(cancel,), settled=False)


def _sending(invite: Invite) -> Face:
    return _face(invite, settled=False)


def _cancelled(invite: Invite, *, put_back: bool) -> Face:
    if put_back:
        sentence = translate("Faces", "Nothing was sent. The details are back in the form.")
        return _face(invite, sentence=sentence)
    sentence = translate("Faces", "Nothing was sent.")
    return _face(invite, sentence=sentence, buttons=(_edit(),))


def _sent(invite: Invite) -> Face:
    if invite.link:
        buttons = (
            Button(WayOut.COPY_LINK, translate("Faces", "Copy &link")),
            Button(WayOut.COPY_MESSAGE, translate("Faces", "C&opy message")),
            Button(WayOut.SHARE, translate("Faces", "Sh&are")),
        )
        return _face(invite, buttons=buttons)
    return _face(invite, sentence=sent_sentence(invite))


def _rejected(invite: Invite) -> Face:
    sentence = refusal_sentence(invite.reason, invite.words)
    buttons: tuple[Button, ...] = (_edit(),)
    if invite.reason in _NOT_ABOUT_THE_DETAILS:
        buttons = (Button(WayOut.TRY_AGAIN, translate("Faces", "Try again")), *buttons)
    return _face(invite, sentence=sentence, buttons=buttons, wants_answer=True)


def _doubtful(invite: Invite, *, asking: bool) -> Face:
    if asking:
        sentence = send_again_question(invite)
        buttons = (
            Button(WayOut.CONFIRM, send_again_button(invite)),
            Button(WayOut.CANCEL, translate("Faces", "Cancel")),
        )
    else:
        sentence = doubt_sentence(invite)
        buttons = (
            Button(WayOut.THEY_GOT_IT, translate("Faces", "They got it")),
            Button(WayOut.SEND_AGAIN, translate("Faces", "Send again")),
        )
    return _face(invite, sentence=sentence, buttons=buttons, wants_answer=True)


def _edit() -> Button:
    return Button(WayOut.EDIT, translate("Faces", "Edit and send again"))
