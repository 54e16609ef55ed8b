"""Which moments belong to the days that somebody asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from desktop_invite.invites.periods import Days, Period, next_day

NOW = datetime(2025, 6, 3, 20, 45, tzinfo=UTC)
KOLKATA = timezone(timedelta(hours=5, minutes=30))
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.TODAY, datetime(2025, 6, 3, tzinfo=UTC)),
        (Period.LAST_7_DAYS, datetime(2025, 5, 28, tzinfo=UTC)),
        (Period.LAST_30_DAYS, datetime(2025, 5, 5, tzinfo=UTC)),
    ],
)
def test_the_last_days_begin_at_midnight_and_have_no_end(period: Period, first: datetime) -> None:
    assert Days(period).bounds(NOW, UTC) == (first, None)


def test_any_time_has_no_bounds() -> None:
    assert Days().bounds(NOW, UTC) == (None, None)


def test_today_is_the_recruiters_day() -> None:
    since, _ = Days(Period.TODAY).bounds(NOW, KOLKATA)
    assert since == datetime(2025, 6, 4, tzinfo=KOLKATA)


def test_both_days_between_are_included_in_whichever_order() -> None:
    forth = Days(Period.BETWEEN, date(2025, 5, 1), date(2025, 5, 3))
    back = Days(Period.BETWEEN, date(2025, 5, 3), date(2025, 5, 1))
    bounds = (datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 5, 4, tzinfo=UTC))
    assert forth.bounds(NOW, UTC) == back.bounds(NOW, UTC) == bounds


def test_either_end_may_be_open() -> None:
    assert Days(Period.BETWEEN, last=date(2025, 5, 3)).bounds(NOW, UTC)[0] is None
    assert Days(Period.BETWEEN, first=date(2025, 5, 3)).bounds(NOW, UTC)[1] is None


def test_a_day_of_another_length_is_a_whole_day() -> None:
    day = date(2025, 3, 30)  # Summer time begins.
    since, until = Days(Period.BETWEEN, day, day).bounds(NOW, BERLIN)
    assert since is not None
    assert until is not None
    assert until.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=23)


def test_the_next_day_begins_at_midnight() -> None:
    assert next_day(NOW, UTC) == datetime(2025, 6, 4, tzinfo=UTC)
    assert next_day(NOW, KOLKATA) == datetime(2025, 6, 5, tzinfo=KOLKATA)
    assert next_day(NOW) > NOW
