"""What an attempt's end means for those that wait."""

from __future__ import annotations

import pytest

from desktop_invite.invites.outcome import (
    Answer,
    Outcome,
    Reason,
    Rejected,
    Requeue,
    Sent,
    Unknown,
    pauses,
)


@pytest.mark.parametrize(
    "outcome",
    [
        Sent(Answer(), 201),
        Sent(Answer(), 201, Reason.NO_LINK),
        Sent(Answer(), 201, Reason.ANSWER_CUT),
        Rejected(Reason.REFUSED, 422),
    ],
)
def test_an_end_that_concerns_one_candidate_holds_nobody_else_back(outcome: Outcome) -> None:
    assert not pauses(outcome)


@pytest.mark.parametrize(
    "outcome",
    [
        Rejected(Reason.BAD_KEY, 401),
        Rejected(Reason.EXHAUSTED, 403),
        Rejected(Reason.MOVED, 302),
        Requeue(Reason.OFFLINE),
        Requeue(Reason.RATE_LIMITED, 429, wait=45.0),
        Unknown(Reason.LOST_ANSWER),
        Unknown(Reason.SERVER_TROUBLE, 500),
    ],
)
def test_an_end_that_would_meet_the_next_one_too_holds_them_back(outcome: Outcome) -> None:
    assert pauses(outcome)
