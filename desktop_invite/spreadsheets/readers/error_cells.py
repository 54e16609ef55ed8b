"""The cells of a sheet that show an error, `#N/A` say, and their text.

The library that reads workbooks gives them as empty cells, and a first name of `#N/A` would be left
out of the name without a word.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from desktop_invite.spreadsheets.readers.compound import SIGNATURE, BrokenFile
from desktop_invite.spreadsheets.readers.old_workbooks import errors_of_xls

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, int]

_XLSX_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(.*?)</(?:\w+:)?c>',
    re.DOTALL,
)
_XLSX_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_LETTERS = 26
_MOST_REPEATED = 10_000


def error_cells(data: bytes, sheet: str) -> dict[Place, str]:
    """Return the texts of a sheet's errors by row and column, from 0."""
    try:
        if data.startswith(SIGNATURE):
            return dict(errors_of_xls(data, sheet))
        with ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" in archive.namelist():
                return dict(_errors_of_ods(archive.read("content.xml"), sheet))
            path = _path_of_sheet(archive, sheet)
            return dict(_errors_of_xlsx(archive.read(path))) if path else {}
    except (BrokenFile, BadZipFile, KeyError, ET.ParseError, ValueError):
        return {}


def _errors_of_xlsx(xml: bytes) -> Iterator[tuple[Place, str]]:
    if b't="e"' not in xml:
        return
    for cell in _XLSX_CELL.finditer(xml):
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


def _errors_of_ods(xml: bytes, sheet: str) -> Iterator[tuple[Place, str]]:
    if b'value-type="error"' not in xml:
        return
    for table in ET.fromstring(xml).iter():  # noqa: S314 - bounded by the reading process
        if table.tag.endswith("}table") and _attribute(table, "name") == sheet:
            yield from _errors_of_table(table)
            return


def _errors_of_table(table: ET.Element) -> Iterator[tuple[Place, str]]:
    row = 0
    for line in table.iter():
        if not line.tag.endswith("}table-row"):
            continue
        repeated = int(_attribute(line, "number-rows-repeated") or 1)
        column = 0
        for cell in line:
            if cell.tag.endswith("}table-cell") and _attribute(cell, "value-type") == "error":
                text = "".join(part for p in cell if p.tag.endswith("}p") for part in p.itertext())
                for each in range(min(repeated, _MOST_REPEATED)):
                    yield (row + each, column), text
            column += int(_attribute(cell, "number-columns-repeated") or 1)
        row += repeated


def _attribute(element: ET.Element, name: str) -> str | None:
    """Return an attribute in the last namespace that has it: calc's own type overrules office's."""
    found = [value for key, value in element.attrib.items() if key.endswith("}" + name)]
    return found[-1] if found else None
