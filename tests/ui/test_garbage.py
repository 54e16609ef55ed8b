"""What belongs to the window is destroyed on the window's thread, whoever lets go of it."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt

from desktop_invite.ui.garbage import GarbageSearch, collect_what_is_due, no_collection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

MANY = 100_000


@pytest.fixture(autouse=True)
def own_search() -> Iterator[None]:
    """Begin with Python's own search, as programs do; end without, as the other tests do."""
    gc.enable()
    yield
    gc.unfreeze()
    gc.disable()


def let_go_of_a_circle(went: list[threading.Thread]) -> None:
    """Make an object of Qt's that holds itself, and says on which thread it went."""
    thing = QObject()
    thing.circle = thing  # type: ignore[attr-defined] # only Python's search sees this one
    thing.destroyed.connect(
        lambda: went.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )


def make_very_many_objects() -> list[list[int]]:
    return [[number] for number in range(MANY)]


def elsewhere(work: object) -> None:
    """Do it on another thread, to its end."""
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()


def test_no_other_thread_destroys_what_is_of_the_window(qtbot: QtBot) -> None:
    search = GarbageSearch()
    went: list[threading.Thread] = []
    let_go_of_a_circle(went)
    kept: list[list[int]] = []
    elsewhere(lambda: kept.extend(make_very_many_objects()))
    assert went == []
    collect_what_is_due()
    assert went == [threading.current_thread()]
    search.deleteLater()


def test_the_search_goes_on_by_itself(qtbot: QtBot) -> None:
    search = GarbageSearch()
    went: list[threading.Thread] = []
    let_go_of_a_circle(went)
    kept = make_very_many_objects()
    qtbot.waitUntil(lambda: bool(went))
    assert kept
    search.deleteLater()


def test_nobody_searches_while_very_many_objects_are_made(qtbot: QtBot) -> None:
    went: list[threading.Thread] = []
    with no_collection():
        let_go_of_a_circle(went)
        kept = make_very_many_objects()
        collect_what_is_due()
        assert went == []
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)


def test_one_who_is_done_does_not_let_the_search_in_on_another(qtbot: QtBot) -> None:
    went: list[threading.Thread] = []
    with no_collection():
        let_go_of_a_circle(went)
        elsewhere(_make_quietly)
        kept = make_very_many_objects()
        collect_what_is_due()
        assert went == []
    assert kept


def _make_quietly() -> None:
    with no_collection():
        pass
