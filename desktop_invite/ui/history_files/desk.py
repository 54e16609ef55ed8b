"""Exports and imports the history, one file at a time, and says in the window how far it is."""

from __future__ import annotations

import logging
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot

from desktop_invite.spreadsheets.history_file import HistoryFile, read_history_file
from desktop_invite.spreadsheets.making import breathe
from desktop_invite.spreadsheets.sheet import WriteTrouble, Written
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.ui.background import Background
from desktop_invite.ui.garbage import no_collection
from desktop_invite.ui.history_files.dialog import ExportDialog
from desktop_invite.ui.history_files.files import HistoryFileChoice, HistoryFileDialogs
from desktop_invite.ui.history_files.wish import Which, Wish, offer_of, wish_of
from desktop_invite.ui.history_files.work import Export, export_history
from desktop_invite.ui.many.saving import csv_separator
from desktop_invite.ui.parts.notice import Notice, NoticeBar, WayOut
from desktop_invite.ui.parts.tab_order import order_tabs
from desktop_invite.ui.words import history_files as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.sending import events
    from desktop_invite.spreadsheets.history_file import NoExport
    from desktop_invite.storage.trouble import HistoryTrouble
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.history_files.doors import ImportingDoor

T = TypeVar("T")
U = TypeVar("U")
_log = logging.getLogger(__name__)
_AT_A_STRETCH = 0.002
"""Seconds of work between two rests."""
_AT_ONCE = 1_000
_TELL_EVERY = 0.2
"""Seconds between two words about how far an export is."""


