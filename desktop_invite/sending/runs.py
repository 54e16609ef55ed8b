"""How a run stands at one moment, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RunState(StrEnum):
    """What a run is doing."""

    RUNNING = "running"
    """It goes out, or will as soon as the runs before it are through."""
    PAUSED_BY_RECRUITER = "paused_by_recruiter"
    HELD = "held"
    """Something stands in the way: `Paused`, `HistoryStopped` or `InterruptedFound` say what."""
    ENDED = "ended"
    """Nothing of it waits or is on its way."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run in numbers. They count the rows that are to be sent."""

    id: int
    file_name: str
    total: int
    waiting: int
    sending: int
    sent: int
    rejected: int
    unknown: int
    cancelled: int
    state: RunState
    seconds_left: float | None = None
    """Until all is sent, by what the last ones took; None while that is not known."""

    @property
    def done(self) -> int:
        """How many have come to an end, whatever it was."""
        return self.total - self.waiting - self.sending
