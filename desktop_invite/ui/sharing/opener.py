"""The one door through which links and drafts are opened in other programs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class Opener(Protocol):
    """Hands an address to the program that the system has for it; a test passes another."""

    def open(self, address: str) -> bool:
        """Return whether there is a program that takes it. Returns at once."""
        ...


class DesktopOpener:
    """The system's own programs: the browser, the mail program."""

    def open(self, address: str) -> bool:
        """Open an address; it must be one that the rules let through."""
        return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
