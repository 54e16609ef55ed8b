"""One holder at a time, whoever else comes; that a killed one lets go is in `test_instance`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_invite.folder_lock import FolderLock

if TYPE_CHECKING:
    from pathlib import Path

_TRY = """
import sys
from pathlib import Path
from desktop_invite.folder_lock import FolderLock
sys.exit(0 if FolderLock(Path(sys.argv[1])).acquire() else 1)
"""


def free_for_another_process(path: Path) -> bool:
    """Whether another process can take the lock."""
    tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], check=False, timeout=60)
    return tried.returncode == 0


def test_one_holds_it_and_the_other_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second = FolderLock(path), FolderLock(path)
    assert first.acquire()
    assert not second.acquire()
    assert not free_for_another_process(path)
    first.release()
    first.release()
    assert free_for_another_process(path)
    assert second.acquire()
    second.release()


def test_a_child_does_not_keep_it(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "lock")
    assert lock.acquire()
    waiting = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as child:
        lock.release()
        assert free_for_another_process(tmp_path / "lock")
        child.communicate()


def test_where_no_file_can_be_made_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        FolderLock(tmp_path / "not there" / "lock").acquire()
