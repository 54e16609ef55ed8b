"""What is remembered is saved a moment later, elsewhere, and never undone by an older save."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.preferences import Preferences, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.remembered import Remembered
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class WatchedFile(PreferencesFile):
    """A real file that notes who saves to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.savers: list[threading.Thread] = []

    def save(self, preferences: Preferences) -> bool:
        """Note the thread, and save."""
        self.savers.append(threading.current_thread())
        return super().save(preferences)


@pytest.fixture
def file(tmp_path: Path) -> WatchedFile:
    """Name a file that isn't there yet."""
    return WatchedFile(tmp_path / "data" / "preferences.json")


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Work until the test is over."""
    background = Background()
    yield background
    background.close(10)


def test_a_change_is_told_at_once_and_saved_elsewhere(
    qtbot: QtBot, file: WatchedFile, background: Background
) -> None:
    remembered = Remembered(file, background)
    with qtbot.waitSignal(remembered.changed) as told:
        remembered.change(undo_seconds=9)
    assert told.args == [Preferences(undo_seconds=9)]
    qtbot.waitUntil(lambda: file.load() == remembered.now)
    assert file.savers
    assert threading.current_thread() not in file.savers


def test_many_changes_are_one_save(qtbot: QtBot, file: WatchedFile, background: Background) -> None:
    remembered = Remembered(file, background)
    for seconds in range(6, 20):
        remembered.change(undo_seconds=seconds)
    qtbot.waitUntil(lambda: file.load().undo_seconds == 19)
    assert len(file.savers) == 1


def test_no_change_is_no_save(file: WatchedFile, background: Background) -> None:
    remembered = Remembered(file, background)
    remembered.change(undo_seconds=Preferences().undo_seconds)
    remembered.save_now()
    assert file.savers == []


def test_at_the_end_what_is_unsaved_is_saved_at_once(
    file: WatchedFile, background: Background
) -> None:
    remembered = Remembered(file, background)
    remembered.change(undo_seconds=9)
    remembered.save_now()
    assert file.load().undo_seconds == 9


def test_a_save_that_had_to_queue_does_not_undo_the_last_one(
    qtbot: QtBot, file: WatchedFile, background: Background
) -> None:
    remembered = Remembered(file, background)
    busy, go_on = threading.Event(), threading.Event()

    def hang() -> bool:
        busy.set()
        return go_on.wait(PATIENCE)

    background.run(hang, lambda _: None)
    assert busy.wait(PATIENCE)
    remembered.change(undo_seconds=1)
    remembered._save()  # what the timer does, queued behind a password store that hangs
    remembered.change(undo_seconds=2)
    remembered.save_now()
    go_on.set()
    assert background.close(10)
    assert file.load().undo_seconds == 2


def test_what_could_not_be_saved_is_tried_again(
    tmp_path: Path, file: WatchedFile, background: Background
) -> None:
    remembered = Remembered(file, background)
    remembered.change(undo_seconds=9)
    in_the_way = tmp_path / "data"
    in_the_way.touch()
    remembered.save_now()
    in_the_way.unlink()
    remembered.save_now()
    assert file.load().undo_seconds == 9
