"""Labels that show a text and nothing but the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a wrapping label. Text from outside is never read as markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def muted(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label for second-rank text."""
    label = plain(text, parent)
    label.setProperty("muted", True)  # noqa: FBT003
    return label


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that stands above a group."""
    label = plain(text, parent)
    label.setProperty("heading", True)  # noqa: FBT003
    return label
