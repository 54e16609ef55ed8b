"""Promise 4, before the first byte: the invite is put back, and the server has seen nothing."""

from __future__ import annotations

import socket
import ssl
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import trustme

from desktop_invite.invites.outcome import Reason, Requeue, Sent, Unknown
from tests.exhaustion import no_more_threads
from tests.waiting import PROMPT
from tests.xobin.wire import behaviours as does
from tests.xobin.wire.behaviours import reply
from tests.xobin.wire.dead_ends import HangingName, refusing_port, silent_port, unknown_name
from tests.xobin.wire.roads import GETLINK, HOST, KEY, SHORT, Road, base_url, certified

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.xobin.reaching import Address
    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Behaviour

DIRECT = [Road.PLAIN, Road.TLS]
SECURE = [Road.TLS, Road.TUNNEL]


def put_back_for(outcome: Outcome) -> Reason:
    """Return why it was put back, and see that its words are discreet and say where it went."""
    assert isinstance(outcome, Requeue), outcome
    assert outcome.http_status is None
    assert outcome.wait is None
    assert HOST in outcome.words
    for secret in (KEY, "Zoë", "zoe@"):
        assert secret not in outcome.words
    return outcome.reason


@pytest.mark.parametrize("road", Road)
def test_a_computer_without_a_thread_to_spare_has_sent_nothing(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply()), road) as site:
        with no_more_threads():
            outcome = site.invite()
        assert outcome == Requeue(Reason.OFFLINE, words="no thread could be started")
        assert isinstance(site.invite(), Sent)


@pytest.mark.parametrize("road", DIRECT)
def test_a_refused_connection_is_offline(roads: Roads, road: Road) -> None:
    client = roads.client(base_url(road, refusing_port()))
    outcome = client.invite(GETLINK, KEY)
    client.close()
    assert put_back_for(outcome) is Reason.OFFLINE
    assert "ConnectionRefusedError" in outcome.words


@pytest.mark.parametrize("road", DIRECT)
def test_an_unknown_name_is_offline(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply()), road, resolve=unknown_name) as site:
        assert put_back_for(site.invite()) is Reason.OFFLINE
        assert site.server.connections == 0


@pytest.mark.parametrize("road", DIRECT)
def test_a_name_that_dns_can_not_know_is_offline(roads: Roads, road: Road) -> None:
    def no_name(host: str, _: int) -> Sequence[Address]:
        raise UnicodeError("label too long")

    with roads.to(does.answering(reply()), road, resolve=no_name) as site:
        assert put_back_for(site.invite()) is Reason.OFFLINE


@pytest.mark.parametrize("road", DIRECT)
def test_a_hanging_name_server_ends_at_the_deadline_and_nothing_follows(
    roads: Roads, road: Road
) -> None:
    name = HangingName()
    with roads.to(does.answering(reply()), road, resolve=name, deadline=SHORT) as site:
        began = time.monotonic()
        assert put_back_for(site.invite()) is Reason.OFFLINE
        assert time.monotonic() - began < SHORT + PROMPT
        name.let_go.set()
        assert site.server.connections == 0


@pytest.mark.parametrize("road", DIRECT)
def test_a_connection_that_does_not_come_about_is_offline_at_the_deadline(
    roads: Roads, road: Road
) -> None:
    with silent_port() as port:
        client = roads.client(base_url(road, port), deadline=SHORT)
        began = time.monotonic()
        assert put_back_for(client.invite(GETLINK, KEY)) is Reason.OFFLINE
        assert time.monotonic() - began < SHORT + PROMPT
        client.close()


def test_a_live_address_after_dead_ones_is_found_in_time(roads: Roads) -> None:
    with silent_port() as silent:

        def three(_: str, port: int) -> Sequence[Address]:
            ports = (refusing_port(), silent, port)
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", p)) for p in ports]

        with roads.to(does.answering(reply()), resolve=three, deadline=2.0) as site:
            assert isinstance(site.invite(), Sent)


def test_an_address_without_a_name_needs_no_name_server(roads: Roads) -> None:
    def never(_: str, __: int) -> Sequence[Address]:
        raise AssertionError

    with roads.to(does.answering(reply())) as site:
        base = type(base_url(Road.PLAIN, 1))(f"http://127.0.0.1:{site.server.port}")
        client = roads.client(base, resolve=never)
        assert isinstance(client.invite(GETLINK, KEY), Sent)
        client.close()


@pytest.mark.parametrize("road", SECURE)
@pytest.mark.parametrize(
    "behaviour", [does.handshake_dropped, does.handshake_reset, does.no_tls, does.handshake_hangs]
)
def test_a_handshake_that_fails_is_a_broken_secure_connection(
    roads: Roads, behaviour: Behaviour, road: Road
) -> None:
    deadline = SHORT if behaviour is does.handshake_hangs else 10
    with roads.to(behaviour, road, tls=False, deadline=deadline) as site:
        assert put_back_for(site.invite()) is Reason.CERTIFICATE
        assert site.server.ledger.heads == 0


def _untrusted(_: trustme.CA) -> ssl.SSLContext:
    return certified(trustme.CA(), HOST)


def _of_another(authority: trustme.CA) -> ssl.SSLContext:
    return certified(authority, "other.test")


def _expired(authority: trustme.CA) -> ssl.SSLContext:
    return certified(authority, HOST, not_after=datetime(2020, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize("road", SECURE)
@pytest.mark.parametrize("make", [_untrusted, _of_another, _expired])
def test_a_certificate_that_is_no_good_stops_everything(
    roads: Roads, make: Callable[[trustme.CA], ssl.SSLContext], road: Road
) -> None:
    context = make(roads.authority)
    with roads.to(does.answering(reply()), road, tls=context) as site:
        outcome = site.invite()
        assert put_back_for(outcome) is Reason.CERTIFICATE
        assert "SSLCertVerificationError" in outcome.words
        assert site.server.ledger.heads == 0


def test_a_certificate_store_that_can_not_be_read_stops_everything(roads: Roads) -> None:
    def broken() -> ssl.SSLContext:
        raise ssl.SSLError("no store")

    with roads.to(does.answering(reply()), Road.TLS, trust=broken) as site:
        assert put_back_for(site.invite()) is Reason.CERTIFICATE
        assert site.server.connections == 0


def test_the_system_is_asked_for_its_trust_by_default() -> None:
    from desktop_invite.xobin.trust import system_trust  # noqa: PLC0415

    context = system_trust()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize("road", Road)
def test_what_nobody_foresaw_is_not_sure(roads: Roads, road: Road) -> None:
    def astonishing(_: str, __: int) -> Sequence[Address]:
        raise ZeroDivisionError(GETLINK.candidate.name)

    proxy = None if road in DIRECT else (lambda _: "http://proxy.test:1")
    with roads.to(does.answering(reply()), road, resolve=astonishing, proxy_for=proxy) as site:
        assert site.invite() == Unknown(Reason.SURPRISE, words="ZeroDivisionError")
