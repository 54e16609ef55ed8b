"""What the rows are counted by; each count is a button that shows only its rows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.theme.colours import Tone, colours_for
from desktop_invite.ui.theme.icons import Glyph, icon

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

Key = Hashable


@dataclass(frozen=True, slots=True)
class Count:
    """One button."""

    key: Key
    """By what it filters: a finding's kind, or a status."""
    name: str
    """For programs."""
    text: str
    sign: Glyph
    tone: Tone


class Counts(QWidget):
    """A row of buttons, at most one of them pressed."""

    filter_changed = Signal(object)
    """Carries the key to filter by; None for all rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyCounts")
        self._row = FlowLayout(self)
        self._buttons: dict[Key, QPushButton] = {}
        self._shown: tuple[Count, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pressed(self) -> Key | None:
        """What is filtered by; None when nothing is."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), None)

    @property
    def texts(self) -> list[str]:
        """What the buttons say."""
        return [each.text for each in self._shown]

    def show_counts(self, counts: tuple[Count, ...]) -> None:
        """Replace the numbers; a button that stays keeps its place and whether it is pressed."""
        pressed = self.pressed
        if [each.key for each in counts] != [each.key for each in self._shown]:
            self._make(counts)
        for each in counts:
            button = self._buttons[each.key]
            button.setText(each.text)
            button.setAccessibleName(each.text)
            button.setChecked(each.key == pressed)
        self._shown = counts
        self._draw()
        if pressed is not None and self.pressed is None:
            self.filter_changed.emit(None)

    def release(self) -> None:
        """Filter by nothing."""
        for button in self._buttons.values():
            button.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colours = colours_for(self.palette())
        for each in self._shown:
            self._buttons[each.key].setIcon(icon(each.sign, colours.tones[each.tone].text))

    def _make(self, counts: tuple[Count, ...]) -> None:
        kept = {}
        while self._row.takeAt(0) is not None:
            pass
        for each in counts:
            button = self._buttons.pop(each.key, None) or self._button(each.name)
            kept[each.key] = button
            self._row.addWidget(button)
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = kept
        self._row.invalidate()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setToolTip(self.tr("Show only these rows; press again for all"))
        button.clicked.connect(self._choose)
        button.show()
        return button

    @Slot()
    def _choose(self) -> None:
        for button in self._buttons.values():
            if button is not self.sender():
                button.setChecked(False)
        self.filter_changed.emit(self.pressed)
