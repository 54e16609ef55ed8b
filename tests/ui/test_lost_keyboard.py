"""The keyboard never lands on a button that nobody chose when what held it goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from tests.ui.sharing.test_menus import select

if TYPE_CHECKING:
    from tests.ui.recruiter import Recruiter


def holder(recruiter: Recruiter) -> str:
    """Return the name of what holds the keyboard."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def press_by_key(recruiter: Recruiter, name: str, within: QWidget | None = None) -> None:
    """Give a button the keyboard, and press it."""
    recruiter.window.activateWindow()
    recruiter.wait(recruiter.window.isActiveWindow)
    button = recruiter.control(QPushButton, name, within)
    button.setFocus()
    recruiter.wait(button.hasFocus)
    button.click()


def leave_in_doubt(recruiter: Recruiter) -> None:
    """Have an invite whose answer was lost, and nothing half-typed."""
    recruiter.invite("Bela Kovacs", "lost@practice.test")
    recruiter.wait(lambda: "They got it" in recruiter.buttons())


def test_after_they_got_it_on_a_card_it_is_in_the_form(practice: Recruiter) -> None:
    leave_in_doubt(practice)
    press_by_key(practice, "They got it", practice.app.workspace.desk.form.outcomes)
    practice.wait(lambda: holder(practice) == "Candidate name")


def test_after_they_got_it_on_a_row_it_is_in_the_table(practice: Recruiter) -> None:
    leave_in_doubt(practice)
    practice.control(QToolButton, "closeCard").click()
    select(practice, 0, of=1)
    practice.wait(lambda: "They got it" in practice.buttons() and practice.history.is_settled)
    press_by_key(practice, "They got it", practice.history)
    practice.wait(lambda: holder(practice) == "History")


def test_what_is_asked_meanwhile_keeps_the_keyboard(practice: Recruiter) -> None:
    leave_in_doubt(practice)
    press_by_key(practice, "Send again", practice.app.workspace.desk.form.outcomes)
    cancel = practice.control(QPushButton, "Cancel")
    practice.wait(cancel.hasFocus)
    QCoreApplication.processEvents()
    assert cancel.hasFocus()


def test_what_goes_away_behind_another_window_takes_no_keyboard_along(
    practice: Recruiter,
) -> None:
    leave_in_doubt(practice)
    outcomes = practice.app.workspace.desk.form.outcomes
    button = practice.control(QPushButton, "They got it", outcomes)
    button.setFocus()
    other = QWidget()
    practice.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    practice.wait(other.isActiveWindow)
    button.click()
    practice.wait(lambda: "They got it" not in practice.buttons(outcomes))
    practice.window.activateWindow()
    practice.wait(practice.window.isActiveWindow)
    practice.wait(lambda: holder(practice) == "Candidate name")
