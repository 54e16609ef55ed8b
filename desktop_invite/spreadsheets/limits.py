"""How much a file may ask of this computer before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ROWS = 50_000
"""Rows of candidates that one list may have."""
LARGEST_FILE = 25 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where reading stops; over any of them a file is refused as a whole, never cut."""

    file_bytes: int = LARGEST_FILE
    unpacked_bytes: int = 400 * 1024 * 1024
    """What a workbook, which is a zip, may hold unpacked: some ten times a full list's."""
    rows: int = MOST_ROWS + 20
    """Rows that aren't blank; a list may have titles and a header above its candidates."""
    columns: int = 1_000
    cells: int = 5_000_000
    """Rows times columns."""
    cell_characters: int = 100_000
    """Excel's own cells hold 32,767."""
    row_characters: int = 500_000
    characters: int = 50_000_000
    """In all cells together: a workbook can name one long text a million times."""
    seconds: float = 20.0
    memory: int = 2 * 1024 * 1024 * 1024
    """Bytes of address space of the child process, where the system can hold it to that."""


LIMITS = Limits()
