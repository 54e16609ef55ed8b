"""Names for controls that have no label to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox


def label_unseen(box: QComboBox) -> None:
    """Let a screen reader say what a box is for: its accessible name.

    On Linux Qt calls a box by what is chosen in it; only a label beside it tells its own name. The
    box has to stand in the widget that it stays in.
    """
    label = QLabel(box.accessibleName(), box.parentWidget())
    label.setBuddy(box)
    label.hide()
