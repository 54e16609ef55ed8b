"""What the kills came to, added up over lanes and runs."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.soak.verdict import Verdict


@dataclass
class Tally:
    """Counts; several lanes add to it at once."""

    most_kills: int
    to_first_fault: bool = False
    """Whether a broken promise ends it."""
    ends_at: float = math.inf
    """When no kill more is made, by the clock that never goes back."""
    kills: int = 0
    runs: int = 0
    """Ended ones."""
    rows: int = 0
    requests: int = 0
    missing: int = 0
    doubled: int = 0
    falsely_sent: int = 0
    falsely_waiting: int = 0
    unsure: int = 0
    cut: int = 0
    most_in_flight: int = 0
    """Invites that a single kill left in doubt, at most."""
    kills_in_flight: int = 0
    """Kills that hit a request on its way."""
    files_with_the_key: int = 0
    longest_close: float = 0.0
    """Seconds."""
    faults: list[str] = field(default_factory=list)
    """Every broken promise, with its run and its kill."""
    stopped: threading.Event = field(default_factory=threading.Event)
    """Set when the harness is to end early."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def over(self) -> bool:
        """Whether no kill is left to make."""
        enough = self.kills >= self.most_kills or (self.to_first_fault and bool(self.faults))
        return enough or self.stopped.is_set() or time.monotonic() >= self.ends_at

    def take_kill(self) -> bool:
        """Take the right to one more kill; False when none is left."""
        with self._lock:
            if self.over:
                return False
            self.kills += 1
            return True

    def add_kill(self, verdict: Verdict, in_flight: int, where: str) -> bool:
        """Add what was found after a kill that hit so many requests; return whether all is well."""
        with self._lock:
            self.most_in_flight = max(self.most_in_flight, in_flight)
            self.kills_in_flight += in_flight > 0
        return self._no_fault(verdict, where)

    def add_run(self, verdict: Verdict, where: str) -> bool:
        """Add what was found at the end of a run; return whether all is well."""
        with self._lock:
            self.runs += 1
            self.rows += verdict.rows
            self.requests += verdict.requests
            self.unsure += verdict.unsure
            self.cut += verdict.cut
        return self._no_fault(verdict, where)

    def add_fault(self, fault: str, where: str) -> None:
        """Note a broken promise."""
        with self._lock:
            self.faults.append(f"{where}: {fault}")

    def add_close(self, seconds: float, files_with_the_key: int) -> None:
        """Note an orderly end, and where the key lay about."""
        with self._lock:
            self.longest_close = max(self.longest_close, seconds)
            self.files_with_the_key += files_with_the_key

    def _no_fault(self, verdict: Verdict, where: str) -> bool:
        with self._lock:
            if verdict.faults:
                self.missing += verdict.missing
                self.doubled += verdict.doubled
                self.falsely_sent += verdict.falsely_sent
                self.falsely_waiting += verdict.falsely_waiting
                self.faults += [f"{where}: {fault}" for fault in verdict.faults]
        return not verdict.faults
