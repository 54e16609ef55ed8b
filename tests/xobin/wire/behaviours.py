"""What a server can do to a request, each as a function for `FaultServer`."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.xobin.wire.server import Behaviour, Visit

LINK = "https://app.xobin.com/i/8f3c"
ANSWER = {
    "name": "Zoë Brontë-Ng 王",
    "email": "zoe@example.com",
    "interview_name": "Sales screening",
    "interview_reponse_id": 80001,
    "interview_id": 305,
    "invite_link": LINK,
    "status": "Pending",
}
BODY = json.dumps(ANSWER).encode()
JSON = "application/json"
_BETWEEN_DROPS = 0.02
"""Seconds."""


def reply(
    status: int = 200, body: bytes = BODY, content_type: str | None = JSON, **headers: str
) -> bytes:
    """Return an answer as bytes; a header `Retry-After` is passed as `Retry_After`."""
    lines = [f"HTTP/1.1 {status} Whatever"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not {"Content_Length", "Transfer_Encoding"} & headers.keys():
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def answering(*replies: bytes) -> Behaviour:
    """Answer each request with the next reply, the last one again and again."""
    waiting = list(replies)

    def behave(visit: Visit) -> None:
        while visit.request() is not None:
            visit.send(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return behave


def saying(data: bytes) -> Behaviour:
    """Read the request, say this, and close."""

    def behave(visit: Visit) -> None:
        if visit.request() is not None:
            visit.send(data)

    return behave


def saying_then_hanging(data: bytes) -> Behaviour:
    """Read the request, say this, and neither go on nor close."""

    def behave(visit: Visit) -> None:
        if visit.request() is not None:
            visit.send(data)
            visit.hang()

    return behave


def dripping(start: bytes, drops: bytes) -> Behaviour:
    """Read the request, say the start at once and the rest a byte at a time, for ever."""

    def behave(visit: Visit) -> None:
        if visit.request() is None:
            return
        visit.send(start)
        at = 0
        while not visit.is_stopping(_BETWEEN_DROPS):
            visit.send(drops[at % len(drops) : at % len(drops) + 1])
            at += 1

    return behave


def pouring(start: bytes, piece: bytes) -> Behaviour:
    """Read the request, then send without an end."""

    def behave(visit: Visit) -> None:
        if visit.request() is None:
            return
        visit.send(start)
        while not visit.is_stopping(0):
            visit.send(piece)

    return behave


def drop_unread(visit: Visit) -> None:
    """Close at once."""


def drop_midway(visit: Visit) -> None:
    """Read some of the request and close."""
    visit.some(20)


def reset_midway(visit: Visit) -> None:
    """Read some of the request and reset."""
    visit.some(20)
    visit.reset()


def drop_after_the_request(visit: Visit) -> None:
    """Read all of the request and close."""
    visit.request()


def reset_after_the_request(visit: Visit) -> None:
    """Read all of the request and reset."""
    visit.request()
    visit.reset()


def hang_unread(visit: Visit) -> None:
    """Neither read nor answer."""
    visit.hang()


def hang_after_the_request(visit: Visit) -> None:
    """Read all of the request and don't answer."""
    visit.request()
    visit.hang()


def gzip_bomb() -> bytes:
    """Return an answer of some kilobytes that would unpack to 32 MiB."""
    return reply(200, gzip.compress(bytes(32 * 1024 * 1024)), Content_Encoding="gzip")


def handshake_hangs(visit: Visit) -> None:
    """Take the first bytes of TLS and say nothing."""
    visit.some(5)
    visit.hang()


def handshake_dropped(visit: Visit) -> None:
    """Take the first bytes of TLS and close."""
    visit.some(5)


def handshake_reset(visit: Visit) -> None:
    """Take the first bytes of TLS and reset."""
    visit.some(5)
    visit.reset()


def no_tls(visit: Visit) -> None:
    """Answer TLS with plain HTTP, as some gateways do."""
    visit.some(5)
    visit.send(reply(400, b"", None))
