"""XLSX, XLS and ODS workbooks, and what calls itself so."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from desktop_invite.spreadsheets.table import ReadChoices
from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.texts import ASHA, JURGEN, OLGA, WEI
from tests.spreadsheets.old_excel import Error, xls
from tests.spreadsheets.open_document import blank, ods, row, table

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = ("Name", "Email")
ASHA_ROW = ("Asha Rao", "asha@example.com")
WEI_ROW = ("Wei Chen", "wei@example.com")
OLGA_ROW = ("Olga Ivanova", "olga@example.com")


def xlsx(fill: Callable[[Workbook], None]) -> Callable[[], bytes]:
    """Return a maker of a workbook that is filled like this."""

    def make() -> bytes:
        data = io.BytesIO()
        with Workbook(data, {"in_memory": True}) as workbook:
            fill(workbook)
        return data.getvalue()

    return make


def _simple(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet("Candidates")
    for place, cells in enumerate((HEAD, ASHA_ROW, WEI_ROW)):
        sheet.write_row(place, 0, cells)


def _numbers(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ("ID", "Name", "Email", "Interview", "Phone", "Score"))
    sheet.write_row(1, 0, (1e15, *ASHA_ROW, 306.0, 447700900123.0, 0.1 + 0.2))
    sheet.write_row(2, 0, (1e15 + 1, *WEI_ROW, 305, 447700900124.0, 1e-7))


def _second_sheet(workbook: Workbook) -> None:
    workbook.add_worksheet("Read me").write(0, 0, "Fill in the second sheet")
    sheet = workbook.add_worksheet("Liste")
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ASHA_ROW)


def _two_lists(workbook: Workbook) -> None:
    for name, cells in (("May", ASHA_ROW), ("June", WEI_ROW)):
        sheet = workbook.add_worksheet(name)
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, cells)


def _hidden_sheet(workbook: Workbook) -> None:
    old = workbook.add_worksheet("Old")
    old.write_row(0, 0, HEAD)
    old.write_row(1, 0, OLGA_ROW)
    sheet = workbook.add_worksheet("New")
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ASHA_ROW)
    sheet.activate()
    sheet.set_first_sheet()
    old.hide()


def _titled(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.merge_range(1, 2, 1, 5, "Candidates for Sales screening")
    sheet.write(2, 2, "May 2024")
    sheet.write_row(4, 2, ("First name", "Surname", "E-mail"))
    sheet.write_row(5, 2, ("Asha", "Rao", "asha@example.com"))
    sheet.write_row(8, 2, ("Wei", "Chen", "wei@example.com"))


def _merged_down(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, (*HEAD, "Interview"))
    for place, cells in enumerate((ASHA_ROW, WEI_ROW, OLGA_ROW), 1):
        sheet.write_row(place, 0, cells)
    sheet.merge_range(1, 2, 2, 2, 306)


def _errors(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ("First name", "Last name", "Email"))
    sheet.write_formula(1, 0, '=VLOOKUP("x",A1:B2,2,0)', value="#N/A")
    sheet.write_row(1, 1, ("Rao", "asha@example.com"))
    sheet.write_row(2, 0, ("Wei", "Chen"))
    sheet.write_formula(2, 2, "=1/0", value="#DIV/0!")
    sheet.write_row(3, 0, ("Olga", "Ivanova", "olga@example.com"))


def _formulas(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ("First", "Last", "Full name", "Email"))
    sheet.write_row(1, 0, ("Asha", "Rao"))
    sheet.write_formula(1, 2, '=A2&" "&B2', value="Asha Rao")
    sheet.write_formula(1, 3, '=LOWER(A2)&"@example.com"', value="asha@example.com")


def _dates(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ("Applied", "Interview", "Remote", *HEAD))
    sheet.write_datetime(1, 0, dt.datetime(2024, 5, 3), day)  # noqa: DTZ001 - Excel knows no zones
    sheet.write_datetime(1, 1, dt.datetime(2024, 5, 9, 10, 30), day)  # noqa: DTZ001
    sheet.write_boolean(1, 2, True)
    sheet.write_row(1, 3, ASHA_ROW)


def _rich(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    bold = workbook.add_format({"bold": True})
    sheet.write_row(0, 0, HEAD)
    sheet.write_rich_string(1, 0, bold, "Asha", " Rao")
    sheet.write_url(1, 1, "mailto:asha@example.com", string="asha@example.com")
    sheet.write_string(2, 0, "Wei\nChen")
    sheet.write_string(2, 1, " wei@example.com\u00a0")


def _stray_cell(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ASHA_ROW)
    sheet.write_row(2, 0, WEI_ROW)
    sheet.write_string(1_048_575, 0, "end")


def _filtered(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    for place, cells in enumerate((HEAD, ASHA_ROW, WEI_ROW, OLGA_ROW)):
        sheet.write_row(place, 0, cells)
    sheet.autofilter(0, 0, 3, 1)
    sheet.filter_column_list(0, ["Wei Chen"])
    for place in (1, 3):
        sheet.set_row(place, options={"hidden": True})
    sheet.set_column(5, 6, options={"hidden": True})


def _formatted(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    yellow = workbook.add_format({"bg_color": "yellow"})
    for place in range(200):
        for column in range(20):
            sheet.write_blank(place, column, None, yellow)
    sheet.write_row(0, 0, HEAD, yellow)
    sheet.write_row(1, 0, ASHA_ROW, yellow)


def _ods() -> bytes:
    return ods(
        table(
            "Liste",
            row("Name", "E-Mail", "Interview"),
            row(blank(1024), repeated=3),
            row("Jürgen<text:s/>Müller", "juergen@example.com", _ods_number("306")),
            row("Asha Rao", "asha@example.com", blank(1000)),
            row(blank(16384), repeated=1_048_000),
        )
    )


def _ods_number(number: str) -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{number}'
        "</text:p></table:table-cell>"
    )


def _ods_errors() -> bytes:
    error = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>'
        "</table:table-cell>"
    )
    return ods(
        table(
            "S",
            row("First name", "Last name", "Email"),
            row(blank(3), repeated=2),
            row(error, "Rao", "asha@example.com"),
            row("Wei", "Chen", "wei@example.com"),
        )
    )


_PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<style>td {mso-number-format:General;}</style></head><body><table border=1>
<tr><th>Name</th><th>E-mail</th><th>Notes</th></tr>
<tr><td>J\xfcrgen M\xfcller<td>juergen@example.com<td>a &lt; b<br>two lines
<tr><td rowspan=2>Asha&nbsp;Rao</td>
<td><a href="mailto:asha@example.com">write</a></td><td></td></tr>
<tr><td>asha.rao@example.com</td></tr>
</table></body></html>""".encode("latin-1")

