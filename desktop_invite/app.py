"""Builds everything and takes it down in order; the only room that sees all others."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_invite import __version__
from desktop_invite.instance import HandOver, Instance, hand_over
from desktop_invite.logs import start_logging
from desktop_invite.paths import APP_NAME, DataFolder, data_folder
from desktop_invite.sending.worker import REQUEST_DEADLINE
from desktop_invite.storage.keys import KeyStore
from desktop_invite.storage.preferences import Appearance, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.sharing.opener import DesktopOpener
from desktop_invite.ui.theme.look import Look
from desktop_invite.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.instance import HandedOver
    from desktop_invite.options import Options
    from desktop_invite.storage.preferences import Preferences
    from desktop_invite.ui.sharing.opener import Opener
    from desktop_invite.xobin.address import BaseUrl

_log = logging.getLogger(__name__)

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


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
        self._background = Background(self)
        self.remembered = Remembered(
            PreferencesFile(start.folder.preferences), self._background, self
        )
        self._look = Look(application)
        self._keys = start.key_store or KeyStore()
        self._next: bool | None = None
        self._show_appearance(self.remembered.now)
        self.remembered.changed.connect(self._show_appearance)
        self.workspace = self._new_workspace(
            practice=start.practice or self.remembered.now.practice
        )

    def open(self, *, ask_for_key: bool = False) -> None:
        """Show the window, then begin the work behind it."""
        self.workspace.open(ask_for_key=ask_for_key)

    def close(self) -> None:
        """Close as if the window had been closed; `ended` tells when all is down."""
        self.workspace.close()

    @Slot()
    def raise_up(self) -> None:
        """Bring the window to the front."""
        self.workspace.window.raise_up()

    @Slot(object)
    def take_over(self, handed: HandedOver) -> None:
        """Do what a second start asks for: come to the front, and open its file."""
        self.raise_up()
        if handed.file is not None:
            self.open_file(handed.file)

    def open_file(self, file: Path) -> None:
        """Show a list of candidates in *Invite many*."""
        self.workspace.desk.many.open_file(file)

    def _new_workspace(self, *, practice: bool) -> Workspace:
        workspace = Workspace(
            self._start.folder,
            self.remembered,
            self._background,
            self._keys,
            self._start.opener or DesktopOpener(),
            practice=practice,
            base_url=self._start.base_url,
            deadline=self._start.deadline,
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
        self.remembered.change(practice=practice)
        ended = self.workspace
        self.workspace = self._new_workspace(practice=practice)
        ended.deleteLater()
        # Whoever leaves practice mode has pressed *Use my Xobin key…*.
        self.open(ask_for_key=not practice)

    @Slot(object)
    def _show_appearance(self, preferences: Preferences) -> None:
        self._look.use(_SCHEMES[preferences.appearance])


def new_application() -> QApplication:
    """Return the application object, named and ready for windows."""
    QApplication.setApplicationName(APP_NAME)
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("desktop-invite")
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

    `key_store` and `deadline` are as in `Start`; `opened` is called once the window is shown.
    """
    folder = data_folder(options.data_dir)
    application = new_application()
    try:
        instance = _acquire(folder, options.file)
    except OSError as error:
        return _say(f"The data folder can't be used: {folder.root} ({error.strerror})")
    if isinstance(instance, int):
        return instance
    logs = start_logging(folder)
    start = Start(folder, options.practice, options.base_url, key_store, deadline)
    app = App(start, application)
    instance.handed_over.connect(app.take_over)
    app.ended.connect(application.quit)
    signals = EndSignals(app)
    app.open()
    if options.file is not None:
        app.open_file(options.file.absolute())
    opened(app)
    status = application.exec()
    signals.close()
    instance.release()
    logs.stop()
    return status


def _acquire(folder: DataFolder, file: Path | None) -> Instance | int:
    """Take the folder; else hand the file over to the window that has it, and return the status."""
    instance = Instance.acquire(folder)
    if instance is not None:
        return instance
    if hand_over(folder, file) is HandOver.TAKEN:
        return 0
    # It may have ended just now.
    instance = Instance.acquire(folder)
    if instance is not None:
        return instance
    return _say("Desktop Invite is open already, but it does not answer.")


def _say(sentence: str) -> int:
    """Say why there is no window, for whoever started it, and return the exit status."""
    print(sentence, file=sys.stderr)  # noqa: T201
    QMessageBox.critical(None, APP_NAME, sentence)
    return 1


class EndSignals(QObject):
    """Closes the app in order when the system ends it (SIGTERM) or Ctrl+C is pressed."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)  # noqa: FBT003 - the standard library's signature
        # Python's handlers run between bytecodes only; the wake-up makes Qt's loop run some.
        signal.set_wakeup_fd(self._theirs.fileno())
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _wake(self) -> None:
        try:
            self._ours.recv(64)
        except BlockingIOError:
            return
        self._app.close()
