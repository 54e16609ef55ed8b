"""What the page shows as long as there is no list: where to begin, reading, or what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.picture import Picture
from desktop_invite.ui.parts.texts import large_heading, muted, show_text
from desktop_invite.ui.theme.colours import colours_for
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

_PICTURE = 48
_WIDTH = 56 * GRID


class EmptyPage(QFrame):
    """Offers to choose, to drop or to paste a list."""

    file_wanted = Signal()
    """*Choose a file…* was pressed."""
    paste_wanted = Signal()
    """*Paste* was pressed."""
    earlier_wanted = Signal()
    """*Earlier lists…* was pressed."""
    again_wanted = Signal()
    """*Try again* was pressed."""
    cancel_wanted = Signal()
    """*Cancel* was pressed while a list is being read."""
    list_wanted = Signal()
    """*Back to the list* was pressed: the one that was there before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyEmpty")
        self.setProperty("drop", True)  # noqa: FBT003 - Qt's signature
        self._glyph = Glyph.PEOPLE
        self._picture = Picture(parent=self)
        self._title = large_heading(parent=self)
        self._hint = muted(parent=self)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy = QProgressBar(self)
        self._busy.setObjectName("manyReading")
        self._busy.setAccessibleName(self.tr("Reading"))
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedSize(_WIDTH // 2, GRID)
        self.again = self._button("manyTryAgain", self.tr("&Try again"))
        self.choose = self._button("manyFirstFile", self.tr("Choose a &file…"))
        self.choose.setProperty("primary", True)  # noqa: FBT003 - Qt's signature
        self.paste = self._button("manyFirstPaste", self.tr("&Paste"))
        self.earlier = self._button("manyEarlierLists", self.tr("&Earlier lists…"))
        self.cancel = self._button("manyCancelReading", self.tr("Cancel"))
        self.keep = self._button("manyKeepList", self.tr("Back to the &list"))
        self.again.clicked.connect(self.again_wanted)
        self.choose.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.keep.clicked.connect(self.list_wanted)
        self._lay_out()
        self.show_start()

    @property
    def title(self) -> str:
        """What stands there in large."""
        return self._title.text()

    def show_start(self) -> None:
        """Say how to begin."""
        self._show(
            Glyph.PEOPLE,
            self.tr("Drop a list of candidates here"),
            self.tr(
                "A spreadsheet or a text file as it is, or rows copied from one. You see every "
                "row before anything is sent."
            ),
            self.choose,
            self.paste,
            self.earlier,
        )

    def show_reading(self, title: str) -> None:
        """Say that a list is being read."""
        self._show(Glyph.PEOPLE, title, "", self.cancel, busy=True)
        announce(self, title)

    def show_trouble(self, title: str, sentence: str, *, again: bool, keep: bool) -> None:
        """Say why there is no list, and what to do.

        `again` is whether trying again may help, `keep` whether there is a list to go back to.
        """
        offered = ((self.again, again), (self.choose, True), (self.paste, True), (self.keep, keep))
        self._show(Glyph.ALERT, title, sentence, *(each for each, offer in offered if offer))
        announce(self, f"{title} {sentence}")

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""
        buttons = (self.cancel, self.again, self.choose)
        first = next((each for each in buttons if each.isVisibleTo(self)), self.choose)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _show(
        self, glyph: Glyph, title: str, hint: str, *buttons: QPushButton, busy: bool = False
    ) -> None:
        self._glyph = glyph
        show_text(self._title, title)
        show_text(self._hint, hint)
        self._hint.setVisible(bool(hint))
        self._busy.setVisible(busy)
        for button in self._buttons():
            button.setVisible(button in buttons)
        self._draw()

    def _draw(self) -> None:
        colour = colours_for(self.palette()).muted
        ratio = self.devicePixelRatioF()
        pixmap = icon(self._glyph, colour).pixmap(QSize(_PICTURE, _PICTURE), ratio)
        self._picture.show_pixmap(pixmap)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.again, self.choose, self.paste, self.earlier, self.keep, self.cancel)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in self._buttons():
            row.addWidget(button)
        within = QWidget(self)
        column = QVBoxLayout(within)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self._picture, self._title, self._hint):
            column.addWidget(part)
        column.addWidget(self._busy, alignment=centre)
        column.addSpacing(GAP)
        column.addWidget(buttons, alignment=centre)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addWidget(within)
        whole.addStretch(3)
