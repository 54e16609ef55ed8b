"""A claim is for one, and when it is given it is on the disk."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.storage.histories import SetClock, draft
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

INVITES = 12
CLAIM_ALL = """
import json, sys
from pathlib import Path
from desktop_invite.invites.clock import SystemClock
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
records = OutboxRecords(open_history(Path(sys.argv[1])), SystemClock())
print("ready", flush=True)
sys.stdin.readline()
ids = [id_ for id_ in map(int, sys.argv[2:]) if records.claim(id_) is not None]
print(json.dumps(ids), flush=True)
sys.stdin.readline()
"""


def recorded(path: Path) -> list[int]:
    """Make a history with waiting invites; return their ids."""
    with closing(open_history(path)) as connection:
        drafts = [draft(email=f"{number}@example.com") for number in range(INVITES)]
        return [invite.id for invite in OutboxRecords(connection, SetClock()).add_many(drafts)]


def claiming_process(path: Path, ids: list[int]) -> subprocess.Popen[str]:
    """Start a process that waits for a line, then claims all it can, and waits for another."""
    return subprocess.Popen(
        [sys.executable, "-c", CLAIM_ALL, str(path), *map(str, ids)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def go_on(process: subprocess.Popen[str]) -> None:
    """Let the process take its next step."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def line_of(process: subprocess.Popen[str]) -> str:
    """Read what the process says next."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_many_threads_exactly_one_gets_a_claim(path: Path) -> None:
    ids = recorded(path)
    claimed: list[int] = []
    together = threading.Barrier(6)

    def claim_all() -> None:
        with closing(open_history(path)) as connection:
            records = OutboxRecords(connection, SetClock())
            together.wait(PATIENCE)
            claimed.extend(id_ for id_ in ids if records.claim(id_) is not None)

    threads = [threading.Thread(target=claim_all) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert sorted(claimed) == ids


def test_of_many_processes_exactly_one_gets_a_claim(path: Path) -> None:
    ids = recorded(path)
    processes = [claiming_process(path, ids) for _ in range(3)]
    try:
        assert [line_of(process) for process in processes] == ["ready"] * 3
        for process in processes:
            go_on(process)
        claimed = [id_ for process in processes for id_ in json.loads(line_of(process))]
    finally:
        for process in processes:
            process.communicate("\n", timeout=PATIENCE)

    assert sorted(claimed) == ids


def test_a_claim_outlives_a_kill_in_the_moment_after_it(path: Path) -> None:
    (wanted, *_) = recorded(path)
    process = claiming_process(path, [wanted])
    try:
        assert line_of(process) == "ready"
        go_on(process)
        assert json.loads(line_of(process)) == [wanted]
        with closing(sqlite3.connect(path)) as elsewhere:
            seen = elsewhere.execute("SELECT status FROM invites WHERE id = ?", (wanted,))
            assert seen.fetchone() == ("sending",)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE)

    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, SetClock())
        assert [invite.id for invite in records.recover()] == [wanted]
        assert len(records.attempts(wanted)) == 1
