"""The real app for each test that asks for it, closed and forgotten afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_invite.app import Start
from desktop_invite.paths import DataFolder
from desktop_invite.ui.theme.look import Look
from desktop_invite.xobin.address import BaseUrl
from tests.servers import ContractServer, Ways
from tests.ui.recruiter import Recruiter
from tests.ui.stores import Drawer, holding, store_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.storage.keys import KeyStore

KEY = "canary-5b1e-key-c0ffee"


@pytest.fixture(autouse=True)
def keys_let_go() -> Iterator[None]:
    """Let go of Shift and Ctrl after the test: Qt holds them until an event says otherwise."""
    yield
    if QApplication.instance() is not None:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Say where the app keeps everything; nothing is there yet."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def look(qapp: QApplication) -> Iterator[None]:
    """Give the application its look back after the test: it outlives every app."""
    palette = qapp.palette()
    yield
    for look in qapp.findChildren(Look):
        look.use(Qt.ColorScheme.Unknown)
        look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def start_app(qtbot: QtBot, look: None) -> Iterator[Callable[[Start], Recruiter]]:
    """Start apps; all of them are closed after the test."""
    opened: list[Recruiter] = []
    yield lambda start: Recruiter(qtbot, start, opened)
    for recruiter in opened:
        recruiter.close()
        recruiter.app.workspace.deleteLater()
        recruiter.app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def practice(start_app: Callable[[Start], Recruiter], folder: DataFolder) -> Recruiter:
    """Open the app in practice mode."""
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    recruiter.wait_for_account()
    return recruiter


@pytest.fixture
def server() -> Iterator[ContractServer]:
    """Run a strict server that accepts the key."""
    with ContractServer(Ways(key=KEY)) as server:
        yield server


@pytest.fixture
def at_work(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> Recruiter:
    """Open the app with a key, for the strict server."""
    store: KeyStore = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_for_account()
    return recruiter


def base_url(server: ContractServer) -> BaseUrl:
    """Return where the server's API is."""
    address = BaseUrl.parse(server.base_url)
    assert isinstance(address, BaseUrl)
    return address
