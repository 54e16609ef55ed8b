"""Reading a file or pasted rows into a table: the one door to it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.table import (
    LARGEST_FILE,
    MOST_ROWS,
    ROWS_ABOVE,
    ReadChoices,
    ReadTrouble,
    SheetRow,
    Table,
)

if TYPE_CHECKING:
    import threading
    from pathlib import Path

_SEPARATORS = ",;\t|"


def read_file(
    path: Path,
    choices: ReadChoices | None = None,
    stop: threading.Event | None = None,  # noqa: ARG001
) -> Table | ReadTrouble:
    """Read a file. Takes its time: never call it from the window's thread.

    `stop`, once set, ends the reading soon with `ReadTrouble.CANCELLED`. Raises nothing.
    """
    choices = choices or ReadChoices()
    try:
        data = path.read_bytes()
    except PermissionError:
        return ReadTrouble.NOT_ALLOWED
    except (FileNotFoundError, IsADirectoryError):
        return ReadTrouble.MISSING
    except OSError:
        return ReadTrouble.OTHER
    if len(data) > LARGEST_FILE:
        return ReadTrouble.TOO_LARGE
    text, encoding = _decoded(data, choices.encoding)
    return _table(path.name, encoding, text, choices.separator)


def read_pasted(plain: str, html: str = "") -> Table | ReadTrouble:  # noqa: ARG001
    """Read what was pasted. Takes its time for large texts. Raises nothing."""
    return _table("", None, plain, "\t" if "\t" in plain else None)


def _decoded(data: bytes, chosen: str | None) -> tuple[str, str]:
    if chosen is not None:
        return data.decode(chosen, errors="replace"), chosen
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _table(
    file_name: str, encoding: str | None, text: str, chosen: str | None
) -> Table | ReadTrouble:
    separator = chosen or max(_SEPARATORS, key=text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        records = [(number, cells) for number, cells in enumerate(lines, 1) if any(cells)]
    except csv.Error:
        return ReadTrouble.DAMAGED
    if not records:
        return ReadTrouble.EMPTY
    if len(records) > MOST_ROWS + ROWS_ABOVE:
        return ReadTrouble.TOO_MANY_ROWS
    width = max(len(cells) for _, cells in records)
    rows = tuple(
        SheetRow(number, (*cells, *[""] * (width - len(cells)))) for number, cells in records
    )
    return Table(file_name, (), "", encoding, separator, rows)
