"""Connections that tell a probe how far they are, and ask it before each byte.

Everything that a connection does before its request counts as connecting: the way to a proxy,
its CONNECT, the TLS handshake.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from desktop_invite.xobin.head import NotedResponse
from desktop_invite.xobin.phases import Phase

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from urllib3.response import HTTPResponse

    from desktop_invite.xobin.phases import Probe

    Reach = Callable[[str, int, Probe], socket.socket]


class _ProbedConnection(HTTPConnection):
    """A connection in the service of one attempt after another."""

    probe: Probe
    reach: Reach
    _after_reaching = Phase.REACHING

    def serve(self, probe: Probe, reach: Reach) -> None:
        """Work for this attempt from now on. Raises AttemptOverError when it is over already."""
        self.probe, self.reach = probe, reach
        if self.sock is not None:
            probe.hold(self.sock)
            probe.enter(Phase.CONNECTED)

    def connect(self) -> None:
        self.probe.enter(Phase.REACHING)
        super().connect()
        self.probe.enter(Phase.CONNECTED)

    def _new_conn(self) -> socket.socket:
        connection = self.reach(self._dns_host, self.port, self.probe)
        self.probe.enter(self._after_reaching)
        return connection

    def _tunnel(self) -> None:
        self.probe.enter(Phase.TUNNELLING)
        super()._tunnel()
        self.probe.enter(Phase.SECURING)

    def send(self, data: Any) -> None:  # noqa: ANN401 - as http.client has it
        if self.probe.phase >= Phase.CONNECTED:
            self.probe.enter(Phase.SENDING)
        super().send(data)

    def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().request(*args, **kwargs)
        self.probe.enter(Phase.SENT)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        # Only for this answer: the answer to a CONNECT, read elsewhere, decides nothing.
        self.response_class = partial(NotedResponse, head=self.probe.head)  # type: ignore[assignment]
        try:
            return super().getresponse()
        finally:
            del self.response_class


class _PlainConnection(_ProbedConnection):
    """HTTP, to the host or to a proxy that forwards."""


class _SecureConnection(_ProbedConnection, HTTPSConnection):
    """HTTPS, to the host or through a proxy's tunnel."""

    _after_reaching = Phase.SECURING


class ProbedPool(HTTPConnectionPool):
    """The connections to one host, which serve one attempt at a time."""

    ConnectionCls: type[_ProbedConnection] = _PlainConnection
    probe: Probe
    reach: Reach

    def _get_conn(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - urllib3's own protocol
        connection = super()._get_conn(timeout)
        try:
            connection.serve(self.probe, self.reach)  # type: ignore[attr-defined]  # ConnectionCls
        except BaseException:
            connection.close()
            raise
        return connection

    def _validate_conn(self, conn: Any) -> None:  # noqa: ANN401 - urllib3's own protocol
        """Connect before the request begins, as urllib3 itself does for TLS only.

        Within a request it takes a reset for a server that has answered early.
        """
        super()._validate_conn(conn)
        if conn.is_closed:
            conn.connect()


class _SecurePool(ProbedPool, HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


POOLS: dict[str, type[HTTPConnectionPool]] = {"http": ProbedPool, "https": _SecurePool}
"""The kinds of pool by scheme, as urllib3's pool managers take them."""
