"""The system's wish that the program ends."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)
"""SIGHUP is not known to Windows."""


class EndSignals(QObject):
    """Closes the app in order when the system ends it, Ctrl+C is pressed or its terminal goes."""

    def __init__(self, close: Callable[[], None]) -> None:
        super().__init__()
        self._close = close
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)  # noqa: FBT003 - the standard library's signature
        # Python's handlers run between bytecodes only; the wake-up makes Qt's loop run some.
        signal.set_wakeup_fd(self._theirs.fileno())
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        # Whoever started it with `nohup` has said what SIGHUP is to do: nothing.
        self._heard = [n for n in _SIGNALS if signal.getsignal(n) is not signal.SIG_IGN]
        for number in self._heard:
            signal.signal(number, lambda *_: None)

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        for number in self._heard:
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _wake(self) -> None:
        try:
            self._ours.recv(64)
        except BlockingIOError:
            return
        self._close()
