"""A copy is rewritten whole or stays as it was; what can't be rewritten is said to be so."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.backups import backup
from desktop_invite.storage.database import open_history
from desktop_invite.storage.forgetting import Forgetting, Person
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.rewriting import Rewritten, is_readable, rewrite
from desktop_invite.storage.traces import Copy, copies, remains
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.storage.histories import MADE, SetClock, draft, ended
from tests.storage.large_history import make_large_history

if TYPE_CHECKING:
    from pathlib import Path

EMAIL = "qwzyx@vogelhaus.example"


def out(forgetting: Forgetting) -> bool:
    """Take the canary out."""
    person = Person(EMAIL)
    if not forgetting.knows(person):
        return False
    forgetting.delete(person)
    return True


@pytest.fixture
def copy(path: Path) -> Copy:
    """Make a backup with the canary in it."""
    with closing(open_history(path)) as connection:
        ended(OutboxRecords(connection, SetClock()), MADE, draft("Qwzyx", EMAIL))
        backup(connection, path.with_name(f"{path.name}.2026-05-01.backup"))
    (found,) = copies(path)
    return found


def test_of_a_large_copy_too_no_three_letters_stay_in_the_index(path: Path) -> None:
    make_large_history(path, 20_000)
    target = path.with_name(f"{path.name}.2026-05-01.backup")
    with closing(open_history(path)) as connection:
        ended(OutboxRecords(connection, SetClock()), MADE, draft("Qwzyx", EMAIL))
        backup(connection, target)
    assert b"qwz" in target.read_bytes().lower()
    assert rewrite(Copy(target), out) is Rewritten.DONE
    assert b"qwz" not in target.read_bytes().lower()
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM invites").fetchone() == (20_000,)
        connection.execute(
            "INSERT INTO invites_text (invites_text, rank) VALUES ('integrity-check', 1)"
        )


def test_a_copy_without_the_person_stays_byte_for_byte(copy: Copy) -> None:
    assert rewrite(copy, out) is Rewritten.DONE
    before, times = copy.path.read_bytes(), copy.path.stat()
    assert rewrite(copy, out) is Rewritten.NOBODY
    assert copy.path.read_bytes() == before
    assert copy.path.stat().st_mtime_ns == times.st_mtime_ns


def test_a_rewritten_copy_keeps_its_place_among_the_others(copy: Copy) -> None:
    before = copy.path.stat().st_mtime_ns
    assert rewrite(copy, out) is Rewritten.DONE
    assert copy.path.stat().st_mtime_ns == before
    assert copy.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["torn", "newer", "no history", "short", "alien"])
def test_what_cannot_be_rewritten_stays_as_it_was(copy: Copy, damage: str) -> None:
    content = bytearray(copy.path.read_bytes())
    match damage:
        case "torn":
            content[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
        case "no history":
            content = bytearray(b"no history")
        case "short":
            content = content[: 4096 * 2]
    copy.path.write_bytes(content)
    if damage in {"newer", "alien"}:
        pragma = "user_version = 99" if damage == "newer" else "application_id = 7"
        with closing(sqlite3.connect(copy.path)) as connection:
            connection.execute(f"PRAGMA {pragma}")
    before = copy.path.read_bytes()
    assert rewrite(copy, out, thorough=True) is Rewritten.UNREADABLE
    assert copy.path.read_bytes() == before
    assert [file.name for file in copy.path.parent.glob("*.part*")] == []


def test_a_copy_that_needs_a_journal_is_not_read_alone(copy: Copy) -> None:
    journal = copy.path.with_name(f"{copy.path.name}-journal")
    journal.write_bytes(b"a journal")
    with_journal = Copy(copy.path, (journal,))
    assert not is_readable(with_journal)
    assert rewrite(with_journal, out) is Rewritten.UNREADABLE


def test_a_full_disk_leaves_the_copy_as_it_was(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    before = copy.path.read_bytes()
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(HistoryError) as raised:
        rewrite(copy, out)
    assert raised.value.trouble is HistoryTrouble.FULL
    assert copy.path.read_bytes() == before


def test_every_file_beside_a_history_is_a_copy_or_remains(path: Path) -> None:
    path.parent.mkdir()
    kept = (
        "2026-05-01.backup",
        "by-hand-2026-05-01T101500.backup",
        "before-v2.backup",
        "damaged-1",
        "damaged-1-journal",
        "damaged-12",
    )
    left = (
        "2026-05-01.backup.part",
        "2026-05-01.backup.part-journal",
        "restored.part",
        "restored.part-wal",
        "4711-1.new",
        "forgetting.part",
    )
    for name in (*kept, *left, "forgetting"):
        path.with_name(f"{path.name}.{name}").write_bytes(b"")
    for other in (path.name, f"{path.name}-journal", "practice.sqlite3", "preferences.json"):
        path.with_name(other).write_bytes(b"")
    found = {file.name for copy in copies(path) for file in copy.files}
    assert found == {f"{path.name}.{name}" for name in kept}
    assert {file.name for file in remains(path)} == {f"{path.name}.{name}" for name in left}
