"""Where each queued invite stands: it waits, a pause holds it, or an earlier window left it.

Only the order is kept here; the invites themselves are in the history. Each stands in exactly one
place, and first come is first served.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite

AT_ONCE = -math.inf


@dataclass(frozen=True, slots=True)
class Entry:
    """A queued invite and when it may leave."""

    invite: Invite
    by_hand: bool = False
    """Made as a single invite just now: it goes before the runs."""
    due: float = AT_ONCE
    """From when on it may leave, in the clock's monotonic seconds; until then it can be undone."""

    @property
    def id(self) -> int:
        """The number of its invite."""
        return self.invite.id


class Lines:
    """The places that a queued invite can stand in; joining one leaves every other."""

    def __init__(self) -> None:
        self._singles: dict[int, Entry] = {}
        self._run: dict[int, Entry] = {}
        self._held: dict[int, Entry] = {}
        self._left: dict[int, Entry] = {}
        self._places = (self._singles, self._run, self._held, self._left)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What goes out as soon as its time and a lane have come, in that order."""
        return (*self._singles.values(), *self._run.values())

    @property
    def held(self) -> tuple[Entry, ...]:
        """What a pause holds back."""
        return tuple(self._held.values())

    @property
    def left(self) -> tuple[Entry, ...]:
        """What an earlier window left, as long as the recruiter has not answered."""
        return tuple(self._left.values())

    def __contains__(self, invite_id: int) -> bool:
        return any(invite_id in place for place in self._places)

    def is_waiting(self, invite_id: int) -> bool:
        """Return whether it goes out when its turn comes."""
        return invite_id in self._singles or invite_id in self._run

    def wait(self, entry: Entry) -> None:
        """Let it go out when its turn comes."""
        self.remove(entry.id)
        place = self._singles if entry.by_hand else self._run
        place[entry.id] = entry

    def hold(self, entry: Entry) -> None:
        """Keep it back until the pause ends."""
        self.remove(entry.id)
        self._held[entry.id] = entry

    def leave(self, entry: Entry) -> None:
        """Keep it back until the recruiter has said what to do with an earlier window's rest."""
        self.remove(entry.id)
        self._left[entry.id] = entry

    def remove(self, invite_id: int) -> Entry | None:
        """Take it out of its place and return it; None when it stood in none."""
        for place in self._places:
            entry = place.pop(invite_id, None)
            if entry is not None:
                return entry
        return None

    def hold_all(self) -> tuple[Entry, ...]:
        """Hold everything that waits, and return what was moved."""
        moved = self.waiting
        for entry in moved:
            self.hold(entry)
        return moved

    def release_held(self) -> tuple[Entry, ...]:
        """Let what is held wait as a run, the first recorded first; return what was moved."""
        return self._to_the_run(self.held)

    def release_left(self) -> tuple[Entry, ...]:
        """Let what an earlier window left wait as a run; return what was moved."""
        return self._to_the_run(self.left)

    def next(self, now: float, *, run_has_room: bool) -> Entry | None:
        """Return whose turn it is, without moving it: singles before runs; None when nobody's."""
        for entry in self._singles.values():
            if entry.due <= now:
                return entry
        if not run_has_room:
            return None
        return next((entry for entry in self._run.values() if entry.due <= now), None)

    def next_due(self, after: float) -> float | None:
        """Return the earliest time after `after` at which the time of one comes; None for never."""
        return min((entry.due for entry in self.waiting if entry.due > after), default=None)

    def _to_the_run(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        moved = tuple(
            Entry(entry.invite, by_hand=False, due=entry.due)
            for entry in sorted(entries, key=lambda entry: entry.id)
        )
        for entry in moved:
            self.wait(entry)
        return moved
