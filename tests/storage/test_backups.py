"""A copy is whole or not there; what replaces a damaged history is the recruiter's decision."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.backups import (
    backup,
    backups,
    before_version,
    is_sound,
    set_aside,
)
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.trouble import HistoryError
from tests.storage.histories import SetClock, draft
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> set[str]:
    """Return what is in a folder."""
    return {file.name for file in folder.iterdir()}


def recorded(path: Path, *emails: str) -> None:
    """Record invites in a history."""
    with closing(open_history(path)) as connection:
        OutboxRecords(connection, SetClock()).add_many([draft(email=email) for email in emails])


def emails_in(path: Path) -> list[str]:
    """Return whom the history has invited."""
    with closing(open_history(path)) as connection:
        leftovers = OutboxRecords(connection, SetClock()).leftovers()
        return [invite.candidate.email for invite in leftovers]


def copied(path: Path, target: Path) -> None:
    """Back a history up."""
    with closing(open_history(path)) as connection:
        backup(connection, target)


def test_a_backup_is_a_whole_history_that_only_its_owner_may_read(path: Path) -> None:
    recorded(path, "a@x.com", "b@x.com")
    target = before_version(path, 2)

    copied(path, target)

    assert is_sound(target)
    assert backups(path) == (target,)
    assert names(path.parent) == {path.name, target.name}
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM invites").fetchone() == (2,)


def test_a_backup_replaces_an_older_one_whole(path: Path) -> None:
    target = before_version(path, 2)
    recorded(path, "a@x.com")
    copied(path, target)
    recorded(path, "b@x.com")
    target.with_name(target.name + ".part").write_bytes(b"left by a kill")

    copied(path, target)

    assert is_sound(target)
    assert names(path.parent) == {path.name, target.name}


def test_a_backup_that_fails_leaves_the_older_one_and_no_part(path: Path) -> None:
    target = path.with_name("history.sqlite3.no.such") / "folder.backup"
    recorded(path, "a@x.com")

    with pytest.raises(HistoryError):
        copied(path, target)

    assert names(path.parent) == {path.name}


def test_a_backup_is_made_while_others_read(path: Path) -> None:
    recorded(path, *(f"{number}@x.com" for number in range(500)))
    stop = threading.Event()

    def read() -> None:
        with closing(sqlite3.connect(path)) as reader:
            while not stop.is_set():
                reader.execute("SELECT count(*) FROM invites").fetchone()

    reading = threading.Thread(target=read)
    reading.start()
    try:
        copied(path, before_version(path, 2))
    finally:
        stop.set()
        reading.join(PATIENCE)

    assert is_sound(before_version(path, 2))


def test_a_history_set_aside_leaves_room_for_an_empty_one(path: Path) -> None:
    recorded(path, "a@x.com")
    path.write_bytes(b"damaged")

    aside = set_aside(path)

    assert aside.read_bytes() == b"damaged"
    assert not path.exists()
    assert emails_in(path) == []


def test_each_history_set_aside_is_kept_with_its_own_journal(path: Path) -> None:
    kept: list[tuple[Path, bytes]] = []
    path.parent.mkdir()
    for number in range(3):
        path.write_bytes(f"history {number}".encode())
        path.with_name(path.name + "-journal").write_bytes(f"journal {number}".encode())
        kept.append((set_aside(path), str(number).encode()))

    for aside, digit in kept:
        assert aside.read_bytes() == b"history " + digit
        assert aside.with_name(aside.name + "-journal").read_bytes() == b"journal " + digit
    assert len(names(path.parent)) == 6


@pytest.mark.parametrize("content", [b"", b"no history", b"SQLite format 3\0" + b"\0" * 4080])
def test_what_is_no_history_is_no_sound_backup(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "history.sqlite3.x.backup"
    assert not is_sound(file)
    file.write_bytes(content)
    assert not is_sound(file)
