"""The choice of days: today, the last 7 or 30, or from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from desktop_invite.invites.periods import Days, Period
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.parts.unseen_label import label_unseen
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.ui.history.moments import Moments

_FIRST_DAYS = 30
# No invite is older, and not every system can say what its summer time was long before.
_EARLIEST, _LATEST = QDate(2000, 1, 1), QDate(2099, 12, 31)


class DayChoice(QWidget):
    """A box, and two days where those are asked for."""

    changed = Signal()
    """Other days are chosen."""

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self.period = QComboBox(self)
        self.period.setObjectName("dateFilter")
        self.period.setAccessibleName(self.tr("Date filter"))
        label_unseen(self.period)
        OneChosen(self.period)
        self.period.setMinimumHeight(4 * GRID)
        for period, text in (
            (Period.ANY, self.tr("Any time")),
            (Period.TODAY, self.tr("Today")),
            (Period.LAST_7_DAYS, self.tr("Last 7 days")),
            (Period.LAST_30_DAYS, self.tr("Last 30 days")),
            (Period.BETWEEN, self.tr("From – to…")),
        ):
            self.period.addItem(text, period)
        self.first = self._make_day("firstDay", self.tr("From day"))
        self.last = self._make_day("lastDay", self.tr("To day"))
        self._dash = QLabel("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for part in (self.period, self.first, self._dash, self.last):
            row.addWidget(part)
        self._show_days()
        self.period.currentIndexChanged.connect(self._choose)

    @property
    def days(self) -> Days:
        """What is chosen."""
        period = Period(self.period.currentData())
        if period is not Period.BETWEEN:
            return Days(period)
        return Days(period, _day_of(self.first), _day_of(self.last))

    @property
    def words(self) -> str:
        """What is chosen, in words; empty for any time."""
        if self.days.period is Period.ANY:
            return ""
        if self.days.period is not Period.BETWEEN:
            return self.period.currentText()
        return f"{self.first.text()} – {self.last.text()}"

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """Return the first moment of the days, and the first after them, as of now."""
        return self.days.bounds(self._moments.clock.now(), self._moments.zone)

    def clear(self) -> None:
        """Choose any time, and say nothing."""
        self.period.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.period.setCurrentIndex(0)
        self.period.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_days()

    @Slot()
    def _choose(self) -> None:
        self._show_days()
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _show_days(self) -> None:
        shown = self.days.period is Period.BETWEEN
        if shown and not self.first.isVisibleTo(self):
            today = self._moments.clock.now().astimezone(self._moments.zone).date()
            for edit, day in (
                (self.first, today - timedelta(days=_FIRST_DAYS)),
                (self.last, today),
            ):
                edit.blockSignals(True)  # noqa: FBT003 - Qt's signature
                edit.setDate(QDate(day.year, day.month, day.day))
                edit.blockSignals(False)  # noqa: FBT003 - Qt's signature
        for part in (self.first, self._dash, self.last):
            part.setVisible(shown)

    def _make_day(self, name: str, label: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setLocale(self._moments.locale)
        edit.setDisplayFormat(_numbers_of(self._moments.locale))
        edit.setCalendarPopup(True)
        edit.setDateRange(_EARLIEST, _LATEST)
        edit.setMinimumHeight(4 * GRID)
        edit.dateChanged.connect(self._tell)
        return edit


def _numbers_of(locale: QLocale) -> str:
    """Return the locale's form of a day in numbers, its year never cut to two of them."""
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def _day_of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
