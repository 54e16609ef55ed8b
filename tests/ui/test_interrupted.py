"""What an earlier window left behind is asked about, and nothing goes out before the answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.app import Start
from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.sending.runs_left import leave_run
from tests.servers import Reply
from tests.ui.conftest import KEY, base_url
from tests.ui.stores import holding
from tests.ui.test_lost_keyboard import holder, press_by_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.paths import DataFolder
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter

SALES = Interview(305, "Sales screening")


def leave_behind(folder: DataFolder, origin: str, *, sending: int, queued: int) -> None:
    """Leave a history as a window does that is killed while it sends."""
    with closing(open_history(folder.history(practice=False))) as connection:
        records = OutboxRecords(connection, SystemClock())
        for number in range(sending + queued):
            who = Candidate(f"Candidate {number}", f"c{number}@example.com")
            invite = records.add(Draft(who, SALES, Delivery.GETLINK), origin)
            if number < sending:
                assert records.claim(invite.id) is not None


def statuses(folder: DataFolder) -> list[str]:
    """Return how each invite stands on disk, the first first."""
    path = folder.history(practice=False)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
        return [row[0] for row in history.execute("SELECT status FROM invites ORDER BY id")]


@pytest.fixture
def interrupted(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> Recruiter:
    """Start after a crash that left two on their way and three waiting."""
    leave_behind(folder, server.origin, sending=2, queued=3)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_for_account()
    recruiter.wait_to_read("Sending was interrupted: 2 not sure, 3 waiting. Nothing has gone out")
    return recruiter


def test_nothing_goes_out_before_the_answer(
    interrupted: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    interrupted.press("Review")
    interrupted.wait(lambda: interrupted.history.is_settled)
    assert interrupted.reads("Sending was interrupted")
    interrupted.close()
    assert server.ledger.requests() == ()
    assert statuses(folder) == ["unknown"] * 2 + ["queued"] * 3


def test_continue_sends_what_waits_and_leaves_what_is_not_sure(
    interrupted: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    interrupted.press("Continue")
    interrupted.wait(lambda: statuses(folder) == ["unknown"] * 2 + ["sent"] * 3)
    assert not interrupted.reads("Sending was interrupted")
    came = sorted(each.email for each in server.ledger.requests())
    assert came == [f"c{number}@example.com" for number in (2, 3, 4)]


def test_after_continue_the_keyboard_is_in_the_form(interrupted: Recruiter) -> None:
    press_by_key(interrupted, "Continue")
    interrupted.wait(lambda: holder(interrupted) == "Candidate name")


def test_an_account_that_runs_dry_says_how_many_were_sent_and_how_many_wait(
    interrupted: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    server.script(Reply.json(403, {"message": "Invites Exhausted."}))
    interrupted.press("Continue")
    interrupted.wait_to_read("Your Xobin account has no invites left. 0 sent, 2 waiting. Ask your")
    assert len(server.ledger.requests()) == 1
    interrupted.press("Continue")
    interrupted.wait(lambda: statuses(folder)[3:] == ["sent"] * 2)


def test_what_waits_can_be_cancelled(
    interrupted: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    interrupted.press("Cancel what waits")
    interrupted.wait(lambda: statuses(folder) == ["unknown"] * 2 + ["cancelled"] * 3)
    assert not interrupted.reads("Sending was interrupted")
    assert server.ledger.requests() == ()


def test_review_shows_what_it_is_about(interrupted: Recruiter) -> None:
    interrupted.press("Review")
    interrupted.wait(
        lambda: interrupted.history.is_settled and interrupted.history.found_count() == 5
    )


def test_unanswered_it_is_asked_again(interrupted: Recruiter, server: ContractServer) -> None:
    again = interrupted.restart()
    again.wait_for_account()
    again.wait_to_read("3 waiting. Nothing has gone out since.")
    assert server.ledger.requests() == ()


def test_where_nothing_waits_it_only_says_what_is_not_sure(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    leave_behind(folder, server.origin, sending=1, queued=0)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_to_read("The app ended while an invite was on its way. It may have been sent.")
    recruiter.press("Close")
    assert not recruiter.reads("The app ended while")
    assert statuses(folder) == ["unknown"]


# ---------------------------------------------------------------------- runs

COUNTS = "4 sent, 1 not sent, 1 not sure, 3 waiting."


def start_after_a_run(
    start_app: Callable[[Start], Recruiter],
    folder: DataFolder,
    server: ContractServer,
    *,
    paused: bool = False,
) -> Recruiter:
    """Start after a crash in the middle of a run."""
    leave_run(folder.history(practice=False), server.origin, paused=paused)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_for_account()
    return recruiter


def test_an_interrupted_run_says_where_it_stands_and_goes_on_when_told(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    recruiter = start_after_a_run(start_app, folder, server)
    recruiter.wait_to_read(f"A run of 9 was interrupted: {COUNTS}")
    assert server.ledger.requests() == ()
    recruiter.press("Continue")
    recruiter.wait(lambda: statuses(folder)[6:] == ["sent"] * 3)
    assert statuses(folder)[:6] == ["sent"] * 4 + ["rejected", "unknown"]
    assert not recruiter.reads("was interrupted")


def test_a_run_that_was_paused_is_asked_about_as_paused(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    recruiter = start_after_a_run(start_app, folder, server, paused=True)
    recruiter.wait_to_read(f"A run of 9 is paused: {COUNTS}")
    recruiter.press("Cancel what waits")
    recruiter.wait(lambda: statuses(folder)[6:] == ["cancelled"] * 3)
    assert server.ledger.requests() == ()


def test_what_waits_of_no_run_is_said_beside_it(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    leave_behind(folder, server.origin, sending=1, queued=2)
    recruiter = start_after_a_run(start_app, folder, server)
    recruiter.wait_to_read(f"A run of 9 was interrupted: {COUNTS} ")
    recruiter.wait_to_read("Sending was interrupted: 1 not sure, 2 waiting. Nothing has gone out")


def test_review_opens_the_run_and_the_question_stays(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    recruiter = start_after_a_run(start_app, folder, server)
    recruiter.wait_to_read(COUNTS)
    asked_for: list[object] = []
    recruiter.app.workspace.desk.interrupted.run_review_wanted.connect(asked_for.append)
    recruiter.press("Review")
    recruiter.wait(lambda: asked_for == [1])
    assert recruiter.app.workspace.desk.interrupted.notice is not None
    assert server.ledger.requests() == ()


def test_answering_for_the_run_elsewhere_takes_the_question_away(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    recruiter = start_after_a_run(start_app, folder, server)
    recruiter.wait_to_read(COUNTS)
    recruiter.app.workspace.sending.stop_run(1)
    recruiter.wait(lambda: not recruiter.reads("was interrupted"))
    recruiter.wait(lambda: statuses(folder)[6:] == ["cancelled"] * 3)
