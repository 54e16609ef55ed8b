"""Text with separated cells, from a file or the clipboard, as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import role_of
from desktop_invite.spreadsheets.readers.people_lists import one_below_another
from desktop_invite.spreadsheets.readers.records import lines_of, records_of
from desktop_invite.spreadsheets.readers.rows import rows_within
from desktop_invite.spreadsheets.readers.separators import announced, is_address_cell, separator_of
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.limits import Limits

_LINE_END = re.compile(r"[\r\n]")
_HELD_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_HEADER_ROWS = 10
_END_OF_FILE = "\x1a"
"""What programs of the time of DOS wrote behind the last line."""


@dataclass(frozen=True, slots=True)
class SeparatedText:
    """The rows of a text, and what separates its cells."""

    separator: str | None
    rows: tuple[SheetRow, ...]

    @property
    def is_table(self) -> bool:
        """Tell a list from a letter: by cells that are addresses, or by a header."""
        if any(map(_has_address, self.rows)):
            return True
        with_at = sum(any("@" in cell for cell in row.cells) for row in self.rows)
        has_header = any(role_of(cell) for row in self.rows[:_HEADER_ROWS] for cell in row.cells)
        return has_header or with_at * 2 > len(self.rows)

    @property
    def is_full_of_addresses(self) -> bool:
        """Tell a list from what isn't even text."""
        return sum(map(_has_address, self.rows)) * 2 >= len(self.rows)


def _has_address(row: SheetRow) -> bool:
    return any(is_address_cell(cell) for cell in row.cells)


def read_text(text: str, chosen: str | None, limits: Limits) -> SeparatedText | ReadTrouble:
    """Read a text with the chosen separator, the one that it announces, or the one that fits."""
    line = announced(text)
    text = line.text.removesuffix(_END_OF_FILE)
    separator = chosen or line.separator or separator_of(text)
    records = map(_as_shown, records_of(lines_of(text), separator))
    rows = rows_within(enumerate(records, 1), limits)
    if isinstance(rows, ReadTrouble):
        return rows
    if separator is None and text.lstrip().startswith('"'):
        separator, rows = _unwrapped(rows, limits)
    if isinstance(rows, ReadTrouble):
        return rows
    return SeparatedText(separator, rows if chosen else one_below_another(rows))


def _as_shown(cells: list[str]) -> list[str]:
    """Read `="0017"` as a spreadsheet program shows it: so it is made to keep a number's zeros."""
    if any(map(_HELD_AS_TEXT.fullmatch, cells)):
        return [_HELD_AS_TEXT.sub(lambda held: held[1].replace('""', '"'), cell) for cell in cells]
    return cells


def _unwrapped(
    rows: tuple[SheetRow, ...], limits: Limits
) -> tuple[str | None, tuple[SheetRow, ...] | ReadTrouble]:
    """Read lines that are in quotes as a whole, each a list of cells: `"Asha Rao,asha@…"`.

    That is what Excel leaves of a comma list where its own lists have semicolons.
    """
    separator = separator_of("\n".join(row.cells[0] for row in rows))
    if separator is None or any(_LINE_END.search(row.cells[0]) for row in rows):
        return None, rows
    inside = ((row.number, next(records_of([row.cells[0]], separator), [])) for row in rows)
    return separator, rows_within(inside, limits)
