"""The history file is begun whole, private, and never a second time in another's place."""

from __future__ import annotations

import random
import sqlite3
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage import health
from desktop_invite.storage.backups import APPLICATION_ID
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.storage.histories import SetClock, draft
from tests.storage.large_history import make_large_history
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


def rights(path: Path) -> int:
    """Return who may do what with a file."""
    return path.stat().st_mode & 0o777


def refusal(opener: Callable[[Path], sqlite3.Connection], path: Path) -> HistoryTrouble:
    """Return why a history isn't opened."""
    with pytest.raises(HistoryError) as raised:
        opener(path)
    return raised.value.trouble


@POSIX
def test_a_new_history_and_its_folder_are_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "data" / "history.sqlite3"

    open_history(path).close()

    assert rights(path) == 0o600
    assert rights(path.parent) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["history.sqlite3"]


@POSIX
def test_a_history_that_others_could_read_is_made_private_its_folder_left(path: Path) -> None:
    open_history(path).close()
    path.chmod(0o644)
    path.parent.chmod(0o755)

    open_history(path).close()

    assert rights(path) == 0o600
    assert rights(path.parent) == 0o755


@POSIX
def test_what_lies_beside_an_open_history_is_private_too(path: Path) -> None:
    with closing(open_history(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO runs (created_at) VALUES (0)")
        beside = [file for file in path.parent.iterdir() if file != path]
        assert beside
        assert {rights(file) for file in beside} == {0o600}
        connection.execute("ROLLBACK")


def test_a_history_says_whose_it_is(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_path_with_awkward_characters_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "Zoë & Söhne #1 100% ?mode=memory" / "history.sqlite3"

    for opener in (open_history, open_history, open_reader):
        opener(path).close()

    assert path.stat().st_size > 0


def test_many_first_starts_at_once_share_one_history(path: Path) -> None:
    together = threading.Barrier(5)
    failures: list[BaseException] = []

    def start(number: int) -> None:
        together.wait(PATIENCE)
        try:
            with closing(open_history(path)) as connection:
                records = OutboxRecords(connection, SetClock())
                records.add(draft(email=f"{number}@example.com"))
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=start, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert failures == []
    with closing(open_history(path)) as connection:
        assert len(OutboxRecords(connection, SetClock()).leftovers()) == 5


def damage_truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def damage_cut_inside_a_page(content: bytes) -> bytes:
    return content[: len(content) - PAGE - 700]


def damage_header_only(content: bytes) -> bytes:
    return content[:100]


def damage_emptied(_: bytes) -> bytes:
    return b""


def damage_garbage(content: bytes) -> bytes:
    return random.Random(3).randbytes(len(content))  # noqa: S311 - the same each time


def damage_header_gone(content: bytes) -> bytes:
    return b"\0" * 100 + content[100:]


def damage_zeros_in_the_middle(content: bytes) -> bytes:
    middle = len(content) // PAGE // 2 * PAGE
    return content[:middle] + b"\0" * PAGE + content[middle + PAGE :]


def damage_text(_: bytes) -> bytes:
    return b"Dear Asha,\n" * 1000


DAMAGES = [
    damage_truncated,
    damage_cut_inside_a_page,
    damage_header_only,
    damage_emptied,
    damage_garbage,
    damage_header_gone,
    damage_zeros_in_the_middle,
    damage_text,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_refused_and_left_as_it_is(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    make_large_history(path, 300)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    assert refusal(open_history, path) is HistoryTrouble.DAMAGED
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def free_pages(path: Path) -> set[int]:
    """Return the pages that hold nothing, counted from 0: the first in a list, each of a trunk."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() != (0,)
    content = path.read_bytes()

    def number(at: int) -> int:
        return int.from_bytes(content[at : at + 4])

    free, trunk = set(), number(32)
    while trunk:
        start = (trunk - 1) * PAGE
        leaves = [number(start + 8 + 4 * leaf) - 1 for leaf in range(number(start + 4))]
        free.update(leaves)
        trunk = number(start)
    return free


def test_a_page_of_zeros_is_noticed_wherever_it_is(path: Path) -> None:
    make_large_history(path, 300)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM invites WHERE id > 200")
    sound = path.read_bytes()
    free = free_pages(path)
    for page in range(0, len(sound) // PAGE, 5):
        start = page * PAGE
        path.write_bytes(sound[:start] + b"\0" * PAGE + sound[start + PAGE :])
        if page not in free:
            assert refusal(open_history, path) is HistoryTrouble.DAMAGED, page


@pytest.mark.parametrize("damage", [damage_truncated, damage_garbage, damage_emptied])
def test_in_a_large_history_damage_is_looked_for_where_sending_stands(
    path: Path, damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "CHECKED_WHOLE", 0)
    make_large_history(path, 300)
    open_history(path).close()
    path.write_bytes(damage(path.read_bytes()))

    assert refusal(open_history, path) is HistoryTrouble.DAMAGED


def test_a_database_of_another_program_is_not_taken_for_a_history(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE invites (guest TEXT)")
    before = path.read_bytes()

    assert refusal(open_history, path) is HistoryTrouble.DAMAGED
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", [damage_truncated, damage_garbage, damage_emptied])
def test_a_reader_refuses_a_damaged_history_too(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    make_large_history(path, 300)
    path.write_bytes(damage(path.read_bytes()))

    assert refusal(open_reader, path) is HistoryTrouble.DAMAGED


def test_a_reader_begins_no_history(path: Path) -> None:
    path.parent.mkdir()

    assert refusal(open_reader, path) is HistoryTrouble.OTHER
    assert [*path.parent.iterdir()] == []


def test_a_journal_left_without_its_history_is_not_played_into_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 5000)

    with closing(open_history(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    assert not journal.exists()
    assert path.with_name(f"{path.name}.damaged-1-journal").exists()


def test_a_check_ends_in_time_and_a_history_too_large_for_it_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_large_history(path, 2_000)
    monkeypatch.setattr(health, "CHECK_SECONDS", -1.0)

    open_history(path).close()
