"""What an exception of a password store means.

Each backend has its own: `keyring` wraps most of them and lets others through, those of Windows
among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_NAME = {
    "KeyringLocked": KeyTroubleKind.LOCKED,
    "KeychainDenied": KeyTroubleKind.LOCKED,
    "SecAuthFailure": KeyTroubleKind.LOCKED,
    "LockedException": KeyTroubleKind.LOCKED,
    "PromptDismissedException": KeyTroubleKind.LOCKED,
    "NoKeyringError": KeyTroubleKind.ABSENT,
    "SecretServiceNotAvailableException": KeyTroubleKind.ABSENT,
}
"""By the name of the class: the classes themselves can be imported on one system each."""

_MACOS_INTERACTION_NOT_ALLOWED = -25308
_WINDOWS_BAD_STUB_DATA = 1783
"""What CredWrite says to a password above its limit."""

_LONGEST_DETAILS = 500


def trouble_of(error: BaseException, secret: str = "") -> KeyTrouble:
    """Return what the error means; its details never hold the secret."""
    kinds = filter(None, map(_kind, _chain(error)))
    return KeyTrouble(next(kinds, KeyTroubleKind.OTHER), _details(error, secret))


def _kind(error: BaseException) -> KeyTroubleKind | None:
    if getattr(error, "winerror", None) == _WINDOWS_BAD_STUB_DATA:
        return KeyTroubleKind.TOO_LONG
    if error.args[:1] == (_MACOS_INTERACTION_NOT_ALLOWED,):
        return KeyTroubleKind.LOCKED
    names = (ancestor.__name__ for ancestor in type(error).__mro__)
    return next((_BY_NAME[name] for name in names if name in _BY_NAME), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error and what brought it about; keyring's own errors say less than their cause."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = error.__cause__ or error.__context__


def _details(error: BaseException, secret: str) -> str:
    words = f"{type(error).__name__}: {error}".replace("\0", "")
    if secret:
        words = words.replace(secret, "[key]")
    return words[:_LONGEST_DETAILS]
