"""The keys that open the menu of a row, in every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTableView


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether this is the menu key, or Shift+F10, which Qt knows on Windows only."""
    shift_f10 = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
    return event.key() == Qt.Key.Key_Menu or event.keyCombination() == shift_f10


def menu_is_open() -> bool:
    """Whether it is there already: some systems tell the key and the wish for a menu both."""
    return QApplication.activePopupWidget() is not None


def place_under(table: QTableView, index: QModelIndex) -> QPoint:
    """Bring a cell into view, and return the place on the screen right below it."""
    table.scrollTo(index)
    return table.viewport().mapToGlobal(table.visualRect(index).bottomLeft())
