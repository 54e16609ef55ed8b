"""The server: sockets, threads, and turns taken."""

from __future__ import annotations

import contextlib
import itertools
import socket
import struct
import threading
from collections import deque
from typing import TYPE_CHECKING, Self

from tests.servers import contract
from tests.servers.ledger import Ledger
from tests.servers.turns import Drip, Drop, Halves, Hang, Raw, Reply, Reset
from tests.servers.ways import Ways
from tests.servers.wire import Message, read_message

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from tests.servers.turns import Turn

_JOIN = 10.0


class ContractServer:
    """Listens on 127.0.0.1 from its making to `stop`; a context manager."""

    def __init__(
        self, ways: Ways | None = None, *, port: int = 0, ledger: Path | None = None
    ) -> None:
        self.ways = ways or Ways()
        self.ledger = Ledger(ledger)
        self._script = deque(self.ways.script)
        self._made = itertools.count(1)
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._released = threading.Event()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._listening = socket.create_server(("127.0.0.1", port), backlog=256)
        self.port: int = self._listening.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, name="contract-server", daemon=True)
        self._accepting.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def origin(self) -> str:
        """Where it is: `http://127.0.0.1:40123`, or https with TLS.

        By number: a bare machine need not know the name localhost.
        """
        scheme = "http" if self.ways.tls is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """The base URL of the API."""
        return self.origin + contract.BASE_PATH

    def script(self, *turns: Turn) -> None:
        """Say what is done with the next requests, after what was said before."""
        with self._lock:
            self._script.extend(turns)

    def release(self) -> None:
        """Let every hanging request go on, and let none hang any more."""
        self._released.set()

    def stop(self) -> None:
        """Drop every connection and end every thread; the ledger can still be read."""
        self._stopping.set()
        self._released.set()
        # A last connection wakes the thread that accepts.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), _JOIN).close()
        self._accepting.join(_JOIN)
        self._listening.close()
        with self._lock:
            still_open = tuple(self._open.items())
        for thread, connection in still_open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(_JOIN)
        self.ledger.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            connection, _ = self._listening.accept()
            if self._stopping.is_set():
                connection.close()
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            thread = threading.Thread(
                target=self._serve, args=(connection,), name="contract-connection", daemon=True
            )
            with self._lock:
                self._open[thread] = connection
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            connection = self._open[threading.current_thread()] = self._wrapped(connection)
        try:
            # The other side may go away at any moment.
            with contextlib.suppress(OSError), connection, connection.makefile("rb") as stream:
                while (message := read_message(stream)) and self._handle(message, connection):
                    pass
        finally:
            with self._lock:
                del self._open[threading.current_thread()]

    def _wrapped(self, connection: socket.socket) -> socket.socket:
        # The handshake is left to the first read, which `stop` can end.
        if self.ways.tls is None:
            return connection
        return self.ways.tls.wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False
        )

    def _handle(self, message: Message, connection: socket.socket) -> bool:
        """Write the request down and take a turn; return whether the connection stays open."""
        by_contract, complaint = self._judge(message)
        self.ledger.add(message, complaint)
        if not message.whole:
            return False
        turn = self._next_turn() or by_contract
        if self._stopping.wait(self.ways.delay):
            return False
        if isinstance(turn, Hang):
            self._released.wait()
            turn = by_contract
        if isinstance(turn, Halves):
            connection.sendall(turn.first)
            self._released.wait()
            turn = Raw(turn.rest)
        stays = _take(turn, connection, self._stopping)
        return stays and message.all("Connection") != ["close"]

    def _judge(self, message: Message) -> tuple[Reply, str]:
        if not message.whole:
            return Reply(400), "cut"
        try:
            return contract.answer(message, self.ways, next(self._made)), ""
        except contract.ComplaintError as error:
            return Reply.json(error.status, {"message": str(error)}), str(error)

    def _next_turn(self) -> Turn | None:
        with self._lock:
            return self._script.popleft() if self._script else self.ways.then


def _take(
    turn: Reply | Raw | Drip | Drop | Reset, connection: socket.socket, stop: threading.Event
) -> bool:
    match turn:
        case Reply():
            connection.sendall(turn.on_the_wire())
            return True
        case Raw(data):
            connection.sendall(data)
        case Drip(data, every):
            for place in range(len(data)):
                connection.sendall(data[place : place + 1])
                if stop.wait(every):
                    break
        case Reset():
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        case Drop():
            pass
    return False
