"""Where a run is fought out: a data folder full of invites, a server with a ledger, a program."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.run import PlannedRow
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.servers.ledger import read_ledger
from tests.soak.history import History, history_left, run_left, still_to_do
from tests.soak.lists import draft_of
from tests.soak.processes import Running, start
from tests.soak.server import Moods
from tests.soak.verdict import Verdict, compare
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_invite.invites.invite import Draft
    from desktop_invite.storage.run_results import RunResult
    from tests.servers.ledger import Recorded

CANARY = "canary-7d1f0b2e9c-key"
"""The API key of the harness: it may be in no file."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How long the window stood still, at most, from the first *Continue* to the last change."""

    gap: float
    """Seconds between two ticks of its event loop."""
    work: float
    """Seconds of processor time that its own thread used between two ticks.

    A gap that is much longer was waited for: for the processor, or for Python's lock.
    """


@dataclass(frozen=True)
class Conditions:
    """What is the same for a whole run."""

    invites: int = 500
    moods: Moods = field(default_factory=Moods)
    deadline: float = 5.0
    """Seconds that a request may take."""
    closes_within: float = 2.0
    """Seconds that closing may take after the deadline of what is in flight."""
    mutant: str = ""
    """How the program is broken; empty for as it is."""


@dataclass(frozen=True)
class Field:
    """One data folder with its invites, and the server that they go to."""

    home: Path
    base_url: str
    conditions: Conditions
    invited: tuple[str, ...]

    @classmethod
    @contextmanager
    def prepared(
        cls, home: Path, conditions: Conditions, seed: int, *, queued: bool = True
    ) -> Iterator[Field]:
        """Queue the invites as a run, and have the server listen until the block ends.

        Without `queued` the history is empty, and a program is to send the list.
        """
        home.mkdir()
        moods = conditions.moods
        delays = map(str, moods.delay)
        arguments = ["--key", CANARY, "--ledger", str(home / "ledger"), "--seed", str(seed)]
        arguments += ["--delay", *delays, "--drops", str(moods.drops), "--hangs", str(moods.hangs)]
        with start("tests.soak.server", arguments, home, listen=True).to_its_end() as server:
            assert server.process.stdout is not None
            base_url = server.process.stdout.readline().strip()
            yield cls.at(home, base_url, conditions, queued=queued)

    @classmethod
    def at(cls, home: Path, base_url: str, conditions: Conditions, *, queued: bool = True) -> Field:
        """Queue the invites as a run, for a server that somebody else runs."""
        drafts = tuple(draft_of(number) for number in range(conditions.invites))
        with closing(open_history(home / "data" / "history.sqlite3")) as connection:
            if queued:
                _queue(connection, drafts, base_url)
        return cls(home, base_url, conditions, tuple(d.candidate.email for d in drafts))

    def start(self, *, sends_list: bool = False) -> Running:
        """Start the program on the folder; `sends_list`: it begins with the whole list."""
        self._told.unlink(missing_ok=True)
        arguments = ["--key", CANARY, "--deadline", str(self.conditions.deadline)]
        arguments += ["--told", str(self._told), "--mutant", self.conditions.mutant]
        if sends_list:
            arguments += ["--list", str(self.conditions.invites)]
        arguments += ["--data-dir", str(self._data), "--base-url", self.base_url]
        return start("tests.soak.program", arguments, self.home)

    def requests(self) -> int:
        """Return how many requests have come so far."""
        return self._ledger.read_bytes().count(b"\n")

    def wait_for_window(self, program: Running, within: float = PATIENCE) -> None:
        """Wait until the program's window is open, or the program gone."""
        wait_until(lambda: self._told.exists() or program.has_ended, within, "the window")

    def wait_for_end_of_run(self, program: Running, within: float = 5 * PATIENCE) -> None:
        """Wait until nothing waits or is on its way, or the program is gone."""
        wait_until(lambda: self.is_through or program.has_ended, within, "the run to end")

    @property
    def is_through(self) -> bool:
        """Whether nothing waits or is on its way."""
        return still_to_do(self._data) == 0

    def run_on_record(self) -> RunResult | None:
        """Return the run that a program that has ended left wholly on record; None without one."""
        return run_left(self._data)

    def ledger(self) -> list[Recorded]:
        """Return the requests that came whole: by the others nobody was invited."""
        return [each for each in read_ledger(self._ledger) if each.message.whole]

    def history(self) -> History:
        """Return what the program that has ended left behind."""
        return history_left(self._data)

    def verdict(self) -> Verdict:
        """Compare the history with the ledger; the program must have ended."""
        return compare(self.invited, self.history(), read_ledger(self._ledger))

    def gap(self) -> Gap:
        """Return what the program measured before its orderly end."""
        return Gap(**json.loads(self._told.read_text()))

    def files_with_the_key(self) -> int:
        """Return in how many files of the data folder the key is."""
        files = [path for path in self._data.rglob("*") if path.is_file()]
        return sum(CANARY.encode() in path.read_bytes() for path in files)

    @property
    def _data(self) -> Path:
        return self.home / "data"

    @property
    def _ledger(self) -> Path:
        return self.home / "ledger"

    @property
    def _told(self) -> Path:
        return self.home / "told.json"


def _queue(connection: sqlite3.Connection, drafts: tuple[Draft, ...], base_url: str) -> None:
    runs = OutboxRecords(connection, SystemClock()).runs
    run_id = runs.begin("candidates.xlsx", ("Name", "Email"))
    rows = [
        PlannedRow(number, (draft.candidate.name, draft.candidate.email), draft)
        for number, draft in enumerate(drafts, start=2)
    ]
    runs.add_rows(run_id, rows, base_url.removesuffix("/api/v2"))
    runs.complete(run_id)
