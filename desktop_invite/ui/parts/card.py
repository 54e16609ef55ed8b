"""A quiet frame around what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_invite.ui.theme.spacing import GAP, MARGIN

if TYPE_CHECKING:
    from desktop_invite.ui.theme.colours import Tone


class Card(QFrame):
    """A framed group; add to `body`. With a tone it says at a glance how things stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)  # noqa: FBT003
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        self.body.setSpacing(GAP)

    def show_tone(self, tone: Tone | None) -> None:
        """Colour the frame, or give it back the quiet one."""
        self.setProperty("tone", tone.value if tone else None)
        self.setProperty("card", tone is None)
        restyle(self)


def restyle(widget: QWidget) -> None:
    """Let the stylesheet look at the widget's properties, and its children's, once more."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
