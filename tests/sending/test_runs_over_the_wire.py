"""Whole lists over the wire: what the server was asked is what every row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.sending.runs import RunState
from tests.servers import Drop, Reply, Ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sending.way import Way


def links(way: Way, run_id: int) -> list[str | None]:
    """Return the link of each row, in the list's order."""
    return [row.invite.link if row.invite else None for row in way.result(run_id).rows]


def test_every_row_comes_back_with_a_link_of_its_own(new_way: Callable[..., Way]) -> None:
    way = new_way()
    way.start()
    run = way.start_run(30)
    ended = way.wait_for_end()
    assert (ended.id, ended.sent, ended.state) == (run.id, 30, RunState.ENDED)
    found = links(way, run.id)
    assert None not in found
    assert len(set(found)) == 30
    assert [row.number for row in way.result(run.id).rows] == list(range(2, 32))
    assert set(way.asked_for().values()) == {1}


def test_a_run_waits_where_the_server_asks_for_it_and_goes_on_by_itself(
    new_way: Callable[..., Way],
) -> None:
    good = Reply.json(200, {"invite_link": "https://x.test/1"})
    way = new_way(Ways(script=(good, good, Reply(429, headers=(("Retry-After", "1"),)))))
    way.start()
    way.start_run(12)
    ended = way.wait_for_end()
    assert (ended.sent, ended.waiting) == (12, 0)
    assert way.window.all_told(events.Paused)[0].reason is Reason.RATE_LIMITED
    states = {event.run.state for event in way.window.all_told(events.RunProgressed)}
    assert RunState.HELD in states
    assert way.asked_for().total() == 13, "only the refused one came twice"


def test_a_bad_key_costs_one_request_and_trying_again_sends_that_one_too(
    new_way: Callable[..., Way],
) -> None:
    way = new_way()
    way.start("wrong-key")
    run = way.start_run(8)
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    assert len(way.server.ledger.requests()) == 1
    way.use_key("test-key")
    assert way.wait_for_end().rejected == 1
    way.sending.retry_failed(run.id)
    ended = way.wait_for_end(2)
    assert (ended.sent, ended.rejected) == (8, 0)
    assert None not in links(way, run.id)


def test_what_is_not_sure_is_not_tried_again(new_way: Callable[..., Way]) -> None:
    way = new_way(Ways(script=(Drop(),)))
    way.start()
    run = way.start_run(6)
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    way.sending.resume_run(run.id)
    assert (way.wait_for_end().unknown, way.asked_for().total()) == (1, 6)
    way.sending.retry_failed(run.id)
    way.close()
    assert way.asked_for().total() == 6


def test_a_stopped_run_keeps_what_was_made_and_cancels_the_rest(
    new_way: Callable[..., Way],
) -> None:
    way = new_way(Ways(delay=0.02))
    way.start()
    run = way.start_run(40)
    way.server.ledger.wait_for(6)
    way.sending.stop_run(run.id)
    ended = way.wait_for_end()
    assert ended.sent + ended.cancelled == 40
    assert ended.sent == way.asked_for().total()
    assert {row.invite.status for row in way.result(run.id).rows if row.invite} == {
        Status.SENT,
        Status.CANCELLED,
    }


@pytest.mark.parametrize("moment", [1, 4, 9])
def test_a_run_outlives_the_window(new_way: Callable[..., Way], moment: int) -> None:
    way = new_way(Ways(delay=0.02))
    way.start()
    run = way.start_run(20)
    way.server.ledger.wait_for(moment)
    way.close()
    before = way.asked_for().total()

    again = new_way(server=way.server)
    again.start()
    again.wait_for(lambda: bool(again.window.all_told(events.InterruptedFound)))
    (left,) = again.window.all_told(events.InterruptedFound)[0].runs
    assert (left.id, left.total, left.sent, left.waiting) == (run.id, 20, before, 20 - before)
    again.sending.resume_left()
    assert again.wait_for_end().sent == 20
    assert set(again.asked_for().values()) == {1}
    assert None not in links(again, run.id)
