"""The lock on a data folder, which the system frees however its holder ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FolderLock:
    """Held from `acquire` to `release`, by one process at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None

    def acquire(self) -> bool:
        """Take it; False at once when another has it. Raises OSError where nobody can."""
        held = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            taken = _lock(held)
        except BaseException:
            os.close(held)
            raise
        if taken:
            self._held = held
        else:
            os.close(held)
        return taken

    def release(self) -> None:
        """Free it; harmless when done already. The file stays: to remove it would be a race."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
