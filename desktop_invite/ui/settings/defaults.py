"""What a new invite begins with, and what happens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSpinBox

from desktop_invite.invites.invite import Delivery
from desktop_invite.storage.preferences import LONGEST_UNDO
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.settings.subjects import Subject

if TYPE_CHECKING:
    from desktop_invite.ui.remembered import Remembered


class DefaultsPage(SettingsPage):
    """How candidates get the link, the copy that happens by itself, the time to undo."""

    def __init__(self, remembered: Remembered) -> None:
        super().__init__(Subject.INVITING.title)
        self._remembered = remembered
        self._link = QRadioButton(self.tr("&Get a link to share"))
        self._email = QRadioButton(self.tr("&Email the candidate"))
        self._copy = QCheckBox(self.tr("&Copy a new link by itself"))
        self._undo = QSpinBox()
        self._name_parts()
        self._show()
        self._lay_out()
        self._link.toggled.connect(self._keep)
        self._copy.toggled.connect(self._keep)
        self._undo.valueChanged.connect(self._keep)
        remembered.changed.connect(self._follow)

    def _name_parts(self) -> None:
        self._link.setObjectName("defaultGetLink")
        self._email.setObjectName("defaultSendLink")
        self._copy.setObjectName("autoCopy")
        self._undo.setObjectName("undoSeconds")
        self._undo.setRange(0, LONGEST_UNDO)
        self._undo.valueChanged.connect(self._name_seconds)
        self._name_seconds(self._undo.value())
        self._undo.setSpecialValueText(self.tr("No time to undo"))

    def _show(self) -> None:
        now = self._remembered.now
        self._link.setChecked(now.delivery is Delivery.GETLINK)
        self._email.setChecked(now.delivery is Delivery.SENDLINK)
        self._copy.setChecked(now.auto_copy)
        self._undo.setValue(now.undo_seconds)

    @Slot()
    def _follow(self) -> None:
        """Show what was chosen in the form meanwhile."""
        chosen = self._link if self._remembered.now.delivery is Delivery.GETLINK else self._email
        chosen.setChecked(True)

    def _lay_out(self) -> None:
        self.add_hint(self.tr("How the next candidate gets the link"))
        self.add(self._link)
        self.add(self._email)
        self.add_gap()
        self.add(self._copy)
        self.add_hint(self.tr("So it can be pasted at once: LinkedIn, WhatsApp, Outlook, Teams."))
        self.add_gap()
        self.add(Field(self.tr("&Undo an emailed invite within"), self._undo))

    @Slot(int)
    def _name_seconds(self, count: int) -> None:
        self._undo.setSuffix(self.tr(" second") if count == 1 else self.tr(" seconds"))

    @Slot()
    def _keep(self) -> None:
        self._remembered.change(
            delivery=Delivery.GETLINK if self._link.isChecked() else Delivery.SENDLINK,
            auto_copy=self._copy.isChecked(),
            undo_seconds=self._undo.value(),
        )
