"""Calls into a password store, which may wait for a person or hang for ever."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


class PatientCall(Generic[Answer]):
    """Work on a daemon thread of its own, whose answer is waited for only so long.

    A thread that hangs inside the store can't be ended; it is left behind, and ends by itself when
    the store answers, or with the app.
    """

    def __init__(self, work: Callable[[PatientCall[Answer]], Answer]) -> None:
        """Start the work, which gets this call, to ask whether it is still wanted.

        The work must not raise. Raises RuntimeError when no thread can be started.
        """
        self._work = work
        self._answers: list[Answer] = []
        self._ended = threading.Event()
        self._given_up = threading.Event()
        threading.Thread(target=self._run, name="password store", daemon=True).start()

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._given_up.is_set()

    def answer_within(self, seconds: float) -> Answer | None:
        """Wait for the answer, at most so long; None when it hasn't come."""
        self._ended.wait(max(0.0, seconds))
        return self._answers[0] if self._answers else None

    def give_up(self) -> None:
        """Say that nobody waits any more; the work takes no further step."""
        self._given_up.set()

    def _run(self) -> None:
        try:
            self._answers.append(self._work(self))
        finally:
            self._ended.set()
