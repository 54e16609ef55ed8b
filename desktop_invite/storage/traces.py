"""Which files hold what was in a history once: copies that go on being of use, and remains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.storage.backups import JOURNALS

if TYPE_CHECKING:
    from pathlib import Path

FORGETTING = ".forgetting"
"""Ends the name of the file that says what is being forgotten; it names nobody."""

_SET_ASIDE = re.compile(r"\.damaged-\d+")


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup of a history, or a history that was set aside, with the journals it may need."""

    path: Path
    journals: tuple[Path, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is more of it than journals."""
        return self.path.exists()

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that belongs to it."""
        return (self.path, *self.journals) if self.is_there else self.journals


def copies(history: Path) -> tuple[Copy, ...]:
    """Return every copy of a history, by name."""
    found = _beside(history)
    bodies = {path for path in found if _is_copy(history, path)}
    owners = bodies | {_owner(path) for path in found if _is_copy(history, _owner(path))}
    return tuple(
        Copy(owner, tuple(path for path in found if path != owner and _owner(path) == owner))
        for owner in sorted(owners)
    )


def remains(history: Path) -> tuple[Path, ...]:
    """Return what interrupted work has left beside a history; nobody needs it any more."""
    kept = {file for copy in copies(history) for file in copy.files}
    unfinished = history.with_name(history.name + FORGETTING)
    return tuple(path for path in _beside(history) if path not in kept and path != unfinished)


def _beside(history: Path) -> list[Path]:
    return sorted(path for path in history.parent.glob(f"{history.name}.*") if path.is_file())


def _is_copy(history: Path, path: Path) -> bool:
    ending = path.name.removeprefix(history.name)
    return ending.endswith(".backup") or _SET_ASIDE.fullmatch(ending) is not None


def _owner(path: Path) -> Path:
    """Return the file that a journal belongs to; the file itself when it is no journal."""
    for journal in JOURNALS:
        if path.name.endswith(journal):
            return path.with_name(path.name.removesuffix(journal))
    return path
