"""Long work of the sending thread, done in slices so that nobody waits for the whole of it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Chores:
    """Does one slice at a time, the first chore first.

    A chore is a generator that yields after each slice and answers for its own troubles: one that
    raises is done with.
    """

    def __init__(self) -> None:
        self._chores: deque[Iterator[None]] = deque()

    @property
    def any_left(self) -> bool:
        """Whether there is something to do."""
        return bool(self._chores)

    def begin(self, chore: Iterator[None]) -> None:
        """Do its first slice now, and the others after those of earlier chores."""
        if _has_more(chore):
            self._chores.append(chore)

    def do_a_slice(self) -> None:
        """Do the next slice."""
        if self._chores:
            chore = self._chores.popleft()
            if _has_more(chore):
                self._chores.appendleft(chore)


def _has_more(chore: Iterator[None]) -> bool:
    try:
        next(chore)
    except StopIteration:
        return False
    return True
