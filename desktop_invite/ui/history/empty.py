"""What stands in the middle of a table that has no rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.texts import breakable, heading, muted
from desktop_invite.ui.theme.colours import colours_for
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.spacing import GAP, MARGIN

_PICTURE = 48


class EmptyState(QWidget):
    """A picture, a sentence, what to do next, and perhaps a button."""

    cleared = Signal()
    """*Show all invites* was pressed."""

    def __init__(self, viewport: QWidget) -> None:
        """Cover the viewport of a table, as large as it is."""
        super().__init__(viewport)
        self.setObjectName("historyEmpty")
        self._viewport = viewport
        viewport.installEventFilter(self)
        self._glyph = Glyph.PEOPLE
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = heading(parent=self)
        self._hint = muted(parent=self)
        self._button = QPushButton(self.tr("Show all invites"), self)
        self._button.setObjectName("showAllInvites")
        self._button.clicked.connect(self._clear)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addStretch(2)
        for part in (self._picture, self._title, self._hint):
            column.addWidget(part)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.hide()

    @property
    def title(self) -> str:
        """The sentence that is shown."""
        return self._title.text()

    def show_no_invites(self) -> None:
        """Say that there is nothing in the history yet."""
        self._show(
            Glyph.PEOPLE,
            self.tr("No invites yet"),
            self.tr("Everyone you invite appears here, with the link to share."),
        )

    def show_nothing_found(self, text: str, status: str) -> None:
        """Say that the search, or the filter, leaves nothing."""
        if not text:
            title = self.tr("No invites are “{status}”").format(status=status)
        else:
            title = self.tr("Nothing found for “{text}”").format(text=breakable(text))
        if text and status:
            hint = self.tr("Only invites that are “{status}” were searched.").format(status=status)
        elif text:
            hint = self.tr("Names, emails, interviews and links were searched.")
        else:
            hint = ""
        self._show(Glyph.SEARCH, title, hint, button=True)

    def show_trouble(self, sentence: str) -> None:
        """Say why the history can't be read."""
        self._show(Glyph.ALERT, sentence, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the viewport."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._viewport.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _show(self, glyph: Glyph, title: str, hint: str, *, button: bool = False) -> None:
        self._glyph = glyph
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setVisible(button)
        self._draw()
        self.setGeometry(self._viewport.rect())
        self.show()

    def _draw(self) -> None:
        colour = colours_for(self.palette()).muted
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icon(self._glyph, colour).pixmap(QSize(_PICTURE, _PICTURE), ratio))

    @Slot()
    def _clear(self) -> None:
        self.cleared.emit()
