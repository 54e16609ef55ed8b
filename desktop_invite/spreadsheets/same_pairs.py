"""Who stands in the list more than once, for the same interview."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.duplicates import Pair


class SamePairs:
    """The rows of each pair in their order; the first of them is the one that counts.

    Only rows that could be sent are in here: one that is left out, or has something to mend, takes
    nobody's place.
    """

    def __init__(self) -> None:
        self._rows: dict[Pair, list[int]] = {}

    def __contains__(self, pair: Pair) -> bool:
        return pair in self._rows

    def first(self, pair: Pair) -> int:
        """Return the row that counts."""
        return self._rows[pair][0]

    def rows(self, pair: Pair) -> tuple[int, ...]:
        """Return every row of the pair; none when there are none."""
        return tuple(self._rows.get(pair, ()))

    def add(self, pair: Pair, row: int) -> bool:
        """Let a row count for a pair; return whether it is now the first of several."""
        rows = self._rows.get(pair)
        if rows is None:
            self._rows[pair] = [row]
            return False
        insort(rows, row)
        return rows[0] == row

    def remove(self, pair: Pair, row: int) -> bool:
        """Take a row out; return whether another is the first now."""
        rows = self._rows[pair]
        place = bisect_left(rows, row)
        del rows[place]
        if not rows:
            del self._rows[pair]
        return place == 0 and bool(rows)
