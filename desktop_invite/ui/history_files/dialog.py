"""*Export history*: which invites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.parts.texts import heading, muted
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words.history_files import choice_words, export_hint

if TYPE_CHECKING:
    from desktop_invite.ui.history_files.wish import Offer, Which


class ExportDialog(QDialog):
    """Asks which invites; where they go is the system's own dialog to ask."""

    chosen = Signal(object)
    """*Save as…* was pressed: carries the `Which`."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportHistory")
        self.setWindowTitle(self.tr("Export history"))
        self._group = QButtonGroup(self)
        self._choices = offer.choices
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(heading(self.tr("Which invites?")))
        for place, which in enumerate(self._choices):
            column.addWidget(self._radio(place, choice_words(which, offer), which))
        column.addSpacing(GAP)
        column.addWidget(muted(export_hint()))
        column.addSpacing(GAP)
        column.addWidget(self._buttons())
        self.setMinimumWidth(52 * GRID)

    def _radio(self, place: int, text: str, which: Which) -> QRadioButton:
        button = QRadioButton(text)
        button.setObjectName(f"export_{which.name.lower()}")
        button.setChecked(place == 0)
        self._group.addButton(button, place)
        return button

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = QPushButton(self.tr("&Save as…"))
        save.setObjectName("exportSave")
        save.setDefault(True)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("exportCancel")
        cancel.setAutoDefault(False)
        box.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._choose)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _choose(self) -> None:
        which = self._choices[max(self._group.checkedId(), 0)]
        self.accept()
        self.chosen.emit(which)
