"""Tries each mutant, and the unbroken program under the same conditions."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.soak.field import Conditions
from tests.soak.killing import kill_until_done
from tests.soak.mutants import Mutant
from tests.soak.server import Moods
from tests.soak.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

_DROPS = 0.1
"""The share of requests that a server drops after reading, where answers have to get lost."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutant."""

    mutant: Mutant
    kills: int
    """Made until it was caught, or until it was given up."""
    caught_by: str
    """The first broken promise; empty when it was not caught."""
    unbroken_kills: int
    """Made of the program as it is, under the same conditions."""
    unbroken_faults: tuple[str, ...]

    @property
    def as_it_should_be(self) -> bool:
        """Whether the mutant was caught, and the program as it is was not."""
        return bool(self.caught_by) and not self.unbroken_faults


def conditions_for(mutant: Mutant, invites: int) -> Conditions:
    """Return the conditions under which a mutant shows."""
    loses_answers = mutant is Mutant.POSTS_AGAIN
    return Conditions(invites=invites, moods=Moods(drops=_DROPS if loses_answers else 0.0))


def try_mutant(
    home: Path,
    mutant: Mutant,
    *,
    invites: int,
    most_kills: int,
    fair_kills: int,
    seed: int,
    stopped: threading.Event | None = None,
) -> Trial:
    """Kill the mutant until it is caught, then the program as it is, at least as often."""
    stopped = stopped or threading.Event()
    conditions = conditions_for(mutant, invites)
    broken = Tally(most_kills, to_first_fault=True, stopped=stopped)
    (home / "broken").mkdir(parents=True)
    kill_until_done(home / "broken", replace(conditions, mutant=mutant.value), broken, seed)
    unbroken = Tally(max(fair_kills, broken.kills), to_first_fault=True, stopped=stopped)
    (home / "unbroken").mkdir()
    kill_until_done(home / "unbroken", conditions, unbroken, seed)
    caught_by = broken.faults[0] if broken.faults else ""
    return Trial(mutant, broken.kills, caught_by, unbroken.kills, tuple(unbroken.faults))
