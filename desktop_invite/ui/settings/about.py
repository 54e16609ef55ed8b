"""What this is, and a report for IT that names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit

from desktop_invite import __version__
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from desktop_invite.ui.clipboard import Clipboard


class AboutPage(SettingsPage):
    """The version and the licence, and what IT asks for first."""

    def __init__(self, report: str, clipboard: Clipboard) -> None:
        super().__init__(Subject.ABOUT.title)
        self._report = report
        self._clipboard = clipboard
        self.add(plain(self.tr("Desktop Invite {version}").format(version=__version__)))
        self.add_hint(self.tr("Free software under the MIT licence."))
        self.add_gap()
        self._text = text = QPlainTextEdit(report)
        text.setObjectName("diagnostics")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(22 * GRID)
        self.add(Field(self.tr("A &report for your IT team"), text))
        self.add_hint(self.tr("It names no candidate, and holds no key."))
        self.add_button(self.tr("&Copy report"), "copyReport", self._copy)

    def show_report(self, report: str) -> None:
        """Show the report with what is known by now."""
        self._report = report
        self._text.setPlainText(report)

    @Slot()
    def _copy(self) -> None:
        self._clipboard.copy_text(self._report)
