"""Stretches of days as people ask for them: today, the last 7 days, from one day to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

_DAYS_BACK = {"today": 0, "7_days": 6, "30_days": 29}


class Period(StrEnum):
    """Which days."""

    ANY = "any"
    TODAY = "today"
    LAST_7_DAYS = "7_days"
    """Today and the six days before."""
    LAST_30_DAYS = "30_days"
    BETWEEN = "between"
    """From one day to another, both included."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that somebody has chosen."""

    period: Period = Period.ANY
    first: date | None = None
    """For `BETWEEN`; None for no beginning."""
    last: date | None = None
    """For `BETWEEN`; None for no end."""

    def bounds(
        self, now: datetime, zone: tzinfo | None = None
    ) -> tuple[datetime | None, datetime | None]:
        """Return the first moment of these days, and the first one after them; None for no bound.

        `now` is aware. Days are those of `zone`, by default of this computer's time zone. Two days
        in the wrong order mean the same as in the right one.
        """
        if self.period is Period.ANY:
            return None, None
        if self.period is Period.BETWEEN:
            first, last = self.first, self.last
            if first is not None and last is not None and first > last:
                first, last = last, first
            return _beginning(first, zone), _beginning(_after(last), zone)
        today = now.astimezone(zone).date()
        return _beginning(today - timedelta(days=_DAYS_BACK[self.period]), zone), None


def next_day(now: datetime, zone: tzinfo | None = None) -> datetime:
    """Return when the next day begins; both aware."""
    return _at_midnight(now.astimezone(zone).date() + timedelta(days=1), zone)


def _after(day: date | None) -> date | None:
    return day if day is None or day == date.max else day + timedelta(days=1)


def _beginning(day: date | None, zone: tzinfo | None) -> datetime | None:
    return None if day is None else _at_midnight(day, zone)


def _at_midnight(day: date, zone: tzinfo | None) -> datetime:
    midnight = datetime.combine(day, time.min)
    # Without a zone Python takes the computer's own, and its summer time on that very day.
    return midnight.astimezone() if zone is None else midnight.replace(tzinfo=zone)
