"""Labels that show a text and nothing but the text."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LARGER = 1.2


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


def large_heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that stands above a whole page."""
    label = heading(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    label.setFont(font)
    return label


_LONGEST_WORD = 24
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{_LONGEST_WORD}}}(?=[^\s\u200b])")


def breakable(text: str) -> str:
    """Let overlong words (addresses, a name without spaces) break, so that they fit a narrow place.

    For showing only: it puts invisible characters in. `show_text` is the way to a label.
    """
    return _LONG_WORD.sub(lambda word: word.group() + "\N{ZERO WIDTH SPACE}", text)


def show_text(label: QLabel, text: str) -> QLabel:
    """Write a text on a label, its overlong words breakable; return the label.

    A screen reader is given the words whole.
    """
    shown = breakable(text)
    label.setText(shown)
    label.setAccessibleName(text if shown != text else "")
    return label
