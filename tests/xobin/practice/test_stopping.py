"""The practice server is there when asked for and gone when not."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from desktop_invite.xobin.practice import Paces, PracticeServer
from tests.waiting import PATIENCE, PROMPT, wait_until
from tests.xobin.practice.conftest import INVITE, Caller, good_fields, good_headers

if TYPE_CHECKING:
    from collections.abc import Iterator


def _ours() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("practice-")}


@contextlib.contextmanager
def _unanswered(caller: Caller) -> Iterator[http.client.HTTPConnection]:
    """Send a request that won't be answered for an hour."""
    connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=PATIENCE)
    fields = good_fields() | {"candidate_email": "slow@practice.test"}
    connection.request("POST", INVITE, json.dumps(fields).encode(), good_headers())
    try:
        yield connection
    finally:
        connection.close()


def test_stopping_drops_a_request_that_would_take_an_hour() -> None:
    server = PracticeServer(paces=Paces(slow=3600))
    with _unanswered(Caller(server.start())) as connection:
        wait_until(lambda: len(server.ledger()) == 1, PATIENCE, "the request to be read")
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < PROMPT
        with pytest.raises(http.client.RemoteDisconnected):
            connection.getresponse()
    assert not _ours()


@pytest.mark.parametrize(
    "sent", [b"", b"POST / HT", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"]
)
def test_stopping_drops_a_request_that_never_gets_whole(sent: bytes) -> None:
    server = PracticeServer()
    caller = Caller(server.start())
    with socket.create_connection(("127.0.0.1", caller.port), timeout=PATIENCE) as connection:
        connection.sendall(sent)
        wait_until(lambda: "practice-request" in _ours(), PATIENCE, "the connection to be accepted")
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < PROMPT
        assert connection.recv(1) == b""
    assert not _ours()


def test_nobody_listens_before_start_and_after_stop() -> None:
    server = PracticeServer()
    assert not _ours()
    caller = Caller(server.start())
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        caller.invite()


def test_stopping_twice_or_without_a_start_is_no_trouble() -> None:
    server = PracticeServer()
    server.stop()
    server.start()
    server.stop()
    server.stop()


def test_starting_twice_is_one_server() -> None:
    server = PracticeServer()
    try:
        assert server.start() == server.start()
    finally:
        server.stop()


def test_a_stopped_server_can_be_started_again_and_still_knows_its_invites() -> None:
    server = PracticeServer()
    for _ in range(2):
        assert Caller(server.start()).invite().status == 200
        server.stop()
    assert len(server.ledger()) == 2


def test_only_this_computer_is_listened_to(caller: Caller) -> None:
    assert caller.base_url == f"http://127.0.0.1:{caller.port}/api/v2"


def test_many_connections_are_served_at_once(caller: Caller, server: PracticeServer) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(caller.invite().status)) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert answers == [200] * 20
    assert len({invite.token for invite in server.ledger()}) == 20


def test_a_connection_can_be_used_again(caller: Caller) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=PATIENCE)
    try:
        for status in (422, 200):
            body = good_fields() if status == 200 else {}
            connection.request("POST", INVITE, json.dumps(body).encode(), good_headers())
            response = connection.getresponse()
            response.read()
            assert response.status == status
            assert not response.will_close
    finally:
        connection.close()


def test_nothing_is_written_to_the_terminal(
    caller: Caller, capfd: pytest.CaptureFixture[str]
) -> None:
    caller.invite()
    caller.ask("GET", "/nowhere")
    assert capfd.readouterr() == ("", "")


def test_the_same_secret_gives_the_same_links_and_another_one_others() -> None:
    def ending(secret: bytes | None) -> str:
        server = PracticeServer(secret=secret)
        try:
            return str(Caller(server.start()).invite().fields["invite_link"]).rpartition("/")[2]
        finally:
            server.stop()

    assert ending(b"1") == ending(b"1")
    assert len({ending(b"1"), ending(b"2"), ending(None), ending(None)}) == 4
