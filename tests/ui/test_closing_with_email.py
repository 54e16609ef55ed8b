"""Closing while an email can still be undone asks once: the recruiter may think that it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QRadioButton

from desktop_invite.ui.form.panel import FormSettings
from tests.servers import Hang
from tests.ui.history.reading import names

if TYPE_CHECKING:
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter

SENTENCE = "Asha Rao's email has not left yet."
KEEP = "Close and keep it waiting"


@pytest.fixture
def leaving(at_work: Recruiter) -> Recruiter:
    """Sit before an email that counts down."""
    at_work.control(QRadioButton, "Email the candidate").setChecked(True)
    at_work.app.workspace.desk.form.use_settings(FormSettings(undo_seconds=3600))
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait(lambda: "Undo" in at_work.buttons())
    return at_work


def test_it_is_sent_at_once_and_then_the_window_closes(
    leaving: Recruiter, server: ContractServer
) -> None:
    leaving.window.close()
    leaving.wait_to_read(SENTENCE)
    assert server.ledger.requests() == ()
    leaving.press("Send it now and close")
    leaving.wait(lambda: leaving.has_ended)
    assert [each.email for each in server.ledger.requests()] == ["asha@example.com"]
    again = leaving.restart()
    again.wait_for_account()
    assert not again.reads("Sending was interrupted")


@pytest.mark.parametrize("by_closing_again", [False, True])
def test_it_is_kept_and_asked_about_at_the_next_start_where_review_shows_it(
    leaving: Recruiter, server: ContractServer, by_closing_again: bool
) -> None:
    leaving.window.close()
    leaving.wait_to_read(SENTENCE)
    if by_closing_again:
        leaving.window.close()
    else:
        leaving.press(KEEP)
    leaving.wait(lambda: leaving.has_ended)
    again = leaving.restart()
    again.wait_for_account()
    again.wait_to_read("Sending was interrupted: 1 waiting.")
    again.press("Review")
    again.wait(lambda: again.history.is_settled and again.history.found_count() == 1)
    assert names(again.history) == ["Asha Rao"]
    assert server.ledger.requests() == ()


def test_the_question_goes_when_the_email_is_undone(leaving: Recruiter) -> None:
    leaving.window.close()
    leaving.wait_to_read(SENTENCE)
    leaving.press("Undo", leaving.app.workspace.desk.form.outcomes)
    leaving.wait(lambda: not leaving.reads(SENTENCE))
    assert not leaving.has_ended


def test_what_is_on_its_way_is_not_asked_about(leaving: Recruiter, server: ContractServer) -> None:
    server.script(Hang())
    leaving.app.workspace.sending.send_now()
    leaving.wait(server.ledger.requests)
    leaving.wait(lambda: "Undo" not in leaving.buttons())
    leaving.window.close()
    server.release()
    leaving.wait(lambda: leaving.has_ended)
