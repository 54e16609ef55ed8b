"""Several requests at a time, and connections that are kept between them."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Draft
from desktop_invite.invites.outcome import Reason, Sent, Unknown
from desktop_invite.xobin.phases import End, Phase, Probe
from desktop_invite.xobin.transport import Doors, Line, Post
from tests.waiting import PATIENCE, wait_until
from tests.xobin.wire import behaviours as does
from tests.xobin.wire.behaviours import ANSWER, reply
from tests.xobin.wire.roads import KEY, SALES, SHORT, Road, loopback, trusting

if TYPE_CHECKING:
    from desktop_invite.xobin.client import Client
    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Request, Visit


def _draft(number: int) -> Draft:
    who = Candidate(f"Candidate {number}", f"c{number}@example.com")
    return Draft(who, SALES, Delivery.GETLINK)


def _reply_to(request: Request) -> bytes:
    """Answer with the person that was asked for, as Xobin does."""
    asked = json.loads(request.body)
    person = {"name": asked["candidate_name"], "email": asked["candidate_email"]}
    link = {"invite_link": f"https://app.xobin.com/i/{asked['candidate_email']}"}
    return reply(201, json.dumps(ANSWER | person | link).encode())


def _answer_each(visit: Visit) -> None:
    while (request := visit.request()) is not None:
        visit.send(_reply_to(request))


@pytest.mark.parametrize("road", Road)
def test_four_threads_send_each_invite_once_over_four_connections(roads: Roads, road: Road) -> None:
    with roads.to(_answer_each, road) as site, ThreadPoolExecutor(4) as pool:
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


def test_a_deadline_that_the_attempt_itself_notices_first_is_no_lost_answer(roads: Roads) -> None:
    """Nobody else ends it here, as when a computer wakes from its sleep."""
    with roads.to(does.hang_after_the_request) as site:
        line = Line(Doors(lambda: trusting(roads.authority), None, loopback))
        probe = Probe(time.monotonic() + SHORT)
        exchange = line.send(Post(f"http://xobin.test:{site.server.port}/", {}, b"{}"), probe)
        assert (exchange.phase, exchange.ended_by) == (Phase.SENT, End.DEADLINE)
        probe.let_go()
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


@pytest.mark.parametrize("road", Road)
@pytest.mark.parametrize("first", [103, 102, 101, 204, 304, 500])
def test_a_late_answer_is_not_taken_for_that_to_the_next_invite(
    roads: Roads, road: Road, first: int
) -> None:
    """What comes before, or instead of, an answer leaves the connection to its own request."""
    late = threading.Event()
    length = "Content-Length: 0\r\n" if first == 500 else ""

    def twofold(visit: Visit) -> None:
        while (request := visit.request()) is not None:
            if json.loads(request.body)["candidate_name"] == "Candidate 1":
                visit.send(f"HTTP/1.1 {first} Wait\r\n{length}\r\n".encode())
                if first not in {102, 103}:
                    late.wait(PATIENCE)
            visit.send(_reply_to(request))

    with roads.to(twofold, road) as site:
        outcomes = [site.invite(_draft(1))]
        outcomes.append(site.invite(_draft(2)))
        late.set()
        outcomes.append(site.invite(_draft(3)))
        for number, outcome in enumerate(outcomes, start=1):
            if isinstance(outcome, Sent):
                assert outcome.answer.link == f"https://app.xobin.com/i/c{number}@example.com"
            else:
                assert number == 1
                assert isinstance(outcome, Unknown)


def test_an_answer_that_comes_in_the_middle_of_the_next_invite_gives_nobody_anothers_link(
    roads: Roads,
) -> None:
    """A server that ends an answer early and says the rest later is found out by the names."""

    def slow_of_speech(visit: Visit) -> None:
        earlier = visit.request()
        while earlier is not None:
            visit.send(reply(201, b"{}"))
            request = visit.request()
            visit.send(_reply_to(earlier))
            earlier = request

    with roads.to(slow_of_speech) as site:
        assert isinstance(site.invite(_draft(1)), Sent)
        second = site.invite(_draft(2))
        assert isinstance(second, Unknown)
        assert second.reason is Reason.ANOTHERS_ANSWER
        assert isinstance(site.invite(_draft(3)), Sent)
        assert site.server.connections == 2
