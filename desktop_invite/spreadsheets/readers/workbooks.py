"""XLSX, XLSB, XLS and ODS workbooks. Runs only in the reading process.

The library reads quickly, and a hostile file can make it end its whole process.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_invite.spreadsheets.readers.cells import cell_text
from desktop_invite.spreadsheets.readers.rows import is_blank
from desktop_invite.spreadsheets.readers.sheet_details import details_of
from desktop_invite.spreadsheets.readers.sheets import (
    RawSheet,
    Records,
    Sheet,
    first_with_addresses,
)
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from python_calamine import CalamineSheet

    from desktop_invite.spreadsheets.limits import Limits
    from desktop_invite.spreadsheets.readers.sheet_details import Place

_LARGEST_AREA = 20_000_000
"""Cells between the first and the last that holds anything, the empty ones among them too."""


def read_workbook(data: bytes, chosen: str | None, limits: Limits) -> Sheet | ReadTrouble:
    """Read the chosen sheet, else the first with an e-mail address, else the first with anything.

    Hidden sheets are no choice, for the recruiter doesn't see them. Raises MemoryError for a sheet
    that takes more room than a list can.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = _names_of(workbook)
            wanted = [name for name in names if name == chosen] or names
            sheets = _raw_sheets(workbook, wanted, data)
            return first_with_addresses(names, sheets, limits)
    except PasswordError:
        return ReadTrouble.PASSWORD
    except CalamineError:
        return ReadTrouble.DAMAGED


def _names_of(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """Return the names of the sheets with cells that are shown; of all, if none is."""
    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    shown = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    return tuple(shown or [each.name for each in sheets])


def _raw_sheets(
    workbook: CalamineWorkbook, wanted: Iterable[str], data: bytes
) -> Iterator[RawSheet]:
    for name in wanted:
        sheet = workbook.get_sheet_by_name(name)
        if math.prod(_area_of(sheet)) > _LARGEST_AREA:
            raise MemoryError
        details = details_of(data, name)
        yield RawSheet(name, _records_of(sheet, details.errors), details.hidden)


def _area_of(sheet: CalamineSheet) -> tuple[int, int]:
    """Return how many rows and columns there are from the first of all to the last in use."""
    last_row, last_column = sheet.end or (-1, -1)
    return last_row + 1, last_column + 1


def _records_of(sheet: CalamineSheet, errors: dict[Place, str]) -> Records:
    _, width = _area_of(sheet)
    records: Records = {}
    for place, values in enumerate(sheet.iter_rows()):
        if values.count("") < width:
            records[place] = [each if type(each) is str else cell_text(each) for each in values]
    for (row, column), text in errors.items():
        cells = records.setdefault(row, [""] * width)
        if column < width:
            cells[column] = text
    for (top, column), (bottom, last_column) in sheet.merged_cell_ranges or ():
        if column == last_column < width and top in records:
            _fill_down(records, column, top, bottom)
    return dict(sorted(records.items())) if errors else records


def _fill_down(records: Records, column: int, top: int, bottom: int) -> None:
    """Give each row what it shows of a cell that reaches over several rows.

    Rows that show nothing else stay blank; a cell merged across columns is its first column's.
    """
    for row in range(top + 1, bottom + 1):
        cells = records.get(row)
        if cells is not None and is_blank(cells[column]):
            cells[column] = records[top][column]
