"""The question before a link leads to a site that nobody has vouched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.invites.links import site_of
from desktop_invite.ui.parts.texts import heading, muted, plain, show_text
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite


class OpenQuestion(QDialog):
    """Names the site, shows the whole link, and has its safe answer under the Enter key."""

    confirmed = Signal(str)
    """*Open link* was pressed: carries the link."""

    def __init__(self, invite: Invite, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openQuestion")
        self.setWindowTitle(self.tr("Open link"))
        self.invite_id = invite.id
        self._link = invite.link or ""
        self._text = QPlainTextEdit(self._link)
        self._buttons = QDialogButtonBox()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        title = self.tr("Open {site}?").format(site=site_of(self._link))
        column.addWidget(show_text(heading(), title))
        column.addWidget(
            plain(
                self.tr(
                    "The link that came with this invite leads to a site that isn't known here "
                    "as Xobin's. Open it only if you know the site."
                )
            )
        )
        column.addWidget(self._shown_link())
        column.addWidget(
            muted(self.tr("Once you have opened it, you won't be asked about this site again."))
        )
        column.addSpacing(GAP)
        column.addWidget(self._answers())
        self.setMinimumWidth(48 * GRID)

    def _shown_link(self) -> QPlainTextEdit:
        self._text.setObjectName("linkInQuestion")
        self._text.setAccessibleName(self.tr("Invite link"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text.setFixedHeight(9 * GRID)
        return self._text

    def _answers(self) -> QDialogButtonBox:
        open_it = QPushButton(self.tr("&Open link"))
        open_it.setObjectName("openLinkAnyway")
        open_it.setAutoDefault(False)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("cancelOpenLink")
        cancel.setDefault(True)
        self._buttons.addButton(open_it, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._confirm)
        self._buttons.rejected.connect(self.reject)
        cancel.setFocus()
        return self._buttons

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit(self._link)
        self.accept()
