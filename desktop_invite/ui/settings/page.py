"""What the pages of the settings have in common: a heading, and parts below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.texts import large_heading, muted
from desktop_invite.ui.theme.spacing import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance


class SettingsPage(QWidget):
    """A titled column; add to it with `add` from top to bottom."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 0, GAP, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(large_heading(title))
        self._column.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Put a part under those that are there."""
        self._column.insertWidget(self._column.count() - 1, part)

    def let_grow(self, part: QWidget, share: int) -> None:
        """Let a part have room that is left, in proportion to the others that may."""
        self._column.setStretchFactor(part, share)
        self._column.setStretch(self._column.count() - 1, 0)

    def add_button(self, text: str, name: str, action: Callable[[], object]) -> QPushButton:
        """Put a button under what is there, as wide as its text."""
        made = button(text, name, action)
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, row)
        return made

    def add_row(self, *controls: QWidget) -> None:
        """Put controls beside each other under what is there; where it is narrow, in rows."""
        holder = QWidget()
        row = FlowLayout(holder)
        for control in controls:
            row.addWidget(control)
        self.add(holder)

    def add_hint(self, text: str) -> QLabel:
        """Put a sentence of second rank under what is there."""
        hint = muted(text)
        self.add(hint)
        return hint

    def add_gap(self) -> None:
        """Keep two groups apart."""
        self._column.insertSpacing(self._column.count() - 1, MARGIN)


def button(text: str, name: str, action: Callable[[], object] | SignalInstance) -> QPushButton:
    """Return a button of a page, with its name for programs; pressed, it calls or tells."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(action)
    return made
