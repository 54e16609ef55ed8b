"""Forgetting, forgetting by age, backups, and a folder that others copy."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QListWidget, QTableWidget, QWidget

from desktop_invite.sending.forgetter import Progress, Result, Stage
from desktop_invite.sending.keeper import AboutToForget
from desktop_invite.storage.about_person import PersonFound
from desktop_invite.storage.backup_list import BackupFound, BackupKind, BackupState
from desktop_invite.storage.folder_place import FolderPlace, PlaceKind
from desktop_invite.storage.retention import DuePerson, Preview
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.privacy.forget_dialog import ForgetDialog
from desktop_invite.ui.privacy.going_back_dialog import GoingBackDialog
from desktop_invite.ui.privacy.retention_dialog import RetentionDialog
from desktop_invite.ui.settings.backups import BackupsPage
from tests.gallery.scene import live_scene, scene
from tests.gallery.scenes.window import WEEK, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from tests.gallery.scenes.window import Stage as RunningApp

_THEN = datetime(2025, 5, 3, 9, 12, tzinfo=UTC)
_ASHA = PersonFound("asha@example.com", "asha@example.com", "Asha Rao", 3, _THEN)
_LONG = PersonFound(
    "p",
    "priya.raghunathan.venkatasubramanian@recruiting.department.example.co.in",
    "Priya Raghunathan Venkatasubramanian Subrahmanyan & Partners",
    1284,
    _THEN,
    waiting=2,
    on_their_way=1,
    other_addresses=("priya.raghunathan@exmaple.co.in",),
)
_DAMAGED = (Path("history.sqlite3.damaged-1"), Path("history.sqlite3.damaged-1-journal"))


@contextmanager
def _asked(
    about: AboutToForget,
    *,
    keep: bool = False,
    then: Callable[[PrivacyDesk, ForgetDialog], None] = lambda *_: None,
) -> Iterator[QWidget]:
    with stage(week=False) as made:
        desk = made.app.workspace.privacy
        dialog = ForgetDialog(desk, about, keep=keep)
        then(desk, dialog)
        yield dialog
        dialog.close()
        dialog.deleteLater()


@live_scene("forget-dialog", width=512, height=448, narrow_width=368)
@contextmanager
def forget() -> Iterator[QWidget]:
    """Ask about one person."""
    with _asked(AboutToForget(_ASHA)) as dialog:
        yield dialog


@live_scene("forget-dialog-long", width=512, height=672, narrow_width=368)
@contextmanager
def forget_long() -> Iterator[QWidget]:
    """Ask about somebody with a long name, invites that wait, and damaged files."""
    with _asked(AboutToForget(_LONG, _DAMAGED), keep=True) as dialog:
        yield dialog


@live_scene("forget-dialog-working", width=512, height=448)
@contextmanager
def forget_working() -> Iterator[QWidget]:
    """Show how far it is."""

    def work(desk: PrivacyDesk, dialog: ForgetDialog) -> None:
        dialog._show_working(working=True)
        desk.progressed.emit(Progress(Stage.COPIES, 1, 3))

    with _asked(AboutToForget(_ASHA), then=work) as dialog:
        yield dialog


@live_scene("forget-dialog-done", width=512, height=448)
@contextmanager
def forget_done() -> Iterator[QWidget]:
    """Say that it is done."""
    done = Result(1, 3)
    with _asked(AboutToForget(_ASHA), then=lambda _, it: it._show_answer(done)) as dialog:
        yield dialog


@live_scene("forget-dialog-failed", width=512, height=512)
@contextmanager
def forget_failed() -> Iterator[QWidget]:
    """Say what stands in its way."""
    full = HistoryTrouble.FULL
    with _asked(AboutToForget(_ASHA), then=lambda _, it: it._show_answer(full)) as dialog:
        yield dialog


def _preview(people: int) -> Preview:
    some = tuple(
        DuePerson(email, name, 1 + number % 3, _THEN - timedelta(days=400 - 30 * number))
        for number, (name, email, *_) in enumerate(WEEK[:people])
    )
    oldest = some[0].latest if some else None
    newest = some[-1].latest if some else None
    return Preview(people * 13, people * 15, oldest, newest, 2 if people else 0, some)


@scene("retention-preview", width=512, height=560, narrow_width=400)
def retention() -> QWidget:
    """Show who would be forgotten."""
    return RetentionDialog(_preview(11), 24)


@scene("retention-preview-nobody", width=512, height=320)
def retention_of_nobody() -> QWidget:
    """Say that nobody would be."""
    return RetentionDialog(_preview(0), 24)


_BACKUPS = tuple(
    BackupFound(Path(f"history.sqlite3.{number}.backup"), _THEN - timedelta(days=number), *rest)
    for number, rest in enumerate(
        (
            (BackupKind.DAILY, BackupState.GOOD, 1284),
            (BackupKind.BY_HAND, BackupState.GOOD, 1280),
            (BackupKind.DAILY, BackupState.GOOD, 1271),
            (BackupKind.REPLACED, BackupState.GOOD, 1269),
            (BackupKind.DAILY, BackupState.DAMAGED, 0),
            (BackupKind.BEFORE_UPDATE, BackupState.NEWER, 0),
        )
    )
)


@scene("going-back", width=480, height=352, narrow_width=368)
def going_back() -> QWidget:
    """Ask before a backup takes the history's place."""
    return GoingBackDialog(_BACKUPS[1])


@live_scene("backups", width=768, height=560, narrow_width=560)
@contextmanager
def backups() -> Iterator[QWidget]:
    """List the backups."""
    with stage(week=True) as made:
        window = _settings(made, "Backups")
        page = window.findChild(BackupsPage)
        assert page is not None
        table = window.findChild(QTableWidget, "backups")
        assert table is not None
        made.wait(table.rowCount, "the backups")
        page._show(_BACKUPS)
        table.selectRow(1)
        yield window


@live_scene("privacy-page", width=768, height=1040, narrow_width=560)
@contextmanager
def privacy() -> Iterator[QWidget]:
    """Show the whole page, in a folder that is copied elsewhere, with forgetting by age on."""
    with stage(week=True) as made:
        made.app.remembered.change(forget_after_months=24)
        window = _settings(made, "Privacy")
        made.app.workspace.privacy.place_found.emit(FolderPlace(PlaceKind.SYNCED, "OneDrive"))
        yield window


@live_scene("window-synced-folder", narrow_width=720)
@contextmanager
def synced() -> Iterator[QWidget]:
    """Say that the folder is copied elsewhere."""
    with stage(week=True) as made:
        made.wait(lambda: made.app.workspace.privacy.place, "the folder's place")
        made.app.workspace.privacy.place_found.emit(FolderPlace(PlaceKind.SYNCED, "OneDrive"))
        yield made.window


def _settings(made: RunningApp, title: str) -> QWidget:
    dialogs = made.app.workspace.desk.dialogs
    dialogs.open_settings()
    window = cast("QWidget", dialogs._settings)
    subjects = window.findChild(QListWidget, "subjects")
    assert subjects is not None
    titles = [subjects.item(row).text() for row in range(subjects.count())]
    subjects.setCurrentRow(titles.index(title))
    QApplication.processEvents()
    return window
