"""Where each queued invite stands: it waits, a pause holds it, or an earlier window left it.

Only the order is kept here; the invites themselves are in the history. Each stands in exactly one
place, and first come is first served.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        self._paused: dict[int, Entry] = {}
        self._places = (self._singles, self._run, self._held, self._left, self._paused)
        self._paused_runs: set[int] = set()
        self._stopped_runs: set[int] = set()
        self._counting: dict[int, Entry] = {}
        """Those with a time before which they may not leave: few, and looked through often."""

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What goes out as soon as its time and a lane have come, in that order."""
        return (*self._singles.values(), *self._run.values())

    @property
    def any_waiting(self) -> bool:
        """Whether anything waits for its turn."""
        return bool(self._singles or self._run)

    @property
    def run_waits(self) -> bool:
        """Whether anything waits that is not made by hand."""
        return bool(self._run)

    @property
    def held(self) -> tuple[Entry, ...]:
        """What a pause holds back."""
        return tuple(self._held.values())

    @property
    def any_held(self) -> bool:
        """Whether a pause holds anything back."""
        return bool(self._held)

    @property
    def held_count(self) -> int:
        """How many a pause holds back."""
        return len(self._held)

    @property
    def left(self) -> tuple[Entry, ...]:
        """What an earlier window left, as long as the recruiter has not answered."""
        return tuple(self._left.values())

    @property
    def any_left(self) -> bool:
        """Whether an earlier window's rest is still to be decided about."""
        return bool(self._left)

    @property
    def paused(self) -> tuple[Entry, ...]:
        """What belongs to a run that the recruiter has paused."""
        return tuple(self._paused.values())

    def __contains__(self, invite_id: int) -> bool:
        return any(invite_id in place for place in self._places)

    def is_waiting(self, invite_id: int) -> bool:
        """Return whether it goes out when its turn comes."""
        return invite_id in self._singles or invite_id in self._run

    def wait(self, entry: Entry) -> None:
        """Let it go out when its turn comes, unless its run is paused."""
        self.remove(entry.id)
        if entry.by_hand:
            self._singles[entry.id] = entry
        elif entry.invite.run_id in self._paused_runs:
            self._paused[entry.id] = entry
        else:
            self._run[entry.id] = entry
        if entry.due != AT_ONCE:
            self._counting[entry.id] = entry

    def end_countdowns(self) -> None:
        """Let go at once what only waits for its time."""
        for entry in tuple(self._counting.values()):
            if self.is_waiting(entry.id):
                self.wait(replace(entry, due=AT_ONCE))

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
        self._counting.pop(invite_id, None)
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

    def turns(self, now: float) -> Iterator[Entry]:
        """Go through those whose time has come, in the order of their turns, without moving any."""
        for place in (self._singles, self._run):
            yield from (entry for entry in place.values() if entry.due <= now)

    def next_due(self, after: float) -> float | None:
        """Return the earliest time after `after` at which the time of one comes; None for never."""
        waiting = (entry for entry in self._counting.values() if self.is_waiting(entry.id))
        return min((entry.due for entry in waiting if entry.due > after), default=None)

    # ------------------------------------------------------------------ runs

    def of_run(self, run_id: int) -> tuple[Entry, ...]:
        """Return everything that belongs to a run, wherever it stands."""
        everything = (entry for place in self._places for entry in place.values())
        return tuple(entry for entry in everything if entry.invite.run_id == run_id)

    def is_held_back(self, run_id: int) -> bool:
        """Return whether a pause, or a question that is not answered, holds a run back."""
        held = any(entry.invite.run_id == run_id for entry in self._held.values())
        return held or self.is_left(run_id)

    def is_left(self, run_id: int) -> bool:
        """Return whether an earlier window left a rest of a run that is still to be decided on."""
        return any(entry.invite.run_id == run_id for entry in self._left.values())

    def pause_run(self, run_id: int) -> None:
        """Keep a run back until `resume_run`; what was made by hand goes on."""
        self._paused_runs.add(run_id)
        for entry in self.of_run(run_id):
            if not entry.by_hand and entry.id not in self._left:
                self.remove(entry.id)
                self._paused[entry.id] = entry

    def stop_run(self, run_id: int) -> None:
        """Let what is on its way of a run not wait any more when it comes back unsent."""
        self._stopped_runs.add(run_id)

    def go_on_with_run(self, run_id: int) -> None:
        """Let what comes back unsent of a run wait again."""
        self._stopped_runs.discard(run_id)

    def is_stopped(self, run_id: int | None) -> bool:
        """Return whether a run was stopped since something of it last waited."""
        return run_id in self._stopped_runs

    def resume_run(self, run_id: int) -> tuple[Entry, ...]:
        """Let all that belongs to a run wait for its turn; return what was moved."""
        self._paused_runs.discard(run_id)
        return self._to_the_run(
            entry for entry in self.of_run(run_id) if not self.is_waiting(entry.id)
        )

    def _to_the_run(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        moved = tuple(
            Entry(entry.invite, by_hand=False, due=entry.due)
            for entry in sorted(entries, key=lambda entry: entry.id)
        )
        for entry in moved:
            self.wait(entry)
        return moved
