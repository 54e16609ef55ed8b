"""Brings news into view where a small window has to scroll."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_invite.ui.theme.spacing import GAP


def bring_into_view(widget: QWidget) -> None:
    """Scroll what the widget stands in until it can be seen, once its place is settled."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea) and widget.isVisible():
        area.ensureWidgetVisible(widget, 0, GAP)
