"""Each system's own exceptions become one of a few troubles, and none carries the key."""

from __future__ import annotations

import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError
from secretstorage import PromptDismissedException, SecretServiceNotAvailableException

from desktop_invite.storage.key_troubles import trouble_of
from desktop_invite.storage.keys import KeyTroubleKind

CANARY = "canary-key-7f3a"


class PyWinError(Exception):
    """Shaped like the exception of pywin32, which is no KeyringError."""

    def __init__(self, winerror: int, words: str) -> None:
        super().__init__(winerror, "CredWrite", words)
        self.winerror = winerror


def _raised_from(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KeyringLocked("dismissed"), KeyTroubleKind.LOCKED),
        (_raised_from(InitError("x"), PromptDismissedException("x")), KeyTroubleKind.LOCKED),
        (_raised_from(KeyringError("x"), OSError(-25308, "x")), KeyTroubleKind.LOCKED),
        (NoKeyringError("none"), KeyTroubleKind.ABSENT),
        (SecretServiceNotAvailableException("gone"), KeyTroubleKind.ABSENT),
        (PyWinError(1783, "The stub received bad data"), KeyTroubleKind.TOO_LONG),
        (PyWinError(5, "Access is denied"), KeyTroubleKind.OTHER),
        (PasswordSetError("no"), KeyTroubleKind.OTHER),
        (ZeroDivisionError(), KeyTroubleKind.OTHER),
    ],
)
def test_each_exception_has_its_meaning(error: Exception, kind: KeyTroubleKind) -> None:
    assert trouble_of(error).kind is kind


def test_an_exception_that_is_its_own_cause_ends_too() -> None:
    one, two = KeyError("one"), KeyError("two")
    one.__cause__, two.__cause__ = two, one
    assert trouble_of(one).kind is KeyTroubleKind.OTHER


@pytest.mark.parametrize("words", [CANARY, f"b'{CANARY}'", "\0".join(CANARY)])
def test_the_details_never_hold_the_key(words: str) -> None:
    trouble = trouble_of(ValueError(f"could not keep {words} there"), CANARY)
    assert CANARY not in repr(trouble)
    assert "could not keep" in trouble.details
