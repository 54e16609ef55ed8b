"""A server that reads requests byte by byte, notes them in a ledger, and answers as it is told."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.xobin.wire.listening import Listener, reset

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable

    Behaviour = Callable[["Visit"], None]


@dataclass(frozen=True, slots=True)
class Request:
    """A request that came whole."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    connection: int
    """The connections that had come by then."""

    def header(self, name: str) -> str | None:
        """Return the one header of this name, None without one; two would be a fault."""
        found = [value for one, value in self.headers if one.lower() == name.lower()]
        assert len(found) <= 1, f"{name} came {len(found)} times"
        return found[0] if found else None


@dataclass(slots=True)
class Ledger:
    """What has come whole, in order."""

    requests: list[Request] = field(default_factory=list)
    heads: int = 0
    """Complete heads, whether or not a body followed."""


class Visit:
    """One connection, as a behaviour sees it."""

    def __init__(self, connection: socket.socket, ledger: Ledger, listener: Listener) -> None:
        self.connection = connection
        self._ledger = ledger
        self._listener = listener
        self._number = listener.connections
        self._unread = b""

    def request(self) -> Request | None:
        """Read one request into the ledger; None when the connection ends before its end."""
        head = self._until(b"\r\n\r\n")
        if head is None:
            return None
        self._ledger.heads += 1
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = tuple((name, value.strip()) for name, _, value in _split(lines))
        length = next((int(v) for n, v in headers if n.lower() == "content-length"), 0)
        body = self._exactly(length)
        if body is None:
            return None
        request = Request(method, target, headers, body, self._number)
        self._ledger.requests.append(request)
        return request

    def some(self, count: int) -> None:
        """Read at least so many bytes, and no whole request."""
        while len(self._unread) < count and (piece := self.connection.recv(count)):
            self._unread += piece

    def send(self, data: bytes) -> None:
        """Send all of it."""
        self.connection.sendall(data)

    def hang(self) -> None:
        """Say nothing until the server stops."""
        self._listener.stopped.wait()

    def is_stopping(self, seconds: float) -> bool:
        """Let so much time pass between two drops; True when the server stops."""
        return self._listener.stopped.wait(seconds)

    def reset(self) -> None:
        """End the connection with a reset."""
        reset(self.connection)

    def _until(self, end: bytes) -> bytes | None:
        while end not in self._unread:
            piece = self.connection.recv(65536)
            if not piece:
                return None
            self._unread += piece
        found, _, self._unread = self._unread.partition(end)
        return found

    def _exactly(self, length: int) -> bytes | None:
        while len(self._unread) < length:
            piece = self.connection.recv(65536)
            if not piece:
                return None
            self._unread += piece
        found, self._unread = self._unread[:length], self._unread[length:]
        return found


class FaultServer:
    """Serves one behaviour, over TLS when a context is given."""

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self._behaviour = behaviour
        self._tls = tls
        self._listener = Listener(self._serve)
        self.ledger = Ledger()
        self.done = threading.Event()
        """Set when a behaviour has come to its end and its connection is closed."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._listener.port

    @property
    def connections(self) -> int:
        """How many have come."""
        return self._listener.connections

    def __enter__(self) -> Self:
        self._listener.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.__exit__()

    def _serve(self, connection: socket.socket) -> None:
        if self._tls is not None:
            connection = self._secured(connection, self._tls)
        try:
            with connection:
                self._behaviour(Visit(connection, self.ledger, self._listener))
        finally:
            self.done.set()

    def _secured(self, plain: socket.socket, tls: ssl.SSLContext) -> socket.socket:
        secured = tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self._listener.replace(plain, secured)
        try:
            secured.do_handshake()
        except BaseException:
            secured.close()
            raise
        return secured


def _split(lines: list[str]) -> list[tuple[str, str, str]]:
    return [line.partition(":") for line in lines]
