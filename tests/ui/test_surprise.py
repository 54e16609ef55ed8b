"""What nobody foresaw is said in the window: calmly, once, and without naming anybody."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_invite.logs import start_logging
from desktop_invite.surprises import Surprises

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

WHO = "Asha Rao <asha@example.com>"
SENTENCE = "Something went wrong in Desktop Invite, and it can't say what."


class _Faulty(QObject):
    """A part of the window with a fault."""

    @Slot()
    def fail(self) -> None:
        raise ValueError(WHO)


@pytest.fixture
def recruiter(practice: Recruiter, folder: DataFolder) -> Iterator[Recruiter]:
    """Let the running app hear of surprises, as the program does."""
    logs = start_logging(folder)
    surprises = Surprises(logs, practice.app.tell_surprise)
    yield practice
    logs.stop()
    surprises.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def surprise(recruiter: Recruiter) -> None:
    """Let a slot of the window fail."""
    faulty = _Faulty(recruiter.window)
    QTimer.singleShot(0, faulty, faulty.fail)


def test_a_failing_slot_is_told_in_the_window(recruiter: Recruiter) -> None:
    recruiter.type("Candidate name", "Wei Chen")
    surprise(recruiter)
    recruiter.wait_to_read(SENTENCE)
    recruiter.press("Copy details")
    details = QApplication.clipboard().text()
    assert "in fail" in details
    assert "ValueError" in details
    assert "Desktop Invite: " in details
    assert not [word for word in ("Asha", "asha@", "Wei") if word in details]
    recruiter.press("Close")
    assert not recruiter.reads(SENTENCE)
    again = recruiter.restart()
    assert again.app.workspace.desk.form.draft().name == "Wei Chen"


def test_many_surprises_are_told_once(recruiter: Recruiter) -> None:
    surprise(recruiter)
    recruiter.wait_to_read(SENTENCE)
    recruiter.press("Close")
    heard: list[str] = []
    for _ in range(3):
        surprise(recruiter)
        QTimer.singleShot(0, recruiter.window, lambda: heard.append("after it"))
    recruiter.wait(lambda: len(heard) == 3)
    QCoreApplication.processEvents()
    assert not recruiter.reads(SENTENCE)


def test_a_surprise_on_another_thread_is_told_on_the_page_in_view(recruiter: Recruiter) -> None:
    recruiter.app.workspace.desk.many.open()
    thread = threading.Thread(target=_Faulty().fail)
    thread.start()
    thread.join()
    recruiter.wait_to_read(SENTENCE)


def test_a_surprise_while_closing_ends_nothing_and_says_nothing(recruiter: Recruiter) -> None:
    recruiter.app.close()
    recruiter.app.tell_surprise("details")
    recruiter.wait(lambda: recruiter.has_ended)
