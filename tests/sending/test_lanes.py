"""The request threads: several at a time, one report each, and none left behind."""

from __future__ import annotations

import logging
import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

import pytest

from desktop_invite.invites.outcome import Outcome, Reason, Requeue, Unknown
from desktop_invite.sending.lanes import RequestLanes
from tests.exhaustion import no_more_threads
from tests.sending.bench import ACCOUNT, OTHER_ACCOUNT, SENT, draft
from tests.sending.gate_client import GateClient, SurprisedClient
from tests.waiting import PATIENCE, PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_invite.sending.account import Account
    from desktop_invite.sending.doors import InviteClient

    NewLanes: TypeAlias = Callable[[Callable[[Account], InviteClient]], RequestLanes]


class Reports(SimpleQueue[tuple[int, Outcome]]):
    """What the lanes have reported."""

    def add(self, attempt_id: int, outcome: Outcome) -> None:
        """Take a report; called on the lanes' threads."""
        self.put((attempt_id, outcome))

    def take(self, number: int) -> dict[int, Outcome]:
        """Wait for so many reports, each of another attempt."""
        taken = dict(self.get(timeout=PATIENCE) for _ in range(number))
        assert len(taken) == number
        return taken


@pytest.fixture
def reports() -> Reports:
    """Return what takes the reports."""
    return Reports()


@pytest.fixture
def new_lanes(reports: Reports) -> Iterator[NewLanes]:
    """Return a maker of lanes, which are closed at the end and leave no thread."""
    made: list[RequestLanes] = []

    def new(client_for: Callable[[Account], InviteClient]) -> RequestLanes:
        made.append(RequestLanes(client_for, reports.add))
        return made[-1]

    yield new
    for lanes in made:
        lanes.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("request-")]


def test_five_requests_run_side_by_side(new_lanes: NewLanes, reports: Reports) -> None:
    client = GateClient()
    lanes = new_lanes(lambda _: client)
    for number in range(5):
        lanes.start(number, draft(number), ACCOUNT)
    for _ in range(5):
        assert client.arrived.acquire(timeout=PATIENCE)
    client.gate.set()
    assert reports.take(5) == dict.fromkeys(range(5), SENT)


def test_a_thread_is_used_again(new_lanes: NewLanes, reports: Reports) -> None:
    lanes = new_lanes(lambda _: GateClient(is_open=True))
    for number in range(3):
        lanes.start(number, draft(number), ACCOUNT)
        reports.take(1)
    assert len([t for t in threading.enumerate() if t.name.startswith("request-")]) == 1


def test_without_a_thread_for_each_the_requests_go_one_after_the_other(
    new_lanes: NewLanes, reports: Reports
) -> None:
    lanes = new_lanes(lambda _: GateClient(is_open=True))
    lanes.start(0, draft(0), ACCOUNT)
    with no_more_threads():
        for number in range(1, 9):
            lanes.start(number, draft(number), ACCOUNT)
        assert reports.take(9) == dict.fromkeys(range(9), SENT)


def test_without_any_thread_nothing_leaves_and_later_ones_do(
    new_lanes: NewLanes, reports: Reports
) -> None:
    client = GateClient(is_open=True)
    lanes = new_lanes(lambda _: client)
    with no_more_threads():
        for number in range(6):
            with pytest.raises(RuntimeError):
                lanes.start(number, draft(number), ACCOUNT)
    lanes.start(6, draft(6), ACCOUNT)
    assert reports.take(1) == {6: SENT}
    assert client.requests == [(draft(6), ACCOUNT.key)]


def test_a_request_carries_the_key_of_its_account(new_lanes: NewLanes, reports: Reports) -> None:
    client = GateClient(is_open=True)
    new_lanes(lambda _: client).start(1, draft("asha"), ACCOUNT)
    reports.take(1)
    assert client.requests == [(draft("asha"), ACCOUNT.key)]


def test_a_bug_in_the_wire_is_a_doubt_and_its_text_is_not_logged(
    new_lanes: NewLanes, reports: Reports, caplog: pytest.LogCaptureFixture
) -> None:
    new_lanes(lambda _: SurprisedClient()).start(1, draft("asha"), ACCOUNT)
    assert reports.take(1) == {1: Unknown(Reason.SURPRISE)}
    assert "ZeroDivisionError" in caplog.text
    assert "asha" not in caplog.text
    assert ACCOUNT.key not in caplog.text
    caplog.clear()


def test_a_client_that_can_not_be_made_is_a_doubt(
    new_lanes: NewLanes, reports: Reports, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Account) -> InviteClient:
        raise ImportError("requests")

    new_lanes(broken).start(1, draft("asha"), ACCOUNT)
    assert reports.take(1) == {1: Unknown(Reason.SURPRISE)}
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    caplog.clear()


def test_each_account_has_a_client_and_an_old_one_is_closed_when_idle(
    new_lanes: NewLanes, reports: Reports
) -> None:
    clients = {ACCOUNT: GateClient(), OTHER_ACCOUNT: GateClient(is_open=True)}
    lanes = new_lanes(clients.__getitem__)
    lanes.start(1, draft("asha"), ACCOUNT)
    assert clients[ACCOUNT].arrived.acquire(timeout=PATIENCE)
    lanes.start(2, draft("wei"), OTHER_ACCOUNT)
    assert reports.take(1) == {2: SENT}
    assert not clients[ACCOUNT].closed, "its request is still on its way"
    clients[ACCOUNT].gate.set()
    assert reports.take(1) == {1: SENT}
    assert (clients[ACCOUNT].closed, clients[OTHER_ACCOUNT].closed) == (True, False)


def test_cutting_off_ends_every_request_with_its_outcome(
    new_lanes: NewLanes, reports: Reports
) -> None:
    client = GateClient()
    lanes = new_lanes(lambda _: client)
    for number in range(3):
        lanes.start(number, draft(number), ACCOUNT)
    for _ in range(3):
        assert client.arrived.acquire(timeout=PATIENCE)
    lanes.cut()
    assert reports.take(3) == dict.fromkeys(range(3), Unknown(Reason.LOST_ANSWER))


def test_what_begins_after_the_cut_has_certainly_not_left(
    new_lanes: NewLanes, reports: Reports
) -> None:
    client = GateClient()
    lanes = new_lanes(lambda _: client)
    lanes.cut()
    lanes.start(1, draft("asha"), ACCOUNT)
    assert reports.take(1) == {1: Requeue(Reason.OFFLINE)}
    assert client.requests == []


def test_closing_does_not_wait_for_a_deaf_request(reports: Reports) -> None:
    client = GateClient(deaf=True)
    lanes = RequestLanes(lambda _: client, reports.add)
    lanes.start(1, draft("asha"), ACCOUNT)
    assert client.arrived.acquire(timeout=PATIENCE)
    began = time.monotonic()
    lanes.close()
    assert time.monotonic() - began < PROMPT
    (deaf,) = (t for t in threading.enumerate() if t.name.startswith("request-"))
    assert deaf.daemon, "the interpreter does not wait for it either"
    client.gate.set()
    deaf.join(PATIENCE)
    assert not deaf.is_alive()
