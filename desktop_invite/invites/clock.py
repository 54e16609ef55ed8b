"""The one door to the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time; a test passes one of its own."""

    def now(self) -> datetime:
        """Return the date and time, UTC, aware: for what is recorded and shown."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back: for waits and deadlines."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the date and time, UTC, aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back, whatever happens to the date."""
        return time.monotonic()
