"""The first byte is noted before it leaves: what breaks between it and the last one is a doubt."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Any

import pytest
from urllib3.exceptions import ProtocolError

from desktop_invite.invites.outcome import Reason, Sent, Unknown
from desktop_invite.xobin.connections import POOLS, ProbedPool
from desktop_invite.xobin.exchange import Exchange
from desktop_invite.xobin.phases import AttemptOverError, End, Phase, Probe
from desktop_invite.xobin.verdict import LARGEST_BODY, outcome_of
from tests.waiting import PATIENCE
from tests.xobin.test_verdict import NOW
from tests.xobin.wire.roads import GETLINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Visit


class Watched(socket.socket):
    """A connection that notes how far the attempt is at each write, and breaks at the second."""

    probe: Probe

    def __init__(self, descriptor: int) -> None:
        super().__init__(fileno=descriptor)
        self.phases: list[Phase] = []

    def sendall(self, data: Any, flags: int = 0, /) -> None:  # noqa: ANN401 - as sockets have it
        """Take the first piece of the request, and no other."""
        self.phases.append(self.probe.phase)
        if len(self.phases) > 1:
            raise ConnectionResetError
        super().sendall(data, flags)


@pytest.fixture
def breaking() -> Iterator[Watched]:
    """Return a connection that takes the head of a request and breaks at its body."""
    ours, theirs = socket.socketpair()
    with theirs, Watched(ours.detach()) as watched:
        yield watched


def pool_over(connection: Watched, probe: Probe) -> ProbedPool:
    """Return a pool whose one connection leads there."""
    pool = POOLS["http"]("xobin.test", maxsize=1)
    assert isinstance(pool, ProbedPool)
    connection.probe = pool.probe = probe
    pool.reach = lambda *_: connection
    return pool


def test_a_request_that_breaks_between_its_first_and_last_byte_is_a_doubt(
    breaking: Watched,
) -> None:
    probe = Probe(time.monotonic() + PATIENCE)
    pool = pool_over(breaking, probe)
    with pytest.raises(ProtocolError, match="ConnectionResetError"):
        pool.urlopen("POST", "/", body=b"{}", retries=False)
    assert breaking.phases[0] is Phase.SENDING
    assert probe.phase is Phase.SENDING
    assert isinstance(outcome_of(Exchange(probe.phase), GETLINK, NOW), Unknown)


def test_not_one_byte_leaves_after_an_attempt_was_ended(breaking: Watched) -> None:
    probe = Probe(time.monotonic() + PATIENCE)
    pool = pool_over(breaking, probe)
    probe.end(End.CLOSED)
    with pytest.raises(ProtocolError, match="ended from outside"):
        pool.urlopen("POST", "/", body=b"{}", retries=False)
    assert breaking.phases == []


def test_an_attempt_that_has_begun_to_send_goes_back_to_no_earlier_phase() -> None:
    probe = Probe(time.monotonic() + PATIENCE)
    probe.enter(Phase.SENDING)
    for earlier in (Phase.REACHING, Phase.TUNNELLING, Phase.SECURING, Phase.CONNECTED):
        with pytest.raises(AttemptOverError):
            probe.enter(earlier)
    assert probe.phase is Phase.SENDING


def test_an_endless_answer_is_let_go_and_not_held_in_memory(roads: Roads) -> None:
    poured = 0

    def pour(visit: Visit) -> None:
        nonlocal poured
        visit.request()
        visit.send(b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n")
        while poured < 64 * LARGEST_BODY:
            visit.send(b"[" * 65536)
            poured += 65536

    with roads.to(pour) as site:
        outcome = site.invite()
        assert isinstance(outcome, Sent)
        assert outcome.reason is Reason.ANSWER_CUT
    assert poured < 32 * LARGEST_BODY, "no more than what lay in the system's buffers"
