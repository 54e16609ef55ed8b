"""One POST: never followed, never repeated, never decompressed, never longer than its attempt.

What `requests` would do on its own is left out by using its adapter without a session: no
redirects, no cookies, no `.netrc`, no proxies of the environment, no certificates but those of
the context that is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from desktop_invite.invites.clock import Clock, SystemClock
from desktop_invite.xobin.connections import POOLS, ProbedPool
from desktop_invite.xobin.details import fault_details
from desktop_invite.xobin.exchange import Exchange, Reply
from desktop_invite.xobin.phases import Phase
from desktop_invite.xobin.reaching import Resolver, ask, reach
from desktop_invite.xobin.verdict import LARGEST_BODY

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping

    from desktop_invite.xobin.phases import Probe
    from desktop_invite.xobin.proxies import ProxyFinder

IDLE_LIMIT = 2.0
"""Seconds after which a kept connection is not used again.

A server that drops it just then would leave us not knowing whether the request was read; most
keep connections for five seconds at least. A run sends its next request within a fraction of one.
"""

_LATER_THAN_THE_DEADLINE = 1.0
"""Seconds: it is the probe that ends an attempt and knows why; a socket must not forestall it."""
_PIECE = 16 * 1024
_ONCE = Retry(
    total=0,
    connect=0,
    read=0,
    redirect=0,
    status=0,
    other=0,
    raise_on_redirect=False,
    raise_on_status=False,
    respect_retry_after_header=False,
)
_FORESEEN = (OSError, HTTPError, HTTPException)


class _ProxyUnknownError(OSError):
    """Which proxy to use could not be found out."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What a request needs of the computer."""

    trust: Callable[[], ssl.SSLContext]
    """Asked once per line, and only for https."""
    proxy_for: ProxyFinder | None
    resolve: Resolver
    idle_limit: float = IDLE_LIMIT
    clock: Clock = field(default_factory=SystemClock)


@dataclass(frozen=True, slots=True)
class Post:
    """What is to be sent, and where."""

    url: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def host(self) -> str:
        """Host and port, for IT to read."""
        return urlsplit(self.url).netloc


class Line:
    """A way to the host that carries one request at a time and stays open in between."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._adapter: _Adapter | None = None
        self._free_since = self._times()

    def send(self, post: Post, probe: Probe) -> Exchange:
        """Send one request, and return how far it came and what came back.

        Raises nothing for the world's faults; what it raises is a surprise.
        """
        body = bytearray()
        proxy, fault, is_whole = None, "", False
        try:
            proxy = self._proxy(post.url, probe)
            is_whole = self._converse(post, proxy, probe, body)
        except _FORESEEN as trouble:
            probe.end_if_late()
            fault = fault_details(trouble, post.host, proxy)
        self._free_since = self._times()
        reply = _reply(probe, bytes(body), is_whole=is_whole)
        return Exchange(probe.phase, reply, probe.ended_by, proxy is not None, fault)

    def hang_up(self) -> None:
        """Close the connection; the next request makes another."""
        if self._adapter is not None:
            self._adapter.close()

    def _proxy(self, url: str, probe: Probe) -> str | None:
        if self._doors.proxy_for is None:
            return None
        probe.enter(Phase.TUNNELLING)
        return ask(partial(_find_proxy, self._doors.proxy_for, url), probe)

    def _converse(self, post: Post, proxy: str | None, probe: Probe, body: bytearray) -> bool:
        """Send, and read the answer's body; return whether it came to its own end."""
        adapter = self._ready(post.url, probe)
        adapter.probe = probe
        request = requests.Request("POST", post.url, dict(post.headers), data=post.body).prepare()
        proxies = {urlsplit(post.url).scheme: proxy} if proxy else {}
        patience = probe.seconds_left + _LATER_THAN_THE_DEADLINE
        response = adapter.send(request, stream=True, timeout=patience, proxies=proxies)
        try:
            return _read(response.raw, body) and probe.ended_by is None
        finally:
            response.close()

    def _ready(self, url: str, probe: Probe) -> _Adapter:
        if self._was_idle_too_long():
            self.hang_up()
        if self._adapter is None:
            self._adapter = _Adapter(self._context(url, probe), self._doors.resolve)
        probe.enter(Phase.REACHING)
        return self._adapter

    def _was_idle_too_long(self) -> bool:
        """Ask both clocks: the one that never goes back may stand still while a computer sleeps."""
        idle = [now - then for now, then in zip(self._times(), self._free_since, strict=True)]
        return not all(0 <= seconds <= self._doors.idle_limit for seconds in idle)

    def _times(self) -> tuple[float, float]:
        clock = self._doors.clock
        return clock.monotonic(), clock.now().timestamp()

    def _context(self, url: str, probe: Probe) -> ssl.SSLContext | None:
        if not url.startswith("https:"):
            return None
        probe.enter(Phase.SECURING)
        return self._doors.trust()


class _Adapter(HTTPAdapter):
    """The adapter of `requests`, with our connections and our trust in it."""

    probe: Probe

    def __init__(self, context: ssl.SSLContext | None, resolve: Resolver) -> None:
        self._context = context
        self._reach = partial(reach, resolve=resolve)
        self._pools: set[ProbedPool] = set()
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=_ONCE)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - passed on
        contexts = {"ssl_context": self._context, "proxy_ssl_context": self._context}
        manager = super().proxy_manager_for(proxy, **(contexts | kwargs))
        manager.pool_classes_by_scheme = POOLS
        return manager

    def cert_verify(self, conn: Any, *_: object) -> None:  # noqa: ANN401 - passed on
        """Demand a certificate, and leave the judging to the context."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> ProbedPool:  # noqa: ANN401 - passed on
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        if not isinstance(pool, ProbedPool):
            raise TypeError("a pool whose connections tell nothing")
        pool.probe, pool.reach = self.probe, self._reach
        self._pools.add(pool)
        return pool

    def close(self) -> None:
        """Close the sockets now, and not when the garbage is collected."""
        super().close()
        while self._pools:
            self._pools.pop().close()


def _find_proxy(proxy_for: ProxyFinder, url: str) -> str | None:
    """Ask the door, whose troubles are the world's: nothing has been sent yet."""
    try:
        return proxy_for(url)
    except Exception as trouble:
        raise _ProxyUnknownError("the proxy could not be found out") from trouble


def _read(raw: Any, body: bytearray) -> bool:  # noqa: ANN401 - what requests says of it
    """Read pieces as they come, so that a cut loses none of them; return whether the end came."""
    while len(body) <= LARGEST_BODY:
        piece = raw.read1(_PIECE, decode_content=False)
        if not piece:
            return True
        body += piece
    return False


def _reply(probe: Probe, body: bytes, *, is_whole: bool) -> Reply | None:
    head = probe.head
    if head.status is None:
        return None
    return Reply(head.status, head.headers(), body, is_whole and head.is_whole)
