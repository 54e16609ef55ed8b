"""Marks of the forgotten are kept as long as that is wished, and in no file any longer."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.sending.forgetter import Result
from desktop_invite.sending.keeper import Folder, Keeper
from tests.sending.bench import HandClock
from tests.sending.test_keeper import TODAY, Reopened, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the history is."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def keeper(path: Path) -> Iterator[Keeper]:
    """Look after a folder where somebody was forgotten, and a mark of them kept."""
    in_use = Reopened(path)
    record(in_use, "asha", 1)
    clock = HandClock(begin=TODAY, seconds=0)
    keeper = Keeper(Folder(path), in_use, clock, lambda _: None, threading.Event())
    forgotten = keeper.forget("asha@example.com", keep=True, remove_unreadable=False)
    assert isinstance(forgotten, Result)
    yield keeper
    in_use.close()


def _marks_in(folder: Path) -> list[str]:
    """Return the files that hold a mark, or the salt."""
    found = []
    for file in sorted(folder.glob("history.sqlite3*")):
        with closing(sqlite3.connect(file)) as connection:
            rows = [
                row
                for table in ("forgotten", "forgotten_salt")
                for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - ours
            ]
        found += [file.name] if rows else []
    return found


def test_marks_are_thrown_away_in_the_backups_too(keeper: Keeper, path: Path) -> None:
    keeper.back_up()
    assert len(_marks_in(path.parent)) == 2
    assert keeper.drop_marks() is True
    assert _marks_in(path.parent) == []
    assert len(list(path.parent.glob("*.backup"))) == 1


def test_marks_that_come_back_with_a_backup_go_when_they_are_not_wished(
    keeper: Keeper, path: Path
) -> None:
    keeper.look_after(0, keep=True)
    assert len(_marks_in(path.parent)) == 2
    keeper.look_after(0, keep=False)
    assert _marks_in(path.parent) == []
