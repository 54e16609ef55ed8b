"""The help: what the words mean, what is promised and what can't be, the keys."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop_invite.paths import resource
from desktop_invite.ui.parts.closing import close_buttons
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.theme.spacing import GRID, MARGIN


class HelpWindow(QDialog):
    """A page to read beside the window; it blocks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setObjectName("help")
        page = QTextBrowser()
        page.setObjectName("helpText")
        page.setAccessibleName(self.tr("Help"))
        page.document().setDocumentMargin(MARGIN)
        page.setHtml(resource("help/help.html").read_text(encoding="utf-8"))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(page)
        column.addWidget(close_buttons(self, "closeHelp"))
        resize_on_screen(self, QSize(80 * GRID, 80 * GRID))
