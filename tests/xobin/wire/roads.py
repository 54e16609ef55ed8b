"""The ways from a client to a server on loopback: plain, TLS, through a proxy's tunnel, forwarded.

A road differs in nothing else, so the same faults are tried on each.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from tests.waiting import PATIENCE
from tests.xobin.wire.proxy import Proxy
from tests.xobin.wire.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import trustme

    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.xobin.reaching import Address
    from tests.xobin.wire.server import Behaviour

HOST = "xobin.test"
KEY = "canary-key-5f0c1d"
SHORT = 1.5
"""Seconds: the deadline where it is the deadline that is tried. All before it is soon done."""

ZOE = Candidate("Zoë Brontë-Ng 王", "zoe@example.com")
SALES = Interview(305, "Sales screening")
GETLINK = Draft(ZOE, SALES, Delivery.GETLINK)
SENDLINK = Draft(ZOE, SALES, Delivery.SENDLINK)


class Road(StrEnum):
    """How requests get to the server."""

    PLAIN = "plain"
    TLS = "tls"
    TUNNEL = "tunnel"
    """TLS, through a proxy's CONNECT."""
    FORWARDED = "forwarded"
    """Plain HTTP in absolute form, which a proxy passes on."""

    @property
    def is_secure(self) -> bool:
        """Whether the server speaks TLS."""
        return self in {Road.TLS, Road.TUNNEL}

    @property
    def has_proxy(self) -> bool:
        """Whether a proxy stands on it."""
        return self in {Road.TUNNEL, Road.FORWARDED}


def loopback(_: str, port: int) -> Sequence[Address]:
    """Resolve every name to this computer."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))]


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """Return a client's context that trusts one authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


def certified(authority: trustme.CA, *names: str, **options: Any) -> ssl.SSLContext:  # noqa: ANN401 - trustme's own
    """Return a server's context with a certificate for these names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **options).configure_cert(context)
    return context


@dataclass(frozen=True, slots=True)
class Site:
    """A server, the road to it, and a client at the road's other end."""

    server: FaultServer
    client: Client
    proxy: Proxy | None

    def invite(self, draft: Draft = GETLINK, key: str = KEY) -> Outcome:
        """Make one invite, and see that no more than one request came of it."""
        before = self.server.ledger.heads
        outcome = self.client.invite(draft, key)
        assert self.server.ledger.heads - before <= 1
        return outcome


class Roads:
    """Builds sites, with one certificate authority."""

    def __init__(self, authority: trustme.CA) -> None:
        self.authority = authority
        self._server_side = certified(authority, HOST, "127.0.0.1")

    @contextlib.contextmanager
    def to(
        self,
        behaviour: Behaviour,
        road: Road = Road.PLAIN,
        *,
        deadline: float = PATIENCE,
        tls: ssl.SSLContext | bool = True,
        **doors: Any,  # noqa: ANN401 - the client's own
    ) -> Iterator[Site]:
        """Open a road to a server that behaves like this; `tls=False` leaves even TLS to it."""
        secure = (self._server_side if tls is True else tls or None) if road.is_secure else None
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(FaultServer(behaviour, secure))
            proxy = stack.enter_context(Proxy()) if road.has_proxy else None
            doors.setdefault("proxy_for", (lambda _: proxy.url) if proxy else None)
            client = self.client(base_url(road, server.port), deadline=deadline, **doors)
            stack.callback(client.close)
            yield Site(server, client, proxy)

    def client(self, base: BaseUrl, **doors: Any) -> Client:  # noqa: ANN401 - the client's own
        """Make a client that trusts the authority and finds every name here."""
        doors.setdefault("resolve", loopback)
        doors.setdefault("trust", lambda: trusting(self.authority))
        doors.setdefault("proxy_for", None)
        doors.setdefault("deadline", PATIENCE)
        return Client(base, **doors)


def base_url(road: Road, port: int) -> BaseUrl:
    """Return the address to use on a road; not `parse`d, which allows plain HTTP only here."""
    scheme = "https" if road.is_secure else "http"
    return BaseUrl(f"{scheme}://{HOST}:{port}/api/v2")
