"""Builds everything and takes it down in order; the only room that sees all others.

What an empty window needs is imported here, and all else when that window is shown.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop_invite import __version__
from desktop_invite.instance import HandOver, Instance, hand_over
from desktop_invite.paths import APP_NAME, DataFolder, data_folder
from desktop_invite.sending.deadline import REQUEST_DEADLINE
from desktop_invite.storage.preferences import Appearance, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.garbage import GarbageSearch
from desktop_invite.ui.opening import show_before
from desktop_invite.ui.qt_talk import hush_qt
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.theme.look import Look
from desktop_invite.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_invite.instance import HandedOver
    from desktop_invite.options import Options
    from desktop_invite.storage.keys import KeyStore
    from desktop_invite.storage.preferences import Preferences
    from desktop_invite.ui.sharing.opener import Opener
    from desktop_invite.workspace import Workspace
    from desktop_invite.xobin.address import BaseUrl

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


_TURN = 0.001
"""Seconds until a thread that computes in Python gives way to the window's: five are usual
thousandths."""

_BEHIND = (
    "desktop_invite.logs",
    "PySide6.QtNetwork",
    "desktop_invite.storage.outbox_records",
    "desktop_invite.sending.outbox",
    "desktop_invite.sending.worker",
    "desktop_invite.invites.people",
    "desktop_invite.ui.form.form",
    "desktop_invite.ui.form.panel",
    "desktop_invite.ui.history.table",
    "desktop_invite.ui.history.panel",
    "desktop_invite.ui.desk",
    "desktop_invite.workspace",
)
"""What a furnished window is made of, in pieces that are soon loaded: see `App.pieces`."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the app is built from; `--check` and tests pass their own."""

    folder: DataFolder
    practice: bool = False
    base_url: BaseUrl | None = None
    key_store: KeyStore | None = None
    deadline: float = REQUEST_DEADLINE
    """Seconds that a request may take; closing waits so long for what is in flight."""
    opener: Opener | None = None
    """What opens links and drafts; None for the system's own programs."""


