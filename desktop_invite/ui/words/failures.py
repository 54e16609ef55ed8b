"""What stands in the way of sending, in plain sentences with their ways out."""

from __future__ import annotations

import math
import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite import __version__
from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.doubts import doubt_sentence, send_again_button, send_again_question
from desktop_invite.ui.words.names import one_or_many
from desktop_invite.ui.words.outcomes import refusal_sentence, row_sentence

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import NotRecorded, Paused

__all__ = [
    "asking_notice",
    "held_back_notice",
    "history_notice",
    "key_notice",
    "no_key_notice",
    "not_recorded_notice",
    "pause_notice",
    "row_sentence",
    "send_again_notice",
]

translate = QCoreApplication.translate

_SECONDS_A_MINUTE = 60
_NOT_SURE = frozenset(
    {
        Reason.LOST_ANSWER,
        Reason.DEADLINE,
        Reason.SERVER_TROUBLE,
        Reason.STRANGE_ANSWER,
        Reason.ANOTHERS_ANSWER,
        Reason.SURPRISE,
    }
)
_NO_STORE = frozenset({KeyTroubleKind.ABSENT, KeyTroubleKind.REFUSED_BACKEND})
"""Where no key can be, so that one has to be entered after each start."""


def no_key_notice() -> Notice:
    """Say that there is no API key yet."""
    return Notice(
        translate("Failures", "Add your Xobin API key to send invites."),
        Tone.NEUTRAL,
        (
            Button(WayOut.ADD_KEY, translate("Failures", "Add key")),
            Button(WayOut.PRACTICE, translate("Failures", "Try practice mode")),
        ),
    )


def key_notice(
    trouble: KeyTrouble, *, can_use: bool = False, again: bool = False, at_entry: bool = False
) -> Notice:
    """Say what the password store did not do; `can_use` when a typed key waits to be saved.

    `again` when it was asked once more for that. `at_entry` where a key is entered: the ways that
    lead there, and to practice mode, are not offered then.
    """
    ways = [Button(WayOut.TRY_KEYRING, translate("Failures", "Try again"))]
    if can_use:
        text = translate("Failures", "Use it until I quit")
        ways.insert(0, Button(WayOut.USE_UNTIL_QUIT, text))
    elif trouble.kind in _NO_STORE and not at_entry:
        ways[:0] = no_key_notice().buttons
    elif not at_entry:
        ways += [way for way in no_key_notice().buttons if way.way_out is WayOut.PRACTICE]
    sentence = _unsaved(trouble.kind) if can_use else _unread(trouble.kind)
    if again:
        asked = translate("Failures", "Asked again just now. {answer}")
        sentence = asked.format(answer=sentence)
    return Notice(sentence, Tone.DOUBT, tuple(ways), details=trouble.details)


def asking_notice() -> Notice:
    """Say that the password store is being asked; its answer comes in place of this."""
    sentence = translate(
        "Failures", "Asking this computer's password store… It may want you to unlock it."
    )
    return Notice(sentence, Tone.BUSY)


def not_recorded_notice(event: NotRecorded) -> Notice:
    """Say why a draft could not be recorded; nothing was sent, and the form keeps it."""
    return no_key_notice() if event.why is None else history_notice(event.why)


def damaged_notice(*, has_backup: bool) -> Notice:
    """Ask what to do about a damaged history; nothing is sent before the answer."""
    anew = Button(WayOut.START_ANEW, translate("Failures", "Start an empty history"))
    if not has_backup:
        sentence = translate(
            "Failures",
            "The history's file is damaged, so nothing is being sent. There is no backup. "
            "The damaged file will be kept.",
        )
        return Notice(sentence, Tone.BAD, (anew,))
    sentence = translate(
        "Failures",
        "The history's file is damaged, so nothing is being sent. There is a backup; what you "
        "did since then is not in it. The damaged file will be kept.",
    )
    use = Button(WayOut.USE_BACKUP, translate("Failures", "Use the backup"))
    return Notice(sentence, Tone.BAD, (use, anew))


