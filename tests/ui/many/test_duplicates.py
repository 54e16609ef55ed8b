"""Who was invited before, or stands twice, is not invited again unless the recruiter says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop_invite.sending.events import InvitesForgotten
from desktop_invite.sending.keeper import AboutToForget
from desktop_invite.ui.many.rows import Column

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.sending.forgetter import Result
    from desktop_invite.storage.trouble import HistoryTrouble
    from tests.servers import ContractServer
    from tests.ui.many.at_the_list import AtTheList

LIST = "Name,Email\nAsha Rao,asha@example.com\nWei Chen,wei@example.org\n"


@pytest.fixture
def invited(working: AtTheList, tmp_path: Path) -> AtTheList:
    """Have a list whose first candidate was invited by hand before."""
    working.recruiter.invite("Asha Rao", "Asha@Example.com")
    working.recruiter.wait_to_read("Link ready")
    working.read_text(LIST, tmp_path / "candidates.csv")
    return working


def test_an_earlier_invite_is_found_and_not_made_again(
    invited: AtTheList, server: ContractServer
) -> None:
    assert invited.statuses["2"].startswith("Already invited today at")
    assert invited.counts == ["1 ready", "1 already invited"]
    invited.press("startRun")
    invited.wait_for_end()
    assert invited.statuses["2"] == "Already invited"
    assert len(server.ledger.requests()) == 2
    earlier, new = invited.links()
    assert earlier
    assert new
    assert earlier != new


def test_the_earlier_link_is_copied_and_the_row_is_done_with(invited: AtTheList) -> None:
    invited.go_to(2)
    assert invited.said.startswith("You invited Asha to")
    invited.press("Copy that link")
    assert QApplication.clipboard().text().startswith("https://interviews.example.test/i/")
    assert invited.statuses["2"] == "Earlier link used"


def test_inviting_again_is_confirmed_first(invited: AtTheList, server: ContractServer) -> None:
    invited.go_to(2)
    invited.press("Invite again…")
    assert invited.said == "Invite Asha again? Asha then has two invites to this interview."
    invited.press("Cancel")
    assert invited.statuses["2"].startswith("Already invited")
    invited.press("Invite again…")
    invited.press("Invite again")
    assert invited.statuses["2"] == "Ready"
    invited.press("startRun")
    invited.wait_for_end()
    assert len(server.ledger.requests()) == 3


def test_the_same_address_twice_is_invited_twice_only_when_confirmed(invited: AtTheList) -> None:
    invited.type(2, Column.EMAIL, "wei@example.org")
    assert invited.statuses["3"] == "Same as row 2"
    invited.go_to(3)
    invited.press("Invite again…")
    assert invited.said == "Invite Wei Chen twice? Both rows are then sent."
    invited.press("Invite again")
    assert invited.statuses["3"] == "Ready"


def test_somebody_invited_meanwhile_is_noticed(invited: AtTheList) -> None:
    invited.recruiter.app.workspace.desk.window.page.show_panels()
    invited.recruiter.invite("Wei Chen", "wei@example.org")
    invited.recruiter.wait(lambda: invited.statuses["3"].startswith("Already invited"))
    assert invited.start_button == "Create links"


def test_another_interview_is_another_invite(invited: AtTheList) -> None:
    invited.choose(interview="412")
    assert set(invited.statuses.values()) == {"Ready"}
    invited.choose(interview="305")
    assert invited.statuses["2"].startswith("Already invited")


def test_an_invite_that_was_forgotten_by_age_is_no_earlier_one(invited: AtTheList) -> None:
    sending = invited.recruiter.app.workspace.sending
    sending.invites_forgotten.emit(InvitesForgotten(frozenset({1})))
    invited.recruiter.wait(lambda: not invited.statuses["2"].startswith("Already invited t"))


def test_a_forgotten_candidate_leaves_the_open_list(
    invited: AtTheList, server: ContractServer
) -> None:
    _forget_asha(invited)
    assert invited.rows[0] == ("2", "", "", "Forgotten")
    invited.press("startRun")
    invited.wait_for_end()
    assert invited.rows[0][:3] == ("2", "", "")
    assert len(server.ledger.requests()) == 2
    history = invited.recruiter.app.workspace.desk._behind.history
    assert b"asha@example" not in history.read_bytes().lower()


def test_a_forgotten_candidate_leaves_the_list_that_was_sent(invited: AtTheList) -> None:
    invited.press("startRun")
    invited.wait_for_end()
    _forget_asha(invited)
    assert invited.rows[0] == ("2", "", "", "Forgotten")
    assert invited.counts == ["1 link ready", "1 left out"]
    invited.press("Back to the list")
    invited.wait_for_list()
    assert invited.rows[0] == ("2", "", "", "Forgotten")
    invited.go_to(2)
    assert invited.said.startswith("This candidate was forgotten.")
    assert "Take in again" not in invited.recruiter.buttons(invited.page)
    assert "0 ready" in invited.counts


def _forget_asha(invited: AtTheList) -> None:
    privacy = invited.recruiter.app.workspace.privacy
    found: list[AboutToForget | HistoryTrouble] = []
    privacy.find("asha@example.com", found.append)
    invited.recruiter.wait(lambda: found)
    assert isinstance(found[0], AboutToForget)
    done: list[Result | HistoryTrouble] = []
    privacy.forget(found[0], done.append, remove_unreadable=False)
    invited.recruiter.wait(lambda: done)
