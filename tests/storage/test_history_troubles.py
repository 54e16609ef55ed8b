"""No write, no send: whatever keeps the history from being written is told, and changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Interview, Status
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.history_search import HistoryQuery, HistorySearch
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.pragmas import (
    ROLLBACK_JOURNAL,
    WRITE_AHEAD_LOG,
    Durability,
    prepare_writer,
)
from desktop_invite.storage.transactions import transaction
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble
from tests.storage.disks import make_read_only, mounted, use_up
from tests.storage.histories import MADE, SetClock, draft, finished
from tests.waiting import PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITES: dict[str, Callable[[OutboxRecords], object]] = {
    "add": lambda records: records.add(draft(email="new@example.com")),
    "add_many": lambda records: records.add_many([draft(email="new@example.com")]),
    "claim": lambda records: records.claim(1),
    "finish": lambda records: records.finish(1, MADE),
    "recover": lambda records: records.recover(),
    "cancel": lambda records: records.cancel(1),
    "they_got_it": lambda records: records.they_got_it(3),
    "send_again": lambda records: records.send_again(3),
    "begin_run": lambda records: records.runs.begin("list.csv", ("Name", "Email")),
    "remember": lambda records: records.remember(Interview(7, "New")),
    "rename": lambda records: records.rename(305, "New"),
    "forget": lambda records: records.hide(305, hidden=True),
}
EVERY_WRITE = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
PAGE = 4096


@pytest.fixture
def busy(connection: sqlite3.Connection, records: OutboxRecords) -> OutboxRecords:
    """Record one that waits (1), one that is on its way (2), and one that is not sure (3)."""
    for number in range(3):
        records.add(draft(email=f"{number}@example.com"))
    records.claim(3)
    records.recover()
    records.claim(2)
    return records


def everything(connection: sqlite3.Connection) -> list[str]:
    """Return all that a history holds."""
    return list(connection.iterdump())


def trouble_of(write: Callable[[], object]) -> HistoryTrouble:
    """Return why it could not be written."""
    with pytest.raises(HistoryError) as raised:
        write()
    return raised.value.trouble


@EVERY_WRITE
def test_a_history_that_another_program_holds_is_locked_and_unchanged(
    path: Path,
    connection: sqlite3.Connection,
    busy: OutboxRecords,
    write: Callable[[OutboxRecords], object],
) -> None:
    before = everything(connection)
    connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert trouble_of(lambda: write(busy)) is HistoryTrouble.LOCKED

        other.execute("ROLLBACK")
    assert everything(connection) == before
    write(busy)
    assert not connection.in_transaction


@EVERY_WRITE
def test_a_commit_that_a_reader_holds_up_is_locked_and_unchanged(
    path: Path,
    connection: sqlite3.Connection,
    busy: OutboxRecords,
    write: Callable[[OutboxRecords], object],
) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        pytest.skip("readers of a log hold nothing up")
    before = everything(connection)
    connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        reading = other.execute("SELECT * FROM invites")
        reading.fetchone()

        assert trouble_of(lambda: write(busy)) is HistoryTrouble.LOCKED

        reading.close()
    assert everything(connection) == before
    write(busy)


@EVERY_WRITE
def test_a_history_that_can_not_be_written_is_read_only_and_unchanged(
    connection: sqlite3.Connection, busy: OutboxRecords, write: Callable[[OutboxRecords], object]
) -> None:
    before = everything(connection)
    connection.execute("PRAGMA query_only = ON")

    assert trouble_of(lambda: write(busy)) is HistoryTrouble.READ_ONLY

    assert everything(connection) == before
    connection.execute("PRAGMA query_only = OFF")
    write(busy)


def test_a_locked_history_is_told_after_two_seconds(path: Path, busy: OutboxRecords) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert trouble_of(lambda: busy.claim(1)) is HistoryTrouble.LOCKED
        assert 1.5 < time.monotonic() - began < PROMPT
        assert trouble_of(lambda: open_history(path)) is HistoryTrouble.LOCKED


def test_a_short_hold_is_waited_for(path: Path, busy: OutboxRecords) -> None:
    with closing(open_reader(path)) as reader:
        search = HistorySearch(reader)
        for _ in range(20):
            assert search.count(HistoryQuery("example")) == 3
        assert busy.claim(1) is not None


def fill_up(records: OutboxRecords) -> int:
    """Add invites until it is refused; return how many were recorded."""
    for number in range(100_000):
        try:
            records.add(draft("Filler " * 20, f"filler.{number}@example.com"))
        except HistoryError as error:
            assert error.trouble is HistoryTrouble.FULL  # noqa: PT017 - counted, not expected
            return number
    raise AssertionError


def test_what_does_not_fit_on_a_full_disk_is_not_recorded(
    connection: sqlite3.Connection, records: OutboxRecords
) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    recorded = fill_up(records)

    assert len(records.leftovers()) == recorded
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_on_a_full_disk_a_claim_is_durable_or_refused_and_never_half(
    path: Path, connection: sqlite3.Connection, records: OutboxRecords
) -> None:
    invites = records.add_many([draft(email=f"{number}@example.com") for number in range(200)])
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    claimed = refused = 0

    for invite in invites:
        try:
            attempt = records.claim(invite.id)
        except HistoryError as error:
            assert error.trouble is HistoryTrouble.FULL  # noqa: PT017 - counted, not expected
            assert records.invite(invite.id) == invite
            assert records.attempts(invite.id) == ()
            refused += 1
        else:
            assert attempt is not None
            claimed += 1

    assert refused
    with closing(sqlite3.connect(path)) as other:
        sending = "SELECT count(*) FROM invites WHERE status = 'sending'"
        assert other.execute(sending).fetchone() == (claimed,)
        assert other.execute("SELECT count(*) FROM attempts").fetchone() == (claimed,)


def test_what_is_on_its_way_when_the_disk_fills_up_is_recorded_once_there_is_room(
    connection: sqlite3.Connection, records: OutboxRecords
) -> None:
    invite = records.add(draft())
    attempt = records.claim(invite.id)
    assert attempt is not None
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    fill_up(records)

    try:
        ended = records.finish(attempt.id, MADE)
    except HistoryError:
        still = records.invite(invite.id)
        assert still is not None
        assert still.status is Status.SENDING
        connection.execute("PRAGMA max_page_count = 1000000")
        ended = records.finish(attempt.id, MADE)

    assert ended.status is Status.SENT


def test_a_disk_that_is_really_full_keeps_claims_whole(tmp_path: Path) -> None:
    with (
        mounted(tmp_path / "small", "size=1m") as folder,
        closing(open_history(folder / "history.sqlite3")) as connection,
    ):
        records = OutboxRecords(connection, SetClock())
        invites = records.add_many([draft(email=f"{number}@x.com") for number in range(20)])
        ballast = folder / "ballast"
        use_up(ballast)

        for invite in invites:
            assert trouble_of(lambda: records.claim(invite.id)) is HistoryTrouble.FULL  # noqa: B023 - called at once
        assert records.leftovers() == invites
        assert trouble_of(lambda: open_history(folder / "other.sqlite3")) is HistoryTrouble.FULL
        assert not list(folder.glob("other*"))

        ballast.unlink()
        assert finished(records, invites[0], MADE).status is Status.SENT


def test_a_folder_that_became_read_only_keeps_claims_whole(tmp_path: Path) -> None:
    with mounted(tmp_path / "locked", "size=4m") as folder:
        path = folder / "history.sqlite3"
        with closing(open_history(path)) as connection:
            records = OutboxRecords(connection, SetClock())
            invite = records.add(draft())
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        make_read_only(folder)

        assert trouble_of(lambda: open_history(path)) is HistoryTrouble.READ_ONLY
        assert trouble_of(lambda: open_history(folder / "new")) is HistoryTrouble.READ_ONLY
        assert trouble_of(lambda: open_history(folder / "a" / "b")) is HistoryTrouble.READ_ONLY
        if mode != "wal":  # whose readers need to write beside it
            with closing(open_reader(path)) as reader:
                assert HistorySearch(reader).page(HistoryQuery(), 0, 9) == (invite,)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed there")
def test_a_history_removed_under_the_app_takes_no_claim_into_the_void(
    path: Path, busy: OutboxRecords
) -> None:
    path.unlink()

    assert trouble_of(lambda: busy.claim(1)) is HistoryTrouble.OTHER


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be replaced there")
@pytest.mark.parametrize("wanted", [ROLLBACK_JOURNAL, WRITE_AHEAD_LOG])
def test_a_history_that_was_replaced_under_the_app_takes_no_claim_into_the_void(
    path: Path, connection: sqlite3.Connection, busy: OutboxRecords, wanted: Durability
) -> None:
    """A synchronised folder does this: what is committed to the old file nobody would find."""
    prepare_writer(connection, wanted)
    copy = path.with_name("from another computer")
    shutil.copyfile(path, copy)
    copy.replace(path)

    assert trouble_of(lambda: busy.claim(1)) is HistoryTrouble.OTHER


def test_a_data_folder_that_is_a_file_is_a_trouble_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    assert trouble_of(lambda: open_history(tmp_path / "data" / "h")) is HistoryTrouble.OTHER
    assert trouble_of(lambda: open_history(tmp_path)) is HistoryTrouble.OTHER


def test_damage_that_shows_while_reading_is_told_as_damage(path: Path, busy: OutboxRecords) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(PAGE)
        file.write(b"\xff" * (size - PAGE))

    with closing(sqlite3.connect(path)) as fresh:
        records = OutboxRecords(fresh, SetClock())
        assert trouble_of(records.leftovers) is HistoryTrouble.DAMAGED


def test_our_own_mistakes_are_not_the_worlds_troubles(
    connection: sqlite3.Connection, busy: OutboxRecords
) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(connection):
        connection.execute("UPDATE invites SET status = 'sent'")
    with pytest.raises(LookupError):
        busy.finish(99, MADE)
    with pytest.raises(sqlite3.ProgrammingError), told_as_trouble(lambda: None):
        connection.execute("SELECT ?")
    assert not connection.in_transaction


def test_a_trouble_names_no_candidate(
    path: Path, connection: sqlite3.Connection, busy: OutboxRecords
) -> None:
    connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError) as raised:
            busy.add(draft("Asha Canary", "canary@example.com"))

    assert "anary" not in f"{raised.value!r} {raised.value} {raised.value.__cause__!r}"
