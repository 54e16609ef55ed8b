"""Closing in the middle of a run asks once, in the window, and never stands in the system's way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from desktop_invite.ui.closing_question import closing_notice
from desktop_invite.ui.many.rows import Column
from desktop_invite.ui.menus import Command
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


UNSENT = "You have worked on a list that isn't sent. Closing loses that work."


@pytest.fixture
def worked_on(working: AtTheList, tmp_path: Path) -> AtTheList:
    """Have a list in which a cell was mended."""
    working.read_text(people(2), tmp_path / "two.csv")
    working.type(2, Column.NAME, "Asha Rao")
    return working


def would_lose(on: AtTheList) -> bool:
    """Whether closing would lose work."""
    return on.many.has_unsent_work


def test_a_list_that_was_worked_on_and_not_sent_is_asked_about_once(worked_on: AtTheList) -> None:
    worked_on.recruiter.hit(Qt.Key.Key_Escape)
    worked_on.recruiter.window.commands[Command.QUIT].trigger()
    worked_on.recruiter.wait_to_read(UNSENT)
    worked_on.recruiter.press("Back to the list")
    assert not worked_on.recruiter.reads(UNSENT)
    assert not worked_on.is_away
    assert worked_on.rows[0][1] == "Asha Rao"
    worked_on.recruiter.window.close()
    worked_on.recruiter.wait_to_read(UNSENT)
    worked_on.recruiter.press("Close anyway")
    worked_on.recruiter.wait(lambda: worked_on.recruiter.has_ended)


def test_work_is_asked_about_after_the_columns_were_chosen_anew(worked_on: AtTheList) -> None:
    made = worked_on.desk.made
    assert made is not None
    columns = made.columns
    worked_on.page.mapping.mapping_changed.emit(replace(columns, header=None))
    worked_on.wait_until_settled()
    assert would_lose(worked_on)


def test_a_list_as_it_came_or_was_sent_is_not_asked_about(
    working: AtTheList, tmp_path: Path
) -> None:
    working.read_text(people(2), tmp_path / "two.csv")
    assert not would_lose(working)
    working.go_to(3)
    working.key(Qt.Key.Key_Delete)
    working.wait_until_settled()
    assert would_lose(working)
    working.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    working.wait_until_settled()
    assert not would_lose(working)
    working.type(2, Column.NAME, "Asha Rao")
    working.press("startRun")
    working.wait_for_end()
    working.press("Back to the list")
    working.wait_for_list()
    assert not would_lose(working)
    working.go_to(3)
    working.key(Qt.Key.Key_Delete)
    working.wait_until_settled()
    assert would_lose(working)
    working.recruiter.hit(Qt.Key.Key_Z, ctrl=True)
    working.wait_until_settled()
    assert not would_lose(working)
    working.recruiter.window.close()
    working.recruiter.wait(lambda: working.recruiter.has_ended)


def test_one_question_is_enough_for_both() -> None:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    both = closing_notice(3, english, unsent_work=True)
    assert both.sentence == f"3 {SENTENCE} {UNSENT}"
    assert [each.text for each in both.buttons] == ["Close anyway", "Back to the list"]


def test_numbers_read_as_people_write_them() -> None:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    assert closing_notice(1_033, english).sentence.startswith("1,033 candidates are")
    assert closing_notice(1, english).sentence.startswith("1 candidate is")
    assert [each.text for each in closing_notice(1, english).buttons] == [
        "Close anyway",
        "Keep sending",
    ]
