"""Kills a process at each point of forgetting somebody, and looks at what the next start makes.

`python -m tests.sending.killing FOLDER [STEP]` prints how many points there are; with a step it is
killed at each so many only, beginning anywhere.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from desktop_invite.storage.traces import copies
from desktop_invite.storage.unfinished import noted
from tests.sending.canary import KEY, Direct, fill, forgetter, leave_traces, look_at, traces
from tests.storage.killing import kill_at_each_point

FEW = 4
"""Others: the statements are the same for many."""


def make(path: Path) -> None:
    """Make a folder with traces of the canary in every kind of file."""
    fill(path, others=FEW)
    leave_traces(path, ("2026-05-01.backup",))


def forget(path: Path) -> None:
    """Forget the canary."""
    with closing(Direct(path)) as in_use:
        forgetter(path, in_use).forget(KEY, remove_unreadable=True)


def look(path: Path) -> None:
    """See that it was finished, or not begun; and that the next start finishes what was begun."""
    begun = noted(path) is not None
    with closing(sqlite3.connect(path)) as connection:
        (left,) = connection.execute(
            "SELECT count(*) FROM invites WHERE person_key = ?", (KEY,)
        ).fetchone()
    if not begun and left:
        assert left == 4
        forget(path)
    elif begun:
        with closing(Direct(path)) as in_use:
            result = forgetter(path, in_use).finish()
            assert result is not None
            assert result.left == ()
    assert traces(path.parent) == []
    assert noted(path) is None
    for file in (path, *(copy.path for copy in copies(path))):
        look_at(file, FEW)


if __name__ == "__main__":
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(kill_at_each_point(Path(sys.argv[1]), make, forget, look, step))  # noqa: T201
