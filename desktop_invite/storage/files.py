"""What the history needs of the file system: private, durable, never over another's file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ONLY_MINE = 0o600
_ONLY_MY_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter. One that is there keeps its rights."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_ONLY_MY_FOLDER, exist_ok=True)


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read, in place of one that may be there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_MINE))


def make_private(path: Path) -> None:
    """Take a file's rights from all but its owner. On Windows the folder of the user does that."""
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(_ONLY_MINE)


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk. Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(source: Path, target: Path) -> None:
    """Give a synced file its name, in place of what has it now."""
    source.replace(target)
    sync_folder(target.parent)


def move_without_replacing(source: Path, target: Path) -> None:
    """Give a synced file its name; FileExistsError when another file has it."""
    if sys.platform == "win32":
        source.rename(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (FAT, some network drives): look, then rename.
        if target.exists():
            raise FileExistsError(target) from None
        source.rename(target)
    else:
        source.unlink()
    sync_folder(target.parent)
