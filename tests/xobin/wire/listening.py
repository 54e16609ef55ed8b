"""A listener on loopback: a thread for each connection, and nothing left behind when it stops."""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_END_OF_THREAD = 10.0
"""Seconds; a thread that lasts longer after `stop` is a fault of the test's own."""
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Listener:
    """Hands each connection to `serve`, on a thread of its own."""

    def __init__(self, serve: Callable[[socket.socket], None]) -> None:
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._bell, self._button = socket.socketpair()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self.stopped = threading.Event()
        self.connections = 0
        """How many have come."""

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._listen)
        self._threads.append(thread)
        thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._button.close()
        self._threads[0].join(_END_OF_THREAD)
        with self._lock:
            for connection in self._open:
                hang_up(connection)
        for thread in self._threads[1:]:
            thread.join(_END_OF_THREAD)
        assert not any(thread.is_alive() for thread in self._threads)
        self._bell.close()
        self._listener.close()

    def replace(self, old: socket.socket, new: socket.socket) -> None:
        """Watch a connection in its new form (TLS took its descriptor over)."""
        with self._lock:
            self._open.discard(old)
            self._open.add(new)

    def watch(self, connection: socket.socket) -> None:
        """Hang up this one too when the listener stops."""
        with self._lock:
            self._open.add(connection)

    def _listen(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._bell, selectors.EVENT_READ)
            while not self.stopped.is_set():
                if any(key.fileobj is self._listener for key, _ in selector.select()):
                    self._accept()

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        with self._lock:
            self._open.add(connection)
            self.connections += 1
        thread = threading.Thread(target=self._run, args=(connection,))
        self._threads.append(thread)
        thread.start()

    def _run(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._serve(connection)


def hang_up(connection: socket.socket) -> None:
    """Wake whoever waits on a connection."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def reset(connection: socket.socket) -> None:
    """Close with a reset instead of an orderly end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    connection.close()
