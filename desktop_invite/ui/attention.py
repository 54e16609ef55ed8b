"""Tells a recruiter who is busy in another program how a run stands.

On the taskbar or the dock while it goes on, and with a notification when it ends.

What a platform does not offer here is left out: Qt 6 has nothing for Windows' taskbar buttons or
the Dock's progress, and both would need native code that no test of ours can see.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop_invite.ui.theme.icons import app_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)

_DESKTOP_FILE = "application://desktop-invite.desktop"
_SHOWN_FOR = 10_000
"""Milliseconds."""


class Attention(Protocol):
    """Where a recruiter looks who has another window in front."""

    def show_progress(self, share: float | None) -> None:
        """Show how far a run is, from 0 to 1; None when there is none."""
        ...

    def notify(self, title: str, sentence: str) -> None:
        """Say that something has ended. Plain text."""
        ...


class SystemAttention:
    """The system's own: D-Bus on Linux desktops, elsewhere the notification area."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._bus = _session_bus()
        self._tray: QSystemTrayIcon | None = None
        self._shown: int | None = None

    def show_progress(self, share: float | None) -> None:
        """Show it on the launcher, where a Linux desktop has one that listens."""
        percent = None if share is None else int(100 * share)
        if percent != self._shown and self._bus is not None:
            self._shown = percent
            self._bus.show_progress(percent)

    def notify(self, title: str, sentence: str) -> None:
        """Say it, where the system has a place for that."""
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            # The icon is there for as long as it has something to say.
            if self._tray is None:
                self._tray = QSystemTrayIcon(app_icon(), self._window)
                self._tray.messageClicked.connect(self._tray.hide)
            self._tray.show()
            self._tray.showMessage(title, sentence, app_icon(), _SHOWN_FOR)
        elif self._bus is not None:
            self._bus.notify(title, sentence)

    def close(self) -> None:
        """Take everything back."""
        self.show_progress(None)
        if self._tray is not None:
            self._tray.hide()


class SessionBus:
    """The two messages that Linux desktops understand; needs a session bus."""

    def __init__(self) -> None:
        from PySide6 import QtDBus  # noqa: PLC0415 - only on Linux, and only for a run

        self._dbus = QtDBus
        self._connection = QtDBus.QDBusConnection.sessionBus()

    @property
    def is_there(self) -> bool:
        """Whether there is a bus to talk to."""
        return bool(self._connection.isConnected())

    def show_progress(self, percent: int | None) -> None:
        """Tell the launcher; whoever does not know the message does not hear it."""
        message = self._dbus.QDBusMessage.createSignal(
            "/com/desktopinvite/run", "com.canonical.Unity.LauncherEntry", "Update"
        )
        shown = percent is not None
        properties = {"progress": (percent or 0) / 100, "progress-visible": shown}
        message.setArguments([_DESKTOP_FILE, properties])
        self._connection.send(message)

    def notify(self, title: str, sentence: str) -> None:
        """Ask the desktop's portal for a notification, without waiting for an answer.

        `org.freedesktop.Notifications` wants a kind of number that PySide has no way to send.
        """
        message = self._dbus.QDBusMessage.createMethodCall(
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Notification",
            "AddNotification",
        )
        message.setArguments(["run-ended", {"title": title, "body": sentence}])
        self._connection.send(message)


def _session_bus() -> SessionBus | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        bus = SessionBus()
    except ImportError:
        _log.info("no D-Bus in this build")
        return None
    return bus if bus.is_there else None
