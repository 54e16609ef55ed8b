"""How hard a commit is written depends on the SQLite at hand, and is always hard enough."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.pragmas import (
    ROLLBACK_JOURNAL,
    WRITE_AHEAD_LOG,
    WRITER_PATIENCE,
    Durability,
    durability,
    prepare_writer,
)
from desktop_invite.storage.transactions import transaction

if TYPE_CHECKING:
    from pathlib import Path


def read(connection: sqlite3.Connection, pragma: str) -> object:
    """Return a connection's setting."""
    (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return value


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 34, 1), ROLLBACK_JOURNAL),
        ((3, 40, 1), ROLLBACK_JOURNAL),
        ((3, 51, 2), ROLLBACK_JOURNAL),
        ((3, 51, 3), WRITE_AHEAD_LOG),
        ((3, 52, 0), WRITE_AHEAD_LOG),
        ((4, 0, 0), WRITE_AHEAD_LOG),
    ],
)
def test_the_log_is_used_only_where_it_can_be_trusted(
    version: tuple[int, ...], expected: Durability
) -> None:
    assert durability(version) == expected


def test_a_rollback_journal_is_synced_with_its_folder_and_a_log_in_full() -> None:
    assert (ROLLBACK_JOURNAL.journal_mode, ROLLBACK_JOURNAL.synchronous) == ("delete", 3)
    assert (WRITE_AHEAD_LOG.journal_mode, WRITE_AHEAD_LOG.synchronous) == ("wal", 2)


def test_the_writer_is_durable_thorough_and_keeps_references(
    connection: sqlite3.Connection,
) -> None:
    wanted = durability()
    assert read(connection, "journal_mode") == wanted.journal_mode
    assert read(connection, "synchronous") == wanted.synchronous
    assert read(connection, "secure_delete") == 1
    assert read(connection, "foreign_keys") == 1
    assert read(connection, "temp_store") == 2
    assert read(connection, "busy_timeout") == WRITER_PATIENCE * 1000
    on_a_mac = int(sys.platform == "darwin")
    assert read(connection, "fullfsync") == on_a_mac
    assert read(connection, "checkpoint_fullfsync") == on_a_mac


@pytest.mark.parametrize("wanted", [ROLLBACK_JOURNAL, WRITE_AHEAD_LOG])
def test_a_history_changes_its_journal_with_the_sqlite_that_opens_it(
    path: Path, wanted: Durability
) -> None:
    for earlier in (ROLLBACK_JOURNAL, WRITE_AHEAD_LOG, ROLLBACK_JOURNAL):
        with closing(open_history(path)) as connection:
            prepare_writer(connection, earlier)
            prepare_writer(connection, wanted)
            assert read(connection, "journal_mode") == wanted.journal_mode
            assert read(connection, "synchronous") == wanted.synchronous


def test_where_no_log_is_possible_the_journal_stays_as_hard(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        prepare_writer(connection, WRITE_AHEAD_LOG)
        assert read(connection, "journal_mode") == "memory"
        assert read(connection, "synchronous") == 3


def test_a_reader_can_not_write(path: Path, connection: sqlite3.Connection) -> None:
    with closing(open_reader(path)) as reader:
        for statement in ("DELETE FROM invites", "PRAGMA user_version = 9"):
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                reader.execute(statement)


@pytest.mark.parametrize("mode", [ROLLBACK_JOURNAL, WRITE_AHEAD_LOG])
def test_readers_see_each_commit_and_nothing_before_it(path: Path, mode: Durability) -> None:
    count = "SELECT count(*) FROM runs"
    with closing(open_history(path)) as connection:
        prepare_writer(connection, mode)
        with closing(open_reader(path)) as reader:
            with transaction(connection):
                connection.execute("INSERT INTO runs (created_at) VALUES (0)")
                assert reader.execute(count).fetchone() == (0,)
            assert reader.execute(count).fetchone() == (1,)
