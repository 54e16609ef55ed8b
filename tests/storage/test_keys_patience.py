"""Whatever a password store does, each call ends in time and with a value."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.key_backends import Chosen
from desktop_invite.storage.keys import (
    LONGEST_KEY,
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
    from collections.abc import Callable, Iterator

XOBIN = "https://app.xobin.com"
CANARY = "canary-key-7f3a91c2"
PLENTY = PATIENCE
SOME = 2.0
"""Seconds, a quarter of which is for the look at the lock."""
LITTLE = 0.2


@dataclass
class Drawer:
    """A store in memory, passed in at the door; its gate can be shut, its lock can jam."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    written: list[str] = field(default_factory=list)

    def get_password(self, service: str, username: str) -> str | None:
        """Give it back once the gate is open."""
        self._pass()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Note the attempt, and keep it once the gate is open."""
        self.written.append(password)
        self._pass()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Throw it away once the gate is open."""
        self._pass()
        del self.kept[service, username]

    def _pass(self) -> None:
        self.gate.wait()
        if self.error is not None:
            raise self.error


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    """Open a drawer; at the end every call that was given up gets out of it."""
    drawer = Drawer()
    drawer.gate.set()
    yield drawer
    drawer.gate.set()
    wait_until(
        lambda: all(thread.name != "password store" for thread in threading.enumerate()),
        PLENTY,
        "the calls that were given up",
    )


def _store(drawer: Drawer, *, is_locked: Callable[[], bool] = lambda: False) -> KeyStore:
    chosen = Chosen(drawer, KeyPlace.KWALLET)
    return KeyStore(lambda: chosen, is_locked=is_locked, patience=PLENTY)


def test_the_key_is_kept_under_the_app_and_the_origin(drawer: Drawer) -> None:
    assert _store(drawer).save(XOBIN, f" {CANARY}\n") == KeySaved()
    assert drawer.kept == {("Desktop Invite", XOBIN): CANARY}


def test_each_call_to_a_hanging_store_ends(drawer: Drawer) -> None:
    keys = _store(drawer)
    drawer.gate.clear()
    answers = (
        keys.load(XOBIN, patience=LITTLE),
        keys.save(XOBIN, CANARY, patience=LITTLE),
        keys.remove(XOBIN, patience=LITTLE),
    )
    assert answers == (KeyTrouble(KeyTroubleKind.HANGING),) * 3


def test_a_store_that_hangs_while_it_is_chosen_is_given_up(drawer: Drawer) -> None:
    drawer.gate.clear()

    def choose() -> Chosen:
        drawer.gate.wait()
        return Chosen(drawer, KeyPlace.KWALLET)

    keys = KeyStore(choose, is_locked=lambda: False, patience=LITTLE)
    assert keys.load(XOBIN) == KeyTrouble(KeyTroubleKind.HANGING)
    assert keys.describe() is KeyPlace.NONE


def test_a_call_does_not_wait_for_one_that_was_given_up(drawer: Drawer) -> None:
    keys = _store(drawer)
    keys.save(XOBIN, CANARY)
    hanging = Drawer()
    stores = iter([hanging, drawer])
    keys = KeyStore(lambda: Chosen(next(stores), KeyPlace.KWALLET), is_locked=lambda: False)
    assert keys.load(XOBIN, patience=LITTLE) == KeyTrouble(KeyTroubleKind.HANGING)
    assert keys.load(XOBIN, patience=PLENTY) == KeyFound(CANARY)
    hanging.gate.set()


def test_a_store_that_hangs_for_ever_is_not_filled_with_calls(drawer: Drawer) -> None:
    keys = _store(drawer)
    drawer.gate.clear()
    before = threading.active_count()
    for _ in range(10):
        assert isinstance(keys.load(XOBIN, patience=0.02), KeyTrouble)
    assert threading.active_count() - before <= 4
    drawer.gate.set()
    assert keys.load(XOBIN) == NoKeyStored()


