"""Reading a file or pasted rows into a table: the one door to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.limits import LIMITS, Limits
from desktop_invite.spreadsheets.readers.pasted import table_of_pasted
from desktop_invite.spreadsheets.readers.starting import read_apart
from desktop_invite.spreadsheets.readers.transfer import Request
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble, Table

if TYPE_CHECKING:
    import threading
    from pathlib import Path

_SHORT = 100_000
"""Characters that are read in a moment, without a process of their own."""
_TABLE = re.compile(r"<table\b", re.IGNORECASE)


def read_file(
    path: Path,
    choices: ReadChoices | None = None,
    cancel: threading.Event | None = None,
    limits: Limits = LIMITS,
) -> Table | ReadTrouble:
    """Read a file, in a process of its own. Takes its time: never call it from the window's thread.

    `cancel`, once set, ends the reading at once with `ReadTrouble.CANCELLED`. Raises nothing.
    """
    return read_apart(
        Request(str(path.absolute()), choices or ReadChoices(), limits=limits), cancel
    )


def read_pasted(
    plain: str, html: str = "", cancel: threading.Event | None = None, limits: Limits = LIMITS
) -> Table | ReadTrouble:
    """Read what was pasted: cells of a spreadsheet, a table of a page or mail, a list of people.

    Short texts are read in a moment; long ones and pages in a process of their own, so never call
    it from the window's thread. Raises nothing.
    """
    html = html if "\t" not in plain and _TABLE.search(html) else ""
    if len(plain) + len(html) > limits.file_bytes:
        return ReadTrouble.TOO_LARGE
    if not html and len(plain) <= _SHORT:
        return table_of_pasted(plain, html, limits)
    return read_apart(Request(plain=plain, html=html, limits=limits), cancel)
