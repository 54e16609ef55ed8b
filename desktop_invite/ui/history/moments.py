"""How the history writes a time: `10:42` today, `Yesterday`, `3 May`, `3 May 2025` before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from desktop_invite.ui.words.dates import short_forms, short_when

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from desktop_invite.invites.clock import Clock


class Moments:
    """Writes times in the recruiter's time zone and in the formats of their locale."""

    def __init__(self, clock: Clock, locale: QLocale, zone: tzinfo | None = None) -> None:
        """`zone` is the computer's own when it is None."""
        self.clock = clock
        self.locale = locale
        self.zone = zone
        self._with_year, _ = short_forms(locale)

    def short(self, at: datetime) -> str:
        """Return the time of day for today, the day for any other moment."""
        return short_when(at, self.clock.now(), self.locale, self.zone)

    def full(self, at: datetime) -> str:
        """Return the date and the time to the second: for details and tooltips."""
        local = at.astimezone(self.zone)
        day = self.locale.toString(QDate(local.year, local.month, local.day), self._with_year)
        clock = QTime(local.hour, local.minute, local.second)
        return f"{day}, {self.locale.toString(clock, self._to_the_second())}"

    def _to_the_second(self) -> str:
        short = self.locale.timeFormat(QLocale.FormatType.ShortFormat)
        return short if "s" in short else short.replace("mm", "mm:ss", 1)


def sortable(at: datetime) -> QDateTime:
    """Return the moment as a value that Qt can compare."""
    return QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000))
