"""Which password store the key may go to: the computer's own ones, and no other.

`keyring` itself would follow an environment variable, a configuration file or a plug-in to any
backend, such as one that writes passwords into a readable file. So the choice is made here, from a
list; what the variable and the file say can narrow it and never widen it, and a class that isn't
on the list is never even imported.
"""

from __future__ import annotations

import configparser
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from desktop_invite.storage.key_answers import KeyPlace, KeyTrouble, KeyTroubleKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Backend(Protocol):
    """The part of a `keyring` backend that is used; each method may raise anything."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the password, None when there is none."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the password, in place of an earlier one."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove the password."""
        ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """A password store that the key may go to."""

    backend: Backend
    place: KeyPlace


_SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105  # a class, no password

_WINDOWS = {"keyring.backends.Windows.WinVaultKeyring": KeyPlace.WINDOWS_CREDENTIALS}
_MACOS = {"keyring.backends.macOS.Keyring": KeyPlace.MACOS_KEYCHAIN}
_DESKTOPS = {
    _SECRET_SERVICE: KeyPlace.SECRET_SERVICE,
    "keyring.backends.libsecret.Keyring": KeyPlace.SECRET_SERVICE,
    "keyring.backends.kwallet.DBusKeyring": KeyPlace.KWALLET,
}
_ALLOWED: Mapping[str, Mapping[str, KeyPlace]] = {"win32": _WINDOWS, "darwin": _MACOS}

_VARIABLE = "PYTHON_KEYRING_BACKEND"
_CONFIGURATION = "keyringrc.cfg"


def choose_backend() -> Chosen | KeyTrouble:
    """Return the best of this system's own stores, or why there is none.

    `ABSENT` when none is there, `REFUSED_BACKEND` when the computer is set up for one that is not
    on the list. Takes up to 0.3 s, and for ever when the store hangs: for `PatientCall`.
    """
    allowed = _ALLOWED.get(sys.platform, _DESKTOPS)
    named = _set_up_for()
    if named is not None:
        if named not in allowed:
            return KeyTrouble(KeyTroubleKind.REFUSED_BACKEND, named)
        allowed = {named: allowed[named]}
    return _best(allowed)


def waits_for_its_owner() -> bool:
    """Whether the store is locked, as far as that can be told without showing a question.

    Only the Secret Service can tell; elsewhere False. Raises whatever D-Bus raises, and waits as
    long as it does.
    """
    if sys.platform in _ALLOWED:
        return False
    from desktop_invite.storage import key_secret_service  # noqa: PLC0415  # slow; Linux only

    return key_secret_service.default_collection_is_locked()


def _best(allowed: Mapping[str, KeyPlace]) -> Chosen | KeyTrouble:
    found: list[tuple[float, Chosen]] = []
    missing: list[str] = []
    for name, place in allowed.items():
        try:
            found.append(_load(name, place))
        # Each backend has its own way to say that it can't work here.
        except Exception as error:  # noqa: BLE001
            missing.append(f"{name}: {error}")
    if not found:
        return KeyTrouble(KeyTroubleKind.ABSENT, "\n".join(missing))
    return max(found, key=lambda pair: pair[0])[1]


def _load(name: str, place: KeyPlace) -> tuple[float, Chosen]:
    """Make the backend. Its priority raises when the store isn't there."""
    backend = _class(name)
    return float(backend.priority), Chosen(backend(), place)


def _class(name: str) -> Any:  # noqa: ANN401  # keyring's backends have no types
    if name == _SECRET_SERVICE:
        from desktop_invite.storage.key_secret_service import TidyKeyring  # noqa: PLC0415  # slow

        return TidyKeyring
    module, _, class_name = name.rpartition(".")
    return getattr(import_module(module), class_name)


def _set_up_for() -> str | None:
    """Return the backend that `keyring` is told to use; None when it may choose."""
    return os.environ.get(_VARIABLE, "").strip() or _configured()


def _configured() -> str | None:
    from keyring.util import platform_  # noqa: PLC0415  # keyring takes 0.15 s to import

    config = configparser.RawConfigParser()
    try:
        config.read(platform_.config_root() / _CONFIGURATION, encoding="utf-8")
        return config.get("backend", "default-keyring", fallback="").strip() or None
    except (configparser.Error, OSError, UnicodeDecodeError):
        # What can't be read names no backend; the choice stays within the list.
        return None
