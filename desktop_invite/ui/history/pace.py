"""How often the file is asked again while invites change: seldom where an answer takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock

SHORTEST, LONGEST = 300, 3000
"""Milliseconds in which changes are gathered before the file is asked again."""
_SHARE = 10
"""Of the time one part is reading: a write has to wait for it where there is no log to read by."""


class ReadingPace:
    """Measures how long reading takes, from the first wish to the last answer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: float | None = None
        self._took = 0.0

    @property
    def pause(self) -> int:
        """How many milliseconds to gather changes."""
        return int(min(max(SHORTEST, self._took * 1000 * _SHARE), LONGEST))

    def begin(self) -> None:
        """Something is wished for."""
        if self._since is None:
            self._since = self._clock.monotonic()

    def end(self) -> None:
        """Nothing more is wished for."""
        if self._since is not None:
            self._took = self._clock.monotonic() - self._since
            self._since = None
