"""Several requests at a time, and connections that are kept between them."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Draft
from desktop_invite.invites.outcome import Sent
from desktop_invite.xobin.phases import Probe
from desktop_invite.xobin.transport import Doors, Line, Post
from tests.waiting import wait_until
from tests.xobin.wire import behaviours as does
from tests.xobin.wire.behaviours import reply
from tests.xobin.wire.roads import KEY, PATIENCE, SALES, Road, loopback, trusting

if TYPE_CHECKING:
    from desktop_invite.xobin.client import Client
    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Visit


def _draft(number: int) -> Draft:
    who = Candidate(f"Candidate {number}", f"c{number}@example.com")
    return Draft(who, SALES, Delivery.GETLINK)


@pytest.mark.parametrize("road", Road)
def test_four_threads_send_each_invite_once_over_four_connections(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply()), road) as site, ThreadPoolExecutor(4) as pool:
        drafts = [_draft(number) for number in range(60)]
        outcomes = list(pool.map(lambda draft: site.client.invite(draft, KEY), drafts))
        assert all(isinstance(outcome, Sent) for outcome in outcomes)
        came = sorted(json.loads(one.body)["candidate_name"] for one in site.server.ledger.requests)
        assert came == sorted(draft.candidate.name for draft in drafts)
        assert site.server.connections <= 4


@pytest.mark.parametrize("road", Road)
def test_a_connection_is_used_again(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply(400), reply()), road) as site:
        for _ in range(3):
            site.invite()
        assert site.server.connections == 1


def _answer_one_and_drop(visit: Visit) -> None:
    visit.request()
    visit.send(reply())


def _sees_the_drop(client: Client) -> bool:
    adapter = client._free_lines[0]._adapter
    assert adapter is not None
    (pool,) = adapter._pools
    assert pool.pool is not None
    return not pool.pool.queue[-1].is_connected


@pytest.mark.parametrize("road", Road)
def test_a_kept_connection_that_the_server_dropped_costs_no_doubt(roads: Roads, road: Road) -> None:
    with roads.to(_answer_one_and_drop, road) as site:
        for made in range(1, 4):
            assert isinstance(site.invite(), Sent)
            wait_until(lambda: _sees_the_drop(site.client), PATIENCE, "the drop to be seen here")
            assert site.server.connections == made


@pytest.mark.parametrize("road", Road)
def test_a_server_that_wants_to_close_is_let_go(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply(200, Connection="close")), road) as site:
        for made in range(1, 4):
            assert isinstance(site.invite(), Sent)
            assert site.server.connections == made


def test_a_connection_that_was_idle_too_long_is_not_trusted(roads: Roads) -> None:
    with roads.to(does.answering(reply()), Road.TLS) as site:
        doors = Doors(lambda: trusting(roads.authority), None, loopback, idle_limit=0)
        line = Line(doors)
        post = Post(f"https://xobin.test:{site.server.port}/", {}, b"{}")
        for made in range(1, 4):
            probe = Probe(time.monotonic() + PATIENCE)
            assert line.send(post, probe).reply is not None
            probe.let_go()
            assert site.server.connections == made
        line.hang_up()


@dataclass
class BentClock:
    """The computer's clock, after a sleep or a change of its date."""

    asleep: float = 0.0
    """Seconds by which the date is ahead of the seconds that never go back."""

    def now(self) -> datetime:
        """Return the date."""
        return datetime.now(UTC) + timedelta(seconds=self.asleep)

    def monotonic(self) -> float:
        """Return seconds in which no sleep is counted."""
        return time.monotonic()


@pytest.mark.parametrize("jump", [8 * 3600.0, -3600.0])
def test_a_connection_from_before_a_sleep_is_not_trusted(roads: Roads, jump: float) -> None:
    clock = BentClock()
    with roads.to(does.answering(reply()), Road.TLS, clock=clock) as site:
        for made in range(1, 4):
            assert isinstance(site.invite(), Sent)
            assert isinstance(site.invite(), Sent)
            assert site.server.connections == made
            clock.asleep += jump


def test_an_answer_that_came_unasked_is_not_taken_for_the_next_one(roads: Roads) -> None:
    def eager(visit: Visit) -> None:
        while visit.request() is not None:
            visit.send(reply(200) + reply(500))

    with roads.to(eager) as site:
        for _ in range(3):
            assert isinstance(site.invite(), Sent)
