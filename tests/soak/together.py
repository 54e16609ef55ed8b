"""Many starts at one moment on one data folder."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.soak.field import Field
from tests.waiting import PATIENCE, WaitedInVainError, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.field import Conditions
    from tests.soak.processes import Running
    from tests.soak.tally import Tally


@dataclass
class Starts:
    """What the starts came to."""

    rounds: int = 0
    starts: int = 0
    handed_over: int = 0
    """Starts that ended at once because the window that was there took over (status 0)."""
    turned_away: int = 0
    """Starts that ended with a sentence (status 1)."""
    rows: int = 0
    requests: int = 0
    faults: list[str] = field(default_factory=list)


def start_together(
    home: Path, conditions: Conditions, *, at_once: int, rounds: int, tally: Tally
) -> Starts:
    """Start so many at once, so many rounds; each round twice: the first winner is killed."""
    starts = Starts()
    for number in range(1, rounds + 1):
        if starts.faults or tally.stopped.is_set():
            break
        with Field.prepared(home / f"together-{number}", conditions, number) as place:
            try:
                _round(place, starts, at_once)
            except WaitedInVainError as stuck:
                starts.faults.append(str(stuck))
    return starts


def _round(place: Field, starts: Starts, at_once: int) -> None:
    for is_last in (False, True):
        with ExitStack() as stack:
            programs = [stack.enter_context(place.start().to_its_end()) for _ in range(at_once)]
            winner = _winner(programs, starts)
            if not is_last:
                winner.kill()
                continue
            place.wait_for_end_of_run(winner)
            ended = winner.close(PATIENCE)
            if ended.status != 0:
                starts.faults.append(f"the winner ended with {ended.status}: {winner.last_words}")
    verdict = place.verdict()
    starts.rounds += 1
    starts.rows += verdict.rows
    starts.requests += verdict.requests
    starts.faults += verdict.faults
    if left := place.history().count("queued", "sending"):
        starts.faults.append(f"{left} invites were never sent")


def _winner(programs: list[Running], starts: Starts) -> Running:
    """Wait until all but one have left, and return that one."""
    wait_until(
        lambda: sum(not program.has_ended for program in programs) <= 1,
        2 * PATIENCE,
        "all starts but one to end",
    )
    left = [program for program in programs if program.has_ended]
    statuses = [program.process.returncode for program in left]
    starts.starts += len(programs)
    starts.handed_over += statuses.count(0)
    starts.turned_away += statuses.count(1)
    if len(left) != len(programs) - 1 or not {*statuses} <= {0, 1}:
        starts.faults.append(f"ended with {statuses}: {programs[0].last_words}")
    return next((program for program in programs if program not in left), programs[0])
