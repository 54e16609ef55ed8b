"""The history is replaced only while nothing is under way: every outcome finds its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.run import LeftOut, PlannedRow, RunPlan
from desktop_invite.sending import events
from desktop_invite.sending.asked import Asked, BusyError
from desktop_invite.storage.trouble import HistoryTrouble
from tests.sending.bench import SENT, Bench

if TYPE_CHECKING:
    from collections.abc import Callable


def replaced(bench: Bench, work: Callable[[], str] = lambda: "done") -> str:
    """Ask for something to be done while no history is open; return what came of it."""
    asked = Asked[str]()
    bench.desk.without_history(asked, work)
    return asked.wait(lambda: True)


def never() -> str:
    """Fail: it was done while something was under way."""
    raise AssertionError


def test_with_nothing_under_way_it_is_done_and_sending_goes_on(bench: Bench) -> None:
    assert replaced(bench) == "done"
    bench.invite_of("asha")
    assert bench.lanes.who == ["asha"]


def test_it_waits_for_a_request(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    with pytest.raises(BusyError):
        replaced(bench, never)
    bench.answer(SENT)
    assert replaced(bench) == "done"
    assert bench.status(invite) is Status.SENT


def test_it_waits_for_an_outcome_that_is_not_on_disk_yet(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    (attempt_id,) = bench.lanes.open
    bench.desk.finished(attempt_id, SENT)
    with pytest.raises(BusyError):
        replaced(bench, never)
    bench.desk.tick()
    assert replaced(bench) == "done"
    assert bench.status(invite) is Status.SENT


def test_it_waits_for_a_list_that_is_being_recorded(bench: Bench) -> None:
    rows = tuple(
        PlannedRow(number, ("x",), left_out=LeftOut.BY_RECRUITER) for number in range(1, 260)
    )
    bench.desk.start_run(7, RunPlan("", (), rows))
    with pytest.raises(BusyError):
        replaced(bench, never)
    bench.work_off()
    assert replaced(bench) == "done"
    assert bench.last_told(events.RunStarted).ticket == 7


def test_a_damaged_history_is_not_replaced_under_a_request(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.desk.repair(use_backup=False)
    assert bench.last_told(events.HistoryStopped).why is HistoryTrouble.DAMAGED
    bench.answer(SENT)
    assert bench.status(invite) is Status.SENT
