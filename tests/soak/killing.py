"""Kills the program at random moments of a run, until the run is through; then the next run."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

from tests.soak.dice import dice_of
from tests.soak.field import Field
from tests.waiting import PATIENCE, WaitedInVainError, wait_until

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from tests.soak.field import Conditions
    from tests.soak.processes import Running
    from tests.soak.tally import Tally

_EARLY = 0.25
"""The share of kills that fall anywhere from the start of the process on, requests or none."""
_EARLY_WITHIN = 1.5
"""Seconds: by then the first requests are on their way."""
_AFTER_REQUESTS = 24
"""The other kills follow one of so many requests …"""
_AFTER_REQUEST_WITHIN = 0.03
"""… by so many seconds at most: about as long as a request and its recording take."""


def kill_until_done(home: Path, conditions: Conditions, tally: Tally, seed: int) -> None:
    """Work through runs in the folder `home` until the tally has its kills.

    From the first broken promise on the folders are kept, to be looked at.
    """
    dice = dice_of(seed)
    for number in range(1, tally.most_kills + 1):
        with Field.prepared(home / f"run-{number}", conditions, dice.randrange(2**32)) as field:
            where = f"seed {seed}, run {number}"
            try:
                Run(field, tally, dice, where).fight()
            except WaitedInVainError as stuck:
                tally.add_fault(str(stuck), where)
        if not tally.faults:
            shutil.rmtree(field.home)
        if tally.over:
            return


class Run:
    """One run of invites, from its first start to its last."""

    def __init__(self, field: Field, tally: Tally, dice: random.Random, where: str) -> None:
        self._field = field
        self._tally = tally
        self._dice = dice
        self._where = where
        self._waiting = field.conditions.invites
        self._in_flight: frozenset[str] = frozenset()

    def fight(self) -> None:
        """Kill as long as something waits, then let the program end in peace."""
        while self._waiting and self._tally.take_kill():
            if not self._kill_once():
                return
        if not self._tally.stopped.is_set():
            self._end_in_peace()

    def _kill_once(self) -> bool:
        """Start, kill, compare; return whether all is well."""
        asked = self._field.requests()
        with self._field.start().to_its_end() as program:
            self._await_a_moment(program, asked)
            if program.has_ended:
                self._tally.add_fault(f"ended by itself: {program.last_words}", self._where)
                return False
            program.kill()
        history = self._field.history()
        self._waiting = history.count("queued")
        # One that is killed before it has recovered leaves what the kill before had left.
        before, self._in_flight = self._in_flight, history.emails("sending")
        fresh = len(self._in_flight - before)
        return self._tally.add_kill(self._field.verdict(), fresh, f"{self._where}, kill")

    def _end_in_peace(self) -> None:
        field, tally = self._field, self._tally
        patience = field.conditions.deadline + field.conditions.closes_within
        with field.start().to_its_end() as program:
            field.wait_for_window(program)
            field.wait_for_end_of_run(program)
            ended = program.close(within=max(PATIENCE, 2 * patience))
            words = program.last_words
        if ended.status != 0 or ended.seconds > patience or words:
            fault = f"closed with {ended.status} in {ended.seconds:.2f} s: {words}"
            tally.add_fault(fault, self._where)
        verdict = field.verdict()
        left = field.history().count("queued", "sending")
        if left:
            tally.add_fault(f"{left} invites were never sent", self._where)
        tally.add_close(ended.seconds, field.files_with_the_key())
        tally.add_run(verdict, self._where)

    def _await_a_moment(self, program: Running, asked: int) -> None:
        """`asked`: the requests at the start, for many may have come by now."""
        if self._dice.random() < _EARLY:
            pause(self._dice.uniform(0, _EARLY_WITHIN))
            return
        more = min(self._dice.randint(1, _AFTER_REQUESTS), self._waiting)
        expected = asked + more
        self._wait(lambda: self._field.requests() >= expected, program)
        pause(self._dice.uniform(0, _AFTER_REQUEST_WITHIN))

    def _wait(self, condition: Callable[[], bool], program: Running) -> None:
        wait_until(
            lambda: condition() or program.has_ended or self._tally.stopped.is_set(),
            PATIENCE,
            "the next requests",
        )


def pause(seconds: float) -> None:
    """Let a random time pass: it is the moment that is tried, and no wait for anything."""
    threading.Event().wait(seconds)
