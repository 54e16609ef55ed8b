"""Whose account a mode works with: the recruiter's own, or that of the practice server."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_invite.paths import resource
from desktop_invite.sending.account import Account
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.practice import PRACTICE_KEY, Pages, PracticeServer

if TYPE_CHECKING:
    from desktop_invite.ui.background import Background


class PracticeAccount(QObject):
    """Runs the practice server, off the GUI thread, and tells the account that it accepts."""

    account_changed = Signal(object)
    """The server listens: carries its `Account`."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._server = PracticeServer(Pages.in_folder(resource("practice")))
        self._closed = False
        self._one_step = threading.Lock()

    def load(self) -> None:
        """Start the server; `account_changed` answers."""
        self._background.run(self._start, self._started)

    def close(self) -> None:
        """Stop the server; its links end with it."""
        with self._one_step:
            self._closed = True
            self._server.stop()

    def _start(self) -> str:
        """Start, unless the window was closed before it came to that."""
        with self._one_step:
            return "" if self._closed else self._server.start()

    def _started(self, url: str) -> None:
        address = BaseUrl.parse(url)
        if not self._closed and isinstance(address, BaseUrl):
            self.account_changed.emit(Account(address, PRACTICE_KEY))
