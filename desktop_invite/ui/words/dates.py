"""When something was, as people say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

translate = QCoreApplication.translate

_WEEKDAY = re.compile(r"^\W*d{3,4}[\s,،、.]*|[\s,،、.]*d{3,4}\W*$")
_YEAR_FIRST = re.compile(r"^y+(?:[^dM']|'[^']*')*")
_YEAR_LAST = re.compile(r"(?:[\s,،./-]|'[^']*')*y+.*$")
_QUOTED = re.compile(r"'[^']*'")
_LONG_MONTH = re.compile(r"M{4}")


def when_words(moment: datetime, now: datetime, locale: QLocale | None = None) -> str:
    """Return `today at 10:42`, `yesterday`, `on 3 May` or, in another year, `on 3 May 2025`.

    Both are aware; days are those of this computer's time zone.
    """
    locale = locale or QLocale()
    local, today = moment.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        return translate("Dates", "today at {time}").format(time=time_words(local, locale))
    if days == 1:
        return translate("Dates", "yesterday")
    date = _day(local.date(), today.date(), locale, _long_forms(locale))
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
    date = _day(moment.date(), now.date(), locale, _long_forms(locale))
    return translate("Dates", "on {date}").format(date=date)


def date_words(moment: datetime, locale: QLocale | None = None) -> str:
    """Return a date with its year and without its weekday: `3 May 2025`."""
    locale = locale or QLocale()
    local = moment.astimezone()
    with_year, _ = _long_forms(locale)
    return locale.toString(QDate(local.year, local.month, local.day), with_year)


def short_when(moment: datetime, now: datetime, locale: QLocale, zone: tzinfo | None = None) -> str:
    """Return the same for a column: `10:42`, `Yesterday`, `3 May` or `3 May 2025`.

    Months are short. Days are those of `zone`, by default of this computer's time zone.
    """
    local, today = moment.astimezone(zone), now.astimezone(zone)
    days = (today.date() - local.date()).days
    if days == 0:
        return time_words(local, locale)
    if days == 1:
        return translate("Dates", "Yesterday")
    return _day(local.date(), today.date(), locale, short_forms(locale))


def time_words(local: datetime, locale: QLocale) -> str:
    """Return the time of day, to the minute."""
    return locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def _day(day: date, today: date, locale: QLocale, forms: tuple[str, str]) -> str:
    """Return a day, with its year when that is another one than today's."""
    with_year, this_year = forms
    form = this_year if day.year == today.year else with_year
    return locale.toString(QDate(day.year, day.month, day.day), form)


def short_forms(locale: QLocale) -> tuple[str, str]:
    """Return Qt's forms of a day with a short month, with its year and without."""
    return _forms(_LONG_MONTH.sub("MMM", locale.dateFormat(QLocale.FormatType.LongFormat)))


def _long_forms(locale: QLocale) -> tuple[str, str]:
    return _forms(locale.dateFormat(QLocale.FormatType.LongFormat))


@lru_cache
def _forms(long: str) -> tuple[str, str]:
    """Leave the weekday out of a locale's long date, and then its year: `d MMM yyyy` and `d MMM`.

    Qt offers neither; the few locales whose form can't be taken apart get the plainest one.
    """
    with_year = _WEEKDAY.sub("", long)
    this_year = (_YEAR_FIRST if with_year.startswith("y") else _YEAR_LAST).sub("", with_year)
    whole = {"d", "M", "y"} <= set(_QUOTED.sub("", with_year)) and "ddd" not in with_year
    if whole and {"d", "M"} <= set(_QUOTED.sub("", this_year)):
        return with_year, this_year
    return "d MMM yyyy", "d MMM"