class HistoryFileDesk(QObject):
    """Belongs to one window. `bar` is to be shown in it; while it works, `actions` are off."""

    _written = Signal(int)

    def __init__(
        self,
        path: Path,
        history: HistoryPanel,
        sending: ImportingDoor,
        window: QWidget,
        actions: tuple[QAction, ...],
        clock: Clock,
        *,
        practice: bool,
        files: HistoryFileChoice | None = None,
        zone: tzinfo | None = None,
    ) -> None:
        """`path` is the history's file. `zone` is the computer's own when it is None."""
        super().__init__(window)
        self._path = path
        self._history = history
        self._sending = sending
        self._window = window
        self._actions = actions
        self._clock = clock
        self._practice = practice
        self._files = files or HistoryFileDialogs()
        self._zone = zone
        self._background = Background(self)
        self._cancel = threading.Event()
        self._found: tuple[ExportedInvite, ...] = ()
        self._ticket: int | None = None
        self.bar = NoticeBar()
        self.bar.setObjectName("historyFileBar")
        self.bar.way_out_chosen.connect(self._leave)
        self._written.connect(self._show_written, Qt.ConnectionType.QueuedConnection)
        sending.history_being_imported.connect(self._show_importing)
        sending.history_imported.connect(self._show_imported)
        sending.history_not_imported.connect(self._show_not_imported)

    @property
    def is_working(self) -> bool:
        """Whether a file is being written, read or recorded."""
        return not all(action.isEnabled() for action in self._actions)

    def close(self) -> None:
        """Stop what is being done with a file; a half-written one is removed."""
        self._cancel.set()
        self._background.close()

    # ------------------------------------------------------------------ writing a file

    @Slot()
    def ask_what_to_export(self) -> None:
        """Ask which invites, then where they go."""
        dialog = ExportDialog(offer_of(self._history), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._ask_where)
        dialog.open()

    @Slot(object)
    def _ask_where(self, which: Which) -> None:
        # What is chosen is what is seen now, whatever comes in while the dialog is open.
        wish = wish_of(self._history, which)
        today = self._clock.now().astimezone(self._zone).strftime("%Y-%m-%d")
        name = words.file_name(today, practice=self._practice)
        self._files.save(self._window, name, partial(self.export, wish))

    def export(self, wish: Wish, target: Path) -> None:
        """Write a file; the bar says how far it is."""
        if self.is_working:
            return
        self._begin(words.exporting_notice(0))
        separator = csv_separator(QLocale())
        export = Export(self._path, target, wish, self._practice, separator, self._zone)
        go_on = _Pacer(self._cancel, self._written.emit)
        self._background.run(
            lambda: _surely(lambda: export_history(export, go_on), WriteTrouble.OTHER),
            partial(self._exported, target.name),
        )

    @Slot(int)
    def _show_written(self, count: int) -> None:
        if self.is_working and not self._cancel.is_set():
            self._say(words.exporting_notice(count))

    def _exported(self, file: str, result: Written | WriteTrouble | HistoryTrouble) -> None:
        if isinstance(result, Written):
            self._end(words.exported_notice(file, result.rows))
        elif result is WriteTrouble.CANCELLED:
            self._end(None)
        else:
            self._end(words.not_exported_notice(result))

    # ------------------------------------------------------------------ taking one in

    @Slot()
    def ask_what_to_import(self) -> None:
        """Ask for the file."""
        self._files.open(self._window, self.read)

    def read(self, file: Path) -> None:
        """Read a file, and ask before anything of it is recorded."""
        if self.is_working:
            return
        self._begin(words.reading_notice(file.name))
        cancel = self._cancel
        self._background.run(
            lambda: _surely(
                lambda: _read(file, practice=self._practice, cancel=cancel), ReadTrouble.OTHER
            ),
            partial(self._have_read, file.name),
        )

    def _have_read(self, file: str, result: HistoryFile | NoExport | ReadTrouble) -> None:
        if result is ReadTrouble.CANCELLED:
            self._end(None)
        elif isinstance(result, HistoryFile):
            self._end(words.import_question(file, len(result.invites), result.not_understood))
            self._found = result.invites
        else:
            self._end(words.not_read_notice(file, result))

    def _import(self) -> None:
        found, self._found = self._found, ()
        self._begin(words.importing_notice(0, len(found)))
        self._ticket = self._sending.import_history(found)

    @Slot(object)
    def _show_importing(self, event: events.HistoryBeingImported) -> None:
        if event.ticket == self._ticket:
            self._say(words.importing_notice(event.recorded, event.invites))

    @Slot(object)
    def _show_imported(self, event: events.HistoryImported) -> None:
        if event.ticket == self._ticket:
            self._end(words.imported_notice(event))
            self._history.start()

    @Slot(object)
    def _show_not_imported(self, event: events.HistoryNotImported) -> None:
        if event.ticket == self._ticket:
            self._end(words.not_recorded_notice(event.why))

    # ------------------------------------------------------------------

    @Slot(object, object)
    def _leave(self, way_out: WayOut, _notice: Notice) -> None:
        if way_out is WayOut.CONFIRM:
            self._import()
            return
        self._background.run(partial(_let_go, list(self._found)), lambda _: None)
        self._found = ()
        self._cancel.set()
        if not self.is_working:
            self.bar.clear()

    def _begin(self, notice: Notice) -> None:
        self._cancel = threading.Event()
        self._found = ()
        for action in self._actions:
            action.setEnabled(False)
        self._say(notice)

    def _say(self, notice: Notice) -> None:
        self.bar.show_notice(notice)
        order_tabs(self._history)

    def _end(self, notice: Notice | None) -> None:
        self._ticket = None
        for action in self._actions:
            action.setEnabled(True)
        if notice is None:
            self.bar.clear()
        else:
            self._say(notice)


def _read(
    file: Path, *, practice: bool, cancel: threading.Event
) -> HistoryFile | NoExport | ReadTrouble:
    with no_collection():
        return read_history_file(file, practice=practice, cancel=cancel, rest=breathe)


def _let_go(invites: list[ExportedInvite]) -> None:
    """Free very many values a few at a time: all at once would hold up the window."""
    while invites:
        del invites[-_AT_ONCE:]
        breathe()


def _surely(work: Callable[[], T], otherwise: U) -> T | U:
    """Do the work; after what nobody foresaw the window is told all the same."""
    try:
        return work()
    except Exception as surprise:  # noqa: BLE001 - logged, and an end is always told
        _log.error("work on a history file ended by %s", type(surprise).__name__)
        return otherwise


class _Pacer:
    """Lets the window have its turn while a file is being written, and tells how far it is."""

    def __init__(self, cancel: threading.Event, tell: Callable[[int], None]) -> None:
        self._cancel = cancel
        self._tell = tell
        self._told_at = self._rested_at = time.monotonic()

    def __call__(self, done: int) -> bool:
        now = time.monotonic()
        if now - self._rested_at >= _AT_A_STRETCH:
            breathe()
            self._rested_at = time.monotonic()
        if now - self._told_at >= _TELL_EVERY:
            self._told_at = now
            self._tell(done)
        return not self._cancel.is_set()
