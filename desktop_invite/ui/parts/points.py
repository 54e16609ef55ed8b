"""Sentences below each other, each with a dot before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_invite.ui.parts.texts import plain, show_text
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable


class Points(QWidget):
    """A list to read, not to choose from."""

    def __init__(self, sentences: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, sentence in enumerate(sentences):
            dot = QLabel("•")
            dot.setAccessibleName(" ")
            grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(show_text(plain(), sentence), row, 1)
