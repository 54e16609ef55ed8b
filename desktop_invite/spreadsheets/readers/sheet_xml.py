"""Workbooks as Excel 2003 wrote them in XML: personnel systems still save `.xls` files so."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop_invite.spreadsheets.readers.cells import cell_text
from desktop_invite.spreadsheets.readers.sheets import RawSheet, Sheet, first_with_addresses
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.spreadsheets.limits import Limits

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_NS = f"{{{NAMESPACE}}}"
_WIDEST = 20_000


def read_sheet_xml(data: bytes, chosen: str | None, limits: Limits) -> Sheet | ReadTrouble:
    """Read the chosen sheet, else the first with an e-mail address."""
    try:
        sheets = list(_sheets_of(data))
    except (ET.ParseError, ValueError):
        return ReadTrouble.DAMAGED
    names = [sheet.name for sheet in sheets]
    wanted = [sheet for sheet in sheets if sheet.name == chosen] or sheets
    return first_with_addresses(names, wanted, limits)


def _sheets_of(data: bytes) -> Iterator[RawSheet]:
    """Yield the sheets, holding the XML of one row at a time."""
    sheet, place = RawSheet(""), 0
    for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314
        if event == "start":
            if element.tag == f"{_NS}Worksheet":
                sheet, place = RawSheet(element.get(f"{_NS}Name", "")), 0
        elif element.tag == f"{_NS}Row":
            place = int(element.get(f"{_NS}Index", place + 1)) - 1
            cells = _cells_of(element)
            if any(cells):
                sheet.records[place] = cells
            if element.get(f"{_NS}Hidden") == "1":
                sheet.hidden_places.add(place)
            place += 1 + int(element.get(f"{_NS}Span", 0))
            element.clear()
        elif element.tag == f"{_NS}Worksheet":
            yield sheet


def _cells_of(row: ET.Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iterfind(f"{_NS}Cell"):
        column = min(int(cell.get(f"{_NS}Index", len(cells) + 1)), _WIDEST) - 1
        cells += [""] * (column - len(cells))
        cells.append(_text_of(cell.find(f"{_NS}Data")))
        cells += [""] * min(int(cell.get(f"{_NS}MergeAcross", 0)), _WIDEST)
    return cells


def _text_of(data: ET.Element | None) -> str:
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(f"{_NS}Type")
    try:
        if kind == "Number":
            return cell_text(float(text))
        if kind == "DateTime":
            return cell_text(datetime.fromisoformat(text))
    except ValueError:
        return text
    return cell_text(text == "1") if kind == "Boolean" else text
