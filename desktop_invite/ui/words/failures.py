"""What stands in the way, in plain sentences with their ways out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone

translate = QCoreApplication.translate


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


def key_notice(trouble: KeyTrouble, *, can_use: bool = False) -> Notice:
    """Say what the password store did not do; `can_use` when a typed key waits to be saved."""
    ways = [Button(WayOut.TRY_KEYRING, translate("Failures", "Try again"))]
    if can_use:
        text = translate("Failures", "Use it until I quit")
        ways.insert(0, Button(WayOut.USE_UNTIL_QUIT, text))
    sentence = _unsaved(trouble.kind) if can_use else _unread(trouble.kind)
    return Notice(sentence, Tone.DOUBT, tuple(ways), details=trouble.details)


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