class App(QObject):
    """One running program: what outlives a change of mode, and the workspace of the mode."""

    ended = Signal()
    """Everything is taken down."""

    def __init__(self, start: Start, application: QApplication) -> None:
        super().__init__()
        self._start = start
        GarbageSearch(self)
        self._background = Background(self)
        self.remembered = Remembered(
            PreferencesFile(start.folder.preferences), self._background, self
        )
        self._look = Look(application)
        self._keys = start.key_store
        self._next: bool | None = None
        """The mode of the workspace that is opened after this one; None to end."""
        self._handed: Path | None = None
        """A file of a second start that came while everything was being taken down."""
        self._show_appearance(self.remembered.now)
        self.remembered.changed.connect(self._show_appearance)
        self._first_window: MainWindow | None = None
        self._workspace: Workspace | None = None
        self._told_surprise = False

    @property
    def workspace(self) -> Workspace:
        """The workspace of the mode in use; made when it is wanted for the first time."""
        if self._workspace is None:
            self._workspace = self._furnished_workspace(practice=self._starts_in_practice())
        return self._workspace

    def first_window(self) -> MainWindow:
        """Return the window with nothing in it yet; `open` makes another where there is none."""
        self._first_window = MainWindow(practice=self._starts_in_practice())
        self._first_window.restore(self.remembered.now.window_geometry)
        return self._first_window

    def pieces(self) -> Iterator[Callable[[], object]]:
        """Yield what furnishes the first window, a moment's work each, to be done in order."""
        for name in _BEHIND:
            yield partial(import_module, name)
        workspace = self._new_workspace(practice=self._starts_in_practice())
        yield from workspace.pieces()
        self._workspace = workspace

    def open(self, *, ask_for_key: bool = False) -> None:
        """Show the window, then begin the work behind it."""
        self.workspace.open(ask_for_key=ask_for_key)

    def close(self) -> None:
        """Close as if the window had been closed; `ended` tells when all is down."""
        self._next = None
        self.workspace.close()

    @Slot()
    def raise_up(self) -> None:
        """Bring the window to the front."""
        self.workspace.window.raise_up()

    @Slot(object)
    def take_over(self, handed: HandedOver) -> None:
        """Do what a second start asks for: come to the front, and open its file.

        Who starts the app while it closes wants it: it opens anew when it has ended.
        """
        self.raise_up()
        if self.workspace.is_closing:
            self._handed = handed.file or self._handed
            if self._next is None:
                self._next = self.workspace.practice
            return
        if handed.file is not None:
            self.open_file(handed.file)

    @Slot(str)
    def tell_surprise(self, details: str) -> None:
        """Say in the window that something went wrong; once is enough."""
        if self._workspace is not None and not self._told_surprise:
            self._told_surprise = self._workspace.tell_surprise(details)

    def open_file(self, file: Path) -> None:
        """Show a list of candidates in *Invite many*."""
        self.workspace.desk.many.open_file(file)

    def _starts_in_practice(self) -> bool:
        return self._start.practice or self.remembered.now.practice

    def _furnished_workspace(self, *, practice: bool) -> Workspace:
        workspace = self._new_workspace(practice=practice)
        for make in workspace.pieces():
            make()
        return workspace

    def _new_workspace(self, *, practice: bool) -> Workspace:
        from desktop_invite.storage.keys import KeyStore  # noqa: PLC0415 - not for an empty window
        from desktop_invite.ui.sharing.opener import DesktopOpener  # noqa: PLC0415
        from desktop_invite.workspace import Workspace  # noqa: PLC0415

        self._keys = self._keys or KeyStore()
        window, self._first_window = self._first_window, None
        workspace = Workspace(
            self._start.folder,
            self.remembered,
            self._background,
            self._keys,
            self._start.opener or DesktopOpener(),
            practice=practice,
            base_url=self._start.base_url,
            deadline=self._start.deadline,
            window=window,
        )
        workspace.mode_wanted.connect(self._change_mode)
        workspace.ended.connect(self._go_on)
        return workspace

    @Slot(bool)
    def _change_mode(self, practice: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._next = practice
        self.workspace.close()

    @Slot()
    def _go_on(self) -> None:
        """After a workspace: open the one of the other mode, or end."""
        if self._next is None:
            self.remembered.save_now()
            self._background.close()
            self.ended.emit()
            return
        practice, self._next = self._next, None
        handed, self._handed = self._handed, None
        ended = self.workspace
        changes = practice is not ended.practice
        if changes:
            self.remembered.change(practice=practice)
        self._workspace = self._furnished_workspace(practice=practice)
        ended.deleteLater()
        # Whoever leaves practice mode has pressed *Use my Xobin key…*.
        self.open(ask_for_key=changes and not practice)
        if handed is not None:
            self.open_file(handed)

    @Slot(object)
    def _show_appearance(self, preferences: Preferences) -> None:
        self._look.use(_SCHEMES[preferences.appearance])


def new_application() -> QApplication:
    """Return the application object, named and ready for windows."""
    QApplication.setApplicationName(APP_NAME)
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("desktop-invite")
    # While other threads compute, painting a page of rows would wait for them some hundred times.
    sys.setswitchinterval(_TURN)
    hush_qt()
    application = QApplication(sys.argv[:1])
    # The app decides when it ends: a window may have to wait for what is on its way.
    application.setQuitOnLastWindowClosed(False)
    application.setLayoutDirection(QLocale().textDirection())
    return application


def run(
    options: Options,
    *,
    key_store: KeyStore | None = None,
    deadline: float = REQUEST_DEADLINE,
    opened: Callable[[App], None] = lambda _: None,
) -> int:
    """Run the program until it is closed; return the exit status.

    `key_store` and `deadline` are as in `Start`; `opened` is called once the window is furnished.
    """
    folder = data_folder(options.data_dir)
    application = new_application()
    try:
        instance = _acquire(folder, options.file)
    except OSError as error:
        return _say(f"The data folder can't be used: {folder.root} ({error.strerror})")
    if isinstance(instance, int):
        return instance
    start = Start(folder, options.practice, options.base_url, key_store, deadline)
    app = App(start, application)
    app.ended.connect(application.quit)
    show_before(app.first_window(), app.pieces())
    from desktop_invite.end_signals import EndSignals  # noqa: PLC0415 - not for an empty window
    from desktop_invite.logs import start_logging  # noqa: PLC0415
    from desktop_invite.surprises import Surprises  # noqa: PLC0415
    from desktop_invite.ui.clipboard import forget_where_only_qt_keeps_it  # noqa: PLC0415

    logs = start_logging(folder)
    surprises = Surprises(logs, app.tell_surprise)
    signals = EndSignals(app.close)
    instance.handed_over.connect(app.take_over)
    instance.listen()
    app.open()
    if options.file is not None:
        app.open_file(options.file.absolute())
    opened(app)
    status = application.exec()
    signals.close()
    instance.release()
    logs.stop()
    surprises.deleteLater()
    forget_where_only_qt_keeps_it()
    return status


def _acquire(folder: DataFolder, file: Path | None) -> Instance | int:
    """Take the folder; else hand the file over to the window that has it, and return the status."""
    instance = Instance.acquire(folder, listens=False)
    if instance is not None:
        return instance
    if hand_over(folder, file) is HandOver.TAKEN:
        return 0
    # It may have ended just now.
    instance = Instance.acquire(folder, listens=False)
    if instance is not None:
        return instance
    return _say("Desktop Invite is open already, but it does not answer.")


def _say(sentence: str) -> int:
    """Say why there is no window, for whoever started it, and return the exit status."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - not for an empty window

    print(sentence, file=sys.stderr)  # noqa: T201
    QMessageBox.critical(None, APP_NAME, sentence)
    return 1
