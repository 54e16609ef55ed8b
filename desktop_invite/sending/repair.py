"""What is done about a damaged history, once the recruiter has answered: nothing is thrown away."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.storage.backups import (
    backup,
    backups,
    is_sound,
    set_aside,
)
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.restoring import put_back
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.clock import Clock

_KEPT = 3
"""Days whose backups are kept."""

_log = logging.getLogger(__name__)


def has_backup(path: Path) -> bool:
    """Whether there is a sound backup to go back to. Reads it as a whole."""
    return any(is_sound(copy) for copy in backups(path))


def go_back_to_backup(path: Path, clock: Clock) -> bool:
    """Put the newest sound backup in place; False when there is none. Raises HistoryError.

    What waited when the backup was made may have been sent since then, so it becomes *not sure*.
    """
    sound = next((copy for copy in backups(path) if is_sound(copy)), None)
    if sound is None:
        return False
    put_back(path, sound, clock)
    return True


def start_anew(path: Path) -> Path:
    """Set the damaged history aside, so that an empty one is made; return where it now is.

    Raises HistoryError.
    """
    return set_aside(path)


def back_up_daily(path: Path, clock: Clock) -> None:
    """Keep a copy of today's history beside the last few days'; on any thread but the window's.

    What stands in its way is logged: no backup is a pity, and no reason not to send.
    """
    today = daily_backup(path, f"{clock.now():%Y-%m-%d}")
    if today.exists():
        return
    try:
        with closing(open_reader(path)) as connection:
            backup(connection, today)
    except HistoryError as error:
        _log.warning("no backup was made today: %s", error.trouble)
        return
    days = sorted(path.parent.glob(daily_backup(path, "????-??-??").name))
    for old in days[:-_KEPT]:
        old.unlink(missing_ok=True)


def daily_backup(path: Path, day: str) -> Path:
    """Return where the backup of a day goes."""
    return path.with_name(f"{path.name}.{day}.backup")
