"""Closing in the middle of a run asks once, in the window, and never stands in the system's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_invite.ui.closing_question import closing_notice
from tests.servers import Hang
from tests.ui.many.test_runs import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import ContractServer
    from tests.ui.many.at_the_list import AtTheList

SENTENCE = "candidates are still waiting. They stay here, and you are asked at the next start."


@pytest.fixture
def sending(working: AtTheList, server: ContractServer, tmp_path: Path) -> AtTheList:
    """Be in the middle of a run: the first of four is on its way, and three wait."""
    working.read_text(people(4), tmp_path / "four.csv")
    server.script(Hang())
    working.press("startRun")
    working.recruiter.wait(server.ledger.requests)
    working.recruiter.wait(lambda: working.desk.run.run and working.desk.run.run.waiting == 3)
    return working


def asks(on: AtTheList) -> bool:
    """Whether the question is shown."""
    return on.recruiter.reads(SENTENCE)


def test_it_asks_once_and_goes_on_sending(sending: AtTheList, server: ContractServer) -> None:
    sending.recruiter.window.close()
    sending.recruiter.wait_to_read(f"3 {SENTENCE}")
    sending.recruiter.press("Keep sending")
    assert not asks(sending)
    server.release()
    sending.wait_for_end()
    assert set(sending.statuses.values()) == {"Link ready"}
    sending.recruiter.window.close()
    sending.recruiter.wait(lambda: sending.recruiter.has_ended)


@pytest.mark.parametrize("again", [False, True])
def test_closing_anyway_leaves_what_waits_for_the_next_start(
    sending: AtTheList, server: ContractServer, again: bool
) -> None:
    sending.recruiter.window.close()
    sending.recruiter.wait_to_read(SENTENCE)
    if again:
        sending.recruiter.window.close()
    else:
        sending.recruiter.press("Close anyway")
    server.release()
    sending.recruiter.wait(lambda: sending.recruiter.has_ended)
    next_start = sending.recruiter.restart()
    next_start.wait_to_read("A run of 4 was interrupted: 1 sent, 3 waiting.")
    # The question of the start is enough.
    next_start.window.close()
    next_start.wait(lambda: next_start.has_ended)
    assert len(server.ledger.requests()) == 1


def test_the_question_goes_when_nothing_waits_any_more(
    sending: AtTheList, server: ContractServer
) -> None:
    sending.recruiter.window.close()
    sending.recruiter.wait_to_read(SENTENCE)
    server.release()
    sending.wait_for_end()
    sending.recruiter.wait(lambda: not asks(sending))
    assert not sending.recruiter.has_ended


def test_the_end_of_the_session_is_not_held_up(sending: AtTheList, server: ContractServer) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.commitDataRequest.emit(None)
    sending.recruiter.window.close()
    server.release()
    sending.recruiter.wait(lambda: sending.recruiter.has_ended)


def test_the_system_s_wish_to_end_is_not_held_up(
    sending: AtTheList, server: ContractServer
) -> None:
    sending.recruiter.app.close()
    assert not asks(sending)
    server.release()
    sending.recruiter.wait(lambda: sending.recruiter.has_ended)


def test_a_paused_run_is_not_asked_about(sending: AtTheList, server: ContractServer) -> None:
    sending.press("pauseRun")
    sending.recruiter.wait(sending.page.run_bar.go_on.isVisible)
    sending.recruiter.window.close()
    server.release()
    sending.recruiter.wait(lambda: sending.recruiter.has_ended)


def test_numbers_read_as_people_write_them() -> None:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    assert closing_notice(1_033, english).sentence.startswith("1,033 candidates are")
    assert closing_notice(1, english).sentence.startswith("1 candidate is")
    assert [each.text for each in closing_notice(1, english).buttons] == [
        "Close anyway",
        "Keep sending",
    ]
