"""Password stores for tests of the window: the real door over a drawer, and the ways it fails."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop_invite.storage.key_answers import KeyPlace, KeyTrouble, KeyTroubleKind
from desktop_invite.storage.key_backends import Chosen
from desktop_invite.storage.keys import KeyStore
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

XOBIN = "https://app.xobin.com"
SOME = 2.0
"""Seconds: the patience with a store that does not answer, a quarter of it to see why."""


class Drawer:
    """A password store in memory."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        """By user name, which is the origin."""
        self.asked: list[str] = []
        """The origins whose key was wanted."""
        self.opens = threading.Event()
        """Cleared, every call hangs until it is set."""
        self.opens.set()

    def get_password(self, service: str, username: str) -> str | None:
        """Return the key."""
        self.asked.append(username)
        self.opens.wait(PATIENCE)
        return self.keys.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the key."""
        self.opens.wait(PATIENCE)
        self.keys[username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Throw the key away."""
        self.opens.wait(PATIENCE)
        del self.keys[username]


def store_over(drawer: Drawer, *, patience: float = PATIENCE) -> KeyStore:
    """Return the real door over a drawer; what hangs for longer than the patience is locked."""
    chosen = Chosen(drawer, KeyPlace.SECRET_SERVICE)
    return KeyStore(lambda: chosen, is_locked=lambda: True, patience=patience)


def holding(origin: str, key: str) -> KeyStore:
    """Return a store that has one key."""
    drawer = Drawer()
    drawer.keys[origin] = key
    return store_over(drawer)


def no_store() -> KeyStore:
    """Return the door where there is nothing behind it."""
    return KeyStore(lambda: KeyTrouble(KeyTroubleKind.ABSENT, "no such service"))


def locked_store() -> Iterator[KeyStore]:
    """Yield a store that nobody unlocks, and unlock it in the end."""
    drawer = Drawer()
    drawer.opens.clear()
    yield store_over(drawer, patience=SOME)
    drawer.opens.set()
