"""How fast runs go, by what was measured: the honest ground of *about 2 min left*."""

from __future__ import annotations

from collections import deque

_LATEST = 40
"""Ends that count: enough to be steady, few enough to follow a server that becomes slower."""
_ENOUGH = 6
"""Ends before anything is said; the first alone says nothing of several at a time."""


class Speed:
    """Counts ends against the time between them; knows no clock of its own."""

    def __init__(self) -> None:
        self._ends: deque[float] = deque(maxlen=_LATEST)

    def ended(self, now: float) -> None:
        """One has come to an end, at a time in monotonic seconds."""
        self._ends.append(now)

    def start_over(self) -> None:
        """Forget what was measured: the sending was held up, or goes on after that."""
        self._ends.clear()

    def seconds_for(self, count: int, now: float) -> float | None:
        """Return how long so many take; None while too little has been measured."""
        if len(self._ends) < _ENOUGH:
            return None
        # To the present: a server that has stopped to answer gets slower as we look.
        return count * (now - self._ends[0]) / (len(self._ends) - 1)
