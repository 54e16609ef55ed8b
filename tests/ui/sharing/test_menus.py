"""A link is shared from its card, from its row, and by key; nothing opens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_invite.app import Start
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.sharing.menu import ShareAction, ShareMenu
from desktop_invite.ui.sharing.qr_window import QrWindow
from tests.ui.form.outbox import made
from tests.ui.sharing.conftest import NotedOpener
from tests.ui.stores import Drawer, store_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter


@pytest.fixture
def opener() -> NotedOpener:
    """Note what would be opened."""
    return NotedOpener()


@pytest.fixture
def recruiter(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, opener: NotedOpener
) -> Recruiter:
    """Sit before the app in practice mode, with a link that was just made."""
    store = store_over(Drawer())
    recruiter = start_app(Start(folder, practice=True, key_store=store, opener=opener))
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Link ready")
    return recruiter


def share_menu(recruiter: Recruiter) -> ShareMenu:
    """Return the menu of the card's *Share* button."""
    menu = recruiter.control(QPushButton, "wayOut_share").menu()
    assert isinstance(menu, ShareMenu)
    return menu


def select(recruiter: Recruiter, row: int, *, of: int) -> None:
    """Select a row of the history when all of them are there."""
    table = recruiter.history.table
    recruiter.wait(lambda: table.model().rowCount() == of and recruiter.history.is_settled)
    flags = QItemSelectionModel.SelectionFlag
    # Not selectRow: it looks at the keys that were held last, in an earlier test too.
    table.selectionModel().setCurrentIndex(
        table.model().index(row, 0), flags.ClearAndSelect | flags.Rows
    )
    recruiter.wait(lambda: recruiter.history.selected_invite() is not None)


def command(recruiter: Recruiter, name: str) -> QAction:
    """Return an entry of the window's menus."""
    found = recruiter.window.findChild(QAction, f"command_{name}")
    assert found is not None
    return found


def test_the_card_offers_every_way_on_behind_one_button(
    recruiter: Recruiter, opener: NotedOpener
) -> None:
    menu = share_menu(recruiter)
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Write an email",
        "WhatsApp",
        "QR code…",
        "Open link",
    ]
    assert all(action.isEnabled() for action in menu.actions())
    assert opener.opened == []
    menu[ShareAction.EMAIL].trigger()
    assert unquote(opener.opened[0]).startswith("mailto:asha@example.com?")
    menu[ShareAction.OPEN_LINK].trigger()
    assert opener.opened[1].startswith("http://127.0.0.1:")


def test_what_is_to_be_said_stands_on_the_card(recruiter: Recruiter, opener: NotedOpener) -> None:
    opener.works = False
    share_menu(recruiter)[ShareAction.EMAIL].trigger()
    recruiter.wait_to_read("No mail program could be opened here.")


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # without a screen
def test_pressing_share_with_the_keyboard_leaves_the_card_where_it_is(
    recruiter: Recruiter,
) -> None:
    button = recruiter.control(QPushButton, "wayOut_share")
    menu = share_menu(recruiter)
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert recruiter.reads("Link ready")
    assert button.isVisible()


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("write_email", "mailto:asha@example.com?"), ("open_link", "http://127.0.0.1:")],
)
def test_menu_and_keys_share_the_last_link(
    recruiter: Recruiter, opener: NotedOpener, name: str, beginning: str
) -> None:
    command(recruiter, name).trigger()
    assert opener.opened[0].startswith(beginning)


def test_a_key_shares_the_selected_row_before_the_last_link(
    recruiter: Recruiter, opener: NotedOpener
) -> None:
    recruiter.invite("Wei Chen", "wei@example.com")
    select(recruiter, 1, of=2)
    recruiter.hit(Qt.Key.Key_E, ctrl=True, shift=True)
    assert opener.opened[0].startswith("mailto:asha@example.com?")


@pytest.mark.parametrize("name", ["copy_link", "copy_message", "write_email", "open_link"])
def test_with_nobody_to_mean_it_is_said(practice: Recruiter, qapp: QApplication, name: str) -> None:
    qapp.clipboard().setText("something else")
    command(practice, name).trigger()
    practice.wait_to_read("There is no invite here to copy or share.")
    assert qapp.clipboard().text() == "something else"


def test_the_code_of_a_link_is_shown(recruiter: Recruiter) -> None:
    command(recruiter, "qr_code").trigger()
    recruiter.wait(lambda: recruiter.dialog("qrWindow"))
    window = recruiter.dialog("qrWindow")
    assert isinstance(window, QrWindow)
    assert window.windowTitle() == "QR code for Asha Rao"
    recruiter.close()


def test_a_row_offers_the_same_menu(recruiter: Recruiter, opener: NotedOpener) -> None:
    select(recruiter, 0, of=1)
    table = recruiter.history.table
    entry = table.actions_[RowAction.SHARE]
    assert entry.isEnabled()
    assert entry.menu() is table.actions_.share_menu
    table.actions_.share_menu[ShareAction.EMAIL].trigger()
    assert opener.opened[0].startswith("mailto:asha@example.com?")


def test_copying_a_message_from_a_row_is_said_below_the_table(recruiter: Recruiter) -> None:
    select(recruiter, 0, of=1)
    table = recruiter.history.table
    table.actions_[RowAction.COPY_MESSAGE].trigger()
    recruiter.wait_to_read("Copied the message for Asha Rao.")


@pytest.mark.parametrize(
    ("link", "offered"),
    [
        ("https://app.xobin.com/i/1", set(ShareAction)),
        ("http://app.xobin.com/i/1", {ShareAction.EMAIL, ShareAction.WHATSAPP}),
        (None, set()),
    ],
)
def test_only_what_a_link_is_fit_for_is_offered(
    qtbot: QtBot, link: str | None, offered: set[ShareAction]
) -> None:
    menu = ShareMenu()
    qtbot.addWidget(menu)
    menu.offer(made(link=link))
    assert {action for action in ShareAction if menu[action].isEnabled()} == offered
    menu.offer(None)
    assert not any(menu[action].isEnabled() for action in ShareAction)
