"""The second row of filters: interview, delivery and days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.history.day_choice import DayChoice
from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.parts.unseen_label import label_unseen
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Interview
    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.ui.history.moments import Moments

_LEAST_LETTERS = 14


class MoreFilters(QWidget):
    """What few need at a time: it opens below the search."""

    changed = Signal()
    """A choice has changed."""
    cleared = Signal()
    """*Clear filters* was pressed."""

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moreFilters")
        self._moments = moments
        self.interview = self._make_box("interviewFilter", self.tr("Interview filter"))
        self.interview.addItem(self.tr("All interviews"))
        self.delivery = self._make_box("deliveryFilter", self.tr("Delivery filter"))
        self.delivery.addItem(self.tr("Any delivery"))
        self.delivery.addItem(self.tr("Links to share"), Delivery.GETLINK)
        self.delivery.addItem(self.tr("Emailed by Xobin"), Delivery.SENDLINK)
        self.days = DayChoice(moments)
        self._clear = QPushButton(self.tr("Clear filters"))
        self._clear.setObjectName("clearFilters")
        self._clear.setProperty("link", True)  # noqa: FBT003 - Qt's signature
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.setMinimumHeight(4 * GRID)
        self._clear.clicked.connect(self._want_clear)
        row = FlowLayout(self)
        for part in (self.interview, self.delivery, self.days, self._clear):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_clear()
        for box in (self.interview, self.delivery):
            box.currentIndexChanged.connect(self._tell)
        self.days.changed.connect(self._tell)

    @property
    def words(self) -> tuple[str, ...]:
        """What is chosen, as it is called here; nothing for what leaves nothing out."""
        boxes = (self.interview, self.delivery)
        chosen = [box.currentText() for box in boxes if box.currentIndex() > 0]
        return (*chosen, *filter(None, (self.days.words,)))

    def applied_to(self, query: HistoryQuery) -> HistoryQuery:
        """Return the query with these filters; a delivery that contradicts it finds nothing."""
        since, until = self.days.bounds()
        chosen = self.delivery.currentData()  # Qt gives a plain text back.
        delivery = None if chosen is None else Delivery(chosen)
        statuses = query.statuses
        if delivery is not None and query.delivery not in {None, delivery}:
            statuses = frozenset()
        return replace(
            query,
            statuses=statuses,
            delivery=delivery or query.delivery,
            interview=self.interview.currentData(),
            since=since,
            until=until,
        )

    def show_interviews(self, interviews: tuple[Interview, ...]) -> None:
        """Offer these; the chosen one stays, by whatever name it has now."""
        entries = [(picker_text(each), each.number) for each in interviews]
        chosen = self.interview.currentData()
        if chosen is not None and all(number != chosen for _, number in entries):
            entries.append((self.interview.currentText(), chosen))
        box = self.interview
        offered = [(box.itemText(row), box.itemData(row)) for row in range(1, box.count())]
        if entries == offered:
            return
        box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while box.count() > 1:
            box.removeItem(1)
        for text, number in entries:
            box.addItem(text, number)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def clear(self) -> None:
        """Leave nothing out, and say nothing."""
        for part in (self.interview, self.delivery):
            part.blockSignals(True)  # noqa: FBT003 - Qt's signature
            part.setCurrentIndex(0)
            part.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.days.clear()
        self._show_clear()

    def _make_box(self, name: str, label: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(label)
        label_unseen(box)
        OneChosen(box)
        box.setMinimumHeight(4 * GRID)
        # As wide as the longest of a hundred names would leave no room for anything else.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        return box

    @Slot()
    def _tell(self) -> None:
        self._show_clear()
        self.changed.emit()

    @Slot()
    def _want_clear(self) -> None:
        self.cleared.emit()

    def _show_clear(self) -> None:
        chosen = self.interview.currentText()
        self.interview.setToolTip(as_plain_tooltip(chosen))
        self.interview.setAccessibleDescription(chosen)  # Not the tooltip, which is markup.
        self._clear.setEnabled(bool(self.words))
