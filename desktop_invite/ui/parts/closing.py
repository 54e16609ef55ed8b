"""The way out of a window that only shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def close_buttons(dialog: QDialog, name: str) -> QDialogButtonBox:
    """Return *Close* in a row that takes further buttons; `name` is the button's for programs.

    Qt's own has a black cross from the icon theme, and speaks the language of Qt's translations.
    """
    close = QPushButton(QCoreApplication.translate("Dialogs", "Close"))
    close.setObjectName(name)
    close.setDefault(True)
    buttons = QDialogButtonBox()
    buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    return buttons
