"""The whole way: the sending thread, the real client, a strict server with a ledger, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from tests.sending.bench import draft
from tests.servers import Drop, Hang, Reply, Ways
from tests.waiting import PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sending.way import Way


def emails(invites: list[Invite], status: Status) -> set[str]:
    """Return the addresses of those that stand so."""
    return {invite.candidate.email for invite in invites if invite.status is status}


def test_one_draft_is_one_request_and_one_link(new_way: Callable[..., Way]) -> None:
    way = new_way()
    way.start()
    way.sending.submit(draft("asha"))
    way.wait_for(lambda: Status.SENT in way.window.statuses())
    (recorded,) = way.server.ledger.requests()
    assert recorded.complaint == ""
    assert way.window.changes()[-1].invite.link == "https://interviews.example.test/i/1"
    interviews = way.window.all_told(events.InterviewsChanged)[-1].interviews
    assert [interview.number for interview in interviews] == [305]


def test_an_incident_in_a_run_costs_at_most_the_requests_in_flight(
    new_way: Callable[..., Way],
) -> None:
    good = [Reply.json(200, {"invite_link": f"https://x.test/{n}"}) for n in range(6)]
    way = new_way(Ways(script=tuple(good), then=Drop()))
    way.leave_a_run(30)
    way.start()
    way.sending.resume_left()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    way.close()
    counts = way.counts()
    assert counts[Status.SENT] == 6
    assert 1 <= counts[Status.UNKNOWN] <= 4
    assert counts[Status.QUEUED] == 30 - 6 - counts[Status.UNKNOWN]
    assert set(way.asked_for().values()) == {1}
    assert way.asked_for().total() == 6 + counts[Status.UNKNOWN]


def test_a_server_that_is_gone_costs_no_doubt(new_way: Callable[..., Way]) -> None:
    way = new_way()
    way.server.stop()
    way.leave_a_run(5)
    way.start()
    way.sending.resume_left()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    paused = way.window.all_told(events.Paused)[-1]
    assert (paused.reason, paused.held) == (Reason.OFFLINE, 5)
    way.close()
    assert way.counts() == {Status.QUEUED: 5}


def test_a_run_goes_on_by_itself_when_the_server_has_had_its_rest(
    new_way: Callable[..., Way],
) -> None:
    busy = Reply(429, headers=(("Retry-After", "1"),))
    way = new_way(Ways(script=(busy,)))
    way.leave_a_run(6)
    way.start()
    way.sending.resume_left()
    way.wait_for(lambda: way.window.statuses().count(Status.SENT) == 6)
    assert way.window.all_told(events.Paused)[0].resumes_in == pytest.approx(1.0, abs=0.1)
    assert sorted(way.asked_for().values()) == [1, 1, 1, 1, 1, 2], "the refused one came twice"


def test_a_bad_key_costs_one_request_and_the_right_one_sends_the_rest(
    new_way: Callable[..., Way],
) -> None:
    way = new_way()
    way.leave_a_run(6)
    way.start("wrong-key")
    way.sending.resume_left()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    assert len(way.server.ledger.requests()) == 1
    way.use_key("test-key")
    way.wait_for(lambda: way.window.statuses().count(Status.SENT) == 5)
    assert set(way.asked_for().values()) == {1}


@pytest.mark.parametrize("moment", [1, 2, 5, 11])
def test_closed_at_any_moment_of_a_run_nothing_is_in_doubt(
    new_way: Callable[..., Way], moment: int
) -> None:
    way = new_way(Ways(delay=0.02))
    way.leave_a_run(20)
    way.start()
    way.sending.resume_left()
    way.server.ledger.wait_for(moment)
    assert way.close() < PROMPT
    invites = way.on_disk()
    assert emails(invites, Status.SENT) == set(way.asked_for())
    assert set(way.asked_for().values()) == {1}
    assert {invite.status for invite in invites} == {Status.SENT, Status.QUEUED}


def test_closed_while_the_server_hangs_only_what_was_in_flight_is_in_doubt(
    new_way: Callable[..., Way],
) -> None:
    way = new_way(Ways(then=Hang()), deadline=0.5)
    way.leave_a_run(10)
    way.start()
    way.sending.resume_left()
    way.server.ledger.wait_for(1)
    assert way.close() < 0.5 + PROMPT
    assert emails(way.on_disk(), Status.UNKNOWN) == set(way.asked_for())
    assert way.counts()[Status.QUEUED] == 9
