"""From a table of 50,000 rows to the checked list, beside a bare pass of csv and one expression."""

from __future__ import annotations

import csv
import io
import re
import statistics
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery, Interview
from desktop_invite.spreadsheets.columns import find_columns
from desktop_invite.spreadsheets.findings import Field, FindingKind
from desktop_invite.spreadsheets.making import ListMaking, breathe
from desktop_invite.spreadsheets.row_checks import RunChoice
from desktop_invite.spreadsheets.table import SheetRow, Table
from desktop_invite.ui.garbage import no_collection
from tests.storage.large_history import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.spreadsheets.candidate_list import CandidateList

ROWS = 50_000
ROUNDS = 5
GOAL = 1.0
"""Seconds."""
MOST_GAP = 50.0
"""Milliseconds."""
KNOWN = (Interview(305, "Sales screening"), Interview(412, "Customer support"))
CHOICE = RunChoice("Sales screening · 305", Delivery.SENDLINK)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+", re.IGNORECASE)


def measure() -> None:
    """Make the list alone, then on a thread beside an event loop whose gaps are watched."""
    QApplication.instance() or QApplication([])
    table = _table()
    text = _text(table)
    pairs = [(_bare(text), _made(table)) for _ in range(ROUNDS + 1)][1:]
    bare, made = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(made / bare for bare, made in pairs)
    print(f"checked list of {ROWS:,} rows: {made * 1000:.0f} ms of processor; goal {GOAL:.0f} s")
    print(f"  ratio {ratio:.1f} to csv and one expression ({bare * 1000:.0f} ms), {ROUNDS} pairs")
    gap, took, people = _gap_while_making(table)
    kinds = ", ".join(f"{people.count(kind):,} {kind.value}" for kind in FindingKind)
    print(f"  beside a live event loop: {took * 1000:.0f} ms, longest gap {gap * 1000:.0f} ms")
    print(f"  (goal: at most {MOST_GAP:.0f} ms) {kinds}")
    edits = [_edited(people, index) for index in range(0, ROWS, 500)]
    print(f"  one edit: {max(edits) * 1000:.1f} ms at most")


def _rows() -> Iterator[tuple[str, str]]:
    """Yield what recruiters have: one in twenty with something about it."""
    last = ("Asha Rao", "asha@example.com")
    for number, candidate in enumerate(candidates(ROWS)):
        match number % 100:
            case 7:
                yield ", ".join(reversed(candidate.name.split(" ", 1))), candidate.email
            case 23:
                yield candidate.name, candidate.email.replace("@", " @ ")
            case 41:
                yield candidate.name, candidate.email.replace(".com", "")
            case 59:
                yield "", candidate.email
            case 73:
                yield last
            case _:
                yield candidate.name, candidate.email
        last = (candidate.name, candidate.email)


def _table() -> Table:
    rows = [SheetRow(number, cells) for number, cells in enumerate(_rows(), 2)]
    header = SheetRow(1, ("Candidate name", "Email"))
    return Table("candidates.csv", (), "", "utf-8", ",", (header, *rows))


def _text(table: Table) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(row.cells for row in table.rows)
    return text.getvalue()


def _bare(text: str) -> float:
    """Split the rows and look at each address: what the least careful program does."""
    begun = time.process_time()
    good = sum(
        bool(name.strip()) and _ADDRESS.fullmatch(email.strip()) is not None
        for name, email in csv.reader(io.StringIO(text, newline=""))
    )
    took = time.process_time() - begun
    if not 0 < good < ROWS:
        raise AssertionError(good)
    return took


def _made(table: Table) -> float:
    begun = time.process_time()
    ListMaking(table, find_columns(table), CHOICE, KNOWN).finish()
    return time.process_time() - begun


def _gap_while_making(table: Table) -> tuple[float, float, CandidateList]:
    """Return the longest time in which the event loop did not come round, and the whole time."""
    loop, gaps = QEventLoop(), [time.perf_counter()]
    made: list[CandidateList] = []
    longest = 0.0

    def tick() -> None:
        nonlocal longest
        now = time.perf_counter()
        longest = max(longest, now - gaps[-1])
        gaps[-1] = now
        if made:
            loop.quit()

    def work() -> None:
        with no_collection():
            making = ListMaking(table, find_columns(table), CHOICE, KNOWN)
            made.append(making.finish(breathe))

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    timer.start()
    begun = gaps[-1] = time.perf_counter()
    threading.Thread(target=work, daemon=True).start()
    loop.exec()
    timer.stop()
    QCoreApplication.processEvents()
    return longest, time.perf_counter() - begun, made[0]


def _edited(people: CandidateList, index: int) -> float:
    begun = time.perf_counter()
    people.edit(index, Field.EMAIL, f"mended.{index}@example.com")
    people.undo()
    return (time.perf_counter() - begun) / 2
