"""XLSX, XLSB, XLS and ODS workbooks. Runs only in the reading process.

The library reads quickly, and a hostile file can make it end its whole process.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_invite.spreadsheets.cells import cell_text
from desktop_invite.spreadsheets.error_cells import error_cells
from desktop_invite.spreadsheets.rows import is_blank, rows_within
from desktop_invite.spreadsheets.table import ReadTrouble, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from python_calamine import CalamineSheet

    from desktop_invite.spreadsheets.limits import Limits

_LARGEST_AREA = 20_000_000
"""Cells between the first and the last that holds anything, the empty ones among them too."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, and the names of all that can be chosen."""

    names: tuple[str, ...]
    name: str
    rows: tuple[SheetRow, ...]


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
        if sheet.total_height * sheet.total_width > _LARGEST_AREA:
            return ReadTrouble.TOO_LARGE
        records = _records_of(sheet, error_cells(data, name))
        rows = rows_within(enumerate(records, 1), limits)
        if isinstance(rows, ReadTrouble):
            return rows
        if any("@" in cell for row in rows for cell in row.cells):
            return Sheet(names, name, rows)
        if rows and isinstance(best, ReadTrouble):
            best = Sheet(names, name, rows)
    return best


def _records_of(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> list[list[str]]:
    records = [list(map(cell_text, cells)) for cells in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in errors.items():
        if row < len(records) and column < len(records[row]):
            records[row][column] = text
    for first, last in sheet.merged_cell_ranges or ():
        _fill_down(records, first, last)
    return records


def _fill_down(records: list[list[str]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Give each row what it shows of a cell that reaches over several rows.

    Rows that show nothing else stay blank; a cell merged across columns is its first column's.
    """
    (top, column), (bottom, last_column) = first, last
    if column != last_column or top >= len(records) or column >= len(records[top]):
        return
    for cells in records[top + 1 : bottom + 1]:
        if is_blank(cells[column]) and not all(map(is_blank, cells)):
            cells[column] = records[top][column]
