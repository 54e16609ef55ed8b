"""What the pages of the settings have in common: a heading, and parts below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.texts import heading, muted
from desktop_invite.ui.theme.spacing import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable


class SettingsPage(QWidget):
    """A titled column; add to it with `add` from top to bottom."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(heading(title))
        self._column.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Put a part under those that are there."""
        self._column.insertWidget(self._column.count() - 1, part)

    def add_button(self, text: str, name: str, action: Callable[[], object]) -> QPushButton:
        """Put a button under what is there, as wide as its text."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, row)
        return button

    def add_hint(self, text: str) -> None:
        """Put a sentence of second rank under what is there."""
        self.add(muted(text))

    def add_gap(self) -> None:
        """Keep two groups apart."""
        self._column.insertSpacing(self._column.count() - 1, MARGIN)
