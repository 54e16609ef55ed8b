"""From the start of the process to the first paint, beside a bare PySide6 form and table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop_invite.paths import DataFolder
from desktop_invite.storage.database import open_history
from tests.storage.large_history import fill

INVITES = 100_000
ROUNDS = 9
GOAL = 1.3
_NO_CACHE = "PYTHONDONTWRITEBYTECODE"


def measure() -> None:
    """Start both in turn, and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        connection = open_history(folder.history(practice=True))
        fill(connection, INVITES)
        connection.close()
        compare(folder.root, INVITES)


def compare(folder: Path, invites: int) -> None:
    """Start both in turn over the history in a folder, and print medians and their ratio."""
    pairs = [
        (_opened("bare", str(folder)), _opened("app", str(folder))) for _ in range(ROUNDS + 1)
    ][1:]
    bare = statistics.median(bare for (bare,), _ in pairs)
    shown, usable = (statistics.median(app[which] for _, app in pairs) for which in (0, 1))
    ratio = statistics.median(app[0] / bare for (bare,), app in pairs)
    print(f"start-up, {invites:,} invites: {shown * 1000:.0f} ms; bare form {bare * 1000:.0f} ms")
    print(f"  ratio {ratio:.2f} (goal: at most {GOAL}), {ROUNDS} pairs in turn")
    print(f"  with everything in it, to be typed into: {usable * 1000:.0f} ms")


def _opened(which: str, folder: str) -> list[float]:
    begun = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.opening", which, folder]
    # As installed: compiled once, by the round that isn't counted.
    cached = {name: value for name, value in os.environ.items() if name != _NO_CACHE}
    ended = subprocess.run(
        command, env=cached, capture_output=True, text=True, timeout=60, check=True
    )
    return [float(moment) - begun for moment in ended.stdout.split()]