def test_a_save_that_was_given_up_never_replaces_a_later_one(drawer: Drawer) -> None:
    keys = _store(drawer)
    drawer.gate.clear()
    for key in ("the-first-key", "the-second-key"):
        assert isinstance(keys.save(XOBIN, key, patience=LITTLE), KeyTrouble)
    drawer.gate.set()
    assert keys.save(XOBIN, CANARY) == KeySaved()
    assert drawer.written == ["the-first-key", CANARY]
    assert keys.load(XOBIN) == KeyFound(CANARY)


def test_somebody_who_unlocks_the_store_in_time_is_waited_for(drawer: Drawer) -> None:
    drawer.kept["Desktop Invite", XOBIN] = CANARY
    drawer.gate.clear()

    def unlocked_while_looked_at() -> bool:
        drawer.gate.set()
        return True

    keys = _store(drawer, is_locked=unlocked_while_looked_at)
    assert keys.load(XOBIN, patience=2 * SOME) == KeyFound(CANARY)


def test_a_store_that_nobody_unlocks_says_locked(drawer: Drawer) -> None:
    drawer.gate.clear()
    keys = _store(drawer, is_locked=lambda: True)
    assert keys.load(XOBIN, patience=SOME) == KeyTrouble(KeyTroubleKind.LOCKED)


def test_a_look_at_the_lock_that_fails_is_no_lock(drawer: Drawer) -> None:
    drawer.gate.clear()

    def fails() -> bool:
        raise ConnectionError

    keys = _store(drawer, is_locked=fails)
    assert keys.load(XOBIN, patience=LITTLE) == KeyTrouble(KeyTroubleKind.HANGING)


def test_an_exception_of_any_kind_becomes_a_value(drawer: Drawer) -> None:
    drawer.error = RuntimeError(f"no place for {CANARY}")
    keys = _store(drawer)
    answers = keys.load(XOBIN), keys.save(XOBIN, CANARY), keys.remove(XOBIN)
    assert [isinstance(answer, KeyTrouble) for answer in answers] == [True] * 3
    assert CANARY not in repr(answers[1])


def test_an_exception_while_the_store_is_chosen_becomes_a_value() -> None:
    def choose() -> Chosen:
        raise ImportError("no such thing")

    keys = KeyStore(choose)
    assert keys.load(XOBIN) == KeyTrouble(KeyTroubleKind.OTHER, "ImportError: no such thing")
    assert keys.describe() is KeyPlace.NONE


def test_a_store_that_forgets_at_once_is_found_out(drawer: Drawer) -> None:
    class Sieve(Drawer):
        def set_password(self, service: str, username: str, password: str) -> None:
            self.written.append(f"{service} {username} {len(password)}")

    sieve = Sieve(gate=drawer.gate)
    answer = _store(sieve).save(XOBIN, CANARY)
    assert isinstance(answer, KeyTrouble)
    assert answer.kind is KeyTroubleKind.OTHER


def test_a_key_too_long_for_windows_reaches_no_store(drawer: Drawer) -> None:
    answer = _store(drawer).save(XOBIN, "k" * (LONGEST_KEY + 1))
    assert isinstance(answer, KeyTrouble)
    assert answer.kind is KeyTroubleKind.TOO_LONG
    assert drawer.written == []


@pytest.mark.parametrize("stored", ["", "two words", "canäry"])
def test_what_is_no_key_is_not_found_as_one(drawer: Drawer, stored: str) -> None:
    drawer.kept["Desktop Invite", XOBIN] = stored
    assert not isinstance(_store(drawer).load(XOBIN), KeyFound)


def test_a_removed_key_is_gone(drawer: Drawer) -> None:
    keys = _store(drawer)
    keys.save(XOBIN, CANARY)
    assert keys.remove(XOBIN) == KeyRemoved()
    assert keys.load(XOBIN) == NoKeyStored()
