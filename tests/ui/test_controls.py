"""Everything can be found by its name and reached with Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from desktop_invite.app import Start
from tests.ui.stores import XOBIN, Drawer, holding, store_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def controls(window: QWidget) -> list[QWidget]:
    """Return what a person can act on in this window; not what Qt makes inside of it."""
    found = [each for kind in CONTROLS for each in window.findChildren(kind)]
    return [
        each
        for each in found
        if each.window() is window
        and each.isVisibleTo(window)
        and not each.objectName().startswith("qt_")
        and not _is_part_of_a_control(each)
    ]


def _is_part_of_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, CONTROLS):
            return True
        parent = parent.parentWidget()
    return False


def reached_with_tab(window: QWidget) -> set[QWidget]:
    """Return what Tab leads to from anywhere in the window, in a round."""
    reached: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window):
            proxy: QWidget | None = widget.focusProxy()
            reached.add(widget if proxy is None else proxy)
        widget = widget.nextInFocusChain()
    return reached


def check_every_control(window: QWidget) -> None:
    """Check that each control has its names and its place on the round."""
    found = controls(window)
    assert found
    reached = reached_with_tab(window)
    for each in found:
        about = f"{type(each).__name__} {each.objectName()!r} {_name(each)!r}"
        assert _name(each), f"{about} has no name for people"
        assert each.objectName(), f"{about} has no name for programs"
        if each.isEnabled() and not _is_of_a_radio_group(each):
            proxy: QWidget | None = each.focusProxy()
            assert (proxy or each) in reached, f"{about} can't be reached with Tab"


def _name(control: QWidget) -> str:
    """Return what a screen reader says: the accessible name, else a button's text."""
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text.replace("&", "")


def _is_of_a_radio_group(control: QWidget) -> bool:
    """Tab leads to the chosen one of a group only; arrows lead to the others."""
    return isinstance(control, QRadioButton) and not control.isChecked()


def test_every_control_of_the_window_can_be_found_and_reached(practice: Recruiter) -> None:
    check_every_control(practice.window)


def test_every_control_on_a_card_and_a_notice_can_be_found_and_reached(
    practice: Recruiter,
) -> None:
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait_to_read("Link ready")
    practice.invite("Wei Chen", "badkey@practice.test")
    practice.wait_to_read("Xobin didn't accept your API key.")
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait_to_read("You invited Asha to")
    check_every_control(practice.window)


def test_every_control_of_the_first_start_can_be_found_and_reached(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, key_store=store_over(Drawer())))
    recruiter.wait(lambda: recruiter.dialog("firstRun"))
    dialog = recruiter.dialog("firstRun")
    assert dialog is not None
    check_every_control(dialog)


@pytest.mark.parametrize("row", range(8))
def test_every_control_of_the_settings_can_be_found_and_reached(
    start_app: StartApp, folder: DataFolder, row: int
) -> None:
    recruiter = start_app(Start(folder, key_store=holding(XOBIN, "a-key-1234")))
    recruiter.wait_for_account()
    recruiter.app.workspace.desk.dialogs.open_settings()
    recruiter.control(QListWidget, "subjects").setCurrentRow(row)
    QApplication.processEvents()
    dialog = recruiter.dialog("settings")
    assert dialog is not None
    check_every_control(dialog)


def test_every_control_of_the_help_can_be_found_and_reached(practice: Recruiter) -> None:
    practice.app.workspace.desk.dialogs.open_help()
    dialog = practice.dialog("help")
    assert dialog is not None
    check_every_control(dialog)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (QLineEdit, "Candidate name"),
        (QLineEdit, "Candidate email"),
        (QComboBox, "Interview"),
        (QRadioButton, "Get a link to share"),
        (QRadioButton, "Email the candidate"),
        (QPushButton, "submitInvite"),
        (QLineEdit, "Search history"),
        (QTableView, "History"),
        (QPushButton, "Invite many…"),
        (QPushButton, "Use my Xobin key…"),
    ],
)
def test_the_names_that_are_relied_on_are_there(
    practice: Recruiter, kind: type[QWidget], name: str
) -> None:
    assert isinstance(practice.control(kind, name), kind)


def test_the_names_on_a_result_are_there(practice: Recruiter) -> None:
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait_to_read("Link ready")
    link = practice.control(QLineEdit, "Invite link")
    assert link.text().startswith("http://127.0.0.1:")
    for name in ("Copy link", "Copy message"):
        assert practice.control(QPushButton, name).isVisible()


def test_the_names_on_a_doubt_are_there(practice: Recruiter) -> None:
    practice.invite("Asha Rao", "lost@practice.test")
    practice.wait_to_read("The connection was lost before Xobin answered.")
    for name in ("They got it", "Send again"):
        assert practice.control(QPushButton, name).isVisible()


def test_tab_leads_from_what_stands_above_to_the_form_and_then_to_the_history(
    practice: Recruiter,
) -> None:
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait_to_read("Link ready")
    practice.invite("Wei Chen", "lost@practice.test")
    practice.wait_to_read("The connection was lost before Xobin answered.")
    practice.wait(lambda: practice.control(QPushButton, "needAttention").isVisible())
    practice.wait(lambda: practice.control(QPushButton, "copyEarlierLink").isVisible())
    practice.window.activateWindow()
    practice.wait(practice.window.isActiveWindow)
    practice.control(QPushButton, "Use my Xobin key…").setFocus()
    assert [_tab() for _ in range(17)] == [
        *("candidateName", "candidateEmail", "interview", "deliveryLink", "submitInvite"),
        *("closeCard", "wayOut_they_got_it", "wayOut_send_again"),
        *("copyEarlierLink", "closeCard", "inviteMany"),
        *("searchHistory", "statusFilter", "openFilters", "history", "needAttention"),
        "wayOut_add_key",
    ]


def _tab() -> str:
    """Press Tab where the keyboard is; return where it leads to, by the name for programs."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    within = reached.parentWidget()
    return within.objectName() if isinstance(within, QComboBox) else reached.objectName()
