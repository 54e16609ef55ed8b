"""How times are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.ui.history.moments import Moments
from tests.ui.history.outbox import SetClock

KOLKATA = timezone(timedelta(hours=5, minutes=30))
NOW = datetime(2025, 6, 3, 10, 45, tzinfo=UTC)


def written(at: datetime, locale: str = "en_GB", zone: timezone = UTC) -> str:
    return Moments(SetClock(NOW), QLocale(locale), zone).short(at)


def test_today_shows_the_time_of_day() -> None:
    assert written(datetime(2025, 6, 3, 9, 12, tzinfo=UTC)) == "09:12"


def test_this_year_shows_day_and_month() -> None:
    assert written(datetime(2025, 5, 3, 9, 12, tzinfo=UTC)) == "3 May"


def test_an_earlier_year_shows_the_year() -> None:
    assert written(datetime(2024, 5, 3, 9, 12, tzinfo=UTC)) == "3 May 2024"


def test_today_is_the_recruiters_day_and_not_the_servers() -> None:
    late_yesterday = datetime(2025, 6, 2, 20, 0, tzinfo=UTC)
    assert written(late_yesterday, zone=KOLKATA) == "01:30"
    assert written(late_yesterday) == "Yesterday"
    assert written(datetime(2025, 6, 1, 23, 59, tzinfo=UTC)) == "1 Jun"


@pytest.mark.parametrize(
    ("locale", "short", "with_year"),
    [
        ("en_US", "May 3", "May 3, 2024"),
        ("de_DE", "3. Mai", "3. Mai 2024"),
        ("es_ES", "3 de may", "3 de may de 2024"),
        ("ja_JP", "5月3日", "2024年5月3日"),
        ("hu_HU", "máj. 3", "2024. máj. 3"),
        ("lt_LT", "geg. 3 d", "2024 m. geg. 3 d"),
    ],
)
def test_dates_follow_the_locale(locale: str, short: str, with_year: str) -> None:
    assert written(datetime(2025, 5, 3, 9, 12, tzinfo=UTC), locale) == short
    assert written(datetime(2024, 5, 3, 9, 12, tzinfo=UTC), locale) == with_year


def test_every_locale_names_the_day_and_hides_the_year_of_this_year() -> None:
    this_year, other = datetime(2025, 2, 28, tzinfo=UTC), datetime(2011, 2, 28, tzinfo=UTC)
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        moments = Moments(SetClock(NOW), locale, UTC)
        short, long = moments.short(this_year), moments.short(other)
        assert locale.toString(28) in short, locale.name()
        assert locale.toString(25) not in short, locale.name()
        assert locale.toString(28) in long, locale.name()
        assert locale.toString(11) in long, locale.name()


def test_the_whole_moment_has_its_seconds() -> None:
    moments = Moments(SetClock(NOW), QLocale("en_GB"), UTC)
    assert moments.full(datetime(2024, 5, 3, 9, 12, 7, tzinfo=UTC)) == "3 May 2024, 09:12:07"
