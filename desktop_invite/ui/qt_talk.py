"""What Qt says to nobody but a terminal, or to the desktop's journal."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory

_RULES = (
    # Where no program takes an address, Qt writes it out in full, with the candidate in it, and
    # desktops keep what programs write. Whoever calls says it in the window instead.
    "qt.qpa.services.warning=false",
    # Whoever reads the screen asks for more than Qt has, and for what has just gone; each time Qt
    # says so, with the name of what it is about.
    "qt.accessibility.atspi.warning=false",
)


def hush_qt() -> None:
    """Let Qt keep these to itself; `QT_LOGGING_RULES` brings them back."""
    QLoggingCategory.setFilterRules("\n".join(_RULES))
