"""Kills a process at each point of what it does to a history, and looks at what is left.

`python -m tests.storage.killing create|migrate FOLDER` prints at how many points it was killed.
A point is a statement of SQLite, or a file that is opened, renamed, linked or removed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from random import randrange

from desktop_invite.storage.backups import backups, is_sound
from desktop_invite.storage.database import open_history
from desktop_invite.storage.migrations import STEPS
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.storage.histories import MADE, SetClock, draft, ended

_FILE_EVENTS = {"open", "os.rename", "os.link", "os.remove"}


def _notes(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE invites ADD COLUMN notes TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE invites SET notes = 'from ' || origin")
    connection.execute("CREATE INDEX invites_by_notes ON invites (notes)")


def _tags(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE tags (invite_id INTEGER REFERENCES invites (id), tag TEXT)")
    connection.execute("INSERT INTO tags SELECT id, status FROM invites")
    connection.execute("UPDATE invites SET words = notes, search_text = search_text || 'tagged'")


LATER_STEPS = (*STEPS, _notes, _tags)
"""The steps of a version to come."""


def make_old(path: Path) -> None:
    """Make a history of the present version, with an invite of each kind."""
    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, SetClock())
        ended(records, MADE)
        records.claim(records.add(draft(email="on.its.way@example.com"), "https://a.b").id)
        records.add(draft(email="waiting@example.com"))


def content(path: Path) -> list[tuple[object, ...]]:
    """Return what must be there before and after each step."""
    with closing(sqlite3.connect(path)) as connection:
        rows = "SELECT id, candidate_email, status, link FROM invites ORDER BY id"
        return connection.execute(rows).fetchall()


def create(path: Path) -> None:
    """Begin a history where there is none."""
    open_history(path).close()


def migrate(path: Path) -> None:
    """Open an old history with the program of a version to come."""
    open_history(path, steps=LATER_STEPS).close()


def look_after_create(path: Path) -> None:
    """See that a next start begins the history, or finds it whole and empty."""
    with closing(open_history(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        records = OutboxRecords(connection, SetClock())
        assert records.leftovers() == ()
        assert ended(records, MADE).link


def look_after_migrate(path: Path) -> None:
    """See that a next start goes on from a whole version, with every invite, and has backups."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert len(STEPS) <= version <= len(LATER_STEPS)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    before = content(path)
    assert len(before) == 3
    migrate(path)
    assert content(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(LATER_STEPS),)
        assert connection.execute("SELECT count(*) FROM tags").fetchone() == (3,)
    names = {copy.name for copy in backups(path)}
    assert names == {f"{path.name}.before-v{len(STEPS) + more}.backup" for more in (1, 2)}
    assert all(map(is_sound, backups(path)))


def nothing(path: Path) -> None:
    """Make no history."""
    path.parent.mkdir()


WORKS = {
    "create": (nothing, create, look_after_create),
    "migrate": (make_old, migrate, look_after_migrate),
}


def _die_at(point: int) -> None:
    left = count(point, -1)

    def pass_point(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, _: tuple[object, ...]) -> None:
        if event in _FILE_EVENTS:
            pass_point()

    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(pass_point)
        return connection

    sys.addaudithook(hook)
    # Only in this process, which is to die.
    sqlite3.connect = traced  # type: ignore[assignment]


def _in_a_child(work: Callable[[], object]) -> int:
    """Do it in a process of its own; return how that ended: 0, or a signal's number below 0."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


Act = Callable[[Path], object]


def kill_at_each_point(folder: Path, make: Act, work: Act, look: Act, step: int = 1) -> int:
    """Make a history, work on it in a process that is killed, and look at what is left.

    Return how many points there are; AssertionError when a kill left anything wrong. With a step
    it is killed at each so many, beginning anywhere.
    """
    before = folder / "before" / "history.sqlite3"
    make(before)
    for point in count(randrange(step), step):  # noqa: S311 - no secret
        path = folder / str(point) / "history.sqlite3"
        shutil.copytree(before.parent, path.parent)

        def die(path: Path = path, point: int = point) -> None:
            _die_at(point)
            work(path)

        ending = _in_a_child(die)
        look(path)
        if ending == 0:
            return point
        assert ending == -signal.SIGKILL
    raise AssertionError


if __name__ == "__main__":
    print(kill_at_each_point(Path(sys.argv[2]), *WORKS[sys.argv[1]]))  # noqa: T201 - the answer
