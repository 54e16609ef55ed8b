"""What holds the sending back, and which question about it stands before the recruiter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.sending import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.lines import Entry, Lines
    from desktop_invite.sending.pause import Pause
    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.storage.trouble import HistoryTrouble


class Brake:
    """A pause, a quiet time that the server asked for, or a history that can't be written.

    A pause that waits for the recruiter stops only what waited when it came: an invite made by hand
    afterwards tries its luck. In a quiet time nothing goes out at all.
    """

    def __init__(
        self,
        lines: Lines,
        clock: Clock,
        tell: Callable[[events.Event], None],
        interrupted_runs: Callable[[], tuple[RunSummary, ...]],
    ) -> None:
        self._lines = lines
        self._clock = clock
        self._tell = tell
        self._interrupted_runs = interrupted_runs
        self._asks_about_left = False
        self._quiet: Pause | None = None
        self.pause: Pause | None = None
        """Why invites are held, or only the last sentence about one when none is."""
        self.stopped: HistoryTrouble | None = None
        """Why the history can't be written; while it says something, nothing is sent."""
        self.sent = 0
        """Invites sent since the window opened."""
        self.unsure = 0
        """Single invites that were on their way when the app last ended."""

    @property
    def quiet_until(self) -> float | None:
        """Until when nothing may go out, in monotonic seconds; None when it may."""
        return self._quiet.until if self._quiet else None

    @property
    def may_send(self) -> bool:
        """Whether anything at all may go out now."""
        return self.stopped is None and self._quiet is None

    def press(self, pause: Pause, requeued: Entry | None = None) -> None:
        """Hold everything that waits, and `requeued`; say why.

        A pause that passes by itself does not replace one that waits for the recruiter.
        """
        keep = self._waits_for_recruiter()
        if pause.until is not None:
            self._quiet = pause = self._longer(pause)
        if not (keep and pause.until is not None):
            self.pause = pause
        if requeued is not None:
            self._lines.hold(requeued)
        self.tell_again(self._lines.hold_all())
        self.tell_standing()

    def hold_if_quiet(self, entry: Entry) -> bool:
        """Hold a new entry when the server has asked for quiet; return whether it was held."""
        if self._quiet is None:
            return False
        self._lines.hold(entry)
        self.pause = self.pause or self._quiet
        self._tell(events.InviteChanged(entry.invite))
        self.tell_standing()
        return True

    def let_time_pass(self) -> bool:
        """End a quiet time that is over; return whether what it held was released."""
        if self._quiet is None or (self._quiet.until or 0.0) > self._clock.monotonic():
            return False
        self._quiet = None
        if self.pause is None or self.pause.until is None:
            return False
        self.release()
        return True

    def release(self) -> None:
        """End the pause: what it held waits again, as a run."""
        self.pause = None
        self.tell_again(self._lines.release_held())
        self.tell_standing()

    def loosen(self) -> None:
        """End the pause when nothing is held by it any more and no time has to pass."""
        if self.pause and self.pause.until is None and not self._lines.any_held:
            self.drop()

    def settle(self) -> None:
        """Say how things stand after some of what was held or left is dealt with."""
        if self.pause and self.pause.until is None and not self._lines.any_held:
            self.pause = None
        self.tell_standing()

    def hold_while_quiet(self, entries: Sequence[Entry]) -> None:
        """Hold what was to wait for its turn, when the server has asked for quiet."""
        if self._quiet is None or not entries:
            return
        for entry in entries:
            self._lines.hold(entry)
        self.pause = self.pause or self._quiet
        self.tell_standing()

    def drop(self) -> None:
        """End the pause without releasing anything."""
        self.pause = None
        self.tell_standing()

    def forget(self, ids: frozenset[int]) -> None:
        """Name none of these invites any more; the pause goes on if it holds others."""
        pause = self.pause
        if pause is not None and pause.invite is not None and pause.invite.id in ids:
            self.pause = replace(pause, invite=None, words="", doubtful=False)
            if pause.until is None and not self._lines.held:
                self.drop()
            else:
                self.tell_standing()

    def stop(self, trouble: HistoryTrouble) -> None:
        """Send nothing more, for the history can't be written; say so."""
        self.stopped = trouble
        self.tell_again(self._lines.waiting)
        self._tell(events.HistoryStopped(trouble))

    def history_works(self) -> None:
        """Send on, for the history can be written again; say what else stands in the way."""
        self.stopped = None
        self.tell_again(self._lines.waiting)
        self.tell_standing()

    def tell_standing(self) -> None:
        """Tell what stands: the history, else the pause, else what an earlier window left."""
        if self.stopped is not None:
            self._tell(events.HistoryStopped(self.stopped))
            return
        self._tell(events.PauseEnded() if self.pause is None else self._paused(self.pause))
        if self._lines.any_left and self.pause is None:
            self.ask_about_left()
        elif self._asks_about_left and not self._lines.any_left:
            self._asks_about_left = False
            self._tell(events.InterruptedFound(0, 0))

    def ask_about_left(self) -> None:
        """Tell what an earlier window left."""
        self._asks_about_left = True
        singles = sum(entry.invite.run_id is None for entry in self._lines.left)
        runs = self._interrupted_runs()
        self._tell(events.InterruptedFound(singles, self.unsure, runs))

    def tell_again(self, entries: Iterable[Entry]) -> None:
        """Tell those that had a countdown whether it still runs; to the others nothing happened."""
        now = self._clock.monotonic()
        for entry in entries:
            if entry.due > now:
                runs = self.stopped is None and self._lines.is_waiting(entry.id)
                leaves_in = entry.due - now if runs else None
                self._tell(events.InviteChanged(entry.invite, leaves_in))

    def _paused(self, pause: Pause) -> events.Paused:
        left = None if pause.until is None else max(0.0, pause.until - self._clock.monotonic())
        held = self._lines.held_count
        return events.Paused(pause.reason, pause.words, pause.invite, held, self.sent, left)

    def _waits_for_recruiter(self) -> bool:
        return self.pause is not None and self.pause.until is None and self._lines.any_held

    def _longer(self, pause: Pause) -> Pause:
        if self._quiet is None or (self._quiet.until or 0.0) <= (pause.until or 0.0):
            return pause
        return self._quiet
