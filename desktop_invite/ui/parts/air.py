"""Room between the edge of a line and the text that is typed into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_AIR = GAP // 2


def give_air(line: QLineEdit) -> None:
    """Keep the text, and the cursor before it, off the line's edges."""
    line.setTextMargins(_AIR, 0, _AIR, 0)
