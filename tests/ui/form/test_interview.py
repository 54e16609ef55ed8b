"""Promises of the interview picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview
from desktop_invite.sending import events
from tests.ui.form.outbox import SALES, SUPPORT

if TYPE_CHECKING:
    from desktop_invite.ui.form.interview_box import InterviewBox
    from tests.ui.form.conftest import Desk


opens_a_list = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
"""Qt's platform without a screen has no popups that hold the keyboard."""


def known(desk: Desk, *interviews: Interview) -> None:
    """Tell which interviews are known now."""
    desk.sending.interviews_changed.emit(events.InterviewsChanged(interviews))


def test_known_interviews_are_offered_the_last_used_first(desk: Desk) -> None:
    box = desk.form.interview
    texts = [box.itemText(place) for place in range(box.count())]
    assert texts == ["Sales screening · 305", "Support, first round · 412"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Sales screening · 305", 305),
        ("support, FIRST round", 412),
        ("412", 412),
        ("999", 999),
        ("https://app.example.com/interviews/77/candidates", 77),
    ],
)
def test_names_numbers_and_addresses_are_understood(desk: Desk, typed: str, number: int) -> None:
    desk.fill()
    desk.form.interview.setEditText(typed)
    desk.form.submit()
    assert desk.sending.submissions[0].draft.interview.number == number


@opens_a_list
def test_any_part_of_a_name_finds_it(desk: Desk) -> None:
    desk.form.interview.line.setFocus()
    desk.type("round")
    completer = desk.form.interview.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Support, first round · 412"
    desk.form.interview.close_suggestions()


@opens_a_list
@pytest.mark.parametrize("typed", ["facade", "FAÇADE", "enginee", "77"])
def test_neither_accents_nor_case_have_to_be_typed(desk: Desk, typed: str) -> None:
    known(desk, SALES, Interview(77, "Façade engineering"), SUPPORT)
    desk.form.interview.line.setFocus()
    desk.type(typed)
    completer = desk.form.interview.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    popup = completer.popup()
    assert popup is not None
    assert popup.model().index(0, 0).data() == "Façade engineering · 77"
    popup.setCurrentIndex(popup.model().index(0, 0))
    desk.form.interview.close_suggestions()
    assert desk.form.interview.currentText() == "Façade engineering · 77"


def test_other_known_interviews_leave_what_is_typed(desk: Desk) -> None:
    desk.form.interview.setEditText("Sal")
    known(desk, SUPPORT)
    assert desk.form.interview.currentText() == "Sal"


def test_a_number_gets_its_name_as_soon_as_that_is_known(desk: Desk) -> None:
    desk.form.interview.setEditText("512")
    known(desk, Interview(512, "Design review"), SALES)
    assert desk.form.interview.currentText() == "Design review · 512"


@opens_a_list
def test_a_number_is_left_alone_while_it_is_typed(desk: Desk) -> None:
    desk.form.interview.line.setFocus()
    desk.type("51")
    desk.form.interview.close_suggestions()
    known(desk, Interview(51, "Design review"))
    assert desk.form.interview.currentText() == "51"


def test_learning_interviews_chooses_none(desk: Desk) -> None:
    assert desk.form.interview.currentText() == ""


def test_the_wheel_never_chooses_another_interview(desk: Desk) -> None:
    desk.fill()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.form.interview, wheel)
    assert desk.form.interview.currentText() == "Sales screening · 305"


def test_a_part_of_a_name_is_offered_as_the_whole(desk: Desk) -> None:
    desk.fill()
    desk.form.interview.setEditText("Sales")
    desk.form.submit()
    assert desk.sentences()[2] == "Did you mean Sales screening · 305?"
    desk.form.fields[2].suggestion.click()
    assert desk.form.interview.currentText() == "Sales screening · 305"


def test_favourites_have_a_star_in_the_list_and_none_in_the_line(desk: Desk) -> None:
    favourite = (KnownInterview(SUPPORT, starred=True), KnownInterview(SALES))
    desk.sending.interviews_changed.emit(events.InterviewsChanged((SUPPORT, SALES), favourite))
    box = desk.form.interview
    assert [box.itemText(place) for place in (0, 1)] == [
        "Support, first round · 412",
        "Sales screening · 305",
    ]
    assert [starred(box, place) for place in (0, 1)] == [True, False]
    assert all(box.itemIcon(place).isNull() for place in (0, 1))
    said = [box.itemData(place, Qt.ItemDataRole.AccessibleTextRole) for place in (0, 1)]
    assert said == ["Support, first round · 412, favourite", None]


def starred(box: InterviewBox, place: int) -> bool:
    """Whether a star is drawn in a row of the list."""
    option = QStyleOptionViewItem()
    delegate = box.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, box.model().index(place, 0))
    return not option.icon.isNull()


def test_a_screen_reader_chooses_by_selecting(desk: Desk) -> None:
    box = desk.form.interview
    index = box.model().index(1, 0)
    box.view().selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    desk.qtbot.waitUntil(lambda: box.currentText() == "Support, first round · 412")


@opens_a_list
def test_arrows_in_the_open_list_choose_nothing_before_enter(desk: Desk) -> None:
    box = desk.form.interview
    box.setCurrentIndex(0)
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QApplication.processEvents()
    assert box.view().currentIndex().row() == 1
    assert box.currentText() == "Sales screening · 305"
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: box.currentText() == "Support, first round · 412")
