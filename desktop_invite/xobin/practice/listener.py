"""The sockets and threads of the practice server."""

from __future__ import annotations

import contextlib
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer
from typing import TYPE_CHECKING

from desktop_invite.xobin.practice.contract import Request
from desktop_invite.xobin.practice.desk import Drop, Reply, failure

if TYPE_CHECKING:
    from typing import Any

    from desktop_invite.xobin.practice.desk import Desk

_LARGEST_BODY = 64 * 1024
_IDLE = 60.0
"""Seconds after which a silent connection is closed."""
_JOIN = 5.0
"""Seconds that a thread has to end, once there is nothing left for it to wait for."""


class Listener(TCPServer):
    """Accepts connections and gives each a thread; knows them all, to end them."""

    # Not `http.server.HTTPServer`: it asks the DNS for this computer's name first.
    request_queue_size = 128

    def __init__(self, desk: Desk) -> None:
        """Take a free port of 127.0.0.1; `start` answers there. Raises OSError."""
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.desk = desk
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._accepting = threading.Thread(target=self._accept, name="practice-server", daemon=True)

    @property
    def origin(self) -> str:
        """Where it listens, `http://127.0.0.1:40123`."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def start(self) -> None:
        """Accept connections, in a thread of its own."""
        self._accepting.start()

    def stop(self) -> None:
        """Accept no more, drop the open connections, and wait for the threads to end."""
        self.stopping.set()
        # A last connection wakes the thread that accepts: it never looks at the clock.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.server_address[1]), _JOIN).close()
        self._accepting.join(_JOIN)
        self.server_close()
        with self._lock:
            still_open = tuple(self._open.items())
        for _, connection in still_open:
            # Not `close`: only this wakes a thread that reads.
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread, _ in still_open:
            thread.join(_JOIN)

    def _accept(self) -> None:
        while not self.stopping.is_set():
            self.handle_request()

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ANN401, ARG002  # inherited
        """Take no connection that comes after the stop."""
        return not self.stopping.is_set()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # inherited
        """Serve a connection in its own thread."""
        thread = threading.Thread(
            target=self._serve, args=(request, client_address), name="practice-request", daemon=True
        )
        with self._lock:
            self._open[thread] = request
        thread.start()

    def _serve(self, connection: socket.socket, client_address: tuple[str, int]) -> None:
        try:
            # The other side may go away at any moment; that is its right and not our trouble.
            with contextlib.suppress(OSError):
                self.finish_request(connection, client_address)
        finally:
            self.shutdown_request(connection)
            with self._lock:
                del self._open[threading.current_thread()]


class _Exchange(BaseHTTPRequestHandler):
    """The requests of one connection."""

    server: Listener
    protocol_version = "HTTP/1.1"
    server_version = "Practice"
    sys_version = ""
    timeout = _IDLE
    # Head and body leave together, and at once.
    wbufsize = -1
    disable_nagle_algorithm = True

    def answer(self) -> None:
        """Read the request to its end, and answer it, or drop the connection."""
        body = self._body()
        if isinstance(body, Reply):
            self.close_connection = True
            self._write(body)
            return
        reply = self.server.desk.answer(self._request(body), self.server.origin)
        if isinstance(reply, Drop) or self.server.stopping.wait(reply.after):
            self.close_connection = True
            return
        self._write(reply)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a request that can't be read as HTTP, in JSON like everything else."""
        self.close_connection = True
        if code == HTTPStatus.NOT_IMPLEMENTED:
            code = HTTPStatus.METHOD_NOT_ALLOWED
        self._write(failure(HTTPStatus(code), explain or message or HTTPStatus(code).phrase))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # inherited
        """Say nothing: the request line names candidates' links."""

    def _request(self, body: bytes) -> Request:
        return Request(
            self.command,
            self.path,
            body,
            host=self.headers.get("Host", ""),
            key=self.headers.get("apiKey", ""),
            content_type=self.headers.get("Content-Type", ""),
        )

    def _body(self) -> bytes | Reply:
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            return failure(HTTPStatus.BAD_REQUEST, "The request must say its Content-Length.")
        if int(length) > _LARGEST_BODY:
            return failure(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large.")
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise ConnectionAbortedError
        return body

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        for name, value in reply.headers:
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)


# `http.server` looks for a method of this name for each method of HTTP.
for _method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
    setattr(_Exchange, f"do_{_method}", _Exchange.answer)
