"""Puts a backup in the history's place, such that nothing goes out twice by that."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from desktop_invite.storage.backup_list import REPLACED, make_backup
from desktop_invite.storage.backups import JOURNALS, is_sound, set_aside
from desktop_invite.storage.database import open_history
from desktop_invite.storage.files import (
    create_private,
    move_without_replacing,
    replace_durably,
    sync_file,
)
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.clock import Clock


def put_back(history: Path, chosen: Path, clock: Clock) -> Path:
    """Put a backup in the history's place; return what the history so far is called now.

    The backup stays. What waited in it may have been sent since, so it becomes *not sure* before
    it takes the place: a crash at any moment leaves the one history or the other, whole. No
    connection may be open. Raises HistoryError, NEWER or DAMAGED for a backup that is no use.
    """
    part = history.with_name(f"{history.name}.restored.part")
    with told_as_trouble(lambda: history.parent):
        if not is_sound(chosen):
            raise HistoryError(HistoryTrouble.DAMAGED, "the backup")
        try:
            create_private(part)
            shutil.copyfile(chosen, part)
            with closing(open_history(part)) as connection:
                OutboxRecords(connection, clock).doubt_what_waited()
            aside = _copy_aside(history, clock)
            if aside is not None:
                with closing(open_history(part)) as connection:
                    Forgotten(connection).take_over_from(aside)
            sync_file(part)
            if aside is None:
                aside = set_aside(history)
                move_without_replacing(part, history)
            else:
                replace_durably(part, history)
        finally:
            for ending in ("", *JOURNALS):
                with suppress(OSError):
                    part.with_name(part.name + ending).unlink(missing_ok=True)
    return aside


def _copy_aside(history: Path, clock: Clock) -> Path | None:
    """Keep the history as a backup of its own; None when it is in no state for that."""
    if not history.exists():
        return None
    try:
        with closing(open_history(history)) as connection:
            aside = make_backup(connection, history, clock.now().astimezone(), REPLACED)
            # The log belongs to the file that goes; beside another it would be played back.
            (held, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except HistoryError as error:
        if error.trouble in {HistoryTrouble.DAMAGED, HistoryTrouble.NEWER}:
            return None
        raise
    if held:
        raise HistoryError(HistoryTrouble.LOCKED, "somebody reads it")
    return aside
