"""A change of many rows, made in steps: all at once it would hold up a window."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum, auto

Changed = tuple[int, ...]
"""The places of the rows that look different now, in their order."""

Changing = Generator[None, None, Changed]
"""A change under way: each step takes a few milliseconds, and the last one returns what changed.

The list must not be changed otherwise meanwhile, and is whole again only at the end.
"""

STEP = 500
"""Rows of one step."""


class Change(Enum):
    """What can be done to many rows at once."""

    TAKE_SUGGESTION = auto()
    """Write what was suggested into the row: for the one thing found about it."""
    KEEP_NAME = auto()
    """Take the name as it is written, whatever its order."""
    LEAVE_OUT = auto()
    """Keep the row, and don't send it."""
    TAKE_IN = auto()
    """Take a row in again that was left out, a title or a hidden one too."""
    USE_EARLIER = auto()
    """Leave a row out that was invited before: the link of that invite is used."""
    INVITE_ANYWAY = auto()
    """Confirm a duplicate, for what it is found to be now."""
    UNDO = auto()
    """Take the last change back, whatever the rows."""
    REDO = auto()
    """Make the change again that was taken back."""


def finished(changing: Changing) -> Changed:
    """Make all steps that are left; return what changed."""
    while True:
        try:
            next(changing)
        except StopIteration as end:
            changed: Changed = end.value
            return changed