def history_notice(why: HistoryTrouble) -> Notice:
    """Say that the history can't be written, so that nothing is being sent."""
    causes = {
        HistoryTrouble.FULL: translate("Failures", "disk full"),
        HistoryTrouble.READ_ONLY: translate("Failures", "its folder is read-only"),
        HistoryTrouble.LOCKED: translate("Failures", "another program is using it"),
        HistoryTrouble.DAMAGED: translate("Failures", "its file is damaged"),
        HistoryTrouble.NEWER: translate("Failures", "a newer Desktop Invite wrote it"),
        HistoryTrouble.OTHER: translate("Failures", "something is wrong with its file"),
    }
    sentence = translate(
        "Failures", "The history can't be saved ({cause}), so nothing is being sent."
    )
    again = Button(WayOut.TRY_AGAIN, translate("Failures", "Try again"))
    return Notice(sentence.format(cause=causes[why]), Tone.BAD, (again,))


def pause_notice(paused: Paused, seconds_left: float | None = None) -> Notice:
    """Say why what waits is held back.

    `seconds_left` is the countdown's present state; by default it is the one of the event.
    """
    left = paused.resumes_in if seconds_left is None else seconds_left
    if paused.invite is None and paused.reason in _NOT_SURE:
        # The invite that brought the doubt was forgotten; what it holds back still waits.
        return held_back_notice(paused)
    match paused.reason:
        case Reason.NO_KEY:
            return no_key_notice()
        case Reason.RATE_LIMITED | Reason.BUSY:
            return _slowed_down(paused, left or 0.0)
        case Reason.EXHAUSTED:
            return _exhausted(paused)
    if paused.invite is not None and paused.invite.status is Status.UNKNOWN:
        return _in_doubt(paused, paused.invite)
    sentence = f"{_stopped(paused)}{_waiting_too(paused)}"
    tone = Tone.DOUBT if paused.reason is Reason.OFFLINE else Tone.BAD
    invite_id = paused.invite.id if paused.invite else None
    return Notice(sentence, tone, _ways_out(paused), _details(paused), invite_id)


def _stopped(paused: Paused) -> str:
    if paused.reason not in {Reason.PROXY, Reason.CERTIFICATE}:
        return refusal_sentence(paused.reason, paused.words)
    return translate(
        "Failures",
        "Your network stopped the secure connection to Xobin. Nothing was sent. "
        "Your IT team can help:",
    )


def _slowed_down(paused: Paused, left: float) -> Notice:
    if paused.reason is Reason.RATE_LIMITED:
        sentence = translate("Failures", "Xobin asked us to slow down. Continuing in {time}.")
    else:
        sentence = translate("Failures", "Xobin is busy right now. Continuing in {time}.")
    stop = Button(WayOut.STOP, translate("Failures", "Stop"))
    sentence = sentence.format(time=_minutes(left))
    return Notice(sentence, Tone.BUSY, (stop,), _details(paused), ticks=True)


def _exhausted(paused: Paused) -> Notice:
    if not paused.held:
        sentence = translate(
            "Failures",
            "Your Xobin account has no invites left. Nothing was sent. "
            "Ask your Xobin contact for more, then try again.",
        )
        return Notice(sentence, Tone.BAD, (_close(),), _details(paused))
    sentence = translate(
        "Failures",
        "Your Xobin account has no invites left. {sent} sent, {held} waiting. "
        "Ask your Xobin contact for more, then press Continue.",
    )
    return Notice(
        sentence.format(sent=paused.sent, held=paused.held),
        Tone.BAD,
        (_continue(), Button(WayOut.STOP, translate("Failures", "Stop"))),
        _details(paused),
    )


