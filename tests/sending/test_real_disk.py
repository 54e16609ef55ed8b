"""The history on a disk that fills up, and in the hands of two windows: real SQLite."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.sending import events
from desktop_invite.sending.opening import open_outbox_records
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.trouble import HistoryTrouble
from tests.sending.bench import ORIGIN, SENT, Bench, HandClock, draft

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("pages_left", [0, 1, 4])
def test_a_disk_that_fills_up_costs_no_invite_and_no_unrecorded_request(
    history_path: Path, pages_left: int
) -> None:
    with closing(open_history(history_path)) as connection:
        records = OutboxRecords(connection, HandClock())
        bench = Bench(records)
        waiting = [bench.invite_of(f"waiting{number}", undo_seconds=1.0) for number in range(15)]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + pages_left}")
        refused = 0
        for number in range(60):
            refused += isinstance(bench.submit(f"{number}{'x' * 50}"), events.NotRecorded)
            if bench.lanes.open:
                bench.answer(SENT)
        bench.let_pass(1.0)
        while bench.lanes.open:
            bench.answer(SENT)
        bench.let_pass(10.0)
        assert refused
        assert {e.why for e in bench.all_told(events.NotRecorded)} == {HistoryTrouble.FULL}
        (recorded,) = connection.execute("SELECT count(*) FROM attempts").fetchone()
        assert recorded == len(bench.lanes.started)

        connection.execute("PRAGMA max_page_count = 1000000")
        bench.resume()
        bench.let_pass(2.0)
        while bench.lanes.open:
            bench.answer(SENT)
        assert {bench.status(invite) for invite in waiting} == {Status.SENT}


def test_two_windows_never_send_the_same_invite(history_path: Path) -> None:
    clock = HandClock()
    with (
        open_outbox_records(history_path, clock) as first,
        open_outbox_records(history_path, clock) as second,
    ):
        for who in range(8):
            first.add(draft(who), ORIGIN)
        windows = [Bench(first), Bench(second)]
        for window in windows:
            window.resume_left()
        while any(window.lanes.open for window in windows):
            for window in windows:
                if window.lanes.open:
                    window.answer(SENT)
        sent = [who for window in windows for who in window.lanes.who_ever]
        assert sorted(sent) == [str(who) for who in range(8)]
