"""Something that another thread wants to know of the sending thread, and waits for."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_LOOK = 0.2
"""Seconds between two looks at whether the sending thread still lives."""


class ClosedError(Exception):
    """The sending thread has ended before it came to the question."""


class BusyError(Exception):
    """Requests are under way: their outcomes have to be recorded first."""


class Asked(Generic[T]):
    """A question on its way; it is answered once, by `answer`."""

    def __init__(self) -> None:
        self._future: Future[T] = Future()

    def answer(self, work: Callable[[], T]) -> None:
        """Do the work and pass on what it returns, or raises."""
        try:
            self._future.set_result(work())
        except Exception as error:  # noqa: BLE001 - raised again where it was asked
            self._future.set_exception(error)

    def wait(self, is_alive: Callable[[], bool]) -> T:
        """Return the answer. Raises what the work raised; ClosedError when none will come."""
        while True:
            try:
                return self._future.result(_LOOK)
            except NotYetError:
                if self._future.done():
                    continue
                if not is_alive():
                    raise ClosedError from None
