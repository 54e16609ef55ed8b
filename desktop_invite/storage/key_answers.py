"""What the password store of this computer answers, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class KeyPlace(StrEnum):
    """Where this computer keeps passwords."""

    WINDOWS_CREDENTIALS = "windows_credentials"
    MACOS_KEYCHAIN = "macos_keychain"
    SECRET_SERVICE = "secret_service"  # noqa: S105  # the name of a place, no password
    """What Linux desktops offer through D-Bus: GNOME Keyring, KeePassXC, newer KWallets."""
    KWALLET = "kwallet"
    NONE = "none"
    """There is none, it doesn't answer, or it is one that must not be used."""


class KeyTroubleKind(StrEnum):
    """Why the password store didn't do what was asked."""

    ABSENT = "absent"
    """This computer has none that is running or could be started."""
    LOCKED = "locked"
    """It is locked: nobody unlocked it in time, or the question was dismissed."""
    HANGING = "hanging"
    """It didn't answer in time."""
    REFUSED_BACKEND = "refused_backend"
    """The computer is set up for a store that keeps passwords readably, or not at all."""
    TOO_LONG = "too_long"
    """The key is longer than a password store takes."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KeyFound:
    """The key of the origin that was asked for."""

    key: str = field(repr=False)
    """As `clean_key` leaves it. Never to be logged, shown or put on the clipboard."""


@dataclass(frozen=True, slots=True)
class NoKeyStored:
    """The store works, and has no key for the origin."""


@dataclass(frozen=True, slots=True)
class KeySaved:
    """The key is in the store; it was read back to be sure."""


@dataclass(frozen=True, slots=True)
class KeyRemoved:
    """The origin's key is no longer in the store."""


@dataclass(frozen=True, slots=True)
class KeyTrouble:
    """The store didn't do what was asked."""

    kind: KeyTroubleKind
    details: str = ""
    """Technical words for *Copy details*; never any part of a key."""
