"""The main window: the form beside the history, pages in their place, a banner, the menus."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.menus import make_menus
from desktop_invite.ui.parts.dropped import dropped_file
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import app_icon
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

_FIRST_SIZE = QSize(140 * GRID, 92 * GRID)
_LEAST_SIZE = QSize(46 * GRID, 52 * GRID)
_FORM_WIDTH = 46 * GRID
_LEAST_FORM_WIDTH = 40 * GRID


class MainWindow(QMainWindow):
    """Holds the two panels, or one page in place of both.

    It closes when it is told that it may, and asks for that before.
    """

    close_wanted = Signal()
    """The recruiter closes the window: answer with `close_now` when nothing is on its way."""
    real_key_wanted = Signal()
    """In practice mode: *Use my Xobin key…* was pressed."""
    file_dropped = Signal(object)
    """A file was dropped onto the window: carries its `Path`."""
    page_changed = Signal()
    """Another page is shown, or the panels are."""

    def __init__(
        self, form: QWidget, history: QWidget, question: QWidget, *, practice: bool
    ) -> None:
        """Take the panels, and the question that may stand above both."""
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(
            self.tr("Desktop Invite: practice") if practice else self.tr("Desktop Invite")
        )
        self.setWindowIcon(app_icon())
        self.commands = make_menus(self)
        self._may_close = False
        self._closing = NoticeBar(buttons_below=False)
        self.notice = NoticeBar()
        """What is to be said once about this computer, above the panels."""
        self.notice.setObjectName("computerNotice")
        self._question = question
        self._splitter = _splitter(form, history)
        self._panels = QWidget()
        self._pages = QStackedWidget()
        self._pages.currentChanged.connect(self.page_changed)
        self._lay_out(practice=practice)
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE)

    def state(self) -> tuple[str, str]:
        """Return the window's place and the splitter's, for `restore`."""
        return _packed(self.saveGeometry()), _packed(self._splitter.saveState())

    def restore(self, geometry: str, splitter: str) -> None:
        """Go back to where the window was; nothing happens with what isn't from `state`."""
        if geometry:
            self.restoreGeometry(_unpacked(geometry))
        if splitter:
            self._splitter.restoreState(_unpacked(splitter))

    def show_closing(self) -> None:
        """Say that the window closes by itself when what is on its way has arrived."""
        self._pages.setEnabled(False)
        self.menuBar().setEnabled(False)
        sentence = self.tr("Finishing what is on its way. The window closes by itself.")
        self._closing.show_notice(Notice(sentence, Tone.BUSY))

    def close_now(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing: something may be on its way."""
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.close_wanted.emit()

    def add_strip(self, strip: QWidget) -> None:
        """Put what tells of another page's work above the panels."""
        within = self._panels.layout()
        if isinstance(within, QVBoxLayout):
            within.insertWidget(0, strip)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the panels; it stays made when the panels come back."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    @Slot()
    def show_panels(self) -> None:
        """Show the form beside the history."""
        self._pages.setCurrentWidget(self._panels)

    @property
    def shows_panels(self) -> bool:
        """Whether the form and the history are shown, and no page in their place."""
        return self._pages.currentWidget() is self._panels

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, wherever on the window it is held."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the file on. It is only read, so nothing is to happen to it where it came from."""
        file = dropped_file(event.mimeData())
        if file is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.file_dropped.emit(file)

    def raise_up(self) -> None:
        """Come to the front, out of the taskbar too."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _lay_out(self, *, practice: bool) -> None:
        within = QVBoxLayout(self._panels)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(GAP)
        within.addWidget(self._splitter, 1)
        self._pages.addWidget(self._panels)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._closing)
        if practice:
            column.addWidget(self._practice_banner())
        column.addWidget(self.notice)
        column.addWidget(self._question)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(page)

    def _practice_banner(self) -> NoticeBar:
        banner = NoticeBar(buttons_below=False)
        banner.setObjectName("practiceBanner")
        sentence = self.tr("Practice mode: nothing leaves this computer.")
        button = Button(WayOut.ADD_KEY, self.tr("Use my Xobin key…"))
        banner.show_notice(Notice(sentence, Tone.DOUBT, (button,)))
        banner.way_out_chosen.connect(self._want_real_key)
        return banner

    @Slot()
    def _want_real_key(self) -> None:
        self.real_key_wanted.emit()


def _splitter(form: QWidget, history: QWidget) -> QSplitter:
    scroll = QScrollArea()
    scroll.setObjectName("formScroll")
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setMinimumWidth(_LEAST_FORM_WIDTH)
    scroll.setWidget(form)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(MARGIN)
    splitter.addWidget(scroll)
    splitter.addWidget(history)
    splitter.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([_FORM_WIDTH, _FIRST_SIZE.width() - _FORM_WIDTH])
    return splitter


def _packed(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode("ascii")


def _unpacked(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
