"""What the filters leave in the history, and how they say so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton

from desktop_invite.invites.invite import Delivery, Interview, Status
from desktop_invite.ui.history.day_turn import DayTurn
from desktop_invite.ui.history.empty import EmptyState
from tests.ui.history.outbox import SALES, SUPPORT
from tests.ui.history.reading import model_of, names, part, read, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox

TODAY, YESTERDAY, LAST_WEEK, LAST_MONTH, LONG_AGO = "Tia", "Yara", "Wim", "Mona", "Lars"


@pytest.fixture
def filled(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> HistoryPanel:
    """Show invites of several days, to two interviews, delivered in two ways."""
    for name, days, interview, delivery in (
        (LONG_AGO, 400, SUPPORT, Delivery.GETLINK),
        (LAST_MONTH, 20, SALES, Delivery.SENDLINK),
        (LAST_WEEK, 6, SUPPORT, Delivery.SENDLINK),
        (YESTERDAY, 1, SALES, Delivery.GETLINK),
        (TODAY, 0, SALES, Delivery.GETLINK),
    ):
        email = f"{name.lower()}@example.com"
        ago = timedelta(days=days)
        outbox.add(name, email, interview=interview, delivery=delivery, ago=ago)
    read(qtbot, panel)
    return panel


def choose(qtbot: QtBot, panel: HistoryPanel, name: str, text: str) -> None:
    """Open the filters as a click does, and choose."""
    button = part(panel, QPushButton, "openFilters")
    if not button.isChecked():
        button.click()
        settle(qtbot, panel)
    box = part(panel, QComboBox, name)
    assert box.isVisible()
    assert box.findText(text) >= 0, [box.itemText(row) for row in range(box.count())]
    box.setCurrentText(text)
    settle(qtbot, panel)


def test_the_filters_are_out_of_the_way_until_they_are_wanted(panel: HistoryPanel) -> None:
    assert not panel.filters.more.isVisible()
    part(panel, QPushButton, "openFilters").click()
    assert panel.filters.more.isVisible()


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ("Any time", [TODAY, YESTERDAY, LAST_WEEK, LAST_MONTH, LONG_AGO]),
        ("Today", [TODAY]),
        ("Last 7 days", [TODAY, YESTERDAY, LAST_WEEK]),
        ("Last 30 days", [TODAY, YESTERDAY, LAST_WEEK, LAST_MONTH]),
    ],
)
def test_days_are_filtered(qtbot: QtBot, filled: HistoryPanel, days: str, found: list[str]) -> None:
    choose(qtbot, filled, "dateFilter", days)
    assert names(filled) == found


def test_both_days_from_and_to_are_included(qtbot: QtBot, filled: HistoryPanel) -> None:
    first = part(filled, QDateEdit, "firstDay")
    choose(qtbot, filled, "dateFilter", "From – to…")
    assert names(filled) == [TODAY, YESTERDAY, LAST_WEEK, LAST_MONTH]
    assert first.isVisible()
    first.setDate(QDate(2025, 5, 28))
    part(filled, QDateEdit, "lastDay").setDate(QDate(2025, 6, 2))
    settle(qtbot, filled)
    assert names(filled) == [YESTERDAY, LAST_WEEK]


def test_an_interview_is_filtered_by_its_name(qtbot: QtBot, filled: HistoryPanel) -> None:
    choose(qtbot, filled, "interviewFilter", "Support, first round · 311")
    assert names(filled) == [LAST_WEEK, LONG_AGO]
    assert filled.status_line == "2 of 5 invites"


def test_only_interviews_that_have_invites_are_offered(
    qtbot: QtBot, filled: HistoryPanel, outbox: RecordedOutbox
) -> None:
    outbox.records.remember(Interview(9, "Never used"))
    choose(qtbot, filled, "interviewFilter", "All interviews")
    box = part(filled, QComboBox, "interviewFilter")
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["All interviews", "Sales screening · 305", "Support, first round · 311"]


def test_a_chosen_interview_stays_chosen_when_it_gets_another_name(
    qtbot: QtBot, filled: HistoryPanel, outbox: RecordedOutbox
) -> None:
    choose(qtbot, filled, "interviewFilter", "Sales screening · 305")
    outbox.records.rename(305, "Field sales")
    button = part(filled, QPushButton, "openFilters")
    button.click()
    button.click()
    settle(qtbot, filled)
    box = part(filled, QComboBox, "interviewFilter")
    assert box.currentText() == "Field sales · 305"
    assert names(filled) == [TODAY, YESTERDAY, LAST_MONTH]


def test_the_way_of_delivery_is_filtered(qtbot: QtBot, filled: HistoryPanel) -> None:
    choose(qtbot, filled, "deliveryFilter", "Emailed by Xobin")
    assert names(filled) == [LAST_WEEK, LAST_MONTH]


def test_filters_that_contradict_each_other_find_nothing_and_say_so(
    qtbot: QtBot, filled: HistoryPanel
) -> None:
    filled.filters.status.setCurrentText("Emailed")
    choose(qtbot, filled, "deliveryFilter", "Links to share")
    assert names(filled) == []
    empty = part(filled, EmptyState)
    assert empty.title == "No invites fit these filters"


def test_the_button_says_how_many_filters_are_set(qtbot: QtBot, filled: HistoryPanel) -> None:
    button = part(filled, QPushButton, "openFilters")
    assert button.text() == "Filter"
    choose(qtbot, filled, "dateFilter", "Today")
    choose(qtbot, filled, "deliveryFilter", "Links to share")
    button.click()
    assert not filled.filters.more.isVisible()
    assert button.text() == "Filter: 2"
    assert names(filled) == [TODAY]


def test_one_press_clears_all_filters_and_keeps_the_search(
    qtbot: QtBot, filled: HistoryPanel
) -> None:
    filled.search_for("example")
    filled.filters.status.setCurrentText("Link ready")
    choose(qtbot, filled, "dateFilter", "Today")
    choose(qtbot, filled, "interviewFilter", "Sales screening · 305")
    assert names(filled) == [TODAY]
    part(filled, QPushButton, "clearFilters").click()
    settle(qtbot, filled)
    assert len(names(filled)) == 5
    assert filled.present_query().text == "example"
    assert not part(filled, QPushButton, "clearFilters").isEnabled()
    assert filled.status_line == "5 of 5 invites"


def test_an_empty_result_names_the_filters_and_offers_to_search_everything(
    qtbot: QtBot, filled: HistoryPanel
) -> None:
    filled.search_for("lars")
    choose(qtbot, filled, "dateFilter", "Last 7 days")
    empty = part(filled, EmptyState)
    assert empty.title == "Nothing found for “lars”"
    hints = [label.text() for label in empty.findChildren(QLabel) if label.isVisible()]
    assert "Only a part of the history was searched: Last 7 days." in hints
    part(filled, QPushButton, "searchWholeHistory").click()
    settle(qtbot, filled)
    assert names(filled) == [LONG_AGO]


def test_a_new_invite_comes_in_at_once_where_it_fits(
    qtbot: QtBot, filled: HistoryPanel, outbox: RecordedOutbox
) -> None:
    choose(qtbot, filled, "dateFilter", "Today")
    choose(qtbot, filled, "interviewFilter", "Sales screening · 305")
    outbox.tell(outbox.add("Nina", "nina@example.com", Status.QUEUED))
    assert names(filled) == ["Nina", TODAY]
    outbox.tell(outbox.add("Sven", "sven@example.com", Status.QUEUED, interview=SUPPORT))
    assert names(filled) == ["Nina", TODAY]


def test_what_was_today_is_yesterday_after_midnight(
    qtbot: QtBot, filled: HistoryPanel, outbox: RecordedOutbox
) -> None:
    choose(qtbot, filled, "dateFilter", "Today")
    assert model_of(filled).index(0, 0).data() == "10:45"
    outbox.clock.pass_seconds(24 * 3600)
    turn = filled.findChild(DayTurn)
    assert isinstance(turn, DayTurn)
    turn.look()
    settle(qtbot, filled)
    assert names(filled) == []
    part(filled, QPushButton, "showAllInvites").click()
    settle(qtbot, filled)
    assert model_of(filled).index(0, 0).data() == "Yesterday"
    assert model_of(filled).index(1, 0).data() == "2 Jun"


def test_the_filters_can_be_used_with_the_keyboard_alone(
    qtbot: QtBot, filled: HistoryPanel
) -> None:
    button = part(filled, QPushButton, "openFilters")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(qtbot, filled)
    box = part(filled, QComboBox, "interviewFilter")
    assert filled.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Down)
    settle(qtbot, filled)
    assert names(filled) == [TODAY, YESTERDAY, LAST_MONTH]
