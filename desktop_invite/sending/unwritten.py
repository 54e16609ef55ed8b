"""What has happened and could not be recorded yet: kept here, and tried again until it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.invite import Invite

RETRY_AFTER = 2.0
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Write:
    """Something to record about an invite, and what follows once it is recorded."""

    record: Callable[[], Invite | None]
    """Returns the invite as it then stands; raises HistoryError while it can't."""
    then: Callable[[Invite | None], None]


class Unwritten:
    """Writes that the history has not taken yet, in their order.

    They die with the app. The rows then stand as before: `sending`, which is *not sure* at the
    next start, or `queued`, which is asked about there.
    """

    def __init__(self) -> None:
        self._writes: list[Write] = []
        self._again_at = 0.0

    @property
    def again_at(self) -> float | None:
        """When to try again, in monotonic seconds; None when everything is recorded."""
        return self._again_at if self._writes else None

    def take(self, write: Write, now: float) -> HistoryTrouble | None:
        """Record at once, after what came before; return what stands in the way, if it stays."""
        self._writes.append(write)
        return self.record(now)

    def record(self, now: float) -> HistoryTrouble | None:
        """Record what can be, in order; return what stands in the way of the rest."""
        self._again_at = now + RETRY_AFTER
        while self._writes:
            write = self._writes[0]
            try:
                invite = write.record()
            except HistoryError as error:
                return error.trouble
            del self._writes[0]
            write.then(invite)
        return None
