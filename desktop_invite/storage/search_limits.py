"""From where on a search is answered in another way. Whatever these are, the answer is the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers of invites, measured on histories of a million."""

    few: int = 5_000
    """Up to so many found invites are collected and sorted rather than walked."""
    many: int = 20_000
    """Of more an index is not asked for all that may be hits: the next one is never far."""
    compared: int = 10_000
    """Up to so many are compared with the text one by one."""
    sample: int = 2_000
    """Hits that are looked at, of the oldest and of the newest, to tell how close they stand."""
    of_a_time: int = 150_000
    """Up to so many invites of a time are sorted by what their index has, no row being read."""
    walked: int = 12_000
    """Rows whose text a walk compares before it gives up: the hits may all stand at its end."""
    deep: int = 2_000
    """From this offset on the order of all hits is kept: the scroll bar is being dragged."""
    sorted: int = 300_000
    """Hits that are sorted in memory at a time, some 15 MB."""


LIMITS = Limits()
