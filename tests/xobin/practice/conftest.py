"""A running practice server, and somebody who speaks plain HTTP to it."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from desktop_invite.xobin.practice import PRACTICE_KEY, Paces, Pages, PracticeServer
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INVITE = "/api/v2/automated-interviews/invite"
PAGES = Pages.in_folder(Path(__file__).parents[3] / "resources" / "practice")


class HandClock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        """Return the date that belongs to the seconds."""
        return datetime.fromtimestamp(self.seconds, UTC)

    def monotonic(self) -> float:
        """Return the seconds, which the test sets."""
        return self.seconds


@dataclass(frozen=True)
class Said:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def fields(self) -> dict[str, object]:
        """The answer's JSON object."""
        assert self.headers["Content-Type"] == "application/json"
        fields = json.loads(self.text)
        assert isinstance(fields, dict)
        return fields


class Caller:
    """Speaks HTTP to one server, a connection for each request."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.port = urlsplit(base_url).port
        assert self.port is not None

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Said:
        """Send one request and read the whole answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Said(response.status, dict(response.headers), response.read().decode())
        finally:
            connection.close()

    def invite(self, body: bytes | None = None, /, **fields: object) -> Said:
        """Ask for an invite; fields replace those of a good request, bytes the whole body."""
        whole = good_fields() | fields
        sent = json.dumps(whole).encode() if body is None else body
        return self.ask("POST", INVITE, sent, good_headers())

    def open(self, link: object) -> Said:
        """Open a link as a browser does."""
        assert isinstance(link, str)
        return self.ask("GET", urlsplit(link).path)


def good_fields() -> dict[str, object]:
    """Return the body of a request in order."""
    return {
        "candidate_name": "Asha Rao",
        "candidate_email": "asha@example.com",
        "interview_id": 305,
        "invite_format": "getlink",
    }


def good_headers() -> dict[str, str]:
    """Return the headers of a request in order."""
    return {"apiKey": PRACTICE_KEY, "Content-Type": "application/json"}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def server(clock: HandClock) -> Iterator[PracticeServer]:
    """Serve the bundled pages; `slow@` is hardly slow."""
    server = PracticeServer(PAGES, paces=Paces(slow=0.05), clock=clock)
    yield server
    server.stop()


@pytest.fixture
def caller(server: PracticeServer) -> Caller:
    return Caller(server.start())
