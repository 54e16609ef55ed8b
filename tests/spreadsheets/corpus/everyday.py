"""What is on a recruiter's desk on a busy day: exports, forwarded sheets, lists grown by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.table import ReadTrouble
from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.texts import ASHA, JURGEN, OLGA, WEI
from tests.spreadsheets.corpus.workbooks import ASHA_ROW, HEAD, OLGA_ROW, WEI_ROW, xlsx
from tests.spreadsheets.old_excel import xls
from tests.spreadsheets.open_document import ods, row, table, zipped

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def _two_header_rows(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.merge_range(0, 0, 0, 1, "Candidate")
    sheet.merge_range(0, 2, 0, 3, "Contact")
    sheet.write_row(1, 0, ("First name", "Last name", "E-mail", "Phone"))
    sheet.write_row(2, 0, ("Asha", "Rao", "asha@example.com", "1"))
    sheet.write_row(3, 0, ("Wei", "Chen", "wei@example.com", "2"))
    sheet.merge_range(5, 0, 5, 3, "2 candidates, 3 May")


def _pipeline_report(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet("Sheet1")
    sheet.write(0, 0, "Candidate Pipeline by Job Requisition")
    sheet.write_row(1, 0, ("Recruiter", "boss@company.example"))
    sheet.write_row(2, 0, ("Run on", "03/05/2024 10:42"))
    sheet.write_row(4, 0, ("Candidate", "Job Requisition", "Email - Primary", "Phone", "Stage"))
    sheet.write_row(5, 0, ("Asha Rao", "R-1 Sales", "asha@example.com", "1", "Screen"))
    sheet.write_row(6, 0, ("Wei Chen", "R-1 Sales", "wei@example.com", "2", "Screen"))
    sheet.write_row(7, 0, ("Total", 2))


def _strings_as_japanese_excel_writes_them() -> bytes:
    """Return a workbook whose names carry how they are spoken, and line ends of another system."""
    strings = (
        "<si><t>氏名</t><rPh sb='0' eb='2'><t>シメイ</t></rPh></si>",
        "<si><t>メール</t></si>",
        "<si><t>田中太郎</t><rPh sb='0' eb='4'><t>タナカタロウ</t></rPh></si>",
        "<si><t>tanaka@example.com_x000D_</t></si>",
        "<si><r><t xml:space='preserve'>Asha_x000D_\n</t></r><r><t>Rao</t></r></si>",
        "<si><t>asha@example.com</t></si>",
    )
    cells = "".join(
        f"<row r='{n + 1}'><c r='A{n + 1}' t='s'><v>{2 * n}</v></c>"
        f"<c r='B{n + 1}' t='s'><v>{2 * n + 1}</v></c></row>"
        for n in range(3)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": "<?xml version='1.0'?>"
            f"<Types xmlns='{package}/content-types'>"
            "<Default Extension='rels' "
            "ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            f"<Override PartName='/xl/workbook.xml' ContentType='{kinds}.sheet.main+xml'/>"
            f"<Override PartName='/xl/worksheets/sheet1.xml' ContentType='{kinds}.worksheet+xml'/>"
            f"<Override PartName='/xl/sharedStrings.xml' ContentType='{kinds}.sharedStrings+xml'/>"
            "</Types>",
            "_rels/.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='r1' "
            f"Type='{parts}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{parts}'><sheets>"
            "<sheet name='Sheet1' sheetId='1' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{package}/relationships'>"
            f"<Relationship Id='r1' Type='{parts}/worksheet' Target='worksheets/sheet1.xml'/>"
            f"<Relationship Id='r2' Type='{parts}/sharedStrings' Target='sharedStrings.xml'/>"
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{main}'><sheetData>{cells}</sheetData>"
            "</worksheet>",
            "xl/sharedStrings.xml": f"<sst xmlns='{main}'>{''.join(strings)}</sst>",
        }
    )


_REPORT_PAGE = b"""<html><body><table><tr><td><img src="logo.png"></td><td><b>Candidates</b></td>
</tr></table><p>Printed 3 May</p><table border=1>
<tr><th colspan=2>Candidate</th><th>Contact</th></tr>
<tr><th>First name</th><th>Last name</th><th>E-mail</th></tr>
<tr><td>Asha</td><td>Rao</td><td>asha@example.com&nbsp;</td></tr>
<tr><td>Wei</td><td>Chen</td><td>&lt;wei@example.com&gt;</td></tr>
<tr><td colspan=3>2 candidates</td></tr></table></body></html>"""

CASES = (
    Case(
        "Connections.csv",
        text(
            "Notes:",
            '"When exporting your connection data, you may notice that some of the email addresses '
            'are missing. You will only see email addresses for connections who allow it."',
            "",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            'Asha,Rao,https://www.network.example/in/asha,asha@example.com,Ltd,"Head, Sales",'
            "03 May 2024",
            "Wei,Chen,https://www.network.example/in/wei,,Example SA,Engineer,04 May 2024",
        ),
        header=4,
        titles=(1, 2),
        ready={5: ASHA},
        mend={6: "email:empty"},
    ),
    Case(
        "several-addresses-in-a-cell.csv",
        text(
            "First Name,Last Name,Company,Title,Tags,Email Addresses",
            'Asha,Rao,Ltd,,,"asha@example.com, asha@home.example"',
            'Wei,Chen,Ltd,,,"wei@example.com\nwei@home.example"',
            "Olga,Ivanova,Ltd,,,olga@example.com / olga@home.example",
            "Jürgen,Müller,Ltd,,,juergen@example.com",
        ),
        header=1,
        ready={5: JURGEN},
        # Which of them, only the recruiter knows.
        mend={
            2: "email:several_addresses",
            3: "email:several_addresses",
            4: "email:several_addresses",
        },
    ),
    Case(
        "two-header-rows.xlsx",
        xlsx(_two_header_rows),
        header=2,
        titles=(1,),
        ready={3: ASHA, 4: WEI},
        mend={6: "name:name_order"},
    ),
    Case(
        "pipeline-report.xlsx",
        xlsx(_pipeline_report),
        header=5,
        titles=(1, 2, 3),
        ready={6: ASHA, 7: WEI},
        mend={8: "email:empty"},
    ),
    Case(
        "recruiter-above.csv",
        text(
            "Recruiter;boss@company.example;",
            "Date;03.05.2024;",
            ";;",
            "Name;E-Mail;Telefon",
            "Asha Rao;asha@example.com;1",
            "Wei Chen;wei@example.com;2",
        ),
        header=4,
        titles=(1, 2),
        ready={5: ASHA, 6: WEI},
    ),
    Case(
        "contact-below.csv",
        text(
            "Name,Email,Phone",
            "Asha Rao,asha@example.com,1",
            "Wei Chen,wei@example.com,2",
            "",
            "Total,2,",
            "Contact person:,boss@company.example,",
            "Questions? Write to boss@company.example,,",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
        # The contact person is no candidate.
        mend={5: "email:no_at", 6: "name:no_name", 7: "name:no_name"},
    ),
    Case(
        "last-names-in-capitals.csv",
        text(
            "Name;E-Mail",
            "RAO Asha (Ms);asha@example.com",
            "CHEN Wei;wei@example.com",
            "VAN DER BERG Jan;jan@example.com",
            "Olga IVANOVA;olga@example.com",
            "MD Asif Khan;asif@example.com",
            "JÜRGEN MÜLLER;juergen@example.com",
        ),
        header=1,
        ready={
            5: "Olga IVANOVA <olga@example.com>",
            6: "MD Asif Khan <asif@example.com>",
            7: "JÜRGEN MÜLLER <juergen@example.com>",
        },
        # As lists in France, India and at the United Nations have it.
        mend={2: "name:name_order", 3: "name:name_order", 4: "name:name_order"},
    ),
    Case(
        "last-name-first-by-its-title.csv",
        text("Nachname Vorname;E-Mail", "Rao Asha;asha@example.com", "Chen Wei;wei@example.com"),
        header=1,
        mend={2: "name:name_order", 3: "name:name_order"},
    ),
    Case(
        "name-comma-vorname.csv",
        text(
            '"Name, Vorname";E-Mail;Telefon',
            '"Müller, Jürgen";juergen@example.com;1',
            "Rao, Asha;asha@example.com;2",
            encoding="cp1252",
            end="\r\n",
        ),
        header=1,
        mend={2: "name:name_order", 3: "name:name_order"},
        separator=";",
    ),
    Case(
        "addresses-as-they-were-pasted.csv",
        text(
            "Name;E-Mail",
            "Asha Rao;asha@example.com,",
            "Wei Chen;wei@example.com.",
            "Olga Ivanova;<olga@example.com>",
            "Jürgen Müller;mailto:juergen@example.com",
            "Ann Lee;Ann Lee (ann@example.com)",
            "Bob Ray;bob@example.com (private)",
            "Zoe Kay;'zoe@example.com'",
            "Kim Poe;E-Mail: kim@example.com",
            "Max Tan;max@example.com / +49 170 1234567",
        ),
        header=1,
        ready={2: ASHA, 4: OLGA, 5: JURGEN},
        # Each with a suggestion, but nothing is cut off unasked.
        mend={
            3: "email:not_an_address",
            6: "email:space_inside",
            7: "email:space_inside",
            8: "email:not_an_address",
            9: "email:space_inside",
            10: "email:space_inside",
        },
    ),
    Case(
        "every-address-with-a-semicolon.txt",
        text("Asha Rao\tasha@example.com;", "Wei Chen\twei@example.com;"),
        ready={1: ASHA, 2: WEI},
    ),
    Case(
        "not-available.csv",
        text(
            "Name,Email,Phone",
            "N/A,asha@example.com,1",
            "Wei Chen,N/A,2",
            "-,olga@example.com,3",
            "12345,ann@example.com,4",
            "bob@example.com,bob@example.com,5",
            "tbd,zoe@example.com,6",
            "Na Li,na@example.com,7",
        ),
        header=1,
        ready={8: "Na Li <na@example.com>"},
        mend={
            2: "name:no_name",
            3: "email:no_at",
            4: "name:no_name",
            5: "name:no_name",
            6: "name:no_name",
            7: "name:no_name",
        },
    ),
    Case(
        "people-with-one-name.csv",
        text(
            "First name,Last name,Email",
            "Asha,.,asha@example.com",
            "Suharto,-,suharto@example.com",
            "Wei,N/A,wei@example.com",
            "Olga,Ivanova,olga@example.com",
            ".,.,nobody@example.com",
        ),
        header=1,
        ready={
            2: "Asha <asha@example.com>",
            3: "Suharto <suharto@example.com>",
            4: "Wei <wei@example.com>",
            5: OLGA,
        },
        mend={6: "name:empty"},
    ),
    Case(
        "names-of-the-world.csv",
        text(
            "Name,Email",
            "Asha Rao 🌟,asha@example.com",
            "مهدی نیک\u200cنام,mehdi@example.com",
            "محمد الأحمد,mohammad@example.com",
            "\u200fיעל כהן,yael@example.com",
            "නිමල් ශ්\u200dරී,nimal@example.com",
            "Nguyễn Thị Minh Khai,khai@example.com",
            "O’Connor-Śmith Jr.,smith@example.com",
        ),
        header=1,
        ready={
            2: "Asha Rao 🌟 <asha@example.com>",
            3: "مهدی نیک\u200cنام <mehdi@example.com>",
            4: "محمد الأحمد <mohammad@example.com>",
            6: "නිමල් ශ්\u200dරී <nimal@example.com>",
            7: "Nguyễn Thị Minh Khai <khai@example.com>",
            8: "O’Connor-Śmith Jr. <smith@example.com>",
        },
        mend={5: "name:direction_character"},
    ),
    Case(
        "japanese.xlsx",
        _strings_as_japanese_excel_writes_them,
        header=1,
        ready={2: "田中太郎 <tanaka@example.com>", 3: ASHA},
    ),
    Case(
        "repeated-rows.ods",
        lambda: ods(
            table(
                "S",
                row(*HEAD),
                row(*ASHA_ROW, repeated=2),
                row(*WEI_ROW),
                row("", "", repeated=1_048_000),
            )
        ),
        header=1,
        ready={2: ASHA, 4: WEI},
        same={3: 2},
    ),
    Case(
        "old-book-called.xlsx",
        lambda: xls({"S": [[*HEAD], [*ASHA_ROW], [*OLGA_ROW]]}),
        header=1,
        ready={2: ASHA, 3: OLGA},
    ),
    Case(
        "report-page.xls",
        _REPORT_PAGE,
        header=2,
        titles=(1,),
        ready={3: ASHA, 4: WEI},
        mend={5: "email:empty"},
    ),
    Case(
        "cells-held-as-text.csv",
        text(
            "ID,Name,Email",
            '="0017",="Asha Rao",="asha@example.com"',
            '="0018",="Wei Chen",="wei@example.com"',
        ),
        # Excel shows what is between the quotes.
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "of-an-interface.csv",
        text(
            "candidate.id,candidate.first_name,candidate.last_name,candidate.email,job.title",
            "17,Asha,Rao,asha@example.com,Sales",
            "18,Wei,Chen,wei@example.com,Sales",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "numbered.txt",
        text("1. Asha Rao - asha@example.com", "2. Wei Chen - wei@example.com"),
        ready={1: ASHA, 2: WEI},
    ),
    Case(
        "chat.txt",
        text(
            "[03/05/2024, 10:42] HR Priya: Asha Rao asha@example.com",
            "[03/05/2024, 10:43] HR Priya: Wei Chen wei@example.com",
        ),
        ready={1: ASHA, 2: WEI},
    ),
    Case(
        "contacts.vcf",
        text(
            "BEGIN:VCARD",
            "VERSION:3.0",
            "N:Rao;Asha;;;",
            "FN:Asha Rao",
            "EMAIL;TYPE=INTERNET:asha@example.com",
            "END:VCARD",
            end="\r\n",
        ),
        trouble=ReadTrouble.NOT_A_TABLE,
    ),
    Case(
        "two-columns-of-one-name.csv",
        text(
            "Name,Email,Email",
            "Asha Rao,asha@example.com,",
            "Wei Chen,wei@example.com,",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "german-office.csv",
        text(
            "Bewerberliste Vertrieb;;;;",
            ";;;;",
            "Anrede;Nachname;Vorname;E-Mail-Adresse;Bewerbung vom",
            "Frau;Rao;Asha;asha@example.com;03.05.2024",
            "Herr;Chen;Wei;wei@example.com;04.05.2024",
            ";;;;",
            "Summe;2;;;",
            encoding="cp1252",
            end="\r\n",
        ),
        header=3,
        titles=(1,),
        ready={4: ASHA, 5: WEI},
        mend={7: "name:no_name"},
    ),
)
