"""The one way in which a test waits for something that sends no signal."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds for what must come: so far above what a busy computer needs that only a fault lasts
longer. Nobody waits so long for what comes."""

PROMPT = 20.0
"""Seconds, at most, for what must not wait for something else: that lasts for minutes."""

_BETWEEN_LOOKS = 0.01
"""Seconds between two looks at the condition."""


class WaitedInVainError(AssertionError):
    """The condition did not come true in time."""


def wait_until(condition: Callable[[], Found], timeout: float, what: str) -> Found:
    """Look until the condition gives something true, and return that.

    The condition is looked at once at least. Raises WaitedInVainError, which says `what` and the
    last value seen, after `timeout` seconds.
    """
    never = threading.Event()
    deadline = time.monotonic() + timeout
    while not (found := condition()):
        left = deadline - time.monotonic()
        if left <= 0:
            raise WaitedInVainError(f"waited {timeout:g} s in vain for {what}; last seen {found!r}")
        never.wait(min(_BETWEEN_LOOKS, left))
    return found
