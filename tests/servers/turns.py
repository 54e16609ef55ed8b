"""What the server can do with a request that it has read and written into its ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Reply:
    """Answer with this; the length is said in the head."""

    status: int
    body: bytes = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def json(cls, status: int, fields: object, *headers: tuple[str, str]) -> Reply:
        """Answer with a JSON body."""
        return cls(status, json.dumps(fields).encode(), headers=headers)

    def on_the_wire(self) -> bytes:
        """Return the whole answer, head and body."""
        phrase = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Unheard Of"
        lines = [f"HTTP/1.1 {self.status} {phrase}", f"Content-Length: {len(self.body)}"]
        lines += [f"Content-Type: {self.content_type}"] if self.content_type else []
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


@dataclass(frozen=True)
class Raw:
    """Write these bytes as they are, and close."""

    data: bytes


@dataclass(frozen=True)
class Drip:
    """Write these bytes one at a time, with so many seconds between two, and close."""

    data: bytes
    every: float


@dataclass(frozen=True)
class Drop:
    """Close without an answer."""


@dataclass(frozen=True)
class Reset:
    """Break the connection off (TCP RST) without an answer."""


@dataclass(frozen=True)
class Hang:
    """Hold the request until `release`, then answer it by the contract."""


@dataclass(frozen=True)
class Halves:
    """Write the first bytes at once, the rest after `release`, and close."""

    first: bytes
    rest: bytes


Turn = Reply | Raw | Drip | Drop | Reset | Hang | Halves
