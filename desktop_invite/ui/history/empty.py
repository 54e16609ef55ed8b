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
    widened = Signal()
    """*Search the whole history* was pressed."""

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
        self._wider = QPushButton(self.tr("Search the whole history"), self)
        self._wider.setObjectName("searchWholeHistory")
        self._wider.clicked.connect(self._widen)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addStretch(2)
        for part in (self._picture, self._title, self._hint):
            column.addWidget(part)
        for button in (self._wider, self._button):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
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

    def show_nothing_found(self, text: str, filters: tuple[str, ...]) -> None:
        """Say that the search, or the filters, leave nothing, and how to look further."""
        chosen = " · ".join(filters)
        if text:
            title = self.tr("Nothing found for “{text}”").format(text=breakable(text))
        elif len(filters) == 1:
            title = self.tr("No invites are “{status}”").format(status=chosen)
        else:
            title = self.tr("No invites fit these filters")
        if text and not filters:
            hint = self.tr("Names, emails, interviews and links were searched.")
        elif text:
            hint = self.tr("Only a part of the history was searched: {filters}.")
            hint = hint.format(filters=breakable(chosen))
        else:
            hint = "" if len(filters) == 1 else breakable(chosen)
        self._show(Glyph.SEARCH, title, hint, button=True, can_widen=bool(text and filters))

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

    def _show(
        self,
        glyph: Glyph,
        title: str,
        hint: str,
        *,
        button: bool = False,
        can_widen: bool = False,
    ) -> None:
        self._glyph = glyph
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setVisible(button)
        self._wider.setVisible(can_widen)
        self._draw()
        self.setGeometry(self._viewport.rect())
        self.show()

    def _draw(self) -> None:
        colour = colours_for(self.palette()).muted
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icon(self._glyph, colour).pixmap(QSize(_PICTURE, _PICTURE), ratio))

    @Slot()
    def _widen(self) -> None:
        self.widened.emit()

    @Slot()
    def _clear(self) -> None:
        self.cleared.emit()
