"""The question about what an earlier window left, with a run and with single invites."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.invites.invite import Candidate
from desktop_invite.sending.events import InterruptedFound
from desktop_invite.sending.runs import RunState, RunSummary
from desktop_invite.ui.closing_question import leaving_notice
from desktop_invite.ui.interrupted import InterruptedBar
from desktop_invite.ui.parts.notice import NoticeBar
from desktop_invite.ui.theme.spacing import MARGIN
from tests.gallery.scene import live_scene, scene
from tests.gallery.scenes.window import stage
from tests.sending.runs_left import leave_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RUN = RunSummary(1, "candidates.xlsx", 117, 54, 0, 61, 0, 2, 0, RunState.HELD)
_PAUSED = RunSummary(2, "may.csv", 40, 12, 0, 27, 1, 0, 0, RunState.PAUSED_BY_RECRUITER)
_FOUND = (
    InterruptedFound(0, 0, (_RUN,)),
    InterruptedFound(0, 0, (_PAUSED,)),
    InterruptedFound(2, 1, (_RUN, _PAUSED)),
    InterruptedFound(3, 2),
    InterruptedFound(0, 1),
)


class _Nobody:
    """Whom the question is passed on to, in a picture."""

    def resume_left(self) -> None:
        """Do nothing."""

    def stop_left(self) -> None:
        """Do nothing."""


@scene("interrupted", width=640, height=560, narrow_width=400)
def questions() -> QWidget:
    """Show each form of the question."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(MARGIN)
    for found in _FOUND:
        bar = InterruptedBar(_Nobody())
        bar.ask(found)
        column.addWidget(bar)
    column.addStretch(1)
    return page


@scene("closing-email", width=640, height=320, narrow_width=400)
def emails_that_have_not_left() -> QWidget:
    """Show what is asked when the window is closed while emails can still be undone."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(MARGIN)
    asha, wei = Candidate("Asha Rao", "asha@example.com"), Candidate("Wei Chen", "wei@example.com")
    for candidates in ([asha], [asha, wei]):
        bar = NoticeBar()
        bar.show_notice(leaving_notice(candidates, page.locale()))
        column.addWidget(bar)
    column.addStretch(1)
    return page


@live_scene("window-interrupted", narrow_width=720)
@contextmanager
def in_the_window() -> Iterator[QWidget]:
    """Show the window after a run of 117 was interrupted."""

    def before(history: Path) -> None:
        leave_run(history, "http://127.0.0.1", sent=61, refused=0, sending=2, waiting=54)

    with stage(week=True, before=before) as made:
        bar = made.app.workspace.desk.interrupted
        made.wait(lambda: bar.notice is not None, "the question")
        yield made.window
