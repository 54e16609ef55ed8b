"""A backup takes the history's place whole, and nothing goes out twice by that."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.storage.backup_list import (
    BY_HAND,
    BackupKind,
    BackupState,
    list_backups,
    make_backup,
)
from desktop_invite.storage.backups import backup, before_version, is_sound
from desktop_invite.storage.database import open_history
from desktop_invite.storage.forgetting import Forgetting
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.restoring import put_back
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.storage.histories import MADE, SetClock, draft, ended

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def chosen(path: Path) -> Path:
    """Make a history with a backup that has one invite sent and one waiting, and go on in it."""
    chosen = path.with_name(f"{path.name}.2026-05-01.backup")
    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, SetClock())
        ended(records, MADE, draft(email="sent@example.com"))
        waits = records.add(draft(email="waits@example.com"))
        backup(connection, chosen)
        attempt = records.claim(waits.id)
        assert attempt is not None
        records.finish(attempt.id, MADE)
        records.add(draft(email="later@example.com"))
    return chosen


def statuses(path: Path) -> dict[str, Status]:
    """Return how each invite stands."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT candidate_email, status FROM invites").fetchall()
    return {email.split("@", maxsplit=1)[0]: Status(status) for email, status in rows}


def test_what_waited_in_the_backup_is_in_doubt_before_it_takes_the_place(
    path: Path, chosen: Path
) -> None:
    aside = put_back(path, chosen, SetClock())
    # `sending` becomes *not sure* by the recovery at every opening for sending.
    assert statuses(path) == {"sent": Status.SENT, "waits": Status.SENDING}
    assert statuses(chosen) == {"sent": Status.SENT, "waits": Status.QUEUED}
    assert statuses(aside) == {"sent": Status.SENT, "waits": Status.SENT, "later": Status.QUEUED}


def test_the_history_so_far_becomes_a_backup_that_can_be_gone_back_to(
    path: Path, chosen: Path
) -> None:
    aside = put_back(path, chosen, SetClock())
    found = {each.path: each for each in list_backups(path)}
    assert set(found) == {chosen, aside}
    assert (found[aside].kind, found[aside].invites) == (BackupKind.REPLACED, 3)
    assert (found[chosen].kind, found[chosen].invites) == (BackupKind.DAILY, 2)
    put_back(path, aside, SetClock())
    assert set(statuses(path)) == {"sent", "waits", "later"}


def test_a_damaged_history_is_set_aside_as_it_is(path: Path, chosen: Path) -> None:
    path.write_bytes(b"damaged")
    aside = put_back(path, chosen, SetClock())
    assert aside.name == f"{path.name}.damaged-1"
    assert aside.read_bytes() == b"damaged"
    assert set(statuses(path)) == {"sent", "waits"}


def test_a_history_that_is_gone_gives_room(path: Path, chosen: Path) -> None:
    path.unlink()
    put_back(path, chosen, SetClock())
    assert set(statuses(path)) == {"sent", "waits"}


@pytest.mark.parametrize("trouble", [HistoryTrouble.NEWER, HistoryTrouble.DAMAGED])
def test_a_backup_that_is_no_use_is_refused_and_nothing_is_changed(
    path: Path, chosen: Path, trouble: HistoryTrouble
) -> None:
    if trouble is HistoryTrouble.NEWER:
        with closing(sqlite3.connect(chosen)) as connection:
            connection.execute("PRAGMA user_version = 99")
    else:
        chosen.write_bytes(chosen.read_bytes()[: -4096 * 2])
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(HistoryError) as raised:
        put_back(path, chosen, SetClock())
    assert raised.value.trouble is trouble
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_full_disk_leaves_the_history_as_it_is(
    path: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:5000])
        raise OSError(28, "No space left on device")

    before = statuses(path)
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(HistoryError) as raised:
        put_back(path, chosen, SetClock())
    assert raised.value.trouble is HistoryTrouble.FULL
    assert statuses(path) == before
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, chosen.name]


def test_a_backup_by_hand_is_kept_beside_the_daily_ones_and_only_a_few_are(path: Path) -> None:
    clock = SetClock()
    with closing(open_history(path)) as connection:
        OutboxRecords(connection, clock).add(draft())
        made = []
        for _ in range(5):
            clock.at = clock.at.replace(second=clock.at.second + 1)
            made.append(make_backup(connection, path, clock.now(), BY_HAND))
    found = list_backups(path)
    assert {each.path for each in found} == set(made[-3:])
    assert {each.kind for each in found} == {BackupKind.BY_HAND}
    assert all(is_sound(each.path) for each in found)


def test_the_list_says_of_each_backup_what_it_is_worth(path: Path, chosen: Path) -> None:
    newer = before_version(path, 2)
    shutil.copyfile(chosen, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    path.with_name(f"{path.name}.2026-04-30.backup").write_bytes(b"no history")
    os.utime(chosen, (0, 0))
    states = {each.path.name.removeprefix(path.name): each.state for each in list_backups(path)}
    assert states == {
        ".2026-05-01.backup": BackupState.GOOD,
        ".before-v2.backup": BackupState.NEWER,
        ".2026-04-30.backup": BackupState.DAMAGED,
    }
    assert list_backups(path)[-1].path == chosen


def test_marks_of_the_forgotten_outlive_going_back(path: Path, chosen: Path) -> None:
    with closing(open_history(path)) as connection:
        forgetting = Forgetting(connection)
        forgetting.delete(forgetting.theirs("sent@example.com").person, keep=True)
    backup_of_before = chosen.with_name(f"{path.name}.2026-05-02.backup")
    shutil.copyfile(chosen, backup_of_before)
    put_back(path, backup_of_before, SetClock())
    with closing(open_history(path)) as connection:
        assert Forgotten(connection).earlier("sent@example.com", 305) is not None
        assert Forgotten(connection).count() == 1
