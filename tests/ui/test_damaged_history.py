"""A damaged history through the whole app: set aside, its backup offered, nothing sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.app import Start
from tests.ui.conftest import KEY, base_url
from tests.ui.stores import holding
from tests.ui.test_interrupted import statuses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter

DAMAGED = "The history's file is damaged, so nothing is being sent."
RUBBISH = b"no history at all " * 5000


@pytest.fixture
def damaged(at_work: Recruiter, folder: DataFolder) -> Callable[[], Recruiter]:
    """Return what sends one invite, waits for the day's backup, damages the file and restarts."""

    def damage() -> Recruiter:
        at_work.invite("Asha Rao", "asha@example.com")
        at_work.wait_to_read("Link ready")
        # The day's backup was made at the first start; the next one is made with Asha in it.
        at_work.wait(lambda: _backups(folder))
        at_work.close()
        for old in _backups(folder):
            old.unlink()
        second = at_work.restart()
        second.wait(lambda: _backups(folder))
        second.close()
        folder.history(practice=False).write_bytes(RUBBISH)
        third = second.restart()
        third.wait_to_read(DAMAGED)
        return third

    return damage


def test_before_the_answer_nothing_is_sent(
    damaged: Callable[[], Recruiter], server: ContractServer, folder: DataFolder
) -> None:
    recruiter = damaged()
    recruiter.wait_to_read("There is a backup; what you did since then is not in it.")
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read(DAMAGED)
    recruiter.close()
    assert [each.email for each in server.ledger.requests()] == ["asha@example.com"]
    assert folder.history(practice=False).read_bytes() == RUBBISH


def test_the_backup_brings_the_history_back_and_the_damaged_file_is_kept(
    damaged: Callable[[], Recruiter], server: ContractServer, folder: DataFolder
) -> None:
    recruiter = damaged()
    recruiter.press("Use the backup")
    recruiter.wait(lambda: not recruiter.reads(DAMAGED))
    assert statuses(folder) == ["sent"]
    assert RUBBISH in [file.read_bytes() for file in folder.root.iterdir() if file.is_file()]
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("You invited Asha")
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read("Link ready")
    assert len(server.ledger.requests()) == 2


def test_an_empty_history_keeps_the_damaged_file_too(
    damaged: Callable[[], Recruiter], server: ContractServer, folder: DataFolder
) -> None:
    recruiter = damaged()
    recruiter.press("Start an empty history")
    recruiter.wait(lambda: not recruiter.reads(DAMAGED))
    assert statuses(folder) == []
    assert RUBBISH in [file.read_bytes() for file in folder.root.iterdir() if file.is_file()]
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read("Link ready")


def test_without_a_backup_it_says_so(
    start_app: Callable[[Start], Recruiter], server: ContractServer, folder: DataFolder
) -> None:
    folder.root.mkdir()
    folder.history(practice=False).write_bytes(RUBBISH)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_to_read("There is no backup. The damaged file will be kept.")
    assert "Use the backup" not in recruiter.buttons()


def _backups(folder: DataFolder) -> list[Path]:
    return sorted(folder.root.glob("history.sqlite3.*.backup"))
