"""An invite is corrected in the form, wherever that is asked for, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop_invite.ui.history.actions import RowAction

if TYPE_CHECKING:
    from tests.ui.recruiter import Recruiter

REFUSED = "refused@practice.test"


@pytest.fixture
def refused(practice: Recruiter) -> Recruiter:
    """Have an invite in the first row that was refused."""
    practice.invite("Olga Ivanova", REFUSED)
    practice.wait_to_read("Nothing was sent.")
    practice.wait(lambda: practice.history.table.model().rowCount() == 1)
    practice.wait(lambda: practice.history.is_settled)
    practice.history.table.selectRow(0)
    practice.wait(practice.history.selected_invite)
    return practice


def _typed(recruiter: Recruiter, name: str) -> str:
    return recruiter.control(QLineEdit, name).text()


def test_the_details_give_way_to_the_form_even_from_behind_the_list(refused: Recruiter) -> None:
    refused.history.table.actions_[RowAction.DETAILS].trigger()
    refused.wait(lambda: refused.dialog("inviteDetails"))
    details = refused.dialog("inviteDetails")
    refused.app.workspace.desk.many.open()
    refused.wait(lambda: not refused.window.page.shows_panels)
    refused.press("Edit and send again", details)
    assert refused.dialog("inviteDetails") is None
    assert refused.window.page.shows_panels
    assert _typed(refused, "Candidate email") == REFUSED


def test_the_menu_of_a_row_sets_aside_what_is_typed(refused: Recruiter) -> None:
    refused.type("Candidate name", "Wei Chen")
    refused.history.table.actions_[RowAction.EDIT].trigger()
    assert _typed(refused, "Candidate name") == "Olga Ivanova"
    assert refused.reads("What you typed for Wei Chen is kept.")
