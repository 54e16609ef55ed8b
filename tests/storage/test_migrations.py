"""Upgrades are safe: whole steps, a backup before each, and a newer history stays untouched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.backups import backups, before_version, is_sound
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.migrations import STEPS, version
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.storage.killing import LATER_STEPS, content, make_old, migrate

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parents[2]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes; not the empty log that a reader may leave."""
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return {name: data for name, data in files.items() if not name.endswith(("-wal", "-shm"))}


@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
@pytest.mark.parametrize(("kind", "at_least"), [("create", 40), ("migrate", 40)])
def test_a_kill_at_any_point_leaves_a_whole_history(
    tmp_path: Path, kind: str, at_least: int
) -> None:
    killed = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", kind, str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert killed.returncode == 0, killed.stderr
    assert int(killed.stdout) >= at_least


def test_an_old_history_is_taken_to_the_present_with_all_its_invites(path: Path) -> None:
    make_old(path)
    before = content(path)

    migrate(path)

    assert content(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert version(connection) == len(LATER_STEPS)
        notes = connection.execute("SELECT notes FROM invites ORDER BY id").fetchall()
        assert notes == [("from ",), ("from https://a.b",), ("from ",)]


def test_before_each_step_there_is_a_backup_of_the_version_it_starts_from(path: Path) -> None:
    make_old(path)

    migrate(path)

    for to in (len(STEPS) + 1, len(STEPS) + 2):
        copy = before_version(path, to)
        assert is_sound(copy)
        with closing(sqlite3.connect(copy)) as connection:
            assert version(connection) == to - 1
    assert set(path.parent.iterdir()) == {path, *backups(path)}


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE invites SET words = 'half'")
        connection.execute("CREATE TABLE half (n INTEGER)")
        connection.execute("SELECT no_such_function()")

    make_old(path)
    before = path.read_bytes()

    with pytest.raises(HistoryError) as raised:
        open_history(path, steps=(*STEPS, half))

    assert raised.value.trouble is HistoryTrouble.OTHER
    assert path.read_bytes() == before
    open_history(path).close()


def test_a_step_that_breaks_references_is_a_bug_and_changes_nothing(path: Path) -> None:
    def forget_interviews(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM interviews")

    make_old(path)
    before = path.read_bytes()

    with pytest.raises(AssertionError, match="references"):
        open_history(path, steps=(*STEPS, forget_interviews))

    assert path.read_bytes() == before


def test_references_hold_after_migrating(path: Path) -> None:
    make_old(path)
    with closing(open_history(path, steps=LATER_STEPS)) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("opener", [open_history, open_reader])
def test_a_newer_history_is_refused_untouched(
    path: Path, opener: Callable[[Path], sqlite3.Connection]
) -> None:
    make_old(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = files_of(path.parent)

    with pytest.raises(HistoryError) as raised:
        opener(path)

    assert raised.value.trouble is HistoryTrouble.NEWER
    assert files_of(path.parent) == before


def test_a_history_without_room_for_a_backup_is_not_migrated(path: Path) -> None:
    make_old(path)
    before = path.read_bytes()
    before_version(path, len(STEPS) + 1).mkdir()  # a backup can't have this name

    with pytest.raises(HistoryError):
        migrate(path)

    assert path.read_bytes() == before
