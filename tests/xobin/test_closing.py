"""Closing the client ends whatever waits, at once, and each invite keeps its true outcome."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.outcome import Reason, Requeue, Sent, Unknown
from tests.waiting import PATIENCE, wait_until
from tests.xobin.wire import behaviours as does
from tests.xobin.wire import proxy as proxies
from tests.xobin.wire.behaviours import reply
from tests.xobin.wire.dead_ends import HangingName, silent_port
from tests.xobin.wire.proxy import Proxy
from tests.xobin.wire.roads import GETLINK, KEY, Road, base_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.xobin.client import Client
    from tests.xobin.wire.roads import Roads

LONG = 5 * PATIENCE
"""Seconds: a deadline that no test lives to see."""


def outcome_when_closed(client: Client, under_way: Callable[[], object]) -> Outcome:
    """Invite, close the client once the invite is under way, and return what it came to."""
    with ThreadPoolExecutor(1) as pool:
        outcome = pool.submit(client.invite, GETLINK, KEY)
        wait_until(under_way, PATIENCE, "the invite to be under way")
        client.close()
        return outcome.result(PATIENCE)


@pytest.mark.parametrize("road", Road)
def test_closing_while_the_server_is_silent_is_not_sure(roads: Roads, road: Road) -> None:
    with roads.to(does.hang_after_the_request, road, deadline=LONG) as site:
        outcome = outcome_when_closed(site.client, lambda: site.server.ledger.requests)
        assert outcome == Unknown(Reason.INTERRUPTED, words=outcome.words)


@pytest.mark.parametrize("road", Road)
def test_closing_while_a_body_drips_keeps_what_the_status_said(roads: Roads, road: Road) -> None:
    stalled = reply(201, b'{"na', Content_Length="99", Connection="close")
    with roads.to(does.saying_then_hanging(stalled), road, deadline=LONG) as site:
        client = site.client

        def reading() -> bool:
            return any(probe.head.is_whole for probe in tuple(client._probes))

        outcome = outcome_when_closed(client, reading)
        assert isinstance(outcome, Sent)
        assert outcome.reason is Reason.ANSWER_CUT


@pytest.mark.parametrize("road", [Road.TLS, Road.TUNNEL])
def test_closing_during_the_handshake_has_sent_nothing(roads: Roads, road: Road) -> None:
    with roads.to(does.handshake_hangs, road, tls=False, deadline=LONG) as site:
        outcome = outcome_when_closed(site.client, lambda: site.server.connections)
        assert isinstance(outcome, Requeue)
        assert site.server.ledger.heads == 0


def test_closing_while_the_proxy_is_silent_has_sent_nothing(roads: Roads) -> None:
    with (
        Proxy(proxies.hanging) as proxy,
        roads.to(
            does.answering(reply()), Road.TUNNEL, deadline=LONG, proxy_for=lambda _: proxy.url
        ) as site,
    ):
        outcome = outcome_when_closed(site.client, lambda: proxy.heads)
        assert isinstance(outcome, Requeue)


def test_closing_while_a_name_is_looked_up_has_sent_nothing(roads: Roads) -> None:
    name = HangingName()
    with roads.to(does.answering(reply()), resolve=name, deadline=LONG) as site:
        assert isinstance(outcome_when_closed(site.client, name.asked.is_set), Requeue)
        name.let_go.set()
        assert site.server.connections == 0


def test_closing_while_the_system_looks_for_its_proxy_has_sent_nothing(roads: Roads) -> None:
    asked, let_go = threading.Event(), threading.Event()

    def slow(_: str) -> str | None:
        asked.set()
        let_go.wait()
        return None

    with roads.to(does.answering(reply()), Road.TLS, proxy_for=slow, deadline=LONG) as site:
        assert isinstance(outcome_when_closed(site.client, asked.is_set), Requeue)
        let_go.set()
        assert site.server.connections == 0


def test_closing_while_no_connection_comes_about_has_sent_nothing(roads: Roads) -> None:
    with silent_port() as port:
        client = roads.client(base_url(Road.PLAIN, port), deadline=LONG)

        def connecting() -> bool:
            return any(probe._grip is not None for probe in tuple(client._probes))

        assert isinstance(outcome_when_closed(client, connecting), Requeue)


def test_a_closed_client_sends_nothing_more(roads: Roads) -> None:
    with roads.to(does.answering(reply())) as site:
        site.client.close()
        site.client.close()
        assert isinstance(site.invite(), Requeue)
        assert site.server.connections == 0


@pytest.mark.parametrize("road", Road)
def test_closing_frees_the_connection_that_was_kept(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply()), road) as site:
        assert isinstance(site.invite(), Sent)
        assert not site.server.done.is_set()
        site.client.close()
        assert site.server.done.wait(PATIENCE)
