"""Forgetting by age, backups, a person's file and the folder's place, in the real app."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QSpinBox, QTableWidget

from desktop_invite.app import Start
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Status
from desktop_invite.invites.outcome import Answer, Sent
from desktop_invite.paths import DataFolder
from desktop_invite.storage.backup_list import BY_HAND, make_backup
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.preferences import PreferencesFile
from desktop_invite.storage.unfinished import noted
from desktop_invite.ui.settings.backups import BackupsPage
from desktop_invite.ui.settings.privacy import PrivacyPage
from tests.sending.bench import HandClock
from tests.ui.stores import Drawer, store_over
from tests.ui.test_controls import check_every_control

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.history.model import HistoryModel
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]


def record(folder: DataFolder, email: str, days_ago: float, *, sent: bool = True) -> None:
    """Record an invite from some days ago in the practice history."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    with closing(open_history(folder.history(practice=True))) as connection:
        records = OutboxRecords(connection, HandClock(begin=at, seconds=0))
        candidate = Candidate(email.partition("@")[0].title(), email)
        invite = records.add(Draft(candidate, Interview(305), Delivery.GETLINK), "https://a.b")
        if sent:
            attempt = records.claim(invite.id)
            assert attempt is not None
            records.finish(attempt.id, Sent(Answer(link=f"https://a.b/{email}"), 200))


def start(start_app: StartApp, folder: DataFolder) -> Recruiter:
    """Open the app in practice mode, over what was recorded."""
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    recruiter.wait_for_account()
    return recruiter


def open_page(recruiter: Recruiter, title: str) -> None:
    """Open the settings at a page."""
    recruiter.app.workspace.desk.dialogs.open_settings()
    subjects = recruiter.control(QListWidget, "subjects")
    titles = [subjects.item(row).text() for row in range(subjects.count())]
    subjects.setCurrentRow(titles.index(title))


def shown(recruiter: Recruiter, name: str) -> QWidget:
    """Wait for a dialog."""
    recruiter.wait(lambda: recruiter.dialog(name))
    return cast("QWidget", recruiter.dialog(name))


def emails(recruiter: Recruiter) -> list[str]:
    """Return who is in the table, newest first."""
    model = cast("HistoryModel", recruiter.history.table.model())
    invites = (model.invite_at(row) for row in range(model.rowCount()))
    return [invite.candidate.email for invite in invites if invite is not None]


def cells(table: QTableWidget) -> list[list[str]]:
    """Return what a table says."""
    rows = range(table.rowCount())
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(table.columnCount())]
        for row in rows
    ]


# ---------------------------------------------------------------------- by age


def test_nobody_is_forgotten_by_age_before_the_preview_is_confirmed(
    start_app: StartApp, folder: DataFolder
) -> None:
    record(folder, "old@example.com", 800)
    record(folder, "new@example.com", 10)
    recruiter = start(start_app, folder)
    open_page(recruiter, "Privacy")
    assert recruiter.reads("Off: candidates are kept until you forget them.")
    recruiter.control(QSpinBox, "retentionMonths").setValue(24)
    recruiter.press("retentionOn")
    preview = shown(recruiter, "retentionDialog")
    assert recruiter.reads("Forget candidates after 24 months?", preview)
    assert recruiter.reads("1 candidate would be forgotten now.", preview)
    (row,) = cells(recruiter.control(QTableWidget, "duePeople", preview))
    assert (row[0], row[2]) == ("Old", "1")
    recruiter.press("cancelRetention", preview)
    assert recruiter.app.remembered.now.forget_after_months == 0
    assert set(emails(recruiter)) == {"old@example.com", "new@example.com"}

    recruiter.press("retentionOn")
    preview = shown(recruiter, "retentionDialog")
    recruiter.press("Turn on and forget 1 candidate", preview)
    recruiter.wait(lambda: emails(recruiter) == ["new@example.com"])
    assert recruiter.reads("On: candidates are forgotten after 24 months.")
    recruiter.wait(lambda: noted(folder.history(practice=True)) is None)
    content = b"".join(f.read_bytes() for f in folder.root.rglob("*") if f.is_file())
    assert b"old@example.com" not in content


