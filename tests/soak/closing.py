"""Closes the program in order at random moments, also while the server hangs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.soak.dice import dice_of
from tests.soak.field import Field
from tests.soak.killing import pause
from tests.waiting import PATIENCE, WaitedInVainError, wait_until

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.soak.field import Conditions
    from tests.soak.processes import Ended, Running
    from tests.soak.tally import Tally

_OPEN_FOR = 0.8
"""Seconds, at most, from the open window to its close, where no request is awaited."""
_AFTER_REQUESTS = 12
_AFTER_REQUEST_WITHIN = 0.03


@dataclass
class Closings:
    """What the closes came to."""

    times: int = 0
    longest: float = 0.0
    """Seconds from the wish to the end of the process."""
    unsure: int = 0
    faults: list[str] = field(default_factory=list)


def close_often(
    home: Path, conditions: Conditions, times: int, seed: int, tally: Tally
) -> Closings:
    """Start and close so many times, in one folder as long as something waits in it."""
    closings, dice = Closings(), dice_of("closing", seed)
    number = 0
    while closings.times < times and not closings.faults and not tally.stopped.is_set():
        number += 1
        with Field.prepared(home / f"close-{number}", conditions, dice.randrange(2**32)) as place:
            try:
                _close_until_done(place, closings, times, dice)
            except WaitedInVainError as stuck:
                closings.faults.append(f"seed {seed}: {stuck}")
    return closings


def _close_until_done(place: Field, closings: Closings, times: int, dice: random.Random) -> None:
    waiting, unsure = place.conditions.invites, 0
    while waiting and closings.times < times and not closings.faults:
        closings.times += 1
        before = place.requests()
        with place.start().to_its_end() as program:
            place.wait_for_window(program)
            _await_a_moment(place, program, (before, waiting), dice)
            ended = program.close(within=PATIENCE)
        closings.longest = max(closings.longest, ended.seconds)
        closings.faults += _faults(place, program, ended, unsure)
        history = place.history()
        waiting, unsure = history.count("queued"), history.count("unknown")
    closings.unsure += unsure


def _await_a_moment(
    place: Field, program: Running, at_the_start: tuple[int, int], dice: random.Random
) -> None:
    """`at_the_start`: how many requests had come, and how many invites waited."""
    before, waiting = at_the_start
    if dice.random() < 1 / 2:
        pause(dice.uniform(0, _OPEN_FOR))
        return
    # A server that hangs lets few through: the rest comes only when the deadline has passed.
    expected = before + min(dice.randint(1, _AFTER_REQUESTS), waiting)
    wait_until(
        lambda: place.requests() >= expected or program.has_ended,
        PATIENCE,
        "the next requests",
    )
    pause(dice.uniform(0, _AFTER_REQUEST_WITHIN))


def _faults(place: Field, program: Running, ended: Ended, unsure_before: int) -> list[str]:
    conditions, verdict = place.conditions, place.verdict()
    patience = conditions.deadline + conditions.closes_within
    checks = {
        f"ended with {ended.status}": ended.status == 0,
        f"took {ended.seconds:.2f} s": ended.seconds <= patience,
        f"said: {program.last_words}": not program.last_words,
        f"left {verdict.in_flight} as on their way": verdict.in_flight == 0,
        f"{verdict.unsure_unseen} in doubt that never left": verdict.unsure_unseen == 0,
    }
    if not conditions.moods.hangs:
        fresh = verdict.unsure - unsure_before
        checks[f"{fresh} in doubt though all were answered"] = fresh == 0
    return [*(what for what, well in checks.items() if not well), *verdict.faults]
