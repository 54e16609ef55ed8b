"""The page as a whole: its parts in their places, and which of them are shown when."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.form.standing import Standing
from desktop_invite.ui.many.choices import Choices
from desktop_invite.ui.many.counts import Counts
from desktop_invite.ui.many.empty import EmptyPage
from desktop_invite.ui.many.grid import Grid
from desktop_invite.ui.many.mapping_panel import MappingPanel
from desktop_invite.ui.many.model import GridModel
from desktop_invite.ui.many.results import Results
from desktop_invite.ui.many.run_bar import RunBar
from desktop_invite.ui.many.source_bar import SourceBar
from desktop_invite.ui.parts.notice import NoticeBar, WayOut
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.tab_order import order_tabs
from desktop_invite.ui.parts.texts import large_heading
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock

_LEAST_GRID = 14 * GRID


class Face(Enum):
    """What the page is about at a moment."""

    EMPTY = auto()
    """No list: where to begin, a list being read, or why it can't be."""
    LIST = auto()
    """A list that can be mended and sent."""
    RUN = auto()
    """A list that is being recorded or sent."""
    ENDED = auto()
    """A list that was sent."""


class ManyPage(QWidget):
    """Only shows; `desk` and its neighbours decide.

    Where a window is very low its middle scrolls; what is to be pressed next stays in view.
    """

    left = Signal()
    """*Back* or Escape: to the form and the history."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyPage")
        self.face = Face.EMPTY
        self.back = self._button("manyBack", self.tr("&Back to the form"))
        self.choose = self._button("manyChooseFile", self.tr("Choose a &file…"))
        self.paste = self._button("manyPaste", self.tr("&Paste"))
        self.empty = EmptyPage()
        self.standing = Standing(clock, lambda _: False)
        self.standing.setObjectName("manyStanding")
        self.question = NoticeBar(buttons_below=False)
        self.question.setObjectName("manyQuestion")
        self.source = SourceBar()
        self.mapping = MappingPanel()
        self.choices = Choices()
        self.results = Results()
        self.counts = Counts()
        self.next = self._button("nextToMend", self.tr("Ne&xt to mend"))
        self.model = GridModel(self)
        self.grid = Grid(self.model)
        self.row_notice = NoticeBar(buttons_below=False)
        self.row_notice.setObjectName("manyRowNotice")
        self.run_bar = RunBar()
        self._set_up()
        self._lay_out()
        self.show_face(Face.EMPTY)

    def show_face(self, face: Face) -> None:
        """Show what belongs to a moment."""
        self.face = face
        has_list = face is not Face.EMPTY
        self.empty.setVisible(not has_list)
        self.grid.setVisible(has_list)
        self.source.setVisible(has_list)
        self.counts.setVisible(has_list)
        self.run_bar.setVisible(has_list)
        self.choose.setVisible(face in {Face.LIST, Face.ENDED})
        self.paste.setVisible(face in {Face.LIST, Face.ENDED})
        self.choices.setVisible(face is Face.LIST)
        self.mapping.setVisible(face is Face.LIST and self.source.columns.isChecked())
        self.results.setVisible(face is Face.ENDED)
        self.next.setVisible(face is Face.LIST)

    def focus_first(self) -> None:
        """Put the keyboard where the work goes on."""
        if self.face is Face.EMPTY:
            self.empty.focus_first()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001, N802 - Qt calls it
        """Go through the controls as they are read."""
        order_tabs(self)
        return super().focusNextPrevChild(next_)

    def _set_up(self) -> None:
        self.back.setToolTip(self.tr("To the form and the history (Esc). The list stays here."))
        self.next.setToolTip(QKeySequence("F8").toString(QKeySequence.SequenceFormat.NativeText))
        self.grid.setMinimumHeight(_LEAST_GRID)
        self.back.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.source.columns_toggled.connect(self.mapping.setVisible)

    @Slot()
    def _escape(self) -> None:
        """Answer a question that stands with no; without one, leave."""
        for bar in (self.question, self.row_notice):
            ways = {button.way_out for button in bar.notice.buttons} if bar.notice else set()
            for harmless in (WayOut.CANCEL, WayOut.CLOSE):
                if harmless in ways:
                    bar.way_out_chosen.emit(harmless, bar.notice)
                    return
        self.left.emit()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        title = large_heading(self.tr("Invite many"))
        title.setWordWrap(False)
        top.addWidget(self.back)
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.choose)
        top.addWidget(self.paste)
        counted = QHBoxLayout()
        counted.setSpacing(GAP)
        counted.addWidget(self.counts, 1)
        counted.addWidget(self.next, alignment=Qt.AlignmentFlag.AlignTop)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        above: tuple[QWidget, ...]
        above = (self.standing, self.source, self.mapping, self.choices, self.results)
        for part in above:
            column.addWidget(part)
        column.addLayout(counted)
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(top)
        whole.addWidget(_scrolling(middle), 1)
        for below in (self.row_notice, self.question, self.run_bar):
            whole.addWidget(below)


def _scrolling(widget: QWidget) -> ScrollPage:
    area = ScrollPage(widget)
    area.setObjectName("manyScroll")
    return area
