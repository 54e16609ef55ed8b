"""The long form: `python -m tests.soak [--kills N] [--minutes M] [--mutants]`.

The table goes to a file too, each minute: who has to cut it off finds there what it came to.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import secrets
import shutil
import signal
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.soak.calm import longest_gap
from tests.soak.closing import close_often
from tests.soak.field import Conditions
from tests.soak.interrupting import interrupt_run
from tests.soak.killing import kill_until_done
from tests.soak.mutants import Mutant
from tests.soak.processes import end_all
from tests.soak.report import Findings, table
from tests.soak.server import Moods
from tests.soak.tally import Tally
from tests.soak.together import start_together
from tests.soak.trials import try_mutant

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

_INVITES = 500
_CALM_RUNS = 3
_CLOSES = 60
_CLOSES_HUNG = 40
_DEADLINE_HUNG = 1.0
_AT_ONCE = 8
_INTERRUPTED_RUNS = 10
_INTERRUPTIONS = 5
_AS_XOBIN = (0.1, 0.1)
"""Seconds before an answer: about what a real server takes."""
_ROUNDS = 5
_MOST_KILLS_OF_A_MUTANT = 100
_FAIR_KILLS = 25
_TELL_EVERY = 60.0
"""Seconds between two words on how far it is."""
_IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
"""A kill takes nothing back that was written, so a disk would be tried for nothing: it is slow."""
_CHECKOUT = Path(__file__).parents[2]


class Soak:
    """Everything that is tried, in a folder of its own."""

    def __init__(self, home: Path, seed: int, tally: Tally, lanes: int, report: Path) -> None:
        self._home = home
        self._lanes = lanes
        self._tally = tally
        self._report = report
        self.findings = Findings(seed, invites=_INVITES)
        self.found_early = ""
        """The table as it was when somebody ended it all."""

    def try_everything(self) -> None:
        """Try each promise, and each mutant."""
        self.measure()
        with ThreadPoolExecutor(self._lanes) as pool:
            self._finish(pool, [*self._try_mutants(pool), *self._end(pool), *self._kill(pool)])

    def try_mutants(self) -> None:
        """Try the mutants only."""
        with ThreadPoolExecutor(self._lanes) as pool:
            self._finish(pool, self._try_mutants(pool))

    def measure(self) -> None:
        """Measure how long the window stands still."""
        # Alone, so that what it measures is the program's.
        self.findings.gap = longest_gap(self._home, Conditions(invites=_INVITES), _CALM_RUNS)
        self.findings.gap_runs = _CALM_RUNS

    def _kill(self, pool: Executor) -> list[Future[None]]:
        self.findings.kills = self._tally
        return [pool.submit(self._kill_in_lane, lane) for lane in range(1, self._lanes + 1)]

    def _kill_in_lane(self, lane: int) -> None:
        home = self._home / f"lane-{lane}"
        home.mkdir()
        seed = self.findings.seed + lane
        kill_until_done(home, Conditions(invites=_INVITES), self._tally, seed)

    def _end(self, pool: Executor) -> list[Future[None]]:
        parts = (self._close, self._close_hung, self._start_together, self._interrupt)
        return [pool.submit(part) for part in parts]

    def _close(self) -> None:
        conditions = Conditions(invites=_INVITES)
        seed, tally = self.findings.seed, self._tally
        self.findings.closings = close_often(self._home, conditions, _CLOSES, seed, tally)

    def _close_hung(self) -> None:
        home = self._home / "hung"
        home.mkdir()
        conditions = Conditions(_INVITES, Moods(hangs=0.2), _DEADLINE_HUNG)
        seed, tally = self.findings.seed, self._tally
        self.findings.deadline_hung = _DEADLINE_HUNG
        self.findings.closings_hung = close_often(home, conditions, _CLOSES_HUNG, seed, tally)

    def _interrupt(self) -> None:
        conditions = Conditions(_INVITES, Moods(delay=_AS_XOBIN))
        for number in range(_INTERRUPTED_RUNS):
            if self._tally.stopped.is_set():
                return
            home = self._home / f"interrupted-{number}"
            home.mkdir()
            run = interrupt_run(home, conditions, _INTERRUPTIONS, self.findings.seed + number)
            self.findings.interrupted = (*self.findings.interrupted, run)

    def _start_together(self) -> None:
        conditions, tally = Conditions(invites=50), self._tally
        self.findings.at_once = _AT_ONCE
        self.findings.starts = start_together(
            self._home, conditions, at_once=_AT_ONCE, rounds=_ROUNDS, tally=tally
        )

    def _try_mutants(self, pool: Executor) -> list[Future[None]]:
        return [pool.submit(self._try_mutant, mutant) for mutant in Mutant]

    def _try_mutant(self, mutant: Mutant) -> None:
        trial = try_mutant(
            self._home / mutant.name,
            mutant,
            invites=_INVITES,
            most_kills=_MOST_KILLS_OF_A_MUTANT,
            fair_kills=_FAIR_KILLS,
            seed=self.findings.seed,
            stopped=self._tally.stopped,
        )
        self.findings.trials = (*self.findings.trials, trial)

    def _finish(self, pool: ThreadPoolExecutor, parts: list[Future[None]]) -> None:
        """Wait for all parts, telling how far it is; end them all when one fails or on Ctrl+C."""
        told = threading.Thread(target=self._tell, daemon=True)
        told.start()
        try:
            for part in parts:
                part.result()
        except KeyboardInterrupt:
            # Now: what ends here ends because it is killed.
            self.found_early = table(self.findings)
            raise
        finally:
            self._tally.stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()

    def _tell(self) -> None:
        while not self._tally.stopped.wait(_TELL_EVERY):
            tally = self._tally
            _say(f"{tally.kills} of {tally.most_kills} kills, {len(tally.faults)} faults")
            self.write_report()

    def write_report(self) -> str:
        """Write the table as it is now, and return it."""
        text = table(self.findings)
        self._report.parent.mkdir(parents=True, exist_ok=True)
        self._report.write_text(text, encoding="utf-8")
        return text


def main() -> int:
    """Run it; return 0 when every promise was kept and every mutant caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=math.inf, help="then no kill more")
    lanes = (os.cpu_count() or 1) + 1
    parser.add_argument("--lanes", type=int, default=lanes, help="runs at a time")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**31))
    parser.add_argument("--mutants", action="store_true", help="only the mutants")
    parser.add_argument("--calm", action="store_true", help="only the undisturbed runs")
    parser.add_argument("--report", type=Path, default=Path("soak/report.txt"))
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    memory = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
    home = Path(tempfile.mkdtemp(prefix="soak-", dir=memory))
    _say(f"Seed {chosen.seed}; what is kept of a broken promise is in {home}.")
    # Once, and not at each of a thousand starts.
    for folder in ("desktop_invite", "tests"):
        compileall.compile_dir(_CHECKOUT / folder, quiet=1)
    tally = Tally(chosen.kills, ends_at=time.monotonic() + chosen.minutes * 60)
    soak = Soak(home, chosen.seed, tally, chosen.lanes, chosen.report)
    try:
        _what(soak, chosen)()
    except KeyboardInterrupt:
        _say(f"Ended early. What was found until now:\n{soak.found_early}")
        return 130
    _say(soak.write_report())
    if soak.findings.faults():
        return 1
    shutil.rmtree(home, ignore_errors=True)
    return 0


def _what(soak: Soak, chosen: argparse.Namespace) -> Callable[[], None]:
    if chosen.calm:
        return soak.measure
    return soak.try_mutants if chosen.mutants else soak.try_everything


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
