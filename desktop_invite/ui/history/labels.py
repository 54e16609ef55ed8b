"""Labels as the pages about an invite need them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_invite.ui.theme.spacing import GAP


def in_a_row(first: QWidget, second: QLabel) -> QWidget:
    """Return a row of something short and a label that takes the rest."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    layout.addWidget(first)
    layout.addWidget(second, 1)
    return row


def selectable(label: QLabel) -> QLabel:
    """Let a label's text be selected and copied; return it."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
