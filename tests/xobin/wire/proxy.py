"""A small proxy: tunnels by CONNECT, forwards what comes in absolute form, or refuses."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from tests.xobin.wire.listening import Listener, hang_up

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    Manners = Callable[[socket.socket, Listener], None]


def refusing(status_line: str) -> Manners:
    """Answer every CONNECT with this status."""

    def behave(client: socket.socket, _: Listener) -> None:
        client.sendall(f"HTTP/1.1 {status_line}\r\nContent-Length: 0\r\n\r\n".encode())

    return behave


def dropping(client: socket.socket, _: Listener) -> None:
    """Close without a word."""


def hanging(_: socket.socket, listener: Listener) -> None:
    """Never answer."""
    listener.stopped.wait()


def babbling(client: socket.socket, _: Listener) -> None:
    """Answer with what is no HTTP."""
    client.sendall(b"220 mail.example.com ESMTP\r\n")


@dataclass
class Proxy:
    """Goes to 127.0.0.1 whatever the host is called, so that no test needs a name server."""

    manners: Manners | None = None
    """What it does instead of its work."""
    tls: ssl.SSLContext | None = None
    heads: list[str] = field(default_factory=list)
    """The heads of the requests that were for the proxy itself, as they came."""

    def __post_init__(self) -> None:
        self._listener = Listener(self._serve)

    @property
    def url(self) -> str:
        """Its address."""
        scheme = "http" if self.tls is None else "https"
        return f"{scheme}://127.0.0.1:{self._listener.port}"

    @property
    def connections(self) -> int:
        """How many have come."""
        return self._listener.connections

    def __enter__(self) -> Self:
        self._listener.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.__exit__()

    def _serve(self, client: socket.socket) -> None:
        if self.tls is not None:
            plain = client
            client = self.tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
            self._listener.replace(plain, client)
        with client:
            head, rest = _head(client)
            self.heads.append(head)
            if self.manners is not None:
                self.manners(client, self._listener)
            else:
                self._pass_on(client, head, rest)

    def _pass_on(self, client: socket.socket, head: str, rest: bytes) -> None:
        first, _, headers = head.partition("\r\n")
        method, target, version = first.split(" ")
        place = urlsplit(f"//{target}" if method == "CONNECT" else target)
        try:
            server = socket.create_connection(("127.0.0.1", place.port or 80))
        except OSError:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            return
        with server:
            self._listener.watch(server)
            if method == "CONNECT":
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                server.sendall(f"{method} {place.path} {version}\r\n{headers}".encode() + rest)
            _join(client, server)


def _head(client: socket.socket) -> tuple[str, bytes]:
    came = b""
    while b"\r\n\r\n" not in came:
        piece = client.recv(65536)
        if not piece:
            raise ConnectionError
        came += piece
    head, end, rest = came.partition(b"\r\n\r\n")
    return (head + end).decode("latin-1"), rest


def _join(client: socket.socket, server: socket.socket) -> None:
    """Carry bytes both ways until either side ends."""
    back = threading.Thread(target=_carry, args=(server, client))
    back.start()
    _carry(client, server)
    back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    hang_up(target)
    hang_up(source)
