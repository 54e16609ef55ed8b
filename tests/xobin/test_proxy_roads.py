"""Promise 4 with a proxy in the way, and who gets to see what."""

from __future__ import annotations

import base64
import threading
from typing import TYPE_CHECKING

import pytest
import trustme

from desktop_invite.invites.outcome import Reason, Requeue, Sent
from desktop_invite.xobin.address import BaseUrl
from tests.xobin.wire import behaviours as does
from tests.xobin.wire import proxy as proxies
from tests.xobin.wire.behaviours import reply
from tests.xobin.wire.dead_ends import refusing_port, silent_port, unknown_name
from tests.xobin.wire.proxy import Proxy
from tests.xobin.wire.roads import GETLINK, HOST, KEY, SHORT, Road, base_url, certified

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.outcome import Outcome
    from tests.xobin.wire.proxy import Manners
    from tests.xobin.wire.roads import Roads

PROXIED = [Road.TUNNEL, Road.FORWARDED]


def put_back_by_proxy(outcome: Outcome) -> str:
    """See that it was put back for the proxy's sake; return the words for IT."""
    assert isinstance(outcome, Requeue), outcome
    assert outcome.reason is Reason.PROXY
    return outcome.words


@pytest.mark.parametrize("status", ["407 Who are you", "403 No", "502 Bad Gateway", "302 Sign in"])
def test_a_tunnel_refused_is_the_proxys_trouble(roads: Roads, status: str) -> None:
    with (
        Proxy(proxies.refusing(status)) as proxy,
        roads.to(does.answering(reply()), Road.TUNNEL, proxy_for=lambda _: proxy.url) as site,
    ):
        words = put_back_by_proxy(site.invite())
        assert status in words
        assert site.server.connections == 0


@pytest.mark.parametrize("manners", [proxies.dropping, proxies.babbling, proxies.hanging])
def test_a_proxy_that_breaks_off_before_the_tunnel_has_sent_nothing(
    roads: Roads, manners: Manners
) -> None:
    deadline = SHORT if manners is proxies.hanging else 10
    with (
        Proxy(manners) as proxy,
        roads.to(
            does.answering(reply()), Road.TUNNEL, proxy_for=lambda _: proxy.url, deadline=deadline
        ) as site,
    ):
        put_back_by_proxy(site.invite())
        assert site.server.connections == 0
        assert KEY not in "".join(proxy.heads)


def test_a_proxy_that_can_not_reach_the_host_has_sent_nothing(roads: Roads) -> None:
    with Proxy() as proxy:
        base = base_url(Road.TUNNEL, refusing_port())
        client = roads.client(base, proxy_for=lambda _: proxy.url)
        words = put_back_by_proxy(client.invite(GETLINK, KEY))
        client.close()
    assert "502" in words


@pytest.mark.parametrize("road", PROXIED)
@pytest.mark.parametrize("where", ["127.0.0.1:{port}", "http://me:pa55word@127.0.0.1:{port}"])
def test_a_proxy_that_is_not_there_is_named_without_its_password(
    roads: Roads, road: Road, where: str
) -> None:
    where = where.format(port=refusing_port())
    with roads.to(does.answering(reply()), road, proxy_for=lambda _: where) as site:
        words = put_back_by_proxy(site.invite())
        assert "by way of the proxy 127.0.0.1:" in words
        assert "pa55word" not in words


@pytest.mark.parametrize("road", PROXIED)
def test_a_proxy_without_an_address_is_the_proxys_trouble(roads: Roads, road: Road) -> None:
    with roads.to(
        does.answering(reply()),
        road,
        proxy_for=lambda _: "http://proxy.test:3128",
        resolve=unknown_name,
    ) as site:
        assert "proxy.test:3128" in put_back_by_proxy(site.invite())


@pytest.mark.parametrize("road", PROXIED)
def test_a_proxy_that_does_not_answer_is_the_proxys_trouble(roads: Roads, road: Road) -> None:
    with (
        silent_port() as port,
        roads.to(
            does.answering(reply()),
            road,
            proxy_for=lambda _: f"http://127.0.0.1:{port}",
            deadline=SHORT,
        ) as site,
    ):
        put_back_by_proxy(site.invite())


