"""Rows move while a hand is on them: what is done is done with the invite that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.history.columns import CANDIDATE
from tests.ui.history.reading import ASHA, add_three, model_of, names, read, selected
from tests.ui.history.test_panel_actions import undo_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _second_click(panel: HistoryPanel, button: Qt.MouseButton = LEFT) -> None:
    """Press again where the first row is now, as the second half of a double-click."""
    viewport = panel.table.viewport()
    place = QPointF(panel.table.visualRect(model_of(panel).index(0, CANDIDATE)).center())
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, place, viewport.mapToGlobal(place), button, button, NO_KEYS
    )
    QApplication.sendEvent(viewport, event)


@pytest.fixture
def clicked(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> HistoryPanel:
    """Click on Asha, who is in the first row."""
    add_three(outbox)
    read(qtbot, panel)
    QGuiApplication.clipboard().setText("of somebody else")
    place = panel.table.visualRect(model_of(panel).index(0, CANDIDATE)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT, NO_KEYS, place)
    assert selected(panel) == {ASHA}
    return panel


def test_two_clicks_on_one_invite_copy_its_link(clicked: HistoryPanel) -> None:
    _second_click(clicked)
    assert QGuiApplication.clipboard().text().startswith("https://")


def test_a_click_on_another_invite_that_came_in_between_copies_nothing(
    clicked: HistoryPanel, outbox: RecordedOutbox
) -> None:
    outbox.tell(outbox.add("Mia Rossi", "mia@example.it", Status.SENT))
    assert names(clicked)[0] == "Mia Rossi"
    _second_click(clicked)
    assert QGuiApplication.clipboard().text() == "of somebody else"


def test_undo_cancels_only_the_invite_on_which_it_was_pressed(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    read(qtbot, panel)
    panel.resize(1400, 600)  # Else the words of the badge are shorter.
    for name in ("Mia", "Tom"):
        email = f"{name}@example.it".lower()
        waiting = outbox.add(name, email, Status.QUEUED, delivery=Delivery.SENDLINK)
        outbox.tell(waiting, leaves_in=5)
    viewport, place = panel.table.viewport(), undo_place(panel)
    QTest.mousePress(viewport, LEFT, NO_KEYS, place)
    newest = outbox.add("Eva", "eva@example.it", Status.QUEUED, delivery=Delivery.SENDLINK)
    outbox.tell(newest, leaves_in=5)
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, place)
    assert outbox.asked.undo == []
    QTest.mouseClick(viewport, LEFT, NO_KEYS, place)
    assert outbox.asked.undo == [newest.id]


def test_two_clicks_of_the_right_button_copy_nothing(clicked: HistoryPanel) -> None:
    _second_click(clicked, Qt.MouseButton.RightButton)
    assert QGuiApplication.clipboard().text() == "of somebody else"
