"""The account: keys are kept, replaced, removed, never shown, and never go to another address."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_invite.app import Start
from desktop_invite.storage.key_answers import KeyFound, NoKeyStored
from desktop_invite.storage.keys import KeyStore
from desktop_invite.storage.preferences import PreferencesFile
from tests.desktop.secret_service import secret_service
from tests.servers import ContractServer, Ways
from tests.ui.conftest import KEY, base_url
from tests.ui.stores import SOME, XOBIN, Drawer, holding, locked_store, no_store, store_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

OTHER_KEY = "canary-77aa-other-key"
CANT_SAVE = "This computer's password store isn't available, so the key can't be saved."


def open_account(recruiter: Recruiter) -> None:
    """Show the page of the account."""
    recruiter.app.workspace.desk.dialogs.open_account()


def enter(recruiter: Recruiter, key: str) -> None:
    """Enter a key on the page."""
    open_account(recruiter)
    settings = recruiter.dialog("settings")
    recruiter.type("apiKey", key, settings)
    recruiter.press("saveKey", settings)


def move(recruiter: Recruiter, address: str) -> None:
    """Enter another base URL."""
    recruiter.type("baseUrl", address)
    recruiter.control(QLineEdit, "baseUrl").editingFinished.emit()


def test_a_key_is_masked_and_not_shown_again(start_app: StartApp, folder: DataFolder) -> None:
    recruiter = start_app(Start(folder, key_store=holding(XOBIN, KEY)))
    recruiter.wait_for_account()
    open_account(recruiter)
    assert recruiter.reads("A key for app.xobin.com is in use.")
    lines = recruiter.window.findChildren(QLineEdit)
    assert not any(KEY in line.text() for line in lines)
    field = recruiter.control(QLineEdit, "apiKey")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_key_is_replaced_and_removed(start_app: StartApp, folder: DataFolder) -> None:
    drawer = Drawer()
    drawer.keys[XOBIN] = KEY
    recruiter = start_app(Start(folder, key_store=store_over(drawer)))
    recruiter.wait_for_account()
    enter(recruiter, OTHER_KEY)
    recruiter.wait(lambda: drawer.keys == {XOBIN: OTHER_KEY})
    recruiter.wait(lambda: recruiter.control(QLineEdit, "apiKey").text() == "")
    recruiter.press("removeKey")
    recruiter.wait(lambda: drawer.keys == {})
    recruiter.wait_to_read("There is no key for app.xobin.com yet.")
    assert not recruiter.app.workspace.account_known
    assert not recruiter.control(QPushButton, "removeKey").isEnabled()


def test_without_a_store_the_key_can_be_used_until_the_app_ends(
    start_app: StartApp, folder: DataFolder, server: ContractServer
) -> None:
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=no_store()))
    recruiter.wait_to_read("This computer's password store isn't available")
    enter(recruiter, KEY)
    recruiter.wait_to_read(CANT_SAVE)
    assert not recruiter.app.workspace.account_known
    settings = recruiter.dialog("settings")
    recruiter.press("Use it until I quit", settings)
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Link ready")
    again = recruiter.restart()
    again.wait_to_read("This computer's password store isn't available")
    assert not again.app.workspace.account_known


def test_a_key_that_is_in_no_store_can_be_taken_out_of_use(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, key_store=no_store()))
    enter(recruiter, KEY)
    recruiter.wait_to_read(CANT_SAVE)
    recruiter.press("Use it until I quit", recruiter.dialog("settings"))
    recruiter.wait(lambda: recruiter.app.workspace.account_known)
    recruiter.press("removeKey")
    recruiter.wait(lambda: not recruiter.app.workspace.account_known)
    recruiter.wait_to_read("There is no key for app.xobin.com yet.")


def test_a_locked_store_is_said_to_be_locked_and_asked_again(
    start_app: StartApp, folder: DataFolder
) -> None:
    for store in locked_store():
        recruiter = start_app(Start(folder, key_store=store))
        recruiter.wait_to_read("This computer's password store is locked, so the key can't be read")
        assert recruiter.dialog("firstRun") is None
        assert "Try again" in recruiter.buttons()


def test_once_unlocked_trying_again_finds_the_key(start_app: StartApp, folder: DataFolder) -> None:
    drawer = Drawer()
    drawer.keys[XOBIN] = KEY
    drawer.opens.clear()
    recruiter = start_app(Start(folder, key_store=store_over(drawer, patience=SOME)))
    recruiter.wait_to_read("This computer's password store is locked")
    drawer.opens.set()
    recruiter.press("Try again")
    recruiter.wait_for_account()
    assert not recruiter.reads("password store is locked")


@pytest.mark.parametrize(
    "address", ["http://app.xobin.com/api/v2", "ftp://app.xobin.com", "no address at all"]
)
def test_an_address_that_a_key_must_not_go_to_is_refused(
    start_app: StartApp, folder: DataFolder, address: str
) -> None:
    recruiter = start_app(Start(folder, key_store=holding(XOBIN, KEY)))
    recruiter.wait_for_account()
    open_account(recruiter)
    move(recruiter, address)
    recruiter.wait_to_read("Please enter an address that begins with https://.")
    assert recruiter.app.workspace.keys.base_url.origin == XOBIN
    assert recruiter.app.workspace.account_known


def test_another_address_never_gets_the_first_ones_key(
    start_app: StartApp, folder: DataFolder
) -> None:
    drawer = Drawer()
    drawer.keys[XOBIN] = KEY
    with ContractServer(Ways(key=KEY)) as server:
        recruiter = start_app(Start(folder, key_store=store_over(drawer)))
        recruiter.wait_for_account()
        open_account(recruiter)
        move(recruiter, server.base_url)
        recruiter.wait(lambda: server.origin in drawer.asked)
        recruiter.wait_to_read(f"There is no key for 127.0.0.1:{server.port} yet.")
        recruiter.invite("Asha Rao", "asha@example.com")
        recruiter.wait_to_read("Add your Xobin API key to send invites.")
        assert server.ledger.requests() == ()
    assert drawer.keys == {XOBIN: KEY}


def test_an_answer_about_the_first_address_that_comes_late_is_not_used_for_the_next(
    start_app: StartApp, folder: DataFolder
) -> None:
    drawer = Drawer()
    drawer.keys[XOBIN] = KEY
    drawer.opens.clear()
    recruiter = start_app(Start(folder, key_store=store_over(drawer)))
    recruiter.wait(lambda: drawer.asked)
    open_account(recruiter)
    move(recruiter, "https://xobin.example.com/api/v2")
    drawer.opens.set()
    recruiter.wait(lambda: "https://xobin.example.com" in drawer.asked)
    recruiter.wait_to_read("There is no key for xobin.example.com yet.")
    assert recruiter.app.workspace.keys.account is None


def test_the_address_is_remembered_and_has_its_own_key(
    start_app: StartApp, folder: DataFolder, server: ContractServer
) -> None:
    drawer = Drawer()
    drawer.keys = {XOBIN: OTHER_KEY, server.origin: KEY}
    recruiter = start_app(Start(folder, key_store=store_over(drawer)))
    recruiter.wait_for_account()
    open_account(recruiter)
    move(recruiter, server.base_url)
    recruiter.wait_to_read(f"A key for 127.0.0.1:{server.port} is in use.")
    again = recruiter.restart()
    again.wait_for_account()
    again.invite("Asha Rao", "asha@example.com")
    again.wait_to_read("Link ready")
    (came,) = server.ledger.requests()
    assert came.message.all("apiKey") == [KEY]
    assert PreferencesFile(folder.preferences).load().base_url == server.base_url


@pytest.mark.skipif(sys.platform != "linux", reason="needs a D-Bus session")
def test_a_key_is_kept_in_the_computers_own_store(
    start_app: StartApp,
    folder: DataFolder,
    server: ContractServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with secret_service(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        recruiter = start_app(Start(folder, base_url=base_url(server)))
        recruiter.wait(lambda: recruiter.dialog("firstRun"))
        recruiter.type("apiKey", KEY)
        recruiter.press("saveKey")
        recruiter.wait_for_account()
        assert KeyStore().load(server.origin) == KeyFound(KEY)
        again = recruiter.restart()
        again.wait_for_account()
        assert again.dialog("firstRun") is None
        open_account(again)
        again.press("removeKey")
        again.wait(lambda: not again.app.workspace.account_known)
        assert KeyStore().load(server.origin) == NoKeyStored()
        again.close()
