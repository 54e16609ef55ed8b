"""How wide the columns are, and what is remembered of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_invite.storage.history_query import SortBy
from desktop_invite.ui.history.columns import CANDIDATE, EMAIL, INTERVIEW, STATUS, WHEN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel


def hidden(panel: HistoryPanel) -> set[int]:
    header = panel.table.horizontalHeader()
    return {number for number in range(header.count()) if header.isSectionHidden(number)}


def width(panel: HistoryPanel, column: int) -> int:
    return panel.table.horizontalHeader().sectionSize(column)


def by_hand(panel: HistoryPanel, column: int, pixels: int) -> None:
    panel.table.horizontalHeader().resizeSection(column, pixels)


def test_columns_fill_the_window_as_it_grows(panel: HistoryPanel) -> None:
    before = width(panel, EMAIL)
    panel.resize(1300, 600)
    assert width(panel, EMAIL) > before
    assert not panel.table.horizontalScrollBar().maximum()


def test_a_narrow_window_keeps_who_and_how_it_stands(panel: HistoryPanel) -> None:
    panel.resize(400, 600)
    assert hidden(panel) == {EMAIL, INTERVIEW}
    panel.resize(900, 600)
    assert hidden(panel) == set()


def test_a_width_set_by_hand_stays(panel: HistoryPanel) -> None:
    by_hand(panel, CANDIDATE, 321)
    panel.resize(1300, 600)
    assert width(panel, CANDIDATE) == 321


def test_widths_and_order_are_remembered(qtbot: QtBot, panel: HistoryPanel) -> None:
    by_hand(panel, CANDIDATE, 321)
    panel.table.sortByColumn(EMAIL, Qt.SortOrder.AscendingOrder)
    panel.table.horizontalHeader().moveSection(STATUS, 0)
    state = panel.save_state()
    by_hand(panel, CANDIDATE, 111)
    panel.table.sortByColumn(WHEN, Qt.SortOrder.DescendingOrder)
    panel.restore_state(state)
    header = panel.table.horizontalHeader()
    assert width(panel, CANDIDATE) == 321
    assert header.sortIndicatorSection() == EMAIL
    assert panel.present_query().sort is SortBy.EMAIL
    assert header.visualIndex(STATUS) == 0


def test_what_a_narrow_window_left_out_is_back_in_a_wide_one(panel: HistoryPanel) -> None:
    panel.resize(400, 600)
    state = panel.save_state()
    panel.resize(900, 600)
    panel.restore_state(state)
    assert hidden(panel) == set()


@pytest.mark.parametrize(
    "state", ["", "nonsense", "by hand:????", "by hand:AAAA", "fitted:" + "A" * 400]
)
def test_what_is_no_state_changes_nothing(panel: HistoryPanel, state: str) -> None:
    widths = [width(panel, column) for column in range(5)]
    panel.restore_state(state)
    assert [width(panel, column) for column in range(5)] == widths
    assert panel.present_query().sort is SortBy.WHEN
