"""Reading a file of any kind into a table. Runs only in the reading process."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.readers.encodings import decoded
from desktop_invite.spreadsheets.readers.kinds import Kind, kind_of
from desktop_invite.spreadsheets.readers.pages import decoded_page, table_with_people
from desktop_invite.spreadsheets.readers.rows import rows_within
from desktop_invite.spreadsheets.readers.sheet_xml import read_sheet_xml
from desktop_invite.spreadsheets.readers.text_files import read_text
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble, Table

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.spreadsheets.limits import Limits

_COMMAND = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_COMMANDS = 0.05
"""The share of control characters above which something is hardly text."""
_SAMPLE = 64 * 1024


def read_table(path: Path, choices: ReadChoices, limits: Limits) -> Table | ReadTrouble:
    """Read a file. What the limits don't hold, the process that this runs in does."""
    data = _content(path, limits)
    if isinstance(data, ReadTrouble):
        return data
    file_name = path.name.encode("utf-8", "replace").decode("utf-8")
    return table_of(file_name, data, choices, limits)


def table_of(
    file_name: str, data: bytes, choices: ReadChoices, limits: Limits
) -> Table | ReadTrouble:
    """Read what a file holds."""
    kind = kind_of(data, limits)
    if isinstance(kind, ReadTrouble):
        return kind
    if kind in {Kind.WORKBOOK, Kind.XML}:
        return _table_of_workbook(file_name, data, choices, limits, kind)
    if kind is Kind.PAGE:
        return _table_of_page(file_name, data, limits)
    return _table_of_text(file_name, data, choices, limits)


def _content(path: Path, limits: Limits) -> bytes | ReadTrouble:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ReadTrouble.MISSING
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except PermissionError:
        return ReadTrouble.NOT_ALLOWED
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError):
        return ReadTrouble.MISSING
    except OSError:
        return ReadTrouble.OTHER
    return data if len(data) <= limits.file_bytes else ReadTrouble.TOO_LARGE


def _table_of_workbook(
    file_name: str, data: bytes, choices: ReadChoices, limits: Limits, kind: Kind
) -> Table | ReadTrouble:
    if kind is Kind.XML:
        sheet = read_sheet_xml(data, choices.sheet, limits)
    else:
        from desktop_invite.spreadsheets.readers import workbooks  # noqa: PLC0415 - often unused

        sheet = workbooks.read_workbook(data, choices.sheet, limits)
    if isinstance(sheet, ReadTrouble):
        return sheet
    hidden = frozenset(row.number for row in sheet.rows if row.number - 1 in sheet.hidden_places)
    return Table(file_name, sheet.names, sheet.name, None, None, sheet.rows, hidden=hidden)


def _table_of_page(file_name: str, data: bytes, limits: Limits) -> Table | ReadTrouble:
    records = table_with_people(decoded_page(data))
    if records is None:
        return ReadTrouble.NOT_A_TABLE
    rows = rows_within(enumerate(records, 1), limits)
    return rows if isinstance(rows, ReadTrouble) else Table(file_name, (), "", None, None, rows)


def _table_of_text(
    file_name: str, data: bytes, choices: ReadChoices, limits: Limits
) -> Table | ReadTrouble:
    found = decoded(data, choices.encoding)
    read = read_text(found.text, choices.separator, limits)
    if isinstance(read, ReadTrouble):
        return read
    if not read.rows:
        return ReadTrouble.EMPTY
    sample = found.text[:_SAMPLE]
    is_text = len(_COMMAND.findall(sample)) <= len(sample) * _MOST_COMMANDS
    if not (read.is_table if is_text else read.is_full_of_addresses):
        return ReadTrouble.NOT_A_TABLE
    return Table(file_name, (), "", found.encoding, read.separator, read.rows, found.likely)