_EXCEL_2003 = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Info"><Table><Row><Cell><Data ss:Type="String">Help</Data></Cell></Row></Table>
</Worksheet><Worksheet ss:Name="Liste"><Table>
<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">E-Mail</Data></Cell>
<Cell><Data ss:Type="String">Interview</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Jürgen Müller</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">juergen@example.com</Data></Cell>
<Cell><Data ss:Type="Number">306</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">Asha &amp; Rao</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">asha@example.com</Data></Cell></Row>
<Row ss:Index="9"><Cell><Data ss:Type="Error">#N/A</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">wei@example.com</Data></Cell></Row>
</Table></Worksheet></Workbook>""".encode()

CASES = (
    Case("simple.xlsx", xlsx(_simple), header=1, ready={2: ASHA, 3: WEI}, sheet="Candidates"),
    Case("numbers.xlsx", xlsx(_numbers), header=1, ready={2: f"{ASHA} · 306", 3: WEI}),
    Case("second-sheet.xlsx", xlsx(_second_sheet), header=1, ready={2: ASHA}, sheet="Liste"),
    Case("first-of-two.xlsx", xlsx(_two_lists), header=1, ready={2: ASHA}, sheet="May"),
    Case(
        "chosen-sheet.xlsx",
        xlsx(_two_lists),
        choices=ReadChoices(sheet="June"),
        header=1,
        ready={2: WEI},
        sheet="June",
    ),
    Case("hidden-sheet.xlsx", xlsx(_hidden_sheet), header=1, ready={2: ASHA}, sheet="New"),
    Case("titles.xlsx", xlsx(_titled), header=5, ready={6: ASHA, 9: WEI}, titles=(2, 3)),
    Case(
        "merged-interview.xlsx",
        xlsx(_merged_down),
        header=1,
        ready={2: f"{ASHA} · 306", 3: f"{WEI} · 306", 4: OLGA},
    ),
    Case(
        "errors.xlsx",
        xlsx(_errors),
        header=1,
        ready={4: OLGA},
        mend={2: "name:empty", 3: "email:no_at"},
    ),
    Case("formulas.xlsx", xlsx(_formulas), header=1, ready={2: ASHA}),
    Case("dates.xlsx", xlsx(_dates), header=1, ready={2: ASHA}),
    Case("rich-text.xlsx", xlsx(_rich), header=1, ready={2: ASHA, 3: WEI}),
    Case(
        "stray-cell.xlsx",
        xlsx(_stray_cell),
        header=1,
        ready={2: ASHA, 3: WEI},
        mend={1_048_576: "email:empty"},
    ),
    Case(
        "filtered.xlsx",
        xlsx(_filtered),
        header=1,
        ready={3: WEI},
        hidden=frozenset({2, 4}),
    ),
    Case(
        "filtered.ods",
        lambda: ods(
            table("Other", row("x", visibility="collapse"))
            + table(
                "S",
                row("Name", "Email"),
                row(*ASHA_ROW, visibility="filter"),
                row(blank(3), repeated=2, visibility="filter"),
                row(*WEI_ROW),
                row(*OLGA_ROW, visibility="collapse"),
            )
        ),
        header=1,
        ready={5: WEI},
        hidden=frozenset({2, 6}),
        sheet="S",
    ),
    Case(
        "filtered.xls",
        lambda: xls({"S": [[*HEAD], [*ASHA_ROW], [*WEI_ROW]]}, hidden=(1,)),
        header=1,
        ready={3: WEI},
        hidden=frozenset({2}),
    ),
    Case("coloured.xlsx", xlsx(_formatted), header=1, ready={2: ASHA}),
    Case("list-with-the-wrong-name.csv", xlsx(_simple), header=1, ready={2: ASHA, 3: WEI}),
    Case(
        "text-called.xlsx",
        text("Name;Email", "Asha Rao;asha@example.com"),
        header=1,
        ready={2: ASHA},
        separator=";",
    ),
    Case(
        "old.xls",
        lambda: xls(
            {
                "Empty": [[]],
                "Liste": [
                    ["Vorname", "Name", "E-Mail", "Interview", "Aktiv"],
                    ["Jürgen", "Müller", "juergen@example.com", 306.0, True],
                    [],
                    ["Asha", "Rao", "asha@example.com", None, False],
                ],
            }
        ),
        header=1,
        ready={2: f"{JURGEN} · 306", 4: ASHA},
        sheet="Liste",
    ),
    Case(
        "errors.xls",
        lambda: xls(
            {
                "S": [
                    ["First name", "Last name", "Email"],
                    [Error("#N/A"), "Rao", "asha@example.com"],
                    ["Wei", "Chen", "wei@example.com"],
                ]
            }
        ),
        header=1,
        ready={3: WEI},
        mend={2: "name:empty"},
    ),
    Case("libreoffice.ods", _ods, header=1, ready={5: f"{JURGEN} · 306", 6: ASHA}, sheet="Liste"),
    Case("errors.ods", _ods_errors, header=1, ready={5: WEI}, mend={4: "name:empty"}),
    Case(
        "excel-2003.xls",
        _EXCEL_2003,
        header=3,
        ready={4: f"{JURGEN} · 306"},
        mend={9: "name:empty"},
        hidden=frozenset({5}),
        sheet="Liste",
    ),
    Case(
        "page.xls",
        _PAGE,
        header=1,
        ready={2: JURGEN, 3: ASHA, 4: "Asha Rao <asha.rao@example.com>"},
    ),
)
