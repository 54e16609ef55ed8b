"""When something was, as people say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import datetime

translate = QCoreApplication.translate

_WEEKDAY = re.compile(r"[\s,،、]*d{3,4}[\s,،、]*")
_YEAR = re.compile(r"[\s,/.-]*(?:'[^']*'\s*)?y+(?:\s*'[^']*')?")
_DAY_AND_MONTH = re.compile(r"(?:'[^']*'|[\s.,]|d{1,2}|M{3,4})+")


def when_words(moment: datetime, now: datetime, locale: QLocale | None = None) -> str:
    """Return `today at 10:42`, `yesterday`, `on 3 May` or, in another year, `on 3 May 2025`.

    Both are aware; days are those of this computer's time zone.
    """
    locale = locale or QLocale()
    local, today = moment.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        return translate("Dates", "today at {time}").format(time=time)
    if days == 1:
        return translate("Dates", "yesterday")
    pattern = _pattern(locale, with_year=local.year != today.year)
    date = locale.toString(QDate(local.year, local.month, local.day), pattern)
    return translate("Dates", "on {date}").format(date=date)


def day_words(moment: datetime, now: datetime, locale: QLocale | None = None) -> str:
    """Return `today`, `yesterday` or `on 3 May`: for a moment whose time of day is not known.

    Its day is that of UTC.
    """
    days = (now.date() - moment.date()).days
    if days <= 0:
        return translate("Dates", "today")
    if days == 1:
        return translate("Dates", "yesterday")
    locale = locale or QLocale()
    date = QDate(moment.year, moment.month, moment.day)
    pattern = _pattern(locale, with_year=moment.year != now.year)
    return translate("Dates", "on {date}").format(date=locale.toString(date, pattern))


def date_words(moment: datetime, locale: QLocale | None = None) -> str:
    """Return a date with its year and without its weekday: `3 May 2025`."""
    locale = locale or QLocale()
    local = moment.astimezone()
    date = QDate(local.year, local.month, local.day)
    return locale.toString(date, _pattern(locale, with_year=True))


def _pattern(locale: QLocale, *, with_year: bool) -> str:
    """Return the locale's long date without its weekday, and without its year where that goes.

    Qt has no pattern for a day with its month; leaving the year out of the long one works where
    nothing but day, month and their separators remain.
    """
    long = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat)).strip()
    short = _YEAR.sub("", long).strip(" ,.-/")
    has_both = "d" in short and "M" in short
    return long if with_year or not has_both or not _DAY_AND_MONTH.fullmatch(short) else short