def test_by_age_goes_on_by_itself_at_each_start_until_it_is_turned_off(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start(start_app, folder)
    open_page(recruiter, "Privacy")
    recruiter.control(QSpinBox, "retentionMonths").setValue(12)
    recruiter.press("retentionOn")
    preview = shown(recruiter, "retentionDialog")
    assert recruiter.reads("Nobody would be forgotten now", preview)
    recruiter.press("Turn on", preview)
    recruiter.close()
    record(folder, "old@example.com", 500)
    record(folder, "waits@example.com", 500, sent=False)
    recruiter = recruiter.restart()
    recruiter.wait_for_account()
    recruiter.wait(lambda: emails(recruiter) == ["waits@example.com"])
    open_page(recruiter, "Privacy")
    recruiter.press("retentionOff")
    assert recruiter.app.remembered.now.forget_after_months == 0


# ---------------------------------------------------------------------- backups


def test_a_backup_is_made_and_gone_back_to(start_app: StartApp, folder: DataFolder) -> None:
    record(folder, "asha@example.com", 2)
    recruiter = start(start_app, folder)
    open_page(recruiter, "Backups")
    recruiter.press("backUpNow")
    recruiter.wait_to_read("The backup is made.")
    table = recruiter.control(QTableWidget, "backups")
    recruiter.wait(lambda: table.rowCount() == 2)
    assert {(row[1], row[2]) for row in cells(table)} == {("1", "Daily"), ("1", "Made by you")}

    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait(lambda: emails(recruiter) == ["wei@example.com", "asha@example.com"])
    table.selectRow(0)
    recruiter.press("goBack")
    question = shown(recruiter, "goingBackDialog")
    assert recruiter.reads("can't warn you before you invite", question)
    recruiter.press("confirmGoingBack", question)
    recruiter.wait_to_read("The history is as it was then.")
    recruiter.wait(lambda: emails(recruiter) == ["asha@example.com"])
    assert not recruiter.reads("Wei Chen")
    recruiter.wait(lambda: table.rowCount() == 3)
    assert ["2", "Before going back"] in [row[1:] for row in cells(table)]

    recruiter.invite("Olga", "olga@example.com")
    recruiter.wait(lambda: emails(recruiter) == ["olga@example.com", "asha@example.com"])


def test_what_waited_in_a_backup_is_not_sure_after_going_back(
    start_app: StartApp, folder: DataFolder
) -> None:
    record(folder, "waits@example.com", 2, sent=False)
    history = folder.history(practice=True)
    with closing(open_history(history)) as connection:
        make_backup(connection, history, datetime.now(UTC), BY_HAND)
    recruiter = start(start_app, folder)
    open_page(recruiter, "Backups")
    table = recruiter.control(QTableWidget, "backups")
    recruiter.wait(lambda: table.rowCount() == 2)
    kinds = [row[2] for row in cells(table)]
    table.selectRow(kinds.index("Made by you"))
    recruiter.press("goBack")
    recruiter.press("confirmGoingBack", shown(recruiter, "goingBackDialog"))
    recruiter.wait_to_read("The history is as it was then.")
    model = cast("HistoryModel", recruiter.history.table.model())

    def is_in_doubt() -> bool:
        first = model.invite_at(0)
        return first is not None and first.status is Status.UNKNOWN

    recruiter.wait(is_in_doubt)


def test_a_backup_that_is_no_use_cannot_be_gone_back_to(
    start_app: StartApp, folder: DataFolder
) -> None:
    record(folder, "asha@example.com", 2)
    history = folder.history(practice=True)
    history.with_name(f"{history.name}.2020-01-01.backup").write_bytes(b"no history")
    recruiter = start(start_app, folder)
    open_page(recruiter, "Backups")
    table = recruiter.control(QTableWidget, "backups")
    recruiter.wait(lambda: table.rowCount() == 2)
    damaged = [row[1] for row in cells(table)].index("Damaged")
    table.selectRow(damaged)
    page = recruiter.window.findChild(BackupsPage)
    assert page is not None
    assert not page._go_back.isEnabled()
    table.selectRow(1 - damaged)
    assert page._go_back.isEnabled()


# ---------------------------------------------------------------------- a person's file


def test_everything_about_a_person_is_saved_where_the_recruiter_says(
    start_app: StartApp, folder: DataFolder, tmp_path: Path
) -> None:
    record(folder, "asha@example.com", 2)
    recruiter = start(start_app, folder)
    open_page(recruiter, "Privacy")
    page = recruiter.window.findChild(PrivacyPage)
    assert page is not None
    recruiter.type("personEmail", "nobody@example.com")
    page.save_person_to(str(tmp_path / "nobody.json"))
    recruiter.wait_to_read("There is nothing about this address.")
    recruiter.type("personEmail", "Asha@Example.com")
    page.save_person_to(str(tmp_path / "asha.json"))
    recruiter.wait_to_read("Saved.")
    content = json.loads((tmp_path / "asha.json").read_text(encoding="utf-8"))
    assert content["invites"][0]["link"] == "https://a.b/asha@example.com"
    page.save_person_to(str(tmp_path / "no such folder" / "asha.json"))
    recruiter.wait_to_read("Something is wrong with the file.")


# ---------------------------------------------------------------------- where the folder is


def test_a_synchronised_folder_is_said_once_and_stays_said_in_the_settings(
    start_app: StartApp, tmp_path: Path
) -> None:
    synced = tmp_path / "Nextcloud"
    synced.mkdir()
    folder = DataFolder(synced / "invite")
    recruiter = start(start_app, folder)
    recruiter.wait_to_read("The folder with your history is synchronised by Nextcloud.")
    recruiter.press("Show the folder")
    settings = shown(recruiter, "settings")
    recruiter.wait_to_read("is synchronised by Nextcloud.", settings)
    assert recruiter.control(QLineEdit, "dataFolder", settings).isVisible()
    recruiter.press("Don't say it again")
    again = recruiter.restart()
    again.wait_for_account()
    again.wait(lambda: again.app.workspace.privacy.place is not None)
    assert not again.reads("is synchronised by Nextcloud.")
    told = PreferencesFile(folder.preferences).load().folder_notice_closed
    assert told == "synced:Nextcloud"


def test_a_folder_of_this_computer_alone_is_not_spoken_of(practice: Recruiter) -> None:
    practice.wait(lambda: practice.app.workspace.privacy.place is not None)
    assert not practice.window.page.notice.isVisible()


@pytest.mark.parametrize("page", ["Privacy", "Backups"])
def test_the_pages_are_there_in_practice_mode(practice: Recruiter, page: str) -> None:
    open_page(practice, page)
    assert practice.reads(page)


def test_every_control_of_the_dialogs_can_be_found_and_reached(
    start_app: StartApp, folder: DataFolder
) -> None:
    record(folder, "old@example.com", 800)
    recruiter = start(start_app, folder)
    open_page(recruiter, "Privacy")
    recruiter.press("retentionOn")
    preview = shown(recruiter, "retentionDialog")
    check_every_control(preview)
    recruiter.press("cancelRetention", preview)
    open_page(recruiter, "Backups")
    table = recruiter.control(QTableWidget, "backups")
    recruiter.wait(lambda: table.rowCount() == 1)
    table.selectRow(0)
    recruiter.press("goBack")
    check_every_control(shown(recruiter, "goingBackDialog"))


def test_sites_that_were_said_yes_to_can_be_asked_about_again(practice: Recruiter) -> None:
    open_page(practice, "Privacy")
    assert "Ask again before links open" not in practice.buttons()
    practice.app.remembered.change(confirmed_sites=("jobs.example.com",))
    practice.wait_to_read("Links to these sites open without a question: jobs.example.com.")
    practice.press("askSites")
    assert practice.app.remembered.now.confirmed_sites == ()
    assert "Ask again before links open" not in practice.buttons()
