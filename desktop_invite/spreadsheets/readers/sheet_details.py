"""What the library that reads workbooks doesn't say of a sheet: its errors, and its hidden rows.

Cells that show an error, `#N/A` say, come as empty ones, and a first name of `#N/A` would be left
out of the name without a word. Rows that a filter hides come as any other: whoever filtered a list
means to invite those who are left.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from desktop_invite.spreadsheets.readers.compound import SIGNATURE, BrokenFile
from desktop_invite.spreadsheets.readers.old_workbooks import (
    errors_among,
    hidden_among,
    records_of_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, int]

_XLSX_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(.*?)</(?:\w+:)?c>',
    re.DOTALL,
)
_XLSX_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_XLSX_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d{1,7})"')
_ODS_DETAILS = re.compile(
    rb'value-type="error"|<(?:\w+:)?table-row\b[^>]*:visibility="(?:collapse|filter)"'
)
_ODS_HIDDEN = frozenset({"collapse", "filter"})
_LETTERS = 26
_MOST_REPEATED = 100_000


@dataclass(slots=True)
class SheetDetails:
    """Rows and columns are counted from 0."""

    errors: dict[Place, str] = field(default_factory=dict)
    """The texts of the errors."""
    hidden: set[int] = field(default_factory=set)
    """The rows that the sheet itself doesn't show."""


def details_of(data: bytes, sheet: str) -> SheetDetails:
    """Look a sheet's details up; there are none of a file that can't be understood."""
    try:
        if data.startswith(SIGNATURE):
            records = records_of_sheet(data, sheet)
            return SheetDetails(dict(errors_among(records)), set(hidden_among(records)))
        with ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" in archive.namelist():
                return _details_of_ods(archive.read("content.xml"), sheet)
            path = _path_of_sheet(archive, sheet)
            return _details_of_xlsx(archive.read(path)) if path else SheetDetails()
    except (BrokenFile, BadZipFile, KeyError, ET.ParseError, ValueError):
        return SheetDetails()


def _details_of_xlsx(xml: bytes) -> SheetDetails:
    details = SheetDetails()
    if b't="e"' in xml:
        details.errors.update(_errors_of_xlsx(xml))
    if b'hidden="' in xml:
        details.hidden.update(int(row.group(1)) - 1 for row in _XLSX_HIDDEN.finditer(xml))
    return details


def _errors_of_xlsx(xml: bytes) -> Iterator[tuple[Place, str]]:
    for cell in _XLSX_ERROR.finditer(xml):
        value = _XLSX_VALUE.search(cell.group(3))
        if value:
            yield (int(cell.group(2)) - 1, _column(cell.group(1))), value.group(1).decode("utf-8")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1


def _path_of_sheet(archive: ZipFile, sheet: str) -> str | None:
    """Follow a workbook's own table from the sheet's name to the file that holds it."""
    for entry in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314 - bounded
        if entry.tag.endswith("}sheet") and entry.get("name") == sheet:
            wanted = next((entry.attrib[key] for key in entry.attrib if key.endswith("}id")), None)
            break
    else:
        return None
    for link in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels")).iter():  # noqa: S314
        if link.get("Id") == wanted:
            target = link.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return None


def _details_of_ods(xml: bytes, sheet: str) -> SheetDetails:
    details = SheetDetails()
    if _ODS_DETAILS.search(xml) is None:
        return details
    place = 0
    for line in _rows_of_ods(xml, sheet):
        times = int(_attribute(line, "number-rows-repeated") or 1)
        rows = range(place, place + min(times, _MOST_REPEATED))
        if _attribute(line, "visibility") in _ODS_HIDDEN:
            details.hidden.update(rows)
        for column, text in _errors_of_ods(line):
            details.errors.update({(row, column): text for row in rows})
        place += times
    return details


def _rows_of_ods(xml: bytes, sheet: str) -> Iterator[ET.Element]:
    """Yield the rows of a sheet, holding one of them at a time."""
    is_inside = False
    for event, element in ET.iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314
        if element.tag.endswith("}table"):
            is_inside = event == "start" and _attribute(element, "name") == sheet
        elif event == "end" and element.tag.endswith("}table-row"):
            if is_inside:
                yield element
            element.clear()


def _errors_of_ods(line: ET.Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in line:
        if _attribute(cell, "value-type") == "error":
            parts = (part for each in cell if each.tag.endswith("}p") for part in each.itertext())
            yield column, "".join(parts)
        column += int(_attribute(cell, "number-columns-repeated") or 1)


def _attribute(element: ET.Element, name: str) -> str | None:
    """Return an attribute in the last namespace that has it: calc's own type overrules office's."""
    found = [value for key, value in element.attrib.items() if key.endswith("}" + name)]
    return found[-1] if found else None
