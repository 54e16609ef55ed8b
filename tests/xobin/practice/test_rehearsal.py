"""Every trouble of a real account can be rehearsed."""

from __future__ import annotations

import http.client
import time
from typing import TYPE_CHECKING

import pytest

from desktop_invite.xobin.practice import Paces, PracticeServer, Rehearsal
from desktop_invite.xobin.practice.rehearsal import rehearsal_for
from tests.xobin.practice.conftest import Caller

if TYPE_CHECKING:
    from tests.xobin.practice.conftest import HandClock


@pytest.mark.parametrize(
    ("rehearsal", "status"),
    [
        (Rehearsal.EXHAUSTED, 403),
        (Rehearsal.BADKEY, 401),
        (Rehearsal.REFUSED, 400),
        (Rehearsal.BROKEN, 500),
        (Rehearsal.BUSY, 429),
    ],
)
def test_a_failure_has_its_status_and_words_and_makes_nothing(
    caller: Caller, server: PracticeServer, rehearsal: Rehearsal, status: int
) -> None:
    said = caller.invite(candidate_email=rehearsal.address)
    assert said.status == status
    assert said.fields["message"]
    assert server.ledger() == ()


def test_exhausted_answers_in_the_documented_words(caller: Caller) -> None:
    fields = caller.invite(candidate_email="exhausted@practice.test").fields
    message = "Invites Exhausted. Please contact support."
    assert fields == {"message": message, "error": "limit_exceed"}


def test_busy_goes_well_once_the_wait_is_over(caller: Caller, clock: HandClock) -> None:
    first = caller.invite(candidate_email="busy@practice.test")
    assert first.headers["Retry-After"] == "10"
    clock.seconds += 9.5
    too_early = caller.invite(candidate_email="busy@practice.test")
    assert (too_early.status, too_early.headers["Retry-After"]) == (429, "1")
    clock.seconds += 0.5
    assert caller.invite(candidate_email="busy@practice.test").status == 200


def test_busy_can_be_rehearsed_again(caller: Caller, clock: HandClock) -> None:
    for status in (429, 200, 429):
        assert caller.invite(candidate_email="Busy@practice.test").status == status
        clock.seconds += 10


def test_who_is_busy_holds_up_nobody_else(caller: Caller) -> None:
    assert caller.invite(candidate_email="busy@practice.test").status == 429
    assert caller.invite(candidate_email="asha@example.com").status == 200


def test_lost_makes_the_invite_and_drops_the_connection(
    caller: Caller, server: PracticeServer
) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        caller.invite(candidate_email="lost@practice.test")
    assert [invite.email for invite in server.ledger()] == ["lost@practice.test"]


def test_slow_answers_after_a_while() -> None:
    server = PracticeServer(paces=Paces(slow=0.2))
    try:
        caller = Caller(server.start())
        began = time.monotonic()
        assert caller.invite(candidate_email="slow@practice.test").status == 200
        assert time.monotonic() - began >= 0.2
    finally:
        server.stop()


def test_slow_takes_about_three_seconds_in_the_app() -> None:
    assert Paces().slow == 3.0


def test_no_link_is_an_answer_without_one(caller: Caller, server: PracticeServer) -> None:
    said = caller.invite(candidate_email="nolink@practice.test")
    assert (said.status, "invite_link" in said.fields) == (200, False)
    assert len(server.ledger()) == 1


@pytest.mark.parametrize(
    ("email", "rehearsal"),
    [
        ("EXHAUSTED@Practice.Test", Rehearsal.EXHAUSTED),
        ("busy+2@practice.test", Rehearsal.BUSY),
        ("asha@practice.test", None),
        ("busy@example.com", None),
        ("busy@practice.test.example.com", None),
    ],
)
def test_only_the_practice_domain_rehearses(email: str, rehearsal: Rehearsal | None) -> None:
    assert rehearsal_for(email) is rehearsal
