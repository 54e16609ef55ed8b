"""A link that somebody waits for is told before it is recorded; nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Answer, Reason, Sent
from desktop_invite.sending import events
from desktop_invite.storage.trouble import HistoryTrouble
from tests.sending.bench import LOST, REFUSED, SENT, Bench
from tests.sending.failing_records import Failures, failing

if TYPE_CHECKING:
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.doors import Records


def test_the_link_is_told_first_and_that_it_was_sent_when_that_is_on_disk(bench: Bench) -> None:
    invite = bench.invite_of("asha")
    bench.forget_told()
    bench.answer(SENT)
    first, second = bench.told[:2]
    assert first == events.LinkCame(invite.id, SENT.answer.link or "")
    assert isinstance(second, events.InviteChanged)
    assert second.invite.status is Status.SENT


def test_on_a_full_disk_the_link_is_told_and_nothing_else_is_claimed(records: Records) -> None:
    failures = Failures()
    bench = Bench(failing(records, failures))
    invite = bench.invite_of("asha")
    bench.forget_told()
    failures.trouble = HistoryTrouble.FULL
    bench.answer(SENT)
    assert len(bench.all_told(events.LinkCame)) == 1
    assert bench.all_told(events.InviteChanged) == []
    assert bench.last_told(events.HistoryStopped).why is HistoryTrouble.FULL
    assert bench.status(invite) is Status.SENDING


@pytest.mark.parametrize("outcome", [LOST, REFUSED, Sent(Answer(), 200, Reason.NO_LINK)])
def test_without_a_link_there_is_nothing_to_tell_early(bench: Bench, outcome: Outcome) -> None:
    bench.invite_of("asha")
    bench.answer(outcome)
    assert bench.all_told(events.LinkCame) == []


def test_the_links_of_a_run_are_told_when_they_are_recorded(bench: Bench) -> None:
    bench.run_of(*range(3))
    for _ in range(3):
        bench.answer(SENT)
    assert bench.all_told(events.LinkCame) == []


def test_the_link_is_not_in_what_is_logged_of_an_event() -> None:
    assert "8f3c" not in repr(events.LinkCame(1, SENT.answer.link or ""))
