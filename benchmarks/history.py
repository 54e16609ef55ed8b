"""A history of a million invites: searches beside LIKE on the same file, and the app's own window.

Making the file takes some two minutes and 0.7 GB of the temporary folder.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import start_up
from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.paths import DataFolder
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.history_search import HistoryQuery, HistorySearch, SortBy
from tests.storage.large_history import BEGINNING, MINUTE, make_large_history

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

INVITES = 1_000_000
ROUNDS = 5
FIRST_ROWS, COUNT, GAP, MEMORY = 50.0, 300.0, 50.0, 150.0
"""Goals, in milliseconds and megabytes."""
PAGE = 200
_LIKE = """
    FROM invites AS i JOIN interviews AS n ON n.number = i.interview_id
    WHERE i.candidate_name LIKE ?1 OR i.candidate_email LIKE ?1 OR i.link LIKE ?1 OR n.name LIKE ?1
"""


@dataclass(frozen=True, slots=True)
class Took:
    """What an answer took, in milliseconds."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:4.0f} ({self.processor:3.0f}) ms"


def measure() -> None:
    """Make the file, ask it, then let the app use it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = DataFolder(folder).history(practice=True)
        make_large_history(file, INVITES)
        measure_searches(file)
        measure_window(folder)
        start_up.compare(folder, INVITES)


def measure_searches(file: Path) -> None:
    """Print how long six typical searches take, with filters and in every order."""
    with closing(open_reader(file)) as connection, closing(open_reader(file)) as other:
        print(f"{INVITES:,} invites: first rows and count, median of {ROUNDS}, beside LIKE;")
        print("  in brackets the processor's time, which a busy computer does not change")
        for what, text in _typical(connection).items():
            query = HistoryQuery(text)
            rows = _median(lambda q=query: HistorySearch(connection).page(q, 0, PAGE))  # type: ignore[misc]
            count = _median(lambda q=query: HistorySearch(connection).count(q))  # type: ignore[misc]
            like_rows = _median(lambda t=text: _like_rows(other, t))  # type: ignore[misc]
            like_count = _median(lambda t=text: _like_count(other, t))  # type: ignore[misc]
            found = HistorySearch(connection).count(query)
            print(
                f"  {what:15} rows {rows} LIKE {like_rows}  count {count} LIKE {like_count}"
                f"  ratio {count.processor / like_count.processor:.2f}  {found:9,} found"
            )
        print(f"  (goals: {FIRST_ROWS:.0f} ms and {COUNT:.0f} ms; LIKE looks for whole phrases)")
        pages, counts = zip(*_in_every_way(connection), strict=True)
        print(f"  with five filters and in ten orders each, {len(pages)} ways in all:")
        for name, took, goal in (("first rows", pages, FIRST_ROWS), ("count", counts, COUNT)):
            ms = sorted(each.processor for each in took)
            within = sum(each <= goal for each in ms) / len(ms)
            print(
                f"    {name}, processor's time: median {statistics.median(ms):.0f} ms,"
                f" 95 % {ms[int(len(ms) * 0.95)]:.0f} ms, longest {ms[-1]:.0f} ms;"
                f" {within:.0%} within {goal:.0f} ms"
            )


def measure_window(folder: Path) -> None:
    """Let the app show the file in a process of its own; print what it measured."""
    command = [sys.executable, "-m", "benchmarks.history_window", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    told = json.loads(ended.stdout.splitlines()[-1])
    print("  in the app's window: how long, the longest the event loop was kept, and by own work")
    for what, took in told["steps"].items():
        print(f"    {what:38} {took['ms']:6.0f} ms {took['gap']:5.0f} ms {took['work']:4.0f} ms")
    print(f"    (goal for what keeps the loop: {GAP:.0f} ms)")
    print(
        f"    median jump: {told['median jump']:.0f} ms among all,"
        f" {told['median jump in hits']:.0f} ms among hits"
    )
    print(
        f"    memory: {told['memory when opened']:.0f} MB when opened,"
        f" {told['memory at its highest']:.0f} MB at its highest (goal: {MEMORY:.0f})"
    )


def _typical(connection: sqlite3.Connection) -> dict[str, str]:
    """Return six searches as people make them, by what is known of this file."""
    name, link = connection.execute(
        "SELECT candidate_name, link FROM invites WHERE link IS NOT NULL AND id > ? LIMIT 1",
        (INVITES // 3,),
    ).fetchone()
    return {
        "rare name": name,
        "common name": "zan",
        "domain part": "ample3.co",
        "interview": "sales screening",
        "two short words": "an be",
        "link fragment": link[-8:],
    }


def _in_every_way(connection: sqlite3.Connection) -> Iterator[tuple[Took, Took]]:
    now = datetime.fromtimestamp((BEGINNING + INVITES * MINUTE) / 1000, UTC)
    plain = HistoryQuery()
    filters = (
        plain,
        replace(plain, statuses=frozenset({Status.SENT})),
        replace(plain, statuses=frozenset({Status.UNKNOWN})),
        replace(plain, interview=303),
        replace(plain, delivery=Delivery.SENDLINK, since=now - timedelta(days=30)),
    )
    for text in _typical(connection).values():
        for one in filters:
            for sort in SortBy:
                for descending in (True, False):
                    query = replace(one, text=text, sort=sort, descending=descending)
                    search = HistorySearch(connection)
                    page = _took(lambda s=search, q=query: s.page(q, 0, PAGE))  # type: ignore[misc]
                    yield page, _took(lambda s=search, q=query: s.count(q))  # type: ignore[misc]


def _like_rows(connection: sqlite3.Connection, text: str) -> object:
    return connection.execute(
        f"SELECT i.* {_LIKE} ORDER BY i.created_at DESC LIMIT {PAGE}",
        (f"%{text}%",),
    ).fetchall()


def _like_count(connection: sqlite3.Connection, text: str) -> object:
    return connection.execute(f"SELECT count(*) {_LIKE}", (f"%{text}%",)).fetchone()


def _median(ask: Callable[[], object]) -> Took:
    took = [_took(ask) for _ in range(ROUNDS)]
    return Took(
        statistics.median(each.clock for each in took),
        statistics.median(each.processor for each in took),
    )


def _took(ask: Callable[[], object]) -> Took:
    begun, worked = time.perf_counter(), time.thread_time()
    ask()
    return Took((time.perf_counter() - begun) * 1000, (time.thread_time() - worked) * 1000)
