"""Where the data is, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit

from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from desktop_invite.paths import DataFolder
    from desktop_invite.ui.clipboard import Clipboard


class PrivacyPage(SettingsPage):
    """Says what is kept, shows the folder, and opens it."""

    def __init__(self, folder: DataFolder, clipboard: Clipboard) -> None:
        super().__init__(self.tr("Privacy"))
        self._folder = folder
        self._clipboard = clipboard
        self.add(
            plain(
                self.tr(
                    "Candidates' names, addresses and links stay on this computer. They go to "
                    "Xobin when you invite somebody, and nowhere else."
                )
            )
        )
        self.add(
            plain(
                self.tr(
                    "The API key is in this computer's password store, never in a file. "
                    "The log files hold neither names, addresses, links nor the key."
                )
            )
        )
        self.add_gap()
        path = QLineEdit(str(folder.root))
        path.setObjectName("dataFolder")
        path.setReadOnly(True)
        path.setCursorPosition(0)
        path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.add(Field(self.tr("Everything is in this &folder"), path))
        self.add_button(self.tr("&Open folder"), "openDataFolder", self._open)
        self.add_button(self.tr("&Copy path"), "copyDataFolder", self._copy)

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder.root)))

    @Slot()
    def _copy(self) -> None:
        self._clipboard.copy_text(str(self._folder.root))
