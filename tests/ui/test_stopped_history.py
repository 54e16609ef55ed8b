"""A history that can't be written, through the whole app: nothing is sent, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.app import Start
from desktop_invite.paths import DataFolder
from tests.servers import ContractServer, Hang
from tests.storage.disks import make_read_only, mounted, use_up
from tests.ui.conftest import KEY, base_url
from tests.ui.stores import holding
from tests.ui.test_failures import status_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.ui.recruiter import Recruiter

FULL = "The history can't be saved (disk full), so nothing is being sent."
READ_ONLY = "The history can't be saved (its folder is read-only), so nothing is being sent."


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    """Give the app a disk of two megabytes for everything that it writes."""
    with mounted(tmp_path / "disk", "size=2m") as disk:
        yield DataFolder(disk / "data")


@pytest.fixture
def fill(folder: DataFolder) -> Callable[[], Path]:
    """Return what fills the disk to its last byte, and gives the file that does."""

    def fill() -> Path:
        ballast = folder.root.parent / "ballast"
        use_up(ballast)
        return ballast

    return fill


def test_on_a_full_disk_nothing_is_sent_and_with_space_again_it_is(
    at_work: Recruiter, server: ContractServer, fill: Callable[[], Path]
) -> None:
    ballast = fill()
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read(FULL)
    assert server.ledger.requests() == ()
    assert at_work.app.workspace.desk.form.draft().email == "asha@example.com"
    at_work.press("Try again")
    at_work.wait_to_read(FULL)
    assert server.ledger.requests() == ()
    ballast.unlink()
    at_work.press("Try again")
    at_work.wait_to_read("Link ready")
    assert len(server.ledger.requests()) == 1
    at_work.wait(lambda: not at_work.reads(FULL))


def test_an_answer_that_finds_the_disk_full_is_recorded_when_there_is_space(
    at_work: Recruiter, server: ContractServer, folder: DataFolder, fill: Callable[[], Path]
) -> None:
    server.script(Hang())
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait(server.ledger.requests)
    ballast = fill()
    server.release()
    at_work.wait_to_read(FULL)
    history = folder.history(practice=False)
    assert status_on_disk(history) == "sending"
    ballast.unlink()
    at_work.wait_to_read("Link ready")
    assert status_on_disk(history) == "sent"
    at_work.wait(lambda: not at_work.reads(FULL))
    assert len(server.ledger.requests()) == 1


def test_an_app_that_ends_on_a_full_disk_asks_at_the_next_start(
    at_work: Recruiter, server: ContractServer, fill: Callable[[], Path]
) -> None:
    server.script(Hang())
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait(server.ledger.requests)
    ballast = fill()
    server.release()
    at_work.wait_to_read(FULL)
    at_work.close()
    ballast.unlink()
    again = at_work.restart()
    again.wait_to_read("The app ended while an invite was on its way. It may have been sent.")
    assert len(server.ledger.requests()) == 1


def test_in_a_folder_that_became_read_only_nothing_is_sent_until_it_can_be_written(
    at_work: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    at_work.close()
    make_read_only(folder.root.parent)
    again = at_work.restart()
    again.wait_to_read(READ_ONLY)
    again.invite("Asha Rao", "asha@example.com")
    again.wait(lambda: again.app.workspace.desk.form.standing.refuses)
    assert again.reads(READ_ONLY)
    assert server.ledger.requests() == ()
    assert again.app.workspace.desk.form.draft().email == "asha@example.com"
    make_read_only(folder.root.parent, read_only=False)
    again.press("Try again")
    again.wait_to_read("Link ready")
    again.wait(lambda: not again.reads(READ_ONLY))
    assert len(server.ledger.requests()) == 1


def test_started_on_a_full_disk_the_window_says_so_and_works_once_there_is_space(
    start_app: Callable[[Start], Recruiter],
    server: ContractServer,
    folder: DataFolder,
    fill: Callable[[], Path],
) -> None:
    folder.root.mkdir()
    ballast = fill()
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_to_read(FULL)
    ballast.unlink()
    recruiter.press("Try again")
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Link ready")
    assert len(server.ledger.requests()) == 1
