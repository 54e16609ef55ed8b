"""A doubt stays in view: counted, filtered, explained and settled, after a restart too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop_invite.ui.history.actions import RowAction
from tests.servers import Drop, Reply
from tests.ui.history.reading import names, select
from tests.ui.recruiter import readable
from tests.ui.test_failures import status_on_disk

if TYPE_CHECKING:
    from desktop_invite.paths import DataFolder
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter


def doubt_about_asha(recruiter: Recruiter, server: ContractServer) -> Recruiter:
    """Lose two answers about Asha, the second one asked for; then start once more."""
    server.script(Drop(), Reply.json(502, {"message": "<b>Bad gateway</b>"}))
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("The connection was lost before Xobin answered.")
    recruiter.press("Send again")
    recruiter.press("Send again to Asha")
    recruiter.wait_to_read("Xobin had a problem and didn't say whether it worked.")
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read("Link ready")
    again = recruiter.restart()
    again.wait_for_account()
    return again


def filtered(recruiter: Recruiter, status: str) -> list[str]:
    """Choose a status in the history's filter, and return whom it shows."""
    recruiter.control(QComboBox, "statusFilter").setCurrentText(status)
    recruiter.wait(lambda: recruiter.history.is_settled)
    return names(recruiter.history)


def shown_details(recruiter: Recruiter) -> str:
    """Open the details of what is selected, and return all that they say."""
    recruiter.history.table.actions_[RowAction.DETAILS].trigger()
    recruiter.wait(lambda: recruiter.dialog("inviteDetails"))
    page = recruiter.dialog("inviteDetails")
    assert page is not None
    recruiter.wait(lambda: "The answer: " in _texts(page))
    return _texts(page)


def test_after_a_restart_a_doubt_is_counted_and_has_its_own_filter(
    at_work: Recruiter, server: ContractServer
) -> None:
    again = doubt_about_asha(at_work, server)
    again.wait(lambda: "1 needs attention" in again.buttons())
    assert filtered(again, "Not sure") == ["Asha Rao"]
    assert filtered(again, "Link ready") == ["Wei Chen"]
    assert len(server.ledger.requests()) == 3


def test_after_a_restart_every_attempt_is_told_with_the_servers_words(
    at_work: Recruiter, server: ContractServer
) -> None:
    again = doubt_about_asha(at_work, server)
    filtered(again, "Not sure")
    select(again.history, "Asha Rao")
    told = shown_details(again)
    assert "The connection was lost before Xobin answered." in told
    assert "The answer: <b>Bad gateway</b>" in told


def test_after_a_restart_a_doubt_is_settled_and_leaves_the_count(
    at_work: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    server.script(Drop())
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read("The connection was lost before Xobin answered.")
    again = at_work.restart()
    again.wait_for_account()
    filtered(again, "Not sure")
    select(again.history, "Asha Rao")
    again.wait(lambda: "They got it" in again.buttons())
    again.press("They got it", again.history)
    again.wait(lambda: status_on_disk(folder.history(practice=False)) == "sent")
    again.wait(lambda: "1 needs attention" not in again.buttons())
    assert len(server.ledger.requests()) == 1


def _texts(page: QWidget) -> str:
    return "\n".join(readable(each.text()) for each in page.findChildren(QLabel))
