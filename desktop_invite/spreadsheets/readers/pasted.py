"""What was pasted, as a table: cells, a page's table, or a list of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_invite.invites.people import people_in
from desktop_invite.spreadsheets.readers.pages import table_with_people
from desktop_invite.spreadsheets.readers.records import lines_of
from desktop_invite.spreadsheets.readers.rows import is_blank, rows_within
from desktop_invite.spreadsheets.readers.separators import is_address_cell
from desktop_invite.spreadsheets.readers.text_files import read_text
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_invite.spreadsheets.limits import Limits

_AT_SIGN = re.compile("[@＠﹫]")
_FEWEST_COLUMNS = 2

_Numbered = tuple[int, list[str]]


def table_of_pasted(plain: str, html: str, limits: Limits) -> Table | ReadTrouble:
    """Read what was pasted; `html` counts where it says more than the plain text beside it.

    A spreadsheet puts its cells into both. A page or a mail has a table only in `html`.
    """
    plain, html = _sound(plain), _sound(html)
    page = _table_of_page(plain, html) if html and "\t" not in plain else None
    if page is not None:
        return _table(enumerate(page, 1), None, limits)
    read = read_text(plain, "\t" if "\t" in plain else None, limits)
    if isinstance(read, ReadTrouble):
        return read
    if not read.rows:
        return ReadTrouble.EMPTY
    if read.separator is None and not _is_column_of_addresses(read.rows):
        return _table(_people_by_line(plain), None, limits)
    return Table("", (), "", None, read.separator, read.rows)


def _table_of_page(plain: str, html: str) -> list[list[str]] | None:
    records = table_with_people(html)
    if records is None:
        return None
    found = sum(len(_AT_SIGN.findall(cell)) for record in records for cell in record)
    shown = len(_AT_SIGN.findall(plain))
    if max(map(len, records)) < _FEWEST_COLUMNS:
        # Names that are links: only the page has their addresses.
        return records if found > shown else None
    return records if found and found >= shown else None


def _is_column_of_addresses(rows: tuple[SheetRow, ...]) -> bool:
    """Whether most lines are an address each, with or without a name before it."""
    addresses = sum(is_address_cell(row.cells[0]) for row in rows)
    return addresses * 2 > len(rows)


def _people_by_line(plain: str) -> list[_Numbered]:
    """Read people that stand on a line each, and keep the lines that name nobody.

    In other texts, signatures for one, a person's name and address are on lines of their own.
    """
    by_line = list(_each_line(plain))
    together = people_in(plain)
    named = sum(1 for _, cells in by_line if all(cells))
    if named >= sum(1 for person in together if person.name):
        return by_line
    return [(number, [person.name, person.email]) for number, person in enumerate(together, 1)]


def _each_line(plain: str) -> Iterable[_Numbered]:
    for number, line in enumerate(lines_of(plain), 1):
        people = people_in(line)
        if len(people) == 1:
            yield number, [people[0].name, people[0].email]
        elif not is_blank(line):
            # As it stands, for the recruiter to mend.
            yield number, [line.strip(), ""]


def _table(
    records: Iterable[_Numbered], separator: str | None, limits: Limits
) -> Table | ReadTrouble:
    rows = rows_within(records, limits)
    if isinstance(rows, ReadTrouble):
        return rows
    return Table("", (), "", None, separator, rows) if rows else ReadTrouble.EMPTY


def _sound(text: str) -> str:
    """Return a text without halves of letters, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
