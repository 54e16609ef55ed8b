"""Every request that reached the server."""

from __future__ import annotations

import base64
import json
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.servers.wire import Message
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Recorded:
    """One request, and what was wrong with it."""

    number: int
    """1 for the first."""
    message: Message
    complaint: str
    """Empty when the request keeps to the contract."""

    @property
    def fields(self) -> dict[str, object]:
        """The body, parsed. Raises ValueError when it is no JSON object."""
        fields = json.loads(self.message.body)
        if not isinstance(fields, dict):
            raise ValueError("no object")  # noqa: TRY004  # one error for a body that can't be read
        return fields

    @property
    def email(self) -> str:
        """Who was invited."""
        return str(self.fields["candidate_email"])


class Ledger:
    """Keeps what came, in memory and, when it has a file, there: before the answer goes out."""

    def __init__(self, path: Path | None = None) -> None:
        self._changed = threading.Condition()
        self._recorded: list[Recorded] = []
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._file = None if path is None else os.open(path, flags, 0o600)

    def add(self, message: Message, complaint: str) -> Recorded:
        """Write down one request."""
        with self._changed:
            recorded = Recorded(len(self._recorded) + 1, message, complaint)
            # One write call: the line is with the operating system, whoever is killed next.
            if self._file is not None:
                os.write(self._file, _line(recorded))
            self._recorded.append(recorded)
            self._changed.notify_all()
        return recorded

    def requests(self) -> tuple[Recorded, ...]:
        """Return every request so far, in the order in which they were read."""
        with self._changed:
            return tuple(self._recorded)

    def wait_for(self, count: int, timeout: float = PATIENCE) -> tuple[Recorded, ...]:
        """Wait until so many requests were read. Raises AssertionError after `timeout` seconds."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self._recorded) >= count, timeout)
            assert came, f"{len(self._recorded)} of {count} requests came within {timeout:g} s"
            return tuple(self._recorded)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def read_ledger(path: Path) -> tuple[Recorded, ...]:
    """Read the file of a ledger that may still be written to; half a last line is left out."""
    lines = path.read_bytes().split(b"\n")[:-1]
    return tuple(_recorded(json.loads(line)) for line in lines)


def _line(recorded: Recorded) -> bytes:
    message = recorded.message
    fields = {
        "number": recorded.number,
        "method": message.method,
        "path": message.path,
        "headers": message.headers,
        "body": base64.b64encode(message.body).decode(),
        "whole": message.whole,
        "complaint": recorded.complaint,
    }
    return json.dumps(fields).encode() + b"\n"


def _recorded(fields: dict[str, Any]) -> Recorded:
    message = Message(
        method=fields["method"],
        path=fields["path"],
        headers=tuple((name, value) for name, value in fields["headers"]),
        body=base64.b64decode(fields["body"]),
        whole=fields["whole"],
    )
    return Recorded(fields["number"], message, fields["complaint"])
