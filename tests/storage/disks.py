"""Disks that are really full, or really read-only."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PIECE = 4096


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount a file system in memory; skips the test where that isn't allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting is root's on Linux")
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting isn't allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def use_up(ballast: Path) -> None:
    """Write a file until the disk is full."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * _PIECE):
            pass


def make_read_only(folder: Path, *, read_only: bool = True) -> None:
    """Let nobody write to a mounted folder any more, or let everybody again."""
    how = f"remount,{'ro' if read_only else 'rw'}"
    subprocess.run(["mount", "-o", how, str(folder)], check=True)
