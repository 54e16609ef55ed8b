"""Reads the history on a thread of its own, so that neither typing nor scrolling waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from desktop_invite.storage.database import open_reader
from desktop_invite.storage.history_query import Totals
from desktop_invite.storage.history_search import HistorySearch, SearchInterruptedError
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from desktop_invite.ui.history.letterbox import Letterbox, Task
from desktop_invite.ui.history.questions import (
    PAGE,
    Answer,
    Counted,
    InterviewsRead,
    NotRead,
    PageRead,
    StretchesRead,
    TotalsRead,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.ui.history.questions import Stretch, Wanted

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenHistory:
    """An open history file."""

    search: HistorySearch
    close: Callable[[], None]
    """Gives the file back."""


Door = Callable[["Path"], OpenHistory]


def open_search(path: Path) -> OpenHistory:
    """Open the history for reading. Raises HistoryError."""
    connection = open_reader(path)
    return OpenHistory(HistorySearch(connection), connection.close)


class HistoryReader(QObject):
    """The window's end of the reading thread, which starts with the first wish."""

    answered = Signal(object)
    """Part of what was wanted last has been read, or could not be: carries an `Answer`."""
    _wish_left = Signal()
    _end_wanted = Signal()
    _let_go_wanted = Signal()

    def __init__(
        self, path: Path, parent: QObject | None = None, *, door: Door = open_search
    ) -> None:
        """`door` opens the file, on the reading thread; a test passes another."""
        super().__init__(parent)
        self._letterbox = Letterbox()
        self._desk = ReadingDesk(path, self._letterbox, door)
        self._thread = QThread(self)
        self._thread.setObjectName("history reader")
        self._desk.moveToThread(self._thread)
        self._wish_left.connect(self._desk.work)
        self._end_wanted.connect(self._desk.end)
        self._let_go_wanted.connect(self._desk.let_go)
        self._desk.answered.connect(self._pass_on)
        self._closed = False

    @Slot(object)
    def want(self, wanted: Wanted) -> None:
        """Ask, in place of whatever was asked before and has not been answered."""
        if self._closed:
            return
        if not self._thread.isRunning():
            self._thread.start()
        self._letterbox.put(wanted)
        self._wish_left.emit()

    @Slot()
    def let_go(self) -> None:
        """Give the file back soon, for it is to be replaced; the next wish opens it anew."""
        if self._thread.isRunning():
            self._let_go_wanted.emit()

    def close(self, seconds: float = 2.0) -> bool:
        """End the thread and give the file back; False when that takes longer than `seconds`."""
        self._closed = True
        if not self._thread.isRunning():
            return True
        self._letterbox.close()
        self._end_wanted.emit()
        return self._thread.wait(int(seconds * 1000))

    @Slot(object)
    def _pass_on(self, answer: Answer) -> None:
        if not self._closed:
            self.answered.emit(answer)


class ReadingDesk(QObject):
    """Lives on the reading thread: takes the newest wish, and answers it piece by piece."""

    answered = Signal(object)
    """Carries an `Answer`."""

    def __init__(self, path: Path, letterbox: Letterbox, door: Door) -> None:
        super().__init__()
        self._path = path
        self._door = door
        self._letterbox = letterbox
        self._open: OpenHistory | None = None

    @Slot()
    def work(self) -> None:
        """Answer wishes until there is none."""
        while (wanted := self._letterbox.take()) is not None:
            try:
                self._serve(wanted)
            except SearchInterruptedError:
                continue  # For a newer wish, or for the end.
            except HistoryError as error:
                self._report(wanted.query, error.trouble)
            except Exception as surprise:  # noqa: BLE001 - the window must get an answer
                self._report(wanted.query, HistoryTrouble.OTHER, surprise)

    @Slot()
    def let_go(self) -> None:
        """Give the file back; the next wish opens it anew."""
        self._let_go()

    @Slot()
    def end(self) -> None:
        """Give the file back and let the thread end."""
        self._let_go()
        self.thread().quit()

    def _serve(self, wanted: Wanted) -> None:
        search = self._opened()
        for task, read in _tasks(wanted, search):
            if not self._letterbox.begin(wanted.query, task):
                return
            try:
                answer = read()
            finally:
                self._letterbox.end()
            self.answered.emit(answer)

    def _opened(self) -> HistorySearch | None:
        """Return the open history; None as long as there is no file."""
        if self._open is None and self._path.exists():
            self._open = self._door(self._path)
            self._letterbox.use(self._open.search.interrupt)
        return self._open.search if self._open else None

    def _let_go(self) -> None:
        self._letterbox.use(None)
        if self._open is not None:
            self._open.close()
            self._open = None

    def _report(
        self, query: HistoryQuery, trouble: HistoryTrouble, surprise: Exception | None = None
    ) -> None:
        if self._letterbox.is_overtaken:
            return  # Most likely it was interrupted; nobody waits for it in any case.
        if surprise is not None:
            _log.error("the history could not be read: %s", type(surprise).__name__)
        if trouble is not HistoryTrouble.LOCKED:
            # The file may have been replaced or mended; the next wish opens it anew.
            self._let_go()
        self.answered.emit(NotRead(query, trouble))


def _tasks(
    wanted: Wanted, search: HistorySearch | None
) -> Iterator[tuple[Task, Callable[[], Answer]]]:
    """Yield what is to be read, what the eye waits for first."""
    for page in wanted.pages:
        yield Task.PAGE, partial(_page, search, wanted.query, page)
    if wanted.stretches:
        yield Task.PAGE, lambda: _stretches(search, wanted.query, wanted.stretches)
    if wanted.interviews:
        yield Task.SUM, lambda: InterviewsRead(search.interviews() if search else ())
    if wanted.count:
        yield Task.SUM, lambda: Counted(wanted.query, search.count(wanted.query) if search else 0)
    if wanted.totals:
        yield Task.SUM, lambda: TotalsRead(search.totals() if search else Totals(0, 0))


def _page(search: HistorySearch | None, query: HistoryQuery, page: int) -> PageRead:
    invites = search.page(query, page * PAGE, PAGE) if search else ()
    return PageRead(query, page, invites)


def _stretches(
    search: HistorySearch | None, query: HistoryQuery, stretches: tuple[Stretch, ...]
) -> StretchesRead:
    if search is None:
        return StretchesRead(query, stretches, ())
    parts = (search.page(query, each.first, each.count) for each in stretches)
    return StretchesRead(query, stretches, tuple(invite for part in parts for invite in part))
