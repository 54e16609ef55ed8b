"""Keeps the data folder in order: forgets, remembers no longer than wished, backs up, goes back.

All of it runs on one thread that may wait, one thing after the other, so that no backup is made
while somebody is being forgotten. Every method returns a HistoryTrouble when the history can't do
it, and None when the app is closing: then nothing is half done that the next start does not finish.
"""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from desktop_invite.sending.asked import BusyError, ClosedError
from desktop_invite.sending.forgetter import Forgetter, HistoryInUse
from desktop_invite.sending.person_file import as_json, write_for_owner
from desktop_invite.sending.repair import back_up_daily
from desktop_invite.storage.about_person import everything_about, find_person
from desktop_invite.storage.backup_list import BY_HAND, list_backups, make_backup
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.invite_rows import milliseconds
from desktop_invite.storage.restoring import put_back
from desktop_invite.storage.retention import months_before, preview
from desktop_invite.storage.rewriting import is_readable, rewrite
from desktop_invite.storage.traces import copies
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from threading import Event

    from desktop_invite.invites.clock import Clock
    from desktop_invite.sending.forgetter import Progress, Result
    from desktop_invite.storage.about_person import Everything, PersonFound
    from desktop_invite.storage.backup_list import BackupFound
    from desktop_invite.storage.retention import Preview

T = TypeVar("T")

MOST_NAMES = 200
"""How many names a preview of the retention lists."""

_LOOK_AGAIN = 0.25
"""Seconds until requests that are on their way are looked at again."""

_log = logging.getLogger(__name__)


class HistoryKept(HistoryInUse, Protocol):
    """The history that is open for writing, and may be closed for a moment: `worker.Sending`."""

    def without_history(self, work: Callable[[], T]) -> T:
        """Do it while no history is open. Raises HistoryError, ClosedError, BusyError."""
        ...


@dataclass(frozen=True, slots=True)
class AboutToForget:
    """What the question before forgetting has to say."""

    person: PersonFound
    unreadable: tuple[Path, ...] = ()
    """Files that nobody can be taken out of: they go as a whole, or stay."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one mode, and those beside them."""

    history: Path
    others: tuple[Path, ...] = ()
    """Histories of the same folder that nobody has open: a real account's practice."""
    damaged_preferences: tuple[Path, ...] = ()
    """Where preferences are set aside that can't be read: a half-typed form may be in them."""


