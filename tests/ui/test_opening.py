"""The window is on the screen before anything else is brought in, and misses nothing meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop_invite.ui.opening import show_before
from desktop_invite.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    """A window that writes down when it is painted."""

    def __init__(self, story: list[str]) -> None:
        super().__init__()
        self._story = story

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write it down."""
        self._story.append("painted")
        super().paintEvent(event)


def test_it_is_painted_before_the_first_step_and_alive_between_steps(qtbot: QtBot) -> None:
    story: list[str] = []
    window = Painted(story)
    qtbot.addWidget(window)

    def step() -> None:
        story.append("step")
        QTimer.singleShot(0, window, lambda: story.append("alive"))

    show_before(window, [step, step])
    assert story[0] == "painted"
    assert [word for word in story if word != "painted"] == ["step", "alive", "step", "alive"]
    assert window.isVisible()


def test_a_window_that_is_not_painted_is_furnished_all_the_same(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    steps: list[str] = []
    show_before(window, [lambda: steps.append("done")])
    assert steps == ["done"]


def test_what_goes_wrong_in_a_step_is_not_kept_quiet(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def broken() -> None:
        raise RuntimeError("a part is missing")

    with pytest.raises(RuntimeError, match="a part is missing"):
        show_before(window, [broken])


def test_who_closes_the_empty_window_has_it_closed_once_somebody_listens(qtbot: QtBot) -> None:
    window = MainWindow(practice=True)
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert window.isVisible()
    window.furnish(QLabel("form"), QLabel("history"), QLabel("question"))
    window.answer_closing()
    with qtbot.waitSignal(window.close_wanted):
        pass
    window.close_now()
    assert not window.isVisible()
