"""The test server is strict, keeps a true ledger, and misbehaves only when told to."""

from __future__ import annotations

import http.client
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme

from tests.desktop.processes import running
from tests.servers import (
    INVITE_PATH,
    ContractServer,
    Drip,
    Drop,
    Hang,
    Raw,
    Reply,
    Reset,
    Ways,
    read_ledger,
)
from tests.waiting import PATIENCE, PROMPT, wait_until

_CHECKOUT = Path(__file__).parents[2]
_HEADERS = {"apiKey": "test-key", "Content-Type": "application/json"}
_FIELDS: dict[str, object] = {
    "candidate_name": "Zoë Brontë-Ng 王",
    "candidate_email": "zoe@example.com",
    "interview_id": 305,
    "invite_format": "getlink",
}


class _Line:
    """One connection to a server."""

    def __init__(self, base_url: str, trust: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(base_url)
        assert parts.hostname is not None
        self.connection = (
            http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
            if trust is None
            else http.client.HTTPSConnection(
                parts.hostname, parts.port, timeout=PATIENCE, context=trust
            )
        )

    def __enter__(self) -> _Line:  # noqa: PYI034  # never subclassed
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def post(
        self, fields: dict[str, object], headers: dict[str, str] = _HEADERS, path: str = INVITE_PATH
    ) -> tuple[int, dict[str, object]]:
        self.connection.request("POST", path, json.dumps(fields).encode(), headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())


def test_an_invite_is_answered_with_the_documents_fields() -> None:
    with ContractServer() as server, _Line(server.base_url) as line:
        status, answer = line.post(_FIELDS)
    assert status == 200
    assert list(answer) == [
        "name",
        "email",
        "interview_name",
        "interview_reponse_id",
        "interview_id",
        "invite_link",
        "status",
    ]
    assert answer["name"] == "Zoë Brontë-Ng 王"


def test_the_ledger_has_the_request_as_it_came() -> None:
    with ContractServer() as server, _Line(server.base_url) as line:
        line.post(_FIELDS)
        (recorded,) = server.ledger.requests()
    assert (recorded.message.method, recorded.message.path) == ("POST", INVITE_PATH)
    assert recorded.message.all("APIKEY") == ["test-key"]
    assert recorded.message.body == json.dumps(_FIELDS).encode()
    assert (recorded.fields, recorded.email) == (_FIELDS, "zoe@example.com")
    assert recorded.complaint == ""


@pytest.mark.parametrize(
    ("fields", "headers", "path", "status"),
    [
        ({"interview_id": "305"}, {}, INVITE_PATH, 422),
        ({"interview_id": True}, {}, INVITE_PATH, 422),
        ({"invite_format": "link"}, {}, INVITE_PATH, 422),
        ({"candidate_name": ""}, {}, INVITE_PATH, 422),
        ({"invite_type": "getlink"}, {}, INVITE_PATH, 422),
        ({}, {"apiKey": "wrong"}, INVITE_PATH, 401),
        ({}, {"Content-Type": "text/plain"}, INVITE_PATH, 415),
        ({}, {}, "/automated-interviews/invite", 404),
    ],
)
def test_a_request_that_breaks_the_contract_is_refused_and_written_down(
    fields: dict[str, object], headers: dict[str, str], path: str, status: int
) -> None:
    with ContractServer() as server, _Line(server.base_url) as line:
        said, answer = line.post(_FIELDS | fields, _HEADERS | headers, path)
        (recorded,) = server.ledger.requests()
    assert said == status
    assert answer["message"] == recorded.complaint != ""


def test_the_server_can_insist_on_the_other_field_name() -> None:
    with ContractServer(Ways(format_field="invite_type")) as server, _Line(server.base_url) as line:
        status, answer = line.post(_FIELDS)
    assert status == 422
    assert "invite_type" in str(answer["message"])


def test_scripted_turns_come_first_and_then_the_contract() -> None:
    ways = Ways(script=(Reply.json(429, {}, ("Retry-After", "1")),))
    with ContractServer(ways) as server, _Line(server.base_url) as line:
        server.script(Reply.json(500, {"message": "oh"}))
        assert [line.post(_FIELDS)[0] for _ in range(3)] == [429, 500, 200]


def test_a_turn_can_be_for_every_request() -> None:
    with ContractServer(Ways(then=Reply.json(503, {}))) as server, _Line(server.base_url) as line:
        assert [line.post(_FIELDS)[0] for _ in range(3)] == [503] * 3


@pytest.mark.parametrize(
    ("turn", "error"),
    [
        (Drop(), http.client.RemoteDisconnected),
        (Reset(), ConnectionResetError),
        (Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"), http.client.IncompleteRead),
        (Drip(b"SMTP says hello\r\n", 0.0), http.client.BadStatusLine),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_fault_comes_after_the_request_was_written_down(
    turn: Drop | Reset | Raw | Drip, error: type[Exception]
) -> None:
    with ContractServer(Ways(then=turn)) as server, _Line(server.base_url) as line:
        with pytest.raises(error):
            line.post(_FIELDS)
        assert len(server.ledger.requests()) == 1


def test_half_a_request_is_written_down_as_that() -> None:
    with ContractServer() as server:
        with _Line(server.base_url) as line:
            line.connection.request("POST", INVITE_PATH, b"{", _HEADERS | {"Content-Length": "9"})
        (recorded,) = server.ledger.wait_for(1)
    assert (recorded.message.whole, recorded.complaint) == (False, "cut")


def test_a_hanging_request_goes_on_when_released() -> None:
    with ContractServer(Ways(then=Hang())) as server, _Line(server.base_url) as line:

        def release_what_hangs() -> None:
            server.ledger.wait_for(1)
            server.release()

        releaser = threading.Thread(target=release_what_hangs)
        releaser.start()
        assert line.post(_FIELDS)[0] == 200
        releaser.join()


@pytest.mark.parametrize("ways", [Ways(then=Hang()), Ways(delay=3600)], ids=["hang", "delay"])
def test_stopping_does_not_wait_for_requests(ways: Ways) -> None:
    with ContractServer(ways) as server, _Line(server.base_url) as line:
        line.connection.request("POST", INVITE_PATH, json.dumps(_FIELDS).encode(), _HEADERS)
        server.ledger.wait_for(1)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < PROMPT
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("contract-")]


def test_tls_is_spoken_with_the_certificate_given() -> None:
    authority = trustme.CA()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(serving)
    trust = ssl.create_default_context()
    with ContractServer(Ways(tls=serving)) as server:
        with _Line(server.base_url, trust) as line, pytest.raises(ssl.SSLCertVerificationError):
            line.post(_FIELDS)
        authority.configure_trust(trust)
        with _Line(server.base_url, trust) as line:
            assert line.post(_FIELDS)[0] == 200


def test_hundreds_of_requests_go_over_one_connection() -> None:
    with ContractServer() as server, _Line(server.base_url) as line:
        links = {line.post(_FIELDS)[1]["invite_link"] for _ in range(300)}
    assert len(links) == 300


def test_as_a_process_it_writes_its_ledger_before_it_answers(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    command = [
        sys.executable,
        "-m",
        "tests.servers",
        "--port",
        "0",
        "--delay",
        "3600",
        "--ledger",
        str(path),
    ]
    with running(command, os.environ, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().decode().strip()
        with _Line(base_url) as line:
            line.connection.request("POST", INVITE_PATH, json.dumps(_FIELDS).encode(), _HEADERS)
            wait_until(path.read_bytes, PATIENCE, "the request in the ledger's file")
        process.kill()
    (recorded,) = read_ledger(path)
    assert recorded.fields == _FIELDS
    assert recorded.message.all("apikey") == ["test-key"]


def test_half_a_line_in_the_ledgers_file_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with ContractServer(ledger=path) as server, _Line(server.base_url) as line:
        line.post(_FIELDS)
    with path.open("ab") as file:
        file.write(b'{"number": 2, "meth')
    assert [recorded.number for recorded in read_ledger(path)] == [1]
