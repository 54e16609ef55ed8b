"""From a file of 50,000 rows to a checked grid, in the real window, and how still that stood."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.long_lists import ROWS, write_list
from desktop_invite.spreadsheets.findings import FindingKind
from tests.gallery.scenes.window import Stage, stage

if TYPE_CHECKING:
    from desktop_invite.ui.invite_many import InviteMany

ROUNDS = 3
GOAL = 3.0
GOAL_GAP = 50.0


class Ticker(QObject):
    """Measures how long the event loop was busy with one thing."""

    EVERY = 5
    """Milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=self.EVERY)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """End, and return the longest gap in milliseconds."""
        self._tick()
        self._timer.stop()
        return max(self.gaps)

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - self.EVERY)
        self._last = now


def measure() -> None:
    """Open a list in the window, look around in it, mend it, filter it; print what it took."""
    QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        file = write_list(Path(folder) / "candidates.xlsx")
        took, gaps = [], []
        working: dict[str, float] = {}
        for _ in range(ROUNDS):
            with stage(week=True) as made:
                seconds, gap = _opened(made, file)
                took.append(seconds)
                gaps.append(gap)
                working = _worked(made)
    print(f"{ROWS:,} rows of XLSX to a checked grid: {statistics.median(took):.2f} s")
    print(f"  (goal: {GOAL:.0f} s); longest gap of the event loop meanwhile: {max(gaps):.0f} ms")
    for what, gap in working.items():
        print(f"  longest gap while {what}: {gap:.0f} ms (goal: {GOAL_GAP:.0f})")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  memory at its highest, with {ROUNDS} lists one after the other: {memory} MB")


def _opened(made: Stage, file: Path) -> tuple[float, float]:
    many = made.app.workspace.desk.many
    many.open()
    many.desk.begin_with("Sales screening · 305", many.page.choices.delivery)
    loop, ticker = QEventLoop(), Ticker()
    many.desk.settled.connect(loop.quit)
    begun = time.perf_counter()
    ticker.start()
    many.open_file(file)
    loop.exec()
    seconds = time.perf_counter() - begun
    gap = ticker.stop()
    candidates = many.desk.list.candidates
    if candidates is None or candidates.count(FindingKind.READY) != ROWS:
        raise RuntimeError(many.page.counts.texts)
    return seconds, gap


def _worked(made: Stage) -> dict[str, float]:
    """Do with the list what recruiters do; return the longest gap of each."""
    ticker = Ticker()
    gaps = {}
    for what, work in (
        ("scrolling", _scroll),
        ("mending", _mend),
        ("filtering", _filter),
        ("undoing", _undo),
        ("leaving all rows out", _leave_out),
        ("undoing that", _undo_once),
        ("another delivery is chosen", _deliver),
    ):
        ticker.start()
        work(made.app.workspace.desk.many)
        made.wait(lambda: made.app.workspace.desk.many.desk.is_settled, "the list")
        gaps[what] = ticker.stop()
    return gaps


def _scroll(many: InviteMany) -> None:
    bar = many.page.grid.verticalScrollBar()
    for step in range(40):
        bar.setValue(bar.maximum() * step // 40)
        QApplication.processEvents()


def _mend(many: InviteMany) -> None:
    model = many.page.model
    for row in range(0, 40_000, 4_000):
        model.setData(model.index(row, 0), f"Mended {row}")
        QApplication.processEvents()


def _filter(many: InviteMany) -> None:
    for kind in (FindingKind.READY, FindingKind.TO_MEND, None):
        many.desk.list.filter(kind)
        QApplication.processEvents()


def _undo(many: InviteMany) -> None:
    for _ in range(10):
        many.desk.list.undo()
        QApplication.processEvents()


def _leave_out(many: InviteMany) -> None:
    many.page.grid.selectAll()
    many.desk.list.leave_out()


def _undo_once(many: InviteMany) -> None:
    many.desk.list.undo()


def _deliver(many: InviteMany) -> None:
    many.page.choices.by_email.click()
