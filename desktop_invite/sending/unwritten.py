"""What has happened and could not be recorded yet: kept here, and tried again until it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.brake import Brake

RETRY_AFTER = 2.0
"""Seconds between two tries."""

Recorded = TypeVar("Recorded")


@dataclass(frozen=True, slots=True)
class Write(Generic[Recorded]):
    """Something to record, and what follows once it is recorded."""

    record: Callable[[], Recorded]
    """Returns what then stands; raises HistoryError while it can't."""
    then: Callable[[Recorded], None] = lambda _: None


class Unwritten:
    """Writes that the history has not taken yet, in their order; until it has, nothing is sent.

    They die with the app. The rows then stand as before: `sending`, which is *not sure* at the
    next start, or `queued`, which is asked about there.
    """

    def __init__(self, brake: Brake, clock: Clock) -> None:
        self._brake = brake
        self._clock = clock
        self._writes: list[Write[Any]] = []
        self._again_at = 0.0

    @property
    def again_at(self) -> float | None:
        """When to try again, in monotonic seconds; None when everything is recorded."""
        return self._again_at if self._writes else None

    def take(self, write: Write[Any]) -> None:
        """Record now, after what came before, or as soon as the history can be written."""
        self.take_all([write])

    def take_all(self, writes: Sequence[Write[Any]]) -> None:
        """Record these now, as `take` does; none is lost with what goes wrong in another."""
        waited = bool(self._writes)
        self._writes += writes
        if self.record() and waited:
            self._brake.history_works()

    def keep(self, write: Write[Any]) -> None:
        """Keep what the history did not take just now; it is tried again in a moment."""
        self._writes.append(write)
        self._again_at = self._clock.monotonic() + RETRY_AFTER

    def record(self) -> bool:
        """Record what can be, in order; return whether that is all, else stop the sending."""
        trouble = self._record()
        if trouble is not None:
            self._brake.stop(trouble)
        return trouble is None

    def record_when_due(self, now: float) -> None:
        """Try again when it is time; go on when it works, and say so when the trouble changes."""
        if not self._writes or self._again_at > now:
            return
        trouble = self._record()
        if trouble is None:
            self._brake.history_works()
        elif trouble != self._brake.stopped:
            self._brake.stop(trouble)

    def _record(self) -> HistoryTrouble | None:
        """Record what can be; return what stands in the way of the rest."""
        self._again_at = self._clock.monotonic() + RETRY_AFTER
        while self._writes:
            write = self._writes[0]
            try:
                recorded = write.record()
            except HistoryError as error:
                return error.trouble
            del self._writes[0]
            write.then(recorded)
        return None
