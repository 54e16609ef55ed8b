"""A damaged history is nobody's end: it is kept, and the recruiter says what comes in its place."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Status
from desktop_invite.invites.outcome import Answer, Sent
from desktop_invite.sending import events
from desktop_invite.sending.repair import back_up_daily, has_backup
from desktop_invite.sending.worker import Sending
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.trouble import HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.sending.account import Account
    from desktop_invite.sending.doors import InviteClient

TODAY = datetime(2026, 5, 3, 9, tzinfo=UTC)


class DayClock:
    """A clock that stands on a day."""

    def __init__(self, day: int = 0) -> None:
        self._now = TODAY + timedelta(days=day)

    def now(self) -> datetime:
        """Return that day."""
        return self._now

    def monotonic(self) -> float:
        """Stand still."""
        return 0.0


def no_client(_account: Account) -> InviteClient:
    """Be asked by nobody: nothing may be sent here."""
    raise AssertionError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a history with one invite that was sent and one that waits, and its backup."""
    path = tmp_path / "history.sqlite3"
    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, DayClock())
        sent = records.add(_draft("Asha Rao"), "https://app.xobin.com")
        attempt = records.claim(sent.id)
        assert attempt is not None
        records.finish(attempt.id, Sent(Answer(link="https://app.xobin.com/i/1"), 200))
        records.add(_draft("Wei Chen"), "https://app.xobin.com")
    back_up_daily(path, DayClock())
    return path


@pytest.fixture
def sending(path: Path, qtbot: QtBot) -> Iterator[Sending]:
    """Start the sending thread over a history that has been damaged."""
    path.write_bytes(b"no database any more" * 1000)
    made = Sending(path, client_for=no_client)
    yield made
    assert made.close_and_wait(10)


def test_nothing_is_sent_over_a_damaged_history_and_its_backup_is_offered(
    sending: Sending, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sending.history_stopped) as told:
        sending.start()
    assert told.args == [events.HistoryStopped(HistoryTrouble.DAMAGED, has_backup=True)]


def test_going_back_to_the_backup_doubts_what_waited_when_it_was_made(
    sending: Sending, path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sending.history_stopped):
        sending.start()
    with qtbot.waitSignal(sending.interrupted_found) as told:
        sending.repair(use_backup=True)
    assert told.args == [events.InterruptedFound(waiting=0, unsure=1)]
    assert sending.close_and_wait(10)
    assert _statuses(path) == {"Asha Rao": Status.SENT, "Wei Chen": Status.UNKNOWN}


def test_an_empty_history_can_be_begun_and_the_damaged_file_is_kept(
    sending: Sending, path: Path, qtbot: QtBot
) -> None:
    damaged = path.read_bytes()
    with qtbot.waitSignal(sending.history_stopped):
        sending.start()
    with qtbot.waitSignal(sending.pause_ended):
        sending.repair(use_backup=False)
    assert sending.close_and_wait(10)
    assert _statuses(path) == {}
    assert damaged in [file.read_bytes() for file in path.parent.iterdir() if file.is_file()]


def test_a_backup_a_day_is_made_and_three_are_kept(path: Path) -> None:
    for day in range(1, 6):
        back_up_daily(path, DayClock(day))
        back_up_daily(path, DayClock(day))
    names = sorted(file.name for file in path.parent.glob("*.backup"))
    assert names == [f"history.sqlite3.2026-05-0{day}.backup" for day in (6, 7, 8)]
    assert has_backup(path)


def test_a_backup_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    back_up_daily(tmp_path / "no history.sqlite3", DayClock())
    assert not has_backup(tmp_path / "no history.sqlite3")


def _draft(name: str) -> Draft:
    email = f"{name.split(maxsplit=1)[0].lower()}@example.com"
    return Draft(Candidate(name, email), Interview(305), Delivery.GETLINK)


def _statuses(path: Path) -> dict[str, Status]:
    with closing(open_history(path)) as connection:
        rows = connection.execute("SELECT candidate_name, status FROM invites").fetchall()
    return {name: Status(status) for name, status in rows}
