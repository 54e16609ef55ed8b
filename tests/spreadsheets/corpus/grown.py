"""Lists that have grown by hand, and what programs and colleagues make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.texts import ASHA, JURGEN, OLGA, WEI
from tests.spreadsheets.corpus.workbooks import ASHA_ROW, HEAD, OLGA_ROW, WEI_ROW, xlsx
from tests.spreadsheets.open_document import blank, ods, row, table, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def _instructions_first(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet("Read me")
    sheet.write(0, 0, "How to fill in this list")
    sheet.write_row(1, 0, ("Questions?", "hr@company.example"))
    sheet.write_row(2, 0, ("Example", "jane.doe@company.example"))
    sheet = workbook.add_worksheet("Candidates")
    for place, cells in enumerate((HEAD, ASHA_ROW, WEI_ROW, OLGA_ROW)):
        sheet.write_row(place, 0, cells)


def _archive_behind(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet("New")
    sheet.write_row(0, 0, ASHA_ROW)
    sheet.write_row(1, 0, WEI_ROW)
    sheet = workbook.add_worksheet("Archive")
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, OLGA_ROW)


def _table_with_totals(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.add_table(
        "B3:D6",
        {
            "data": [[*ASHA_ROW, 4], [*WEI_ROW, 5]],
            "columns": [
                {"header": "Name", "total_string": "Total"},
                {"header": "Email", "total_function": "count"},
                {"header": "Years", "total_function": "sum"},
            ],
            "total_row": True,
        },
    )
    sheet.write_comment("B4", "Please ring boss@company.example first")


def _two_lists_side_by_side(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, (*HEAD, "", *HEAD))
    sheet.write_row(1, 0, (*ASHA_ROW, "", *OLGA_ROW))
    sheet.write_row(2, 0, (*WEI_ROW, ""))


def _middle_names(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ("S/N", "First Name", "Middle Name", "Last Name", "Email Address"))
    sheet.write_row(1, 0, (1, "Asha", "K.", "Rao", "asha@example.com"))
    sheet.write_row(2, 0, (2, "Wei", "", "Chen", "WEI@EXAMPLE.COM"))


def _hidden_columns(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ("Old email", "Name", "Email"))
    sheet.write_row(1, 0, ("asha@old.example", *ASHA_ROW))
    sheet.write_row(2, 0, ("wei@old.example", *WEI_ROW))
    sheet.set_column(0, 0, options={"hidden": True})


CASES = (
    Case("archive-behind.xlsx", xlsx(_archive_behind), ready={1: ASHA, 2: WEI}, sheet="New"),
    Case(
        "instructions-first.xlsx",
        xlsx(_instructions_first),
        header=1,
        ready={2: ASHA, 3: WEI, 4: OLGA},
        sheet="Candidates",
    ),
    Case(
        "table-with-totals.xlsx",
        xlsx(_table_with_totals),
        header=3,
        ready={4: ASHA, 5: WEI},
        mend={6: "email:no_at"},
    ),
    # Which of the lists, only the recruiter knows; nobody may be left out without a word.
    Case(
        "two-lists-side-by-side.xlsx",
        xlsx(_two_lists_side_by_side),
        header=1,
        mend={2: "email:empty", 3: "email:empty"},
    ),
    Case(
        "middle-names.xlsx",
        xlsx(_middle_names),
        header=1,
        ready={2: ASHA, 3: "Wei Chen <WEI@EXAMPLE.COM>"},
    ),
    Case("hidden-column.xlsx", xlsx(_hidden_columns), header=1, ready={2: ASHA, 3: WEI}),
    Case(
        "one-person-a-column.csv",
        text(
            "Name,Asha Rao,Wei Chen,Olga Ivanova",
            "Email,asha@example.com,wei@example.com,olga@example.com",
        ),
        # Turned on its side: nothing is made up, and nothing goes out.
        header=1,
        mend={2: "name:no_name"},
    ),
    Case(
        "blank-lines-between-all.csv",
        text(
            "Name;E-Mail",
            "",
            "Asha Rao;asha@example.com",
            "",
            "",
            "Wei Chen;wei@example.com",
            "",
            encoding="utf-8-sig",
            end="\r\n",
        ),
        header=1,
        ready={3: ASHA, 6: WEI},
    ),
    Case(
        "interview-of-each-row.csv",
        text(
            "Candidate,E-mail,Interview",
            "Asha Rao,asha@example.com,Sales screening",
            "Asha Rao,asha@example.com,Support",
            "Asha Rao,Asha@Example.com,sales  screening",
            "Wei Chen,wei@example.com,Sale screening",
        ),
        header=1,
        ready={2: ASHA, 3: f"{ASHA} · 306"},
        same={4: 2},
        mend={5: "interview:unknown_interview"},
    ),
    Case(
        "notes-beside.csv",
        text(
            "Name,Email,Status,Notes",
            'Asha Rao,asha@example.com,OK,"rang on 3 May, will call back"',
            'Wei Chen,wei@example.com,declined,"prefers w.chen@other.example"',
            "~~Olga Ivanova~~,olga@example.com,withdrawn,",
        ),
        header=1,
        ready={2: ASHA, 3: WEI, 4: "~~Olga Ivanova~~ <olga@example.com>"},
    ),
    Case(
        "accents-and-domains.csv",
        text(
            "Name,Email",
            "Zoë Brontë,zoë@example.com",
            "Jürgen Müller,info@münchen.example",
            "Asha Rao,asha+jobs@example.co.in",
            "Wei Chen,wei_chen@sub.sub2.example.museum",
            "Dot Two,dot..two@example.com",
            "Lead Dot,.lead@example.com",
            "Under Score,under@exa_mple.com",
        ),
        header=1,
        ready={
            2: "Zoë Brontë <zoë@example.com>",
            3: "Jürgen Müller <info@münchen.example>",
            4: "Asha Rao <asha+jobs@example.co.in>",
            5: "Wei Chen <wei_chen@sub.sub2.example.museum>",
        },
        mend={
            6: "email:not_an_address",
            7: "email:not_an_address",
            8: "email:not_an_address",
        },
    ),
    Case(
        "calc-grown.ods",
        lambda: ods(
            table(
                "Blatt1",
                row(word("Bewerber<text:s text:c='2'/>Mai")),
                row(blank(3), repeated=4),
                row("Nr.", "Name", "", "E-Mail", blank(1020)),
                row("1", "Asha Rao", "", "asha@example.com"),
                row(
                    "2", "J&#252;rgen <text:span>M&#252;ller</text:span>", "", "juergen@example.com"
                ),
                row(blank(1024), repeated=1_048_560),
            )
        ),
        header=6,
        titles=(1,),
        ready={7: ASHA, 8: JURGEN},
    ),
    Case(
        "semicolons-and-commas.csv",
        text(
            "Name;E-Mail;Ort",
            "Asha Rao;asha@example.com;London, UK",
            "Wei Chen;wei@example.com;Paris, FR",
            "Olga Ivanova;olga@example.com;Riga, LV",
        ),
        header=1,
        separator=";",
        ready={2: ASHA, 3: WEI, 4: OLGA},
    ),
    Case(
        "name-and-role-in-one.csv",
        text(
            "Candidate,Contact",
            "Asha Rao - Sales,asha@example.com",
            "Wei Chen (2nd round),wei@example.com",
            "Ms. Olga Ivanova,olga@example.com",
        ),
        header=1,
        # What the list calls them; the recruiter sees it before anything goes out.
        ready={
            2: "Asha Rao - Sales <asha@example.com>",
            3: "Wei Chen (2nd round) <wei@example.com>",
            4: "Ms. Olga Ivanova <olga@example.com>",
        },
    ),
    Case(
        "exported-twice.csv",
        text(
            "id,created_at,full_name,email_address,email_verified,utm_source",
            "1,2024-05-03T10:42:00Z,Asha Rao,asha@example.com,true,x",
            "2,2024-05-03T10:43:00Z,Wei Chen,wei@example.com,false,y",
            "id,created_at,full_name,email_address,email_verified,utm_source",
            "3,2024-05-04T10:43:00Z,Olga Ivanova,olga@example.com,false,y",
        ),
        header=1,
        ready={2: ASHA, 3: WEI, 5: OLGA},
        mend={4: "name:no_name"},
    ),
)
