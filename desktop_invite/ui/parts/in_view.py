"""Brings news into view where a small window has to scroll.

Nothing moves away from where somebody types: what has the keyboard stays in view, with its label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator


def bring_into_view(widget: QWidget) -> None:
    """Scroll what the widget stands in until it can be seen, once its place is settled."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def is_in_view(widget: QWidget) -> bool:
    """Whether all of the widget can be seen now."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def _scroll_to(widget: QWidget) -> None:
    area = next((each for each in _around(widget) if isinstance(each, QScrollArea)), None)
    page = None if area is None else area.widget()
    if area is None or page is None or not widget.isVisible():
        return
    bar, height = area.verticalScrollBar(), area.viewport().height()
    top = _settled(bar.value(), _place(widget, page), height)
    focused = widget.window().focusWidget()
    if bool(focused) and page.isAncestorOf(focused) and is_in_view(focused):
        top = _settled(top, _place(focused, page), height)
    bar.setValue(top)


def _settled(top: int, place: QRect, height: int) -> int:
    """Return where a view that begins at `top` begins to show the place; its top, if not all."""
    lowest = place.bottom() + 1 - height
    return min(max(top, lowest), place.top())


def _place(widget: QWidget, page: QWidget) -> QRect:
    """Return where the widget is on the page, with its label and some room around."""
    whole = next((each for each in _around(widget) if isinstance(each, Field)), widget)
    return QRect(whole.mapTo(page, QPoint(0, 0)), whole.size()).adjusted(0, -GAP, 0, GAP)


def _around(widget: QWidget) -> Iterator[QWidget]:
    """Return what the widget stands in, from the inside."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
