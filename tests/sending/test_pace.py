"""One first, then several; fewer on trouble and on slow answers, more again on health."""

from __future__ import annotations

import pytest

from desktop_invite.sending.pace import HEALTHY_AFTER, MOST, Pace

QUICK = 0.1


@pytest.fixture
def pace() -> Pace:
    """Return a pace whose first one has been sent."""
    pace = Pace()
    assert pace.lanes == 1
    pace.sent(QUICK)
    assert pace.lanes == MOST
    return pace


def until_lanes(pace: Pace, lanes: int) -> int:
    """Return how many quick answers it takes until so many go at a time."""
    for count in range(100):
        if pace.lanes == lanes:
            return count
        pace.sent(QUICK)
    raise AssertionError(pace.lanes)


def test_trouble_halves_and_begins_with_one(pace: Pace) -> None:
    pace.slow_down()
    assert pace.lanes == 1
    pace.sent(QUICK)
    assert pace.lanes == MOST // 2


def test_health_raises_one_lane_after_another(pace: Pace) -> None:
    pace.slow_down()
    pace.sent(QUICK)
    assert until_lanes(pace, MOST // 2 + 1) == HEALTHY_AFTER
    assert until_lanes(pace, MOST) == HEALTHY_AFTER


def test_trouble_of_those_in_flight_together_counts_once(pace: Pace) -> None:
    for _ in range(MOST):
        pace.slow_down()
    pace.sent(QUICK)
    assert pace.lanes == MOST // 2


def test_it_never_comes_to_a_standstill(pace: Pace) -> None:
    for _ in range(5):
        pace.slow_down()
        pace.sent(QUICK)
    assert pace.lanes == 1


def test_an_answer_much_slower_than_usual_lowers_the_number(pace: Pace) -> None:
    pace.sent(3.0)
    assert pace.lanes == 1
    pace.sent(QUICK)
    assert pace.lanes == MOST // 2


def test_a_hiccup_is_no_trouble(pace: Pace) -> None:
    pace.sent(0.9)
    assert pace.lanes == MOST


def test_a_server_that_takes_its_time_always_gets_as_many(pace: Pace) -> None:
    slow = Pace()
    for _ in range(20):
        slow.sent(6.0)
    assert slow.lanes == MOST


def test_a_server_that_becomes_slow_for_good_gets_more_again_in_the_end(pace: Pace) -> None:
    for _ in range(100):
        pace.sent(4.0)
    assert pace.lanes > 1
