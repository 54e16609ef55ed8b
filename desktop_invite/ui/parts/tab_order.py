"""The order in which the Tab key goes through a page whose controls come and go."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QWidget


def order_tabs(*pages: QWidget) -> None:
    """Let Tab go through what is visible on a page as it is read: by rows, from the start.

    Of several pages it goes through one after the other.
    """
    for one, other in pairwise(each for page in pages for each in _in_order(page)):
        QWidget.setTabOrder(one, other)


def _in_order(page: QWidget) -> list[QWidget]:
    return sorted(_controls(page), key=lambda each: _place(page, each))


def _controls(page: QWidget) -> list[QWidget]:
    tabbed = Qt.FocusPolicy.TabFocus
    return [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.window() is page.window()  # A dialog of the page has an order of its own.
        and each.focusPolicy() & tabbed == tabbed
        and not isinstance(each.parentWidget(), QComboBox)
    ]


def _place(page: QWidget, control: QWidget) -> tuple[int, int]:
    """Return the row by its middle, so that a low control beside a high one is in the same."""
    corner = control.mapTo(page, QPoint(0, 0))
    mirrored = page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return corner.y() + control.height() // 2, -corner.x() if mirrored else corner.x()
