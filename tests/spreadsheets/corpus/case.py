"""One awkward list, and what a careful person would make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SALES = Interview(305, "Sales screening")
SUPPORT = Interview(306, "Support")
KNOWN = (SALES, SUPPORT)
"""The interviews that are known, Sales being the run's own."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file, and every row of it that isn't blank, by its number in the file."""

    name: str
    data: bytes | Callable[[], bytes]
    header: int | None = None
    ready: Mapping[int, str] = field(default_factory=dict)
    """Who can be invited: `Asha Rao <asha@example.com>`, with ` · 306` and ` · sendlink` behind
    where the file says another interview or delivery than the run."""
    mend: Mapping[int, str] = field(default_factory=dict)
    """What the recruiter has to look at: the field, and its problem."""
    same: Mapping[int, int] = field(default_factory=dict)
    """Who stands further up already, and where."""
    titles: tuple[int, ...] = ()
    hidden: frozenset[int] = frozenset()
    """Which rows the file itself doesn't show: nobody means to invite those."""
    trouble: ReadTrouble | None = None
    """Why there is no list at all."""
    sheet: str = ""
    encoding: str | None = None
    """None where it doesn't matter."""
    likely: str | None = None
    separator: str | None = None
    choices: ReadChoices = field(default_factory=ReadChoices)

    def write(self, folder: Path) -> Path:
        """Put the file into a folder."""
        path = folder / self.name
        path.write_bytes(self.data if isinstance(self.data, bytes) else self.data())
        return path


def text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Return a text file of these lines."""
    return "".join(line + end for line in lines).encode(encoding)
