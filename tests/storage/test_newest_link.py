"""A message is previewed with the newest invite that has a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.storage.newest_link import newest_link
from tests.storage.histories import draft, ended
from tests.storage.test_interview_records import made

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.storage.outbox_records import OutboxRecords


def test_it_is_the_newest_of_those_that_have_a_link(records: OutboxRecords, path: Path) -> None:
    assert newest_link(path) is None
    ended(records, made("Sales"), draft("Asha Rao", "asha@example.com"))
    newest = ended(records, made("Sales"), draft("Wei Chen", "wei@example.com"))
    records.add(draft("Olga", "olga@example.com"))
    assert newest_link(path) == newest


def test_without_a_readable_history_there_is_none(tmp_path: Path) -> None:
    assert newest_link(tmp_path / "none.sqlite3") is None
    (tmp_path / "none.sqlite3").write_bytes(b"no history")
    assert newest_link(tmp_path / "none.sqlite3") is None
