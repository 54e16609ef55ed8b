"""The key in use is the one that was meant last, whatever order the store's answers come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.sending.account import Account
from desktop_invite.ui.background import Background
from desktop_invite.ui.key_desk import KeyDesk
from desktop_invite.xobin.address import DEFAULT_BASE_URL
from tests.ui.stores import SOME, XOBIN, Drawer, store_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_invite.storage.keys import KeyStore


class Told:
    """What a desk has told, in its order."""

    def __init__(self, desk: KeyDesk) -> None:
        self.all: list[str] = []
        desk.account_changed.connect(self._account)
        desk.key_saved.connect(lambda: self.all.append("saved"))
        desk.key_removed.connect(lambda: self.all.append("removed"))
        desk.troubled.connect(lambda _: self.all.append("troubled"))

    def _account(self, account: Account | None) -> None:
        self.all.append(account.key if account else "no key")


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    """Return a store in memory, which answers in the end."""
    drawer = Drawer()
    yield drawer
    drawer.opens.set()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Return a thread for what may take a while, and end it."""
    background = Background()
    yield background
    assert background.close(SOME)


def desk_over(store: KeyStore, background: Background) -> tuple[KeyDesk, Told]:
    """Return a desk, and what it tells."""
    desk = KeyDesk(store, DEFAULT_BASE_URL, background)
    return desk, Told(desk)


def test_of_two_keys_saved_in_a_hurry_the_first_is_never_called_saved(
    drawer: Drawer, background: Background, qtbot: QtBot
) -> None:
    desk, told = desk_over(store_over(drawer), background)
    drawer.opens.clear()
    desk.save("first-key-0000")
    desk.save("second-key-0000")
    drawer.opens.set()
    qtbot.waitUntil(lambda: "saved" in told.all)
    assert told.all == ["second-key-0000", "saved"]
    assert drawer.keys == {XOBIN: "second-key-0000"}


def test_a_second_key_that_can_not_be_saved_is_not_lost_for_the_first_that_was(
    drawer: Drawer, background: Background, qtbot: QtBot
) -> None:
    desk, told = desk_over(store_over(drawer, patience=SOME), background)
    desk.save("first-key-0000")
    background.run(drawer.opens.clear, lambda _: None)
    desk.save("second-key-0000")
    qtbot.waitUntil(lambda: "troubled" in told.all)
    assert desk.has_unsaved_key
    desk.use_until_quit()
    assert desk.account == Account(DEFAULT_BASE_URL, "second-key-0000")


def test_a_key_that_is_used_until_quit_and_saved_all_the_same_is_called_saved(
    drawer: Drawer, background: Background, qtbot: QtBot
) -> None:
    desk, told = desk_over(store_over(drawer), background)
    drawer.opens.clear()
    desk.save("first-key-0000")
    desk.use_until_quit()
    assert told.all == ["first-key-0000"]
    drawer.opens.set()
    qtbot.waitUntil(lambda: "saved" in told.all)
    desk.remove()
    qtbot.waitUntil(lambda: "removed" in told.all)
    assert (told.all[-2:], drawer.keys) == (["no key", "removed"], {})


def test_a_key_that_was_removed_while_it_was_being_saved_comes_back_no_more(
    drawer: Drawer, background: Background, qtbot: QtBot
) -> None:
    desk, told = desk_over(store_over(drawer), background)
    drawer.opens.clear()
    desk.save("first-key-0000")
    desk.remove()
    drawer.opens.set()
    qtbot.waitUntil(lambda: "removed" in told.all)
    assert (told.all, desk.account, drawer.keys) == (["no key", "removed"], None, {})


def test_an_answer_about_an_address_that_was_left_is_let_go(
    drawer: Drawer, background: Background, qtbot: QtBot
) -> None:
    drawer.keys[XOBIN] = "first-key-0000"
    desk, told = desk_over(store_over(drawer), background)
    drawer.opens.clear()
    desk.load()
    other = type(DEFAULT_BASE_URL)("https://other.example")
    desk.move_to(other)
    drawer.opens.set()
    with qtbot.waitSignal(desk.key_missing):
        pass
    assert set(told.all) == {"no key"}
    assert drawer.asked == [XOBIN, "https://other.example"]
