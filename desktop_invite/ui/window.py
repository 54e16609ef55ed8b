"""The main window: shown at once, and furnished when there is something to put into it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.page import MainPage

_FIRST_SIZE = QSize(140 * GRID, 92 * GRID)
_LEAST_SIZE = QSize(49 * GRID, 38 * GRID)
"""Fits a small laptop's screen at 200 %, and everything that the window shows."""


class MainWindow(QMainWindow):
    """It closes when it is told that it may, and asks for that before.

    Until `furnish` it is an empty window, which costs next to nothing: people see at once that
    the program starts.
    """

    close_wanted = Signal()
    """The recruiter closes the window: answer with `close_now` when nothing is on its way."""
    real_key_wanted = Signal()
    """In practice mode: *Use my Xobin key…* was pressed."""
    file_dropped = Signal(object)
    """A file was dropped onto the window: carries its `Path`."""
    page_changed = Signal()
    """Another page is shown, or the panels are."""

    _furnished = False  # Qt changes the palette before a window is made.

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self._may_close = False
        self._answers = False
        self._close_early = False
        self.setObjectName("mainWindow")
        self.setWindowTitle(
            self.tr("Desktop Invite: practice") if practice else self.tr("Desktop Invite")
        )
        self.setMinimumSize(_LEAST_SIZE)
        resize_on_screen(self, _FIRST_SIZE)

    def furnish(self, form: QWidget, history: QWidget, question: QWidget) -> None:
        """Put the menus and the panels in, and the question that may stand above both."""
        # Only here: an empty window needs none of it.
        from desktop_invite.ui.menus import make_menus  # noqa: PLC0415
        from desktop_invite.ui.page import MainPage  # noqa: PLC0415
        from desktop_invite.ui.theme.icons import app_icon  # noqa: PLC0415

        self.setWindowIcon(app_icon())
        self.commands = make_menus(self)
        self._page = MainPage(form, history, question, practice=self._practice)
        self._page.real_key_wanted.connect(self.real_key_wanted)
        self._page.page_changed.connect(self.page_changed)
        self.setCentralWidget(self._page)
        self.setAcceptDrops(True)
        self._furnished = True

    def answer_closing(self) -> None:
        """Ask from now on whether it may close, also for a close that came before this.

        Before, nobody could answer: the program is being put together, its event loop is to come.
        """
        self._answers = True
        if self._close_early:
            QTimer.singleShot(0, self, self.close)

    @property
    def page(self) -> MainPage:
        """What is in it; only once it is furnished."""
        return self._page

    def state(self) -> tuple[str, str]:
        """Return the window's place and the splitter's, for `restore` and `restore_splitter`."""
        splitter = " ".join(map(_packed, self._page.splitter_states()))
        return _packed(self.saveGeometry()), splitter

    def restore(self, geometry: str) -> None:
        """Go back to where the window was; nothing happens with what isn't from `state`."""
        if geometry:
            self.restoreGeometry(_unpacked(geometry))

    def restore_splitter(self, splitter: str) -> None:
        """Put the splitter back, as above; for a furnished window."""
        if splitter:
            self._page.restore_splitter(tuple(map(_unpacked, splitter.split())))

    def show_closing(self) -> None:
        """Say that the window closes by itself when what is on its way has arrived."""
        self.menuBar().setEnabled(False)
        self._page.show_closing()

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
        if self._answers:
            self.close_wanted.emit()
        else:
            # Nobody hears it yet.
            self._close_early = True

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of the scheme in use."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._furnished:
            from desktop_invite.ui.theme.icons import draw_icons_anew  # noqa: PLC0415 - as above

            draw_icons_anew(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, wherever on the window it is held."""
        if _file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the file on. It is only read, so nothing is to happen to it where it came from."""
        file = _file_in(event)
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


def _file_in(event: QDropEvent) -> Path | None:
    from desktop_invite.ui.parts.dropped import dropped_file  # noqa: PLC0415 - as above

    return dropped_file(event.mimeData())


def _packed(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode("ascii")


def _unpacked(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
