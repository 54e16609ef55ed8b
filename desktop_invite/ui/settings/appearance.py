"""Light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop_invite.storage.preferences import Appearance
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.settings.subjects import Subject

if TYPE_CHECKING:
    from desktop_invite.ui.remembered import Remembered


class AppearancePage(SettingsPage):
    """Follows the system unless the recruiter likes it otherwise."""

    def __init__(self, remembered: Remembered) -> None:
        super().__init__(Subject.APPEARANCE.title)
        self._remembered = remembered
        self._group = QButtonGroup(self)
        self._choices = tuple(Appearance)
        words = {
            Appearance.SYSTEM: self.tr("&As the system says"),
            Appearance.LIGHT: self.tr("&Light"),
            Appearance.DARK: self.tr("&Dark"),
        }
        for position, appearance in enumerate(self._choices):
            button = QRadioButton(words[appearance])
            button.setObjectName(f"appearance_{appearance}")
            button.setChecked(appearance is remembered.now.appearance)
            self._group.addButton(button, position)
            self.add(button)
        self._group.idClicked.connect(self._keep)

    @Slot(int)
    def _keep(self, position: int) -> None:
        self._remembered.change(appearance=self._choices[position])
