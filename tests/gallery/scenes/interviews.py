"""The interviews in the settings, and in the picker."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QTableView, QVBoxLayout, QWidget

from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview, offered
from desktop_invite.sending.events import InterviewsChanged
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.settings.interviews import InterviewsPage
from tests.gallery.scene import scene
from tests.ui.settings.test_interviews import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable

_NOW = SystemClock().now()
FULL = (
    KnownInterview(Interview(305, "Sales screening"), True, False, _NOW),
    KnownInterview(Interview(4120, "Customer support"), False, False, _NOW - timedelta(days=1)),
    KnownInterview(Interview(127, "محلل بيانات"), False, False, _NOW - timedelta(days=12)),
    KnownInterview(Interview(90210)),
    KnownInterview(
        Interview(
            31, "Regional after-sales service and warranty coordination, second round, night shift"
        ),
        True,
        False,
        _NOW - timedelta(days=40),
    ),
    KnownInterview(Interview(18, "Summer 2024 interns"), False, True, _NOW - timedelta(days=700)),
)


def _page(known: tuple[KnownInterview, ...], *, hidden_too: bool = False) -> QWidget:
    page = InterviewsPage(Keeper(), Moments(SystemClock(), QLocale()))
    page.show_interviews(InterviewsChanged(offered(known), known))
    page.show_counts({305: 1284, 4120: 96, 127: 3, 31: 12, 18: 240})
    box = page.findChild(QCheckBox, "showHiddenInterviews")
    table = page.findChild(QTableView, "interviews")
    assert box is not None
    assert table is not None
    box.setChecked(hidden_too)
    if known:
        table.selectRow(2)
    whole = QWidget()
    QVBoxLayout(whole).addWidget(page)
    return whole


def _interviews_scene(name: str) -> Callable[[Callable[[], QWidget]], Callable[[], QWidget]]:
    return scene(f"interviews-{name}", width=580, height=620, narrow_width=420)


@_interviews_scene("full")
def full() -> QWidget:
    """Show favourites, others, and one whose name isn't known yet."""
    return _page(FULL)


@_interviews_scene("hidden-too")
def hidden_too() -> QWidget:
    """Show the hidden ones below the others."""
    return _page(FULL, hidden_too=True)


@_interviews_scene("empty")
def empty() -> QWidget:
    """Show the page of somebody who has invited nobody yet."""
    return _page(())
