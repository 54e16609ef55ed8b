"""The API key in a real password store: kept, found, replaced, removed, and never given away."""

from __future__ import annotations

import gc
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.keys import (
    KeyFound,
    KeyPlace,
    KeyRemoved,
    KeySaved,
    KeyStore,
    KeyTrouble,
    KeyTroubleKind,
    NoKeyStored,
)
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a D-Bus session")

XOBIN = "https://app.xobin.com"
OTHER = "https://xobin.example.com"
CANARY = "canary-key-7f3a91c2"


def _lock_the_store() -> None:
    import secretstorage  # noqa: PLC0415  # when the session is there

    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.Collection(connection).lock()


def _process_of_the_store() -> int:
    command = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus"]
    command += ["/org/freedesktop/DBus", "org.freedesktop.DBus.GetConnectionUnixProcessID"]
    command.append("string:org.freedesktop.secrets")
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return int(answer.stdout.split()[-1])


def _no_call_is_left() -> bool:
    return all(thread.name != "password store" for thread in threading.enumerate())


@pytest.mark.usefixtures("store")
def test_a_saved_key_is_found_again() -> None:
    assert KeyStore().save(XOBIN, CANARY) == KeySaved()
    assert KeyStore().load(XOBIN) == KeyFound(CANARY)


@pytest.mark.usefixtures("store")
def test_a_store_without_the_key_says_so() -> None:
    assert KeyStore().load(XOBIN) == NoKeyStored()
    assert KeyStore().remove(XOBIN) == NoKeyStored()


@pytest.mark.usefixtures("store")
def test_another_address_never_gets_the_key() -> None:
    keys = KeyStore()
    keys.save(XOBIN, CANARY)
    assert keys.load(OTHER) == NoKeyStored()
    keys.save(OTHER, "another-key")
    assert keys.load(XOBIN) == KeyFound(CANARY)
    assert keys.remove(OTHER) == KeyRemoved()
    assert keys.load(XOBIN) == KeyFound(CANARY)


@pytest.mark.usefixtures("store")
def test_a_key_is_replaced() -> None:
    keys = KeyStore()
    keys.save(XOBIN, "an-earlier-key")
    assert keys.save(XOBIN, CANARY) == KeySaved()
    assert keys.load(XOBIN) == KeyFound(CANARY)
    assert keys.remove(XOBIN) == KeyRemoved()
    assert keys.load(XOBIN) == NoKeyStored()


@pytest.mark.usefixtures("store")
def test_a_key_that_keyring_itself_saved_is_found() -> None:
    command = [sys.executable, "-m", "keyring", "set", "Desktop Invite", XOBIN]
    subprocess.run(command, input=CANARY, text=True, check=True, timeout=PATIENCE)
    assert KeyStore().load(XOBIN) == KeyFound(CANARY)


@pytest.mark.usefixtures("store")
def test_the_place_is_named() -> None:
    assert KeyStore().describe() is KeyPlace.SECRET_SERVICE


@pytest.mark.usefixtures("no_store")
def test_a_computer_without_a_store_says_absent() -> None:
    keys = KeyStore()
    answers = keys.load(XOBIN), keys.save(XOBIN, CANARY), keys.remove(XOBIN)
    assert [_kind(answer) for answer in answers] == [KeyTroubleKind.ABSENT] * 3
    assert keys.describe() is KeyPlace.NONE


def test_a_session_that_cannot_be_reached_says_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")
    assert _kind(KeyStore().load(XOBIN)) is KeyTroubleKind.ABSENT


def test_a_store_that_keeps_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    keys = KeyStore()
    assert _kind(keys.save(XOBIN, CANARY)) is KeyTroubleKind.REFUSED_BACKEND
    assert keys.describe() is KeyPlace.NONE


@pytest.mark.usefixtures("store")
def test_a_locked_store_says_locked() -> None:
    keys = KeyStore()
    keys.save(XOBIN, CANARY)
    _lock_the_store()
    answers = keys.load(XOBIN), keys.save(XOBIN, "another-key"), keys.remove(XOBIN)
    assert [_kind(answer) for answer in answers] == [KeyTroubleKind.LOCKED] * 3
    gc.collect()  # a forgotten connection fails the test here, not one that comes later


@pytest.mark.usefixtures("store")
def test_a_store_that_hangs_is_given_up_and_asked_again() -> None:
    keys = KeyStore()
    keys.save(XOBIN, CANARY)
    process = _process_of_the_store()
    os.kill(process, signal.SIGSTOP)
    try:
        assert _kind(keys.load(XOBIN, patience=0.4)) is KeyTroubleKind.HANGING
    finally:
        os.kill(process, signal.SIGCONT)
    assert keys.load(XOBIN, patience=PATIENCE) == KeyFound(CANARY)
    wait_until(_no_call_is_left, PATIENCE, "the call that was given up")


@pytest.mark.usefixtures("store")
def test_the_key_is_in_no_file_and_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        keys = KeyStore()
        keys.save(XOBIN, CANARY)
        found = keys.load(XOBIN)
    assert CANARY not in caplog.text
    assert CANARY not in repr(found)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if CANARY.encode() in path.read_bytes()]


def _kind(answer: object) -> KeyTroubleKind:
    assert isinstance(answer, KeyTrouble), answer
    return answer.kind
