"""Whatever the computer is set up for, the key goes to a real password store or nowhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import keyring.backend
import pytest
from jaraco.classes import properties

from desktop_invite.storage.key_answers import KeyPlace, KeyTrouble, KeyTroubleKind
from desktop_invite.storage.key_backends import Chosen, choose_backend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a D-Bus session")

_SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
_NO_REAL_STORES = [
    "keyring.backends.null.Keyring",
    "keyring.backends.fail.Keyring",
    "keyring.backends.chainer.ChainerBackend",
    "keyrings.alt.file.PlaintextKeyring",
    "keyrings.alt.file.EncryptedKeyring",
    "keyring.backends.macOS.Keyring",
    "no.such.Backend",
    "nonsense",
]


@pytest.fixture
def readable_store(tmp_path: Path) -> Iterator[None]:
    """Put a plug-in beside the real stores that would write keys into a readable file."""

    class ReadableStore(keyring.backend.KeyringBackend):
        @properties.classproperty
        def priority(self) -> float:
            return 99.0

        def get_password(self, service: str, username: str) -> str | None:
            return (tmp_path / f"{service} {username}").read_text()

        def set_password(self, service: str, username: str, password: str) -> None:
            (tmp_path / f"{service} {username}").write_text(password)

    yield
    keyring.backend.KeyringBackend._classes.discard(ReadableStore)


def _configure(name: str) -> None:
    from keyring.util import platform_  # noqa: PLC0415  # after the home has moved

    folder = platform_.config_root()
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring={name}\nkeyring-path=/nowhere/plugins\n"
    )


def _place(chosen: Chosen | KeyTrouble) -> KeyPlace:
    assert isinstance(chosen, Chosen)
    return chosen.place


@pytest.mark.usefixtures("store")
def test_the_store_of_the_desktop_is_found() -> None:
    assert _place(choose_backend()) is KeyPlace.SECRET_SERVICE


@pytest.mark.usefixtures("no_store")
def test_without_a_store_the_answer_is_absent() -> None:
    chosen = choose_backend()
    assert isinstance(chosen, KeyTrouble)
    assert chosen.kind is KeyTroubleKind.ABSENT


@pytest.mark.usefixtures("store", "readable_store")
def test_a_plug_in_with_a_higher_priority_is_passed_over() -> None:
    assert _place(choose_backend()) is KeyPlace.SECRET_SERVICE


@pytest.mark.usefixtures("no_store", "readable_store")
def test_a_plug_in_is_not_used_even_when_there_is_nothing_else() -> None:
    chosen = choose_backend()
    assert isinstance(chosen, KeyTrouble)
    assert chosen.kind is KeyTroubleKind.ABSENT


@pytest.mark.parametrize("name", _NO_REAL_STORES)
def test_the_variable_can_name_no_other_store(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert choose_backend() == KeyTrouble(KeyTroubleKind.REFUSED_BACKEND, name)


@pytest.mark.parametrize("name", _NO_REAL_STORES)
def test_the_configuration_can_name_no_other_store(name: str) -> None:
    path = list(sys.path)
    _configure(name)
    assert choose_backend() == KeyTrouble(KeyTroubleKind.REFUSED_BACKEND, name)
    assert sys.path == path


def test_a_refused_store_is_not_even_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "readable_store.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "readable_store.Keyring")
    assert isinstance(choose_backend(), KeyTrouble)
    assert "readable_store" not in sys.modules


@pytest.mark.usefixtures("store")
def test_a_real_store_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", _SECRET_SERVICE)
    assert _place(choose_backend()) is KeyPlace.SECRET_SERVICE


@pytest.mark.usefixtures("store")
def test_a_named_store_that_is_not_there_is_not_replaced_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.kwallet.DBusKeyring")
    chosen = choose_backend()
    assert isinstance(chosen, KeyTrouble)
    assert chosen.kind is KeyTroubleKind.ABSENT


@pytest.mark.usefixtures("store")
def test_a_configuration_that_cannot_be_read_widens_nothing() -> None:
    _configure("\0\n[[[")
    assert _place(choose_backend()) is KeyPlace.SECRET_SERVICE
