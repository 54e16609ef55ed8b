"""The whole way: the sending thread, the real client, a strict server with a ledger, a file."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.sending.account import Account
from desktop_invite.sending.opening import open_outbox_records
from desktop_invite.sending.worker import Sending
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from tests.sending.bench import HandClock, draft
from tests.sending.window import Window
from tests.servers import ContractServer, Drop, Hang, Reply, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE = 20_000
"""Milliseconds to wait for what a loopback server answers."""


class Way:
    """A server, and a sending thread that speaks to it."""

    def __init__(self, qtbot: QtBot, history_path: Path, ways: Ways, deadline: float) -> None:
        self.qtbot = qtbot
        self.path = history_path
        self.server = ContractServer(ways)
        self._deadline = deadline
        self.sending = Sending(history_path, client_for=self._client, deadline=deadline)
        self.window = Window(self.sending)

    def _client(self, account: Account) -> Client:
        return Client(account.base_url, deadline=self._deadline, proxy_for=None)

    def leave_a_run(self, size: int) -> None:
        """Record invites as an earlier window would have left them."""
        with open_outbox_records(self.path, HandClock()) as records:
            records.add_many([draft(who) for who in range(size)], self.server.origin)

    def start(self, key: str = "test-key") -> None:
        """Start with a key."""
        with self.qtbot.waitSignal(self.sending.started, timeout=PATIENCE):
            self.sending.start()
        self.use_key(key)

    def use_key(self, key: str) -> None:
        """Change the key."""
        base_url = BaseUrl.parse(self.server.base_url)
        assert isinstance(base_url, BaseUrl)
        self.sending.use_account(Account(base_url, key))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Let the window's thread run until the condition is true."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def close(self) -> float:
        """Close, and return how long that took."""
        began = time.monotonic()
        with self.qtbot.waitSignal(self.sending.closed, timeout=PATIENCE):
            self.sending.close()
        return time.monotonic() - began

    def on_disk(self) -> list[Invite]:
        """Return every invite of the closed history."""
        with open_outbox_records(self.path, HandClock()) as records:
            found: list[Invite] = []
            while (invite := records.invite(len(found) + 1)) is not None:
                found.append(invite)
            return found

    def counts(self) -> Counter[Status]:
        """Return how many invites of the closed history stand how."""
        return Counter(invite.status for invite in self.on_disk())

    def asked_for(self) -> Counter[str]:
        """Return who was invited at the server, and how often."""
        return Counter(recorded.email for recorded in self.server.ledger.requests())

    def take_down(self) -> None:
        """End both sides."""
        assert self.sending.close_and_wait(10.0)
        self.server.stop()


@pytest.fixture
def new_way(qtbot: QtBot, history_path: Path) -> Iterator[Callable[..., Way]]:
    """Return a maker of ways, which end with the test."""
    made: list[Way] = []

    def new(ways: Ways | None = None, *, deadline: float = 5.0) -> Way:
        made.append(Way(qtbot, history_path, ways or Ways(), deadline))
        return made[-1]

    yield new
    for way in made:
        way.take_down()


def emails(invites: list[Invite], status: Status) -> set[str]:
    """Return the addresses of those that stand so."""
    return {invite.candidate.email for invite in invites if invite.status is status}


def test_one_draft_is_one_request_and_one_link(new_way: Callable[..., Way]) -> None:
    way = new_way()
    way.start()
    way.sending.submit(draft("asha"))
    way.wait_for(lambda: Status.SENT in way.window.statuses())
    (recorded,) = way.server.ledger.requests()
    assert recorded.complaint == ""
    assert way.window.changes()[-1].invite.link == "https://interviews.example.test/i/1"
    interviews = way.window.all_told(events.InterviewsChanged)[-1].interviews
    assert [interview.number for interview in interviews] == [305]


def test_an_incident_in_a_run_costs_at_most_the_requests_in_flight(
    new_way: Callable[..., Way],
) -> None:
    good = [Reply.json(200, {"invite_link": f"https://x.test/{n}"}) for n in range(6)]
    way = new_way(Ways(script=tuple(good), then=Drop()))
    way.leave_a_run(30)
    way.start()
    way.sending.resume()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    way.close()
    counts = way.counts()
    assert counts[Status.SENT] == 6
    assert 1 <= counts[Status.UNKNOWN] <= 4
    assert counts[Status.QUEUED] == 30 - 6 - counts[Status.UNKNOWN]
    assert set(way.asked_for().values()) == {1}
    assert way.asked_for().total() == 6 + counts[Status.UNKNOWN]


def test_a_server_that_is_gone_costs_no_doubt(new_way: Callable[..., Way]) -> None:
    way = new_way()
    way.server.stop()
    way.leave_a_run(5)
    way.start()
    way.sending.resume()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    paused = way.window.all_told(events.Paused)[-1]
    assert (paused.reason, paused.held) == (Reason.OFFLINE, 5)
    way.close()
    assert way.counts() == {Status.QUEUED: 5}


def test_a_run_goes_on_by_itself_when_the_server_has_had_its_rest(
    new_way: Callable[..., Way],
) -> None:
    busy = Reply(429, headers=(("Retry-After", "1"),))
    way = new_way(Ways(script=(busy,)))
    way.leave_a_run(6)
    way.start()
    way.sending.resume()
    way.wait_for(lambda: way.window.statuses().count(Status.SENT) == 6)
    assert way.window.all_told(events.Paused)[0].resumes_in == pytest.approx(1.0, abs=0.1)
    assert sorted(way.asked_for().values()) == [1, 1, 1, 1, 1, 2], "the refused one came twice"


def test_a_bad_key_costs_one_request_and_the_right_one_sends_the_rest(
    new_way: Callable[..., Way],
) -> None:
    way = new_way()
    way.leave_a_run(6)
    way.start("wrong-key")
    way.sending.resume()
    way.wait_for(lambda: bool(way.window.all_told(events.Paused)))
    assert len(way.server.ledger.requests()) == 1
    way.use_key("test-key")
    way.wait_for(lambda: way.window.statuses().count(Status.SENT) == 5)
    assert set(way.asked_for().values()) == {1}


@pytest.mark.parametrize("moment", [1, 2, 5, 11])
def test_closed_at_any_moment_of_a_run_nothing_is_in_doubt(
    new_way: Callable[..., Way], moment: int
) -> None:
    way = new_way(Ways(delay=0.02))
    way.leave_a_run(20)
    way.start()
    way.sending.resume()
    way.server.ledger.wait_for(moment)
    assert way.close() < 2.0
    invites = way.on_disk()
    assert emails(invites, Status.SENT) == set(way.asked_for())
    assert set(way.asked_for().values()) == {1}
    assert {invite.status for invite in invites} == {Status.SENT, Status.QUEUED}


def test_closed_while_the_server_hangs_only_what_was_in_flight_is_in_doubt(
    new_way: Callable[..., Way],
) -> None:
    way = new_way(Ways(then=Hang()), deadline=0.5)
    way.leave_a_run(10)
    way.start()
    way.sending.resume()
    way.server.ledger.wait_for(1)
    assert way.close() < 0.5 + 2.0
    assert emails(way.on_disk(), Status.UNKNOWN) == set(way.asked_for())
    assert way.counts()[Status.QUEUED] == 9
