"""XLSX, XLSB, XLS and ODS workbooks. Runs only in the reading process.

The library reads quickly, and a hostile file can make it end its whole process.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_invite.spreadsheets.readers.cells import cell_text
from desktop_invite.spreadsheets.readers.rows import is_blank, rows_within
from desktop_invite.spreadsheets.readers.sheet_details import details_of
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from python_calamine import CalamineSheet

    from desktop_invite.spreadsheets.limits import Limits
    from desktop_invite.spreadsheets.readers.sheet_details import Place

Records = dict[int, list[str]]
"""The cells of the rows that hold anything, by their place from 0."""

_LARGEST_AREA = 20_000_000
"""Cells between the first and the last that holds anything, the empty ones among them too."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, and the names of all that can be chosen."""

    names: tuple[str, ...]
    name: str
    rows: tuple[SheetRow, ...]
    hidden_places: set[int]
    """Where the rows are that the sheet itself doesn't show, from 0."""


def read_workbook(data: bytes, chosen: str | None, limits: Limits) -> Sheet | ReadTrouble:
    """Read the chosen sheet, else the first with an e-mail address, else the first with anything.

    Hidden sheets are no choice, for the recruiter doesn't see them.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = _names_of(workbook)
            wanted = [chosen] if chosen in names else names
            return _first_with_addresses(
                workbook, names, [name for name in wanted if name], data, limits
            )
    except PasswordError:
        return ReadTrouble.PASSWORD
    except CalamineError:
        return ReadTrouble.DAMAGED


def _names_of(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """Return the names of the sheets with cells that are shown; of all, if none is."""
    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    shown = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    return tuple(shown or [each.name for each in sheets])


def _first_with_addresses(
    workbook: CalamineWorkbook,
    names: tuple[str, ...],
    wanted: Iterable[str],
    data: bytes,
    limits: Limits,
) -> Sheet | ReadTrouble:
    best: Sheet | ReadTrouble = ReadTrouble.EMPTY
    for name in wanted:
        sheet = workbook.get_sheet_by_name(name)
        if math.prod(_area_of(sheet)) > _LARGEST_AREA:
            return ReadTrouble.TOO_LARGE
        details = details_of(data, name)
        records = _records_of(sheet, details.errors)
        has_addresses = any("@" in cell for cells in records.values() for cell in cells)
        rows = rows_within(((place + 1, cells) for place, cells in records.items()), limits)
        found = rows if isinstance(rows, ReadTrouble) else Sheet(names, name, rows, details.hidden)
        if has_addresses:
            return found
        if rows and best is ReadTrouble.EMPTY:
            best = found
    return best


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
