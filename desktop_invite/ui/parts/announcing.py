"""News that a screen reader says, wherever the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def announce(speaker: QObject, sentence: str) -> None:
    """Have a sentence said, after what is being said now.

    It is an announcement and no alert: Qt passes alerts on to nobody on Linux.
    """
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, sentence))