def _in_doubt(paused: Paused, invite: Invite) -> Notice:
    ways = [
        Button(WayOut.THEY_GOT_IT, translate("Failures", "They got it")),
        Button(WayOut.SEND_AGAIN, translate("Failures", "Send again")),
    ]
    if paused.held:
        ways.append(_continue())
    sentence = f"{doubt_sentence(invite)}{_waiting_too(paused)}"
    return Notice(sentence, Tone.DOUBT, tuple(ways), _details(paused), invite.id)


def send_again_notice(invite: Invite) -> Notice:
    """Ask before an invite in doubt is made once more."""
    yes = Button(WayOut.CONFIRM, send_again_button(invite))
    no = Button(WayOut.CANCEL, translate("Failures", "Cancel"))
    return Notice(send_again_question(invite), Tone.DOUBT, (yes, no), invite_id=invite.id)


def held_back_notice(paused: Paused) -> Notice:
    """Say only how many wait: for when the invite that brought the pause speaks for itself."""
    sentence = one_or_many(
        paused.held,
        translate("Failures", "1 more invite is waiting until you continue."),
        translate("Failures", "{n} more invites are waiting until you continue."),
    )
    stop = Button(WayOut.STOP, translate("Failures", "Stop"))
    return Notice(sentence, Tone.DOUBT, (_continue(), stop), _details(paused))


def _ways_out(paused: Paused) -> tuple[Button, ...]:
    again = Button(WayOut.TRY_AGAIN, translate("Failures", "Try again"))
    match paused.reason:
        case Reason.BAD_KEY:
            return (Button(WayOut.CHANGE_KEY, translate("Failures", "Change key")),)
        case Reason.PROXY | Reason.CERTIFICATE:
            copy = Button(WayOut.COPY_DETAILS, translate("Failures", "Copy details"))
            return (copy, again)
        case Reason.MOVED:
            settings = Button(WayOut.OPEN_SETTINGS, translate("Failures", "Open settings"))
            return (settings, _continue()) if paused.held else (settings, _close())
        case _:
            return (again,)


def _waiting_too(paused: Paused) -> str:
    """Mention the invites that wait besides the one that the sentence is about."""
    own = paused.invite is not None and paused.invite.status is Status.QUEUED
    others = paused.held - 1 if own else paused.held
    if others < 1 or paused.reason in {Reason.PROXY, Reason.CERTIFICATE}:
        return ""
    return " " + one_or_many(
        others,
        translate("Failures", "1 more invite is waiting."),
        translate("Failures", "{n} more invites are waiting."),
    )


def _details(paused: Paused) -> str:
    """Return the technical words for IT: neither a candidate nor a key is in them."""
    system = f"{platform.system()} {platform.release()}"
    lines = (f"Desktop Invite {__version__}, {system}", f"{paused.reason.value}: {paused.words}")
    return "\n".join(lines)


def _continue() -> Button:
    return Button(WayOut.CONTINUE, translate("Failures", "Continue"))


def _close() -> Button:
    return Button(WayOut.CLOSE, translate("Failures", "Close"))


def _minutes(seconds: float) -> str:
    """Return a countdown as 0:45; it shows 0:01 until the last second is over."""
    whole = max(0, math.ceil(seconds))
    return f"{whole // _SECONDS_A_MINUTE}:{whole % _SECONDS_A_MINUTE:02}"


def _unsaved(kind: KeyTroubleKind) -> str:
    match kind:
        case KeyTroubleKind.REFUSED_BACKEND:
            return translate(
                "Failures",
                "This computer would keep the key where others can read it, so it isn't saved.",
            )
        case KeyTroubleKind.TOO_LONG:
            return translate(
                "Failures",
                "The key is longer than this computer's password store takes, so it isn't saved.",
            )
        case _:
            return translate(
                "Failures",
                "This computer's password store isn't available, so the key can't be saved.",
            )


def _unread(kind: KeyTroubleKind) -> str:
    if kind is KeyTroubleKind.LOCKED:
        return translate(
            "Failures",
            "This computer's password store is locked, so the key can't be read. Please unlock it.",
        )
    return translate(
        "Failures", "This computer's password store isn't available, so the key can't be read."
    )
