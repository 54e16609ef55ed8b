"""Each interview's invites are counted, whatever became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.storage.interview_counts import invites_of_each
from tests.storage.histories import draft, ended
from tests.storage.test_interview_records import made

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.storage.outbox_records import OutboxRecords


def test_every_invite_counts_for_its_interview(records: OutboxRecords, path: Path) -> None:
    records.remember(Interview(412))
    ended(records, made("Sales"), draft("Asha Rao", "asha@example.com", Interview(305)))
    records.add(draft("Wei Chen", "wei@example.com", Interview(305)))
    records.add(draft("Olga", "olga@example.com", Interview(306)))

    assert invites_of_each(path) == {305: 2, 306: 1}


def test_what_cannot_be_read_has_no_counts(tmp_path: Path) -> None:
    assert invites_of_each(tmp_path / "none.sqlite3") == {}
    (tmp_path / "none.sqlite3").write_bytes(b"no history")
    assert invites_of_each(tmp_path / "none.sqlite3") == {}
