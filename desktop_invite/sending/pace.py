"""How many requests of a run go out at a time. It counts, and knows no clock and no thread."""

from __future__ import annotations

MOST = 4
"""Requests of a run at a time while all is well."""

HEALTHY_AFTER = 10
"""Invites sent in a row before one lane more is tried."""

_SLOW = 4.0
"""So many times what is usual, an answer is slow …"""
_HARDLY_SLOW = 1.0
"""… but none within so many seconds: networks hiccup."""
_LEARNS = 0.1
"""How far one answer moves what is usual: a server that is slow for good is usual after some."""


class Pace:
    """First one alone, then several at a time; fewer after trouble, more again on health."""

    def __init__(self) -> None:
        self._lanes = MOST
        self._canary = True
        self._in_a_row = 0
        self._usual: float | None = None

    @property
    def lanes(self) -> int:
        """How many requests of a run may be in flight now."""
        return 1 if self._canary else self._lanes

    def start_over(self) -> None:
        """Let the next one go alone: a run begins, or goes on after a pause."""
        self._canary = True
        self._in_a_row = 0

    def sent(self, seconds: float) -> None:
        """One was sent, and the answer took so long.

        A refusal is no such sign: a whole run may be refused for one mistake.
        """
        if self._is_slow(seconds):
            self.slow_down()
            return
        if self._canary:
            self._canary = False
            return
        self._in_a_row += 1
        if self._in_a_row >= HEALTHY_AFTER and self._lanes < MOST:
            self._lanes += 1
            self._in_a_row = 0

    def slow_down(self) -> None:
        """Send half as many from now on, and first one alone: the server or the network struggles.

        Those that were in flight together report the same trouble; it counts once.
        """
        if not self._canary:
            self._lanes = max(1, self._lanes // 2)
        self.start_over()

    def _is_slow(self, seconds: float) -> bool:
        """Compare an answer with what is usual, and learn from it."""
        usual = seconds if self._usual is None else self._usual
        self._usual = min(seconds, usual + (seconds - usual) * _LEARNS)
        return seconds > max(_HARDLY_SLOW, _SLOW * usual)
