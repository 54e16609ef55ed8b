"""Exporting and importing the history: the dialog, and what is said in the window."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop_invite.sending.events import HistoryImported
from desktop_invite.spreadsheets.history_file import NoExport
from desktop_invite.spreadsheets.sheet import WriteTrouble
from desktop_invite.ui.history_files.desk import HistoryFileDesk
from desktop_invite.ui.history_files.dialog import ExportDialog
from desktop_invite.ui.history_files.wish import Offer
from desktop_invite.ui.words import history_files as words
from tests.gallery.scene import scene
from tests.gallery.scenes.history import Stage, add_some, history_scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.parts.notice import Notice


def show(stage: Stage, notice: Notice) -> None:
    """Say something above the table."""
    add_some(stage)
    stage.read()
    desk = HistoryFileDesk(
        Path("history.sqlite3"),
        stage.panel,
        stage.outbox,
        stage,
        (QAction(stage),),
        stage.outbox.clock,
        practice=False,
        zone=UTC,
    )
    stage.panel.add_bar(desk.bar)
    desk.bar.show_notice(notice)
    desk.close()


@scene("history-export", width=460, height=280, narrow_width=420)
def export() -> QWidget:
    """Ask which invites are to be exported."""
    return ExportDialog(Offer(12, 1284, is_filtered=True))


@history_scene("exporting", narrow_width=440)
def exporting(stage: Stage) -> None:
    """Say how far an export is."""
    show(stage, words.exporting_notice(12_840))


@history_scene("exported", narrow_width=440)
def exported(stage: Stage) -> None:
    """Say that the file is there."""
    show(stage, words.exported_notice("Desktop Invite history 2025-06-03.xlsx", 1284))


@history_scene("not-exported")
def not_exported(stage: Stage) -> None:
    """Say that the file is open in another program."""
    show(stage, words.not_exported_notice(WriteTrouble.NOT_ALLOWED))


@history_scene("import-question", narrow_width=440)
def import_question(stage: Stage) -> None:
    """Ask before a file is taken in."""
    name = "Desktop Invite history 2025-06-03.xlsx"
    show(stage, words.import_question(name, 1284, (17, 301)))


@history_scene("imported")
def imported(stage: Stage) -> None:
    """Say what has come in."""
    show(stage, words.imported_notice(HistoryImported(1, 1284, 12)))


@history_scene("not-imported")
def not_imported(stage: Stage) -> None:
    """Say that a file is none of ours."""
    show(stage, words.not_read_notice("Candidates May.xlsx", NoExport.NOT_OURS))