class Keeper:
    """Looks after one mode's files."""

    def __init__(
        self,
        folder: Folder,
        in_use: HistoryKept,
        clock: Clock,
        tell: Callable[[Progress], None],
        stop: Event,
    ) -> None:
        """`tell` is called on the waiting thread with how far a forgetting is.

        When `stop` is set, what is being done ends soon, and nothing is begun any more.
        """
        self._folder = folder
        self._in_use = in_use
        self._clock = clock
        self._stop = stop
        self._forgetter = Forgetter(
            folder.history,
            in_use,
            others=folder.others,
            unreadable=self._set_aside_preferences,
            tell=tell,
            stop=self._stop,
        )

    # ------------------------------------------------------------------ by itself

    def look_after(self, months: int, *, keep: bool) -> Result | HistoryTrouble | None:
        """Do what is due: finish a forgetting, back up, forget who is older than some months.

        0 months: nobody is. Returns what was forgotten, None for nobody.
        """

        def look_after() -> Result | None:
            finished = self._forgetter.finish()
            if not keep and self._read(lambda reader: Forgotten(reader).has_marks()):
                # They came back with a backup, or throwing them away was cut short.
                self._drop_marks()
            back_up_daily(self._folder.history, self._clock)
            if not months:
                return finished
            return self._forgetter.forget_before(self._before(months), keep=keep) or finished

        return self._told(look_after)

    # ------------------------------------------------------------------ people

    def find(self, email: str) -> AboutToForget | HistoryTrouble | None:
        """Look for the person with this address."""
        return self._told(
            lambda: AboutToForget(
                self._read(lambda reader: find_person(reader, email)), self._unreadable()
            )
        )

    def forget(
        self, key: str, *, keep: bool, remove_unreadable: bool
    ) -> Result | HistoryTrouble | None:
        """Forget the person with this key everywhere."""
        forget = partial(
            self._forgetter.forget, key, keep=keep, remove_unreadable=remove_unreadable
        )
        # Who has pressed the button may close the window at once.
        return self._told(forget, when_closing=True)

    def write_everything(
        self, email: str, target: Path, write_down: Callable[[Everything, datetime], str] = as_json
    ) -> HistoryTrouble | bool | None:
        """Write all there is about a person into a file; False when there is nothing.

        `write_down` makes the file's text of it, as of a moment.
        """

        def write() -> bool:
            everything = self._read(lambda reader: everything_about(reader, email))
            if not everything.person.is_known:
                return False
            write_for_owner(target, write_down(everything, self._clock.now()))
            return True

        return self._told(write)

    def drop_marks(self) -> HistoryTrouble | bool | None:
        """Throw away what is kept to recognise the forgotten, in the backups too."""

        def drop() -> bool:
            self._drop_marks()
            return True

        return self._told(drop)

    def preview(self, months: int) -> Preview | HistoryTrouble | None:
        """Say who would be forgotten now."""
        before = self._before(months)
        return self._told(lambda: self._read(lambda reader: preview(reader, before, MOST_NAMES)))

    # ------------------------------------------------------------------ backups

    def backups(self) -> tuple[BackupFound, ...] | HistoryTrouble | None:
        """Return the backups, the newest first."""
        return self._told(lambda: list_backups(self._folder.history))

    def back_up(self) -> HistoryTrouble | Path | None:
        """Make a backup now."""
        history, now = self._folder.history, self._clock.now().astimezone()

        def back_up() -> Path:
            self._forgetter.finish()
            return self._read(lambda reader: make_backup(reader, history, now, BY_HAND))

        return self._told(back_up)

    def put_back(self, chosen: Path) -> HistoryTrouble | Path | None:
        """Put a backup in the history's place; return what the history so far is called now.

        What is on its way is waited for.
        """
        history, clock = self._folder.history, self._clock

        def put() -> Path:
            self._forgetter.finish()
            while True:
                try:
                    return self._in_use.without_history(lambda: put_back(history, chosen, clock))
                except BusyError:
                    if self._stop.wait(_LOOK_AGAIN):
                        raise ClosedError from None

        return self._told(put)

    # ------------------------------------------------------------------

    def _drop_marks(self) -> None:
        # The history comes last: as long as it has marks, there is something left to do.
        for copy in copies(self._folder.history):
            rewrite(copy, lambda forgetting: forgetting.drop_marks())
        self._in_use.on_history(lambda office: office.records.forgetting().drop_marks())

    def _before(self, months: int) -> int:
        return milliseconds(months_before(self._clock.now(), months))

    def _read(self, read: Callable[[sqlite3.Connection], T]) -> T:
        with closing(open_reader(self._folder.history)) as reader:
            return read(reader)

    def _unreadable(self) -> tuple[Path, ...]:
        families = (self._folder.history, *self._folder.others)
        found = [copy for family in families for copy in copies(family)]
        files = [file for copy in found if not is_readable(copy) for file in copy.files]
        return (*files, *self._set_aside_preferences())

    def _set_aside_preferences(self) -> Sequence[Path]:
        return [file for file in self._folder.damaged_preferences if file.exists()]

    def _told(
        self, work: Callable[[], T], *, when_closing: bool = False
    ) -> T | HistoryTrouble | None:
        if self._stop.is_set() and not when_closing:
            return None
        try:
            return work()
        except HistoryError as error:
            _log.warning("keeping the files in order: %s", error.trouble)
            return error.trouble
        except ClosedError:
            return None
