"""Keeps the window live while another thread makes very many objects."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_REST = 0.0005
"""Seconds."""


def rests(every: int) -> Callable[[], None]:
    """Return what rests at each so-manieth call, so that the window's thread gets a turn.

    A rest takes about as long as a slice of work: resting after each halves the speed, and the
    window paints without a jerk; where nothing much is painted, every tenth will do.
    """
    calls = 0

    def rest() -> None:
        nonlocal calls
        calls += 1
        if calls % every == 0:
            time.sleep(_REST)

    return rest
