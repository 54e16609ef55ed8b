"""Whether the recruiter has asked the system for more contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

# What `accessibility` returns (from Qt 6.10 on) lives as long as the Python object of the hints.


def is_high_contrast() -> bool:
    """Whether the recruiter has asked the system for high contrast."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    wish = hints.accessibility().contrastPreference()
    return bool(wish is Qt.ContrastPreference.HighContrast)


def when_contrast_changes(slot: Callable[[], None]) -> None:
    """Call a slot of a QObject when the wish changes."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(slot)
