"""Python's search for garbage: on the window's thread alone, and never among very many objects."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_EACH = 1000
"""Milliseconds between two looks at what is due."""

_BUSY: set[object] = set()
"""One for each `no_collection` under way, on whatever thread: the search is the whole process's."""


def search_only_here() -> None:
    """End Python's own search, which comes on whatever thread makes the next object.

    It would destroy timers, models and actions of the window there, and Qt objects may only go on
    their own thread: the program would crash, once in a long while.
    """
    gc.disable()


def collect_what_is_due() -> None:
    """Search as far as Python's own search would by now; call it on the window's thread."""
    if _BUSY:
        return
    due = [made > limit > 0 for made, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    for generation in (2, 1, 0):
        if due[generation]:
            gc.collect(generation)
            return


class GarbageSearch(QObject):
    """Searches as long as it lives, in place of Python's own search, on the thread that made it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        search_only_here()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(self._search)
        timer.start(_EACH)

    @Slot()
    def _search(self) -> None:
        collect_what_is_due()


@contextmanager
def no_collection() -> Iterator[None]:
    """Let nobody look for garbage meanwhile, nor ever again at what was made.

    A look at half a million objects stops every thread for a tenth of a second, and finds nothing:
    lists of candidates hold no circles, and go when nobody holds them any more.
    """
    was_on = gc.isenabled()
    gc.disable()
    mark = object()
    _BUSY.add(mark)
    try:
        yield
    finally:
        gc.freeze()
        _BUSY.discard(mark)
        if was_on:
            gc.enable()
