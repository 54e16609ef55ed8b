"""The whole app over a large history, in a process of its own: `… history_window FOLDER`.

Does with the history what recruiters do, prints how long each took, how long the event loop was
kept, and the memory, as JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from desktop_invite.app import App, Start, new_application
from desktop_invite.paths import DataFolder
from desktop_invite.ui.history.columns import COLUMNS
from desktop_invite.ui.history.roles import INVITE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from desktop_invite.ui.history.panel import HistoryPanel

LEAST_HITS = 1_000
PAGES = 300
PATIENCE = 60_000
"""Milliseconds."""


class Watch(QObject):
    """How long the event loop was kept, on the clock and by work of its own thread."""

    EVERY = 5
    """Milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.work = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=self.EVERY)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Forget what was, and watch."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest = self.work = 0.0
        self._timer.start()

    def end(self) -> dict[str, float]:
        """Return the longest of both, in milliseconds."""
        self._look()
        self._timer.stop()
        return {"gap": self.longest, "work": self.work}

    @Slot()
    def _look(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - self.EVERY)
        self.work = max(self.work, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked


class Recruiter:
    """Uses the panel as hands do, and waits until what is asked for is seen."""

    def __init__(self, application: QApplication, panel: HistoryPanel) -> None:
        self._application = application
        self._panel = panel
        self._table = panel.table
        self._watch = Watch()
        self.told: dict[str, dict[str, float]] = {}

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Note how long it takes, and how long the loop is kept."""
        self._watch.begin()
        begun = time.perf_counter()
        yield
        took = (time.perf_counter() - begun) * 1000
        self.told[what] = {"ms": took, **self._watch.end()}

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the event loop run until it is so."""
        timer = QElapsedTimer()
        timer.start()
        while not condition():
            if timer.elapsed() > PATIENCE:
                raise TimeoutError
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    def settle(self) -> None:
        """Wait until nothing more is being read."""
        self.wait(lambda: self._panel.is_settled)

    def is_seen(self) -> bool:
        """Whether every visible row is there."""
        model = self._table.model()
        first = max(self._table.rowAt(1), 0)
        last = self._table.rowAt(self._table.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        return all(
            model.index(row, 0).data(INVITE_ROLE) is not None for row in range(first, last + 1)
        )

    def scroll(self) -> None:
        """Go down page by page as fast as the keys repeat."""
        for _ in range(PAGES):
            QTest.keyClick(self._table, Qt.Key.Key_PageDown)
            self._application.processEvents()
        self.wait(self.is_seen)

    def jump(self) -> float:
        """Drag the scroll bar to twenty places; return the median until the rows are there."""
        bar = self._table.verticalScrollBar()
        took = []
        for step in (17, 3, 11, 19, 7, 1, 13, 5, 18, 9, 2, 15, 6, 12, 20, 4, 16, 8, 14, 10):
            begun = time.perf_counter()
            bar.setValue(bar.maximum() * step // 20)
            self.wait(self.is_seen)
            took.append((time.perf_counter() - begun) * 1000)
        return statistics.median(took)

    def ends(self) -> None:
        """Press End, then Home."""
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
            QTest.keyClick(self._table, key, Qt.KeyboardModifier.ControlModifier)
            self.wait(self.is_seen)

    def type(self, text: str) -> None:
        """Type a search letter by letter, each before the answer to the one before."""
        search = self._panel.filters.search
        search.setFocus()
        search.selectAll()
        for letter in text:
            QTest.keyClicks(search, letter)
            self._application.processEvents()
        self.settle()

    def sort(self) -> None:
        """Sort by each column, both ways."""
        for column in range(len(COLUMNS)):
            for order in Qt.SortOrder:
                self._table.sortByColumn(column, order)
                self.settle()
        self._table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.settle()

    def select_all(self) -> None:
        """Select everything, and nothing again."""
        self._table.selectAll()
        self._application.processEvents()
        self._table.clearSelection()
        self._application.processEvents()


def main(folder: Path) -> int:
    """Open the app, use it, print what was measured."""
    application = new_application()
    app = App(Start(DataFolder(folder), practice=True), application)
    told: dict[str, object] = {}
    app.open()
    panel = app.workspace.desk.history
    recruiter = Recruiter(application, panel)
    with recruiter.doing("opening until all is shown"):
        recruiter.wait(lambda: panel.is_settled and panel.table.model().rowCount() > 0)
    told["memory when opened"] = _memory()
    with recruiter.doing(f"scrolling {PAGES} pages"):
        recruiter.scroll()
    with recruiter.doing("jumping to 20 places"):
        told["median jump"] = recruiter.jump()
    with recruiter.doing("End and Home"):
        recruiter.ends()
    with recruiter.doing("sorting by each column, both ways"):
        recruiter.sort()
    with recruiter.doing("typing a search"):
        recruiter.type("zan example")
    if panel.table.model().rowCount() < LEAST_HITS:
        raise RuntimeError(panel.status_line)
    with recruiter.doing("jumping to 20 places of the hits"):
        told["median jump in hits"] = recruiter.jump()
    with recruiter.doing("clearing the search"):
        panel.filters.clear()
        recruiter.settle()
    with recruiter.doing("selecting all"):
        recruiter.select_all()
    told["memory at its highest"] = _memory(at_its_highest=True)
    told["memory at the end"] = _memory()
    told["steps"] = recruiter.told
    print(json.dumps(told), flush=True)
    app.ended.connect(application.quit)
    app.close()
    application.exec()
    return 0


def _memory(*, at_its_highest: bool = False) -> float:
    """Return what the process holds, in MB."""
    wanted = "VmHWM" if at_its_highest else "VmRSS"
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(wanted):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
