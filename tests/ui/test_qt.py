"""The Qt that is pinned can be lived with."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    """Something that tells."""

    rung = Signal(object)


def test_telling_often_takes_nothing_from_the_interpreter() -> None:
    bell = Bell()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(200):
        bell.rung.emit(None)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(was - now < 100 for was, now in zip(before, after, strict=True))
