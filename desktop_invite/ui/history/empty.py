"""What stands in the middle of a table that has no rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.picture import Picture
from desktop_invite.ui.parts.texts import large_heading, muted, show_text
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

    def __init__(self, table: QAbstractItemView, parent: QWidget) -> None:
        """Cover the middle of a table that stands in the parent.

        Within the table a screen reader would not find it: there are cells only.
        """
        super().__init__(parent)
        self.setObjectName("historyEmpty")
        self._table, self._within = table, parent
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self._glyph = Glyph.PEOPLE
        self._picture = Picture(parent=self)
        self._title = large_heading(parent=self)
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
            self.tr(
                "Fill in the form to make the first one. Everyone you invite appears here, with "
                "the link to share."
            ),
        )

    def show_nothing_found(self, text: str, filters: tuple[str, ...]) -> None:
        """Say that the search, or the filters, leave nothing, and how to look further."""
        chosen = " · ".join(filters)
        if text:
            title = self.tr("Nothing found for “{text}”").format(text=text)
        elif len(filters) == 1:
            title = self.tr("No invites are “{status}”").format(status=chosen)
        else:
            title = self.tr("No invites fit these filters")
        if text and not filters:
            hint = self.tr("Names, emails, interviews and links were searched.")
        elif text:
            hint = self.tr("Only a part of the history was searched: {filters}.")
            hint = hint.format(filters=chosen)
        else:
            hint = "" if len(filters) == 1 else chosen
        self._show(Glyph.SEARCH, title, hint, button=True, can_widen=bool(text and filters))

    def show_trouble(self, sentence: str) -> None:
        """Say why the history can't be read."""
        self._show(Glyph.ALERT, sentence, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the middle of the table is."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._cover()
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
        show_text(self._title, title)
        show_text(self._hint, hint)
        self._hint.setVisible(bool(hint))
        self._button.setVisible(button)
        self._wider.setVisible(can_widen)
        self._draw()
        self._cover()
        self.show()

    def _cover(self) -> None:
        middle = self._table.viewport()
        corner = middle.mapTo(self._within, QPoint(0, 0))
        self.setGeometry(QRect(corner, middle.size()))

    def _draw(self) -> None:
        colour = colours_for(self.palette()).muted
        ratio = self.devicePixelRatioF()
        pixmap = icon(self._glyph, colour).pixmap(QSize(_PICTURE, _PICTURE), ratio)
        self._picture.show_pixmap(pixmap)

    @Slot()
    def _widen(self) -> None:
        self.widened.emit()

    @Slot()
    def _clear(self) -> None:
        self.cleared.emit()
