"""The intent is on the disk before the bytes are on the wire (promise 3), traced from outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from desktop_invite.storage.pragmas import WRITE_AHEAD_LOG, durability

HISTORY = "practice.sqlite3"
_TRACED = "trace=unlink,pwrite64,fsync,fdatasync,sendto"


@pytest.fixture(scope="module")
def before_the_request(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Run the main job once under strace; return the calls before the request's first byte."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    folder = tmp_path_factory.mktemp("traced")
    calls = folder / "calls"
    tracing = [strace, "-f", "-y", "-s", "32", "-e", _TRACED, "-o", str(calls)]
    command = [sys.executable, "-m", "desktop_invite", "--check", "--data-dir", str(folder)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    ended = subprocess.run(
        [*tracing, *command], env=environment, capture_output=True, text=True, check=False
    )
    if not calls.exists() or "PTRACE" in ended.stderr:
        pytest.skip("strace may not trace here")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    lines = calls.read_text().splitlines()
    sent = next(number for number, line in enumerate(lines) if '"POST /' in line)
    return lines[:sent]


def test_the_history_is_synced_after_its_last_write_and_before_the_first_byte(
    before_the_request: list[str],
) -> None:
    written = _last(before_the_request, rf"pwrite64\(\d+<[^>]*/{HISTORY}(-wal)?>")
    synced = _last(before_the_request, rf"f(data)?sync\(\d+<[^>]*/{HISTORY}(-wal)?>\) += 0")
    assert 0 <= written < synced


@pytest.mark.skipif(durability() is WRITE_AHEAD_LOG, reason="a log has no journal that ends")
def test_a_power_cut_cannot_bring_the_journal_of_a_claim_back(
    before_the_request: list[str],
) -> None:
    ended = _last(before_the_request, rf'unlink\("[^"]*/{HISTORY}-journal"\) += 0')
    begun = _last(before_the_request, rf"pwrite64\(\d+<[^>]*/{HISTORY}-journal>")
    folder = _last(before_the_request, r"f(data)?sync\(\d+<[^>]*/traced\d*>\) += 0")
    assert begun < ended < folder


def _last(lines: list[str], pattern: str) -> int:
    """Return the number of the last line that matches; -1 when none does."""
    wanted = re.compile(pattern)
    return max((number for number, line in enumerate(lines) if wanted.search(line)), default=-1)
