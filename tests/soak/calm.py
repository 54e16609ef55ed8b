"""A run that nobody disturbs: how long the window stood still while all of it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.soak.field import Field, Gap
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.field import Conditions


def longest_gap(home: Path, conditions: Conditions, times: int) -> Gap:
    """Send everything so many times; return the longest of both kinds."""
    gaps = [_one(home / f"calm-{number}", conditions) for number in range(times)]
    return Gap(max(each.gap for each in gaps), max(each.work for each in gaps))


def _one(home: Path, conditions: Conditions) -> Gap:
    with Field.prepared(home, conditions, 0) as place, place.start().to_its_end() as program:
        place.wait_for_window(program)
        place.wait_for_end_of_run(program)
        program.close(PATIENCE)
        return place.gap()