@pytest.mark.parametrize("road", PROXIED)
@pytest.mark.parametrize(
    "odd",
    ["socks5://127.0.0.1:1080", "gopher://x:1", "http://", "http://[::1", "http://u:s3cret@x:port"],
)
def test_a_proxy_of_no_known_kind_stops_the_request_and_not_the_proxy(
    roads: Roads, road: Road, odd: str
) -> None:
    with roads.to(does.answering(reply()), road, proxy_for=lambda _: odd) as site:
        assert "s3cret" not in put_back_by_proxy(site.invite())
        assert site.server.connections == 0


def test_a_system_that_fails_to_name_its_proxy_has_sent_nothing(roads: Roads) -> None:
    def failing(_: str) -> str | None:
        raise RuntimeError("no answer from the system")

    with roads.to(does.answering(reply()), Road.TLS, proxy_for=failing) as site:
        put_back_by_proxy(site.invite())
        assert site.server.connections == 0


def test_a_system_that_takes_for_ever_to_name_its_proxy_ends_at_the_deadline(roads: Roads) -> None:
    let_go = threading.Event()

    def slow(_: str) -> str | None:
        let_go.wait()
        return None

    with roads.to(does.answering(reply()), Road.TLS, proxy_for=slow, deadline=SHORT) as site:
        put_back_by_proxy(site.invite())
        let_go.set()
        assert site.server.connections == 0


def test_a_tunnel_shows_the_proxy_neither_key_nor_candidate(roads: Roads) -> None:
    with roads.to(does.answering(reply()), Road.TUNNEL) as site:
        assert isinstance(site.invite(), Sent)
        assert site.proxy is not None
        (head,) = site.proxy.heads
        assert head.startswith(f"CONNECT {HOST}:{site.server.port} ")
        assert KEY not in head
        assert "apiKey" not in head


def test_the_proxys_password_goes_to_the_proxy_only(roads: Roads) -> None:
    with (
        Proxy() as proxy,
        roads.to(
            does.answering(reply()),
            Road.TUNNEL,
            proxy_for=lambda _: proxy.url.replace("//", "//me:pa55word@"),
        ) as site,
    ):
        assert isinstance(site.invite(), Sent)
        said = base64.b64encode(b"me:pa55word").decode()
        assert f"Proxy-Authorization: Basic {said}" in proxy.heads[0]
        (request,) = site.server.ledger.requests
        assert request.header("Proxy-Authorization") is None


def test_a_plain_request_reaches_a_proxy_in_absolute_form(roads: Roads) -> None:
    with roads.to(does.answering(reply()), Road.FORWARDED) as site:
        assert isinstance(site.invite(), Sent)
        assert site.proxy is not None
        place = f"http://{HOST}:{site.server.port}/api/v2/automated-interviews/invite"
        assert site.proxy.heads[0].startswith(f"POST {place} HTTP/1.1")


def test_a_proxy_may_speak_tls_itself(roads: Roads, authority: trustme.CA) -> None:
    with (
        Proxy(tls=certified(authority, "127.0.0.1")) as proxy,
        roads.to(does.answering(reply()), Road.TUNNEL, proxy_for=lambda _: proxy.url) as site,
    ):
        assert isinstance(site.invite(), Sent)
        assert isinstance(site.invite(), Sent)
        assert proxy.connections == 1


def test_a_proxy_whose_certificate_is_no_good_gets_nothing(roads: Roads) -> None:
    with (
        Proxy(tls=certified(trustme.CA(), "127.0.0.1")) as proxy,
        roads.to(does.answering(reply()), Road.TUNNEL, proxy_for=lambda _: proxy.url) as site,
    ):
        outcome = site.invite()
        assert isinstance(outcome, Requeue)
        assert outcome.reason is Reason.CERTIFICATE
        assert proxy.heads == []


def test_this_computer_is_never_asked_for_by_way_of_a_proxy(roads: Roads) -> None:
    def never(_: str) -> str | None:
        raise AssertionError

    with roads.to(does.answering(reply())) as site:
        base = BaseUrl.parse(f"http://127.0.0.1:{site.server.port}/api/v2")
        assert isinstance(base, BaseUrl)
        client = roads.client(base, proxy_for=never)
        assert isinstance(client.invite(GETLINK, KEY), Sent)
        client.close()


def test_neither_netrc_nor_a_proxy_of_the_environment_is_used_behind_the_scenes(
    roads: Roads, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = own_home / ".netrc"
    netrc.write_text(f"machine {HOST} login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{refusing_port()}")
    with roads.to(does.answering(reply()), Road.TLS, proxy_for=None) as site:
        assert isinstance(site.invite(), Sent)
        assert site.server.ledger.requests[0].header("Authorization") is None
