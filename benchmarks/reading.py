"""A list of 50,000 rows: read in its own process, beside the bare library in this one."""

from __future__ import annotations

import csv
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from desktop_invite.spreadsheets.reading import read_file
from desktop_invite.spreadsheets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS = 50_000
ROUNDS = 5
GOAL = 2.0
LONGEST_GAP = 50.0
_TICK = 0.005
_HEADER = ("First name", "Last name", "Email", "Interview", "Phone", "Town")


def measure() -> None:
    """Read the list as XLSX and as CSV, by the app and by the bare library."""
    with tempfile.TemporaryDirectory() as folder:
        workbook, text = Path(folder) / "list.xlsx", Path(folder) / "list.csv"
        _write(workbook, text)
        _compare(workbook, "calamine", _by_calamine)
        _compare(text, "csv", _by_csv)


def _compare(path: Path, library: str, alone: Callable[[Path], int]) -> None:
    bare, took, gaps = [], [], []
    for _ in range(ROUNDS):
        bare.append(_timed(lambda: alone(path)))
        seconds, gap = _read_apart(path)
        took.append(seconds)
        gaps.append(gap)
    ours, theirs = statistics.median(took), statistics.median(bare)
    print(f"{path.name}, {ROWS} rows: {ours:.2f} s, {ours / theirs:.1f} x {library} alone")
    print(f"  (goal: below {GOAL:.0f} s; {library} alone: {theirs:.2f} s)")
    print(
        f"  longest pause of the other threads meanwhile: median {statistics.median(gaps):.0f} ms, "
        f"worst {max(gaps):.0f} ms (goal: below {LONGEST_GAP:.0f} ms; idle: {_idle_gap():.0f} ms)"
    )


def _read_apart(path: Path) -> tuple[float, float]:
    """Read on another thread, and return the seconds and this thread's longest pause."""
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(read_file(path)))
    begun = time.perf_counter()
    thread.start()
    gap = _longest_gap(thread.is_alive)
    seconds = time.perf_counter() - begun
    (table,) = found
    if not isinstance(table, Table) or len(table.rows) != ROWS + 1:
        raise ValueError(table)
    return seconds, gap


def _idle_gap() -> float:
    """Return the longest pause while nothing is read: what the computer itself adds."""
    end = time.perf_counter() + 1
    return _longest_gap(lambda: time.perf_counter() < end)


def _longest_gap(goes_on: Callable[[], bool]) -> float:
    """Tick until it is over; return the milliseconds by which the latest tick was late."""
    longest, last = 0.0, time.perf_counter()
    while goes_on():
        time.sleep(_TICK)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _TICK), now
    return longest * 1000


def _by_calamine(path: Path) -> int:
    with CalamineWorkbook.from_path(path) as workbook:
        return len(workbook.get_sheet_by_index(0).to_python())


def _by_csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return len(list(csv.reader(file)))


def _timed(work: Callable[[], int]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _write(workbook: Path, text: Path) -> None:
    with Workbook(workbook) as made:
        sheet = made.add_worksheet()
        for place, cells in enumerate(_rows()):
            sheet.write_row(place, 0, cells)
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_rows())


def _rows() -> Iterator[tuple[str | int, ...]]:
    yield _HEADER
    for number in range(ROWS):
        yield (
            f"Asha{number}",
            f"Rao{number}",
            f"asha.{number}@example.com",
            305,
            f"+44 7700 {number:06}",
            "London",
        )
