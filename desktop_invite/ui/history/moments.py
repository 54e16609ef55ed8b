"""How the history writes a time: `10:42` today, `3 May` this year, `3 May 2025` before that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from desktop_invite.invites.clock import Clock

_WEEKDAY = re.compile(r"^\W*d{3,4}[\s,،、.]*|[\s,،、.]*d{3,4}\W*$")
_YEAR_FIRST = re.compile(r"^y+(?:[^dM']|'[^']*')*")
_YEAR_LAST = re.compile(r"(?:[\s,،./-]|'[^']*')*y+.*$")
_QUOTED = re.compile(r"'[^']*'")
_LONG_MONTH = re.compile(r"M{4}")


class Moments:
    """Writes times in the recruiter's time zone and in the formats of their locale."""

    def __init__(self, clock: Clock, locale: QLocale, zone: tzinfo | None = None) -> None:
        """`zone` is the computer's own when it is None."""
        self._clock = clock
        self._locale = locale
        self._zone = zone
        long = locale.dateFormat(QLocale.FormatType.LongFormat)
        self._with_year, self._this_year = _date_forms(long)

    def short(self, at: datetime) -> str:
        """Return the time of day for today, the date for any other day."""
        local, today = self._local(at), self._local(self._clock.now()).date()
        if local.date() == today:
            return self._time(local)
        form = self._this_year if local.year == today.year else self._with_year
        return self._locale.toString(_date(local), form)

    def full(self, at: datetime) -> str:
        """Return the date and the time to the second: for details and tooltips."""
        local = self._local(at)
        day = self._locale.toString(_date(local), self._with_year)
        clock = QTime(local.hour, local.minute, local.second)
        return f"{day}, {self._locale.toString(clock, self._to_the_second())}"

    def _time(self, local: datetime) -> str:
        time = QTime(local.hour, local.minute)
        return self._locale.toString(time, QLocale.FormatType.ShortFormat)

    def _to_the_second(self) -> str:
        short = self._locale.timeFormat(QLocale.FormatType.ShortFormat)
        return short if "s" in short else short.replace("mm", "mm:ss", 1)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)


def sortable(at: datetime) -> QDateTime:
    """Return the moment as a value that Qt can compare."""
    return QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000))


def _date_forms(long: str) -> tuple[str, str]:
    """Make a locale's long date short, and leave out its year: `d MMM yyyy` and `d MMM`.

    Qt offers neither; the few locales whose form can't be taken apart get the plainest one.
    """
    with_year = _LONG_MONTH.sub("MMM", _WEEKDAY.sub("", long))
    this_year = (_YEAR_FIRST if with_year.startswith("y") else _YEAR_LAST).sub("", with_year)
    whole = {"d", "M", "y"} <= set(_QUOTED.sub("", with_year)) and "ddd" not in with_year
    if whole and {"d", "M"} <= set(_QUOTED.sub("", this_year)):
        return with_year, this_year
    return "d MMM yyyy", "d MMM"


def _date(local: datetime) -> QDate:
    return QDate(local.year, local.month, local.day)
