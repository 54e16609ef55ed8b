"""Files that are no list: each is refused with its reason, and costs nothing."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.table import ReadTrouble
from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.workbooks import ASHA_ROW, HEAD, xlsx
from tests.spreadsheets.old_excel import container, xls
from tests.spreadsheets.open_document import blank, ods, row, table, zipped

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _list_xlsx() -> bytes:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for place in range(1, 200):
            sheet.write_row(place, 0, ASHA_ROW)

    return xlsx(fill)()


def _with_part(part: str, content: str | bytes) -> bytes:
    """Return a workbook in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(_list_xlsx())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {part: content})


def _sheet(rows: str) -> str:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        f'2006/main"><sheetData>{rows}</sheetData></worksheet>'
    )


def _cells_at_all_ends() -> bytes:
    """Return a workbook with two cells, between which there is room for 17,179,869,184."""
    cell = '<c r="{0}" t="inlineStr"><is><t>asha@example.com</t></is></c>'
    rows = f'<row r="1">{cell.format("A1")}</row><row r="1048576">{cell.format("XFD1048576")}</row>'
    return _with_part("xl/worksheets/sheet1.xml", _sheet(rows))


def _unpacking_to(told: int, really: int) -> bytes:
    """Return a workbook with a part that unpacks to another size than it says."""
    data = _with_part("xl/worksheets/sheet1.xml", b" " * really)
    return data.replace(struct.pack("<I", really), struct.pack("<I", told))


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>'
    return _with_part("xl/worksheets/sheet1.xml", head + _sheet(rows).partition("?>")[2])


def _long_text_a_thousand_times() -> bytes:
    words = "asha@example.com " * 5_000
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{words}</t></si></sst>'
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(1, 1_000)
    )
    with zipfile.ZipFile(io.BytesIO(_list_xlsx())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts |= {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": _sheet(rows)}
    return zipped(parts)


def _empty_workbook(workbook: Workbook) -> None:
    workbook.add_worksheet()


def _locked_ods() -> bytes:
    locked = (
        '<manifest:encryption-data manifest:checksum="x" manifest:checksum-type="SHA256/1K">'
        '<manifest:algorithm manifest:algorithm-name="Blowfish CFB"/></manifest:encryption-data>'
    )
    return ods(table("S", row("Name")), manifest=locked)


def _photo() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + random.Random(1).randbytes(5_000)  # noqa: S311


_LETTER = text(
    "Dear Asha,",
    "",
    "Thank you for applying, we liked your letter. Please call me, or write to",
    "me at any time before Friday.",
    "",
    "Kind regards,",
    "Wei",
)

CASES = (
    Case("empty.csv", b"", trouble=ReadTrouble.EMPTY),
    Case("blank.csv", text("", " ", ",,,", ""), trouble=ReadTrouble.EMPTY),
    Case("only-a-mark.csv", b"\xef\xbb\xbf\r\n", trouble=ReadTrouble.EMPTY),
    Case("empty.xlsx", xlsx(_empty_workbook), trouble=ReadTrouble.EMPTY),
    Case(
        "password.xlsx",
        lambda: container({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(5_000)}),
        trouble=ReadTrouble.PASSWORD,
    ),
    Case("password.xls", lambda: xls({"S": [["Name"]]}, locked=True), trouble=ReadTrouble.PASSWORD),
    Case("password.ods", _locked_ods, trouble=ReadTrouble.PASSWORD),
    Case("cut.xlsx", lambda: _list_xlsx()[:-700], trouble=ReadTrouble.DAMAGED),
    Case("cut.xls", lambda: xls({"S": [["Name"]] * 50})[:700], trouble=ReadTrouble.DAMAGED),
    Case("cut.ods", lambda: ods(table("S", row("Name")))[:-50], trouble=ReadTrouble.DAMAGED),
    Case(
        "broken-sheet.xlsx",
        lambda: _with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r='"),
        trouble=ReadTrouble.DAMAGED,
    ),
    Case(
        "without-its-sheet.xlsx",
        lambda: zipped({"[Content_Types].xml": _TYPES, "xl/workbook.xml": "<workbook/>"}),
        trouble=ReadTrouble.DAMAGED,
    ),
    Case("cells-at-all-ends.xlsx", _cells_at_all_ends, trouble=ReadTrouble.TOO_LARGE),
    Case("bomb.xlsx", lambda: _unpacking_to(450_000_000, 9_999_999), trouble=ReadTrouble.TOO_LARGE),
    Case("lying-bomb.xlsx", lambda: _unpacking_to(1_000, 9_999_999), trouble=ReadTrouble.DAMAGED),
    Case("entities.xlsx", _entities, trouble=ReadTrouble.DAMAGED),
    Case("long-text-often.xlsx", _long_text_a_thousand_times, trouble=ReadTrouble.TOO_LARGE),
    Case(
        "endless.ods",
        lambda: ods(table("S", row("x", blank(16_380), "a@example.com", repeated=1_000_000))),
        trouble=ReadTrouble.DAMAGED,
    ),
    Case(
        "letter.docx",
        lambda: zipped({"[Content_Types].xml": _TYPES, "word/document.xml": "<w/>"}),
        trouble=ReadTrouble.NOT_A_TABLE,
    ),
    Case(
        "letter.odt",
        lambda: ods("", mime="application/vnd.oasis.opendocument.text"),
        trouble=ReadTrouble.NOT_A_TABLE,
    ),
    Case("letter.doc", lambda: container({"WordDocument": b"x"}), trouble=ReadTrouble.NOT_A_TABLE),
    Case("letter.pdf", b"%PDF-1.7\n1 0 obj\n<< >>\n%%EOF\n", trouble=ReadTrouble.NOT_A_TABLE),
    Case("letter.txt", _LETTER, trouble=ReadTrouble.NOT_A_TABLE),
    Case("letter.rtf", rb"{\rtf1 Dear Asha, asha@example.com}", trouble=ReadTrouble.NOT_A_TABLE),
    Case("photo.csv", _photo, trouble=ReadTrouble.NOT_A_TABLE),
    Case(
        "noise.xls",
        lambda: random.Random(2).randbytes(9_000),  # noqa: S311
        trouble=ReadTrouble.NOT_A_TABLE,
    ),
    Case(
        "page-without-a-table.xls",
        b"<!DOCTYPE html><html><body><p>Please log in</p></body></html>",
        trouble=ReadTrouble.NOT_A_TABLE,
    ),
    Case("answer.csv", b'{"error": "log in, asha@example.com"}', trouble=ReadTrouble.NOT_A_TABLE),
    Case(
        "cut-excel-2003.xls",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><W',
        trouble=ReadTrouble.DAMAGED,
    ),
    Case("too-many-columns.csv", text("a@b.de," * 1_100), trouble=ReadTrouble.TOO_LARGE),
    Case(
        "too-long-a-cell.csv",
        text("Name,Email", f"{'x' * 120_000},asha@example.com"),
        trouble=ReadTrouble.TOO_LARGE,
    ),
    Case(
        "too-many-rows.csv",
        lambda: text("Name,Email", *["Asha Rao,asha@example.com"] * 50_100),
        trouble=ReadTrouble.TOO_MANY_ROWS,
    ),
    Case("too-large.csv", lambda: b"a,b\n" * 6_600_000, trouble=ReadTrouble.TOO_LARGE),
)
