"""HTTP/1.1 requests, byte by byte as they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

_LONGEST_LINE = 64 * 1024


@dataclass(frozen=True)
class Message:
    """One request; not whole when the other side went away in the middle of it."""

    method: str = ""
    path: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """In their order and spelling."""
    body: bytes = b""
    whole: bool = False

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for key, value in self.headers if key.lower() == name.lower()]


def read_message(stream: BinaryIO) -> Message | None:
    """Read the next request; None when the other side has closed between two requests.

    A body must say its length. Raises ValueError for what is no HTTP/1.1.
    """
    first = _line(stream)
    if first is None:
        return None
    method, path, version = (first + "  ").split(" ")[:3]
    headers = _headers(stream)
    if headers is None or version != "HTTP/1.1":
        return Message(method, path)
    message = Message(method, path, headers)
    length = int((message.all("Content-Length") or ["0"])[0])
    body = stream.read(length)
    return Message(method, path, headers, body, whole=len(body) == length)


def _headers(stream: BinaryIO) -> tuple[tuple[str, str], ...] | None:
    headers: list[tuple[str, str]] = []
    while line := _line(stream):
        name, _, value = line.partition(":")
        headers.append((name, value.strip()))
    # An empty line ends a head; the end of the stream does not.
    return None if line is None else tuple(headers)


def _line(stream: BinaryIO) -> str | None:
    line = stream.readline(_LONGEST_LINE)
    return line[:-2].decode("latin-1") if line.endswith(b"\r\n") else None
