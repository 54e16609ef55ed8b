"""Text files: encodings, separators, quotes, line ends, blank rows."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from desktop_invite.spreadsheets.table import ReadChoices
from tests.spreadsheets.corpus.case import Case, text

ASHA = "Asha Rao <asha@example.com>"
WEI = "Wei Chen <wei@example.com>"
OLGA = "Olga Ivanova <olga@example.com>"
ZOE = "Zoë Brontë <zoe@example.com>"
JURGEN = "Jürgen Müller <juergen@example.com>"

CASES = (
    Case(
        "plain.csv",
        text("Name,Email", "Asha Rao,asha@example.com", "Wei Chen,wei@example.com"),
        header=1,
        ready={2: ASHA, 3: WEI},
        encoding="utf-8",
        separator=",",
    ),
    Case(
        "german-excel.csv",
        BOM_UTF8
        + text(
            "Vorname;Nachname;E-Mail",
            "Jürgen;Müller;juergen@example.com",
            "Zoë;Brontë;zoe@example.com",
            end="\r\n",
        ),
        header=1,
        ready={2: JURGEN, 3: ZOE},
        encoding="utf-8",
        separator=";",
    ),
    Case(
        "windows-1252.csv",
        text(
            "Name;E-Mail",
            "Jürgen Müller;juergen@example.com",
            "Siobhán O’Brien;siobhan@example.com",
            encoding="cp1252",
            end="\r\n",
        ),
        header=1,
        ready={2: JURGEN, 3: "Siobhán O’Brien <siobhan@example.com>"},
        encoding="cp1252",
        separator=";",
    ),
    Case(
        "excel-unicode-text.txt",
        BOM_UTF16_LE
        + text(
            "Name\tE-mail",
            "李小龙\tli@example.com",
            "Zoë Brontë\tzoe@example.com",
            end="\r\n",
            encoding="utf-16-le",
        ),
        header=1,
        ready={2: "李小龙 <li@example.com>", 3: ZOE},
        encoding="utf-16-le",
        separator="\t",
    ),
    Case(
        "utf-16-big-endian.csv",
        BOM_UTF16_BE + text("Name,Email", "Zoë Brontë,zoe@example.com", encoding="utf-16-be"),
        header=1,
        ready={2: ZOE},
        encoding="utf-16-be",
    ),
    Case(
        "utf-16-without-a-mark.csv",
        text(
            "Name,Email",
            "Zoë Brontë,zoe@example.com",
            "Wei Chen,wei@example.com",
            encoding="utf-16-le",
        ),
        header=1,
        ready={2: ZOE, 3: WEI},
        encoding="utf-16-le",
    ),
    Case(
        "utf-16-big-endian-without-a-mark.csv",
        text("Имя;Фамилия;Почта", "Ольга;Иванова;olga@example.com", encoding="utf-16-be"),
        header=1,
        ready={2: "Ольга Иванова <olga@example.com>"},
        encoding="utf-16-be",
        separator=";",
    ),
    Case(
        "sep-line.csv",
        text("sep=|", "Name|Email", "Asha Rao|asha@example.com", end="\r\n"),
        # Excel shows the header in its first row.
        header=1,
        ready={2: ASHA},
        separator="|",
    ),
    Case(
        "pipes.txt",
        text("Name | Email", "Asha Rao | asha@example.com", "Wei Chen | wei@example.com"),
        header=1,
        ready={2: ASHA, 3: WEI},
        separator="|",
    ),
    Case(
        "notes-of-several-lines.tsv",
        text(
            "Name\tNote\tEmail",
            'Asha Rao\t"Met her,\nliked her"\tasha@example.com',
            "Wei Chen\t\twei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
        separator="\t",
    ),
    Case(
        "notes-with-addresses.csv",
        text(
            "Name,Email,Note",
            'Asha Rao,asha@example.com,"Wrote, on Monday, to',
            'asha.rao@work.example, no answer"',
            "Wei Chen,wei@example.com,",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "name-of-two-lines.csv",
        text("Name,Email", '"Asha', 'Rao",asha@example.com'),
        header=1,
        ready={2: ASHA},
    ),
    Case(
        "quote-never-closed.csv",
        text(
            "Name,Email",
            '"Asha Rao,asha@example.com',
            "Wei Chen,wei@example.com",
            "Olga Ivanova,olga@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI, 4: OLGA},
    ),
    Case(
        "quote-closed-by-another.csv",
        text(
            "Name,Email",
            '"Asha Rao,asha@example.com',
            "Wei Chen,wei@example.com",
            '"Olga Ivanova",olga@example.com',
        ),
        header=1,
        ready={2: ASHA, 3: WEI, 4: OLGA},
    ),
    Case(
        "quote-in-a-name.csv",
        text("Name,Email", '"Asha ""Ash"" Rao",asha@example.com', 'Wei "Vic" Chen,wei@example.com'),
        header=1,
        ready={2: 'Asha "Ash" Rao <asha@example.com>', 3: 'Wei "Vic" Chen <wei@example.com>'},
    ),
    Case(
        "quotes-behind-spaces.csv",
        text('"Name", "Email"', '"Asha Rao", "asha@example.com"', '"Chen Wei", "wei@example.com"'),
        header=1,
        ready={2: ASHA, 3: "Chen Wei <wei@example.com>"},
    ),
    Case(
        "every-line-in-quotes.csv",
        # What Excel leaves of a comma list that was opened and saved where lists have semicolons.
        text('"Name,Email"', '"Asha Rao,asha@example.com"', '"Wei Chen,wei@example.com"'),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "every-line-in-quotes-and-more.csv",
        text(
            '"Name,Email,Interview"',
            '"Asha Rao,asha@example.com,306"',
            '"Wei Chen,wei@example.com,"',
            '"""Ivanova, Olga"",olga@example.com,"',
        ),
        header=1,
        ready={2: f"{ASHA} · 306", 3: WEI},
        mend={4: "name:name_order"},
    ),
    Case(
        "old-mac-line-ends.csv",
        text("Name,Email", "Asha Rao,asha@example.com", "Wei Chen,wei@example.com", end="\r"),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "mixed-line-ends.csv",
        b"Name,Email\r\nAsha Rao,asha@example.com\nWei Chen,wei@example.com\rOlga Ivanova,"
        b"olga@example.com",
        header=1,
        ready={2: ASHA, 3: WEI, 4: OLGA},
    ),
    Case(
        "blank-lines.csv",
        text(
            "",
            "Name,Email",
            "",
            "Asha Rao,asha@example.com",
            ",",
            " , ",
            "",
            "Wei Chen,wei@example.com",
            "",
            "",
        ),
        header=2,
        ready={4: ASHA, 8: WEI},
    ),
    Case(
        "nul-in-a-name.csv",
        text("Name,Email", "Asha\0 Rao,asha@example.com", "Wei Chen,wei@example.com"),
        header=1,
        ready={3: WEI},
        mend={2: "name:control_character"},
    ),
    Case(
        "end-of-file-of-dos.csv",
        text("Name,Email", "Asha Rao,asha@example.com", end="\r\n") + b"\x1a",
        header=1,
        ready={2: ASHA},
    ),
    Case(
        "blanks-of-every-kind.csv",
        text(
            "Name,Email",
            "\u00a0Asha\u00a0 Rao\u2003,\u200basha@example.com\ufeff",
            "Wei\u200b Chen , wei@example.com ",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "only-invisible.csv",
        text("Name,Email", "\u00a0,\u200b", "Asha Rao,asha@example.com"),
        header=1,
        ready={3: ASHA},
    ),
    Case(
        "turned-round.csv",
        text("Name,Email", "Asha \u202eoaR,asha@example.com"),
        header=1,
        mend={2: "name:direction_character"},
    ),
    Case(
        "ragged.csv",
        text(
            "Name,Email,Phone",
            "Asha Rao,asha@example.com",
            "Wei Chen,wei@example.com,1,,,,",
            "Olga Ivanova",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
        mend={4: "email:empty"},
    ),
    Case(
        "polish-of-windows.csv",
        text(
            "Imię;Nazwisko;E-mail",
            "Łukasz;Żak;lukasz@example.com",
            "Małgorzata;Święcicka;malgorzata@example.com",
            "Grażyna;Wójcik-Łęcka;grazyna@example.com",
            encoding="cp1250",
        ),
        choices=ReadChoices(encoding="cp1250"),
        header=1,
        ready={
            2: "Łukasz Żak <lukasz@example.com>",
            3: "Małgorzata Święcicka <malgorzata@example.com>",
            4: "Grażyna Wójcik-Łęcka <grazyna@example.com>",
        },
        encoding="cp1250",
        separator=";",
    ),
    Case(
        "one-damaged-letter.csv",
        # UTF-8 but for one byte; chosen as such, that one row is to be looked at.
        text("Name,Email", "Zoë Brontë,zoe@example.com")
        + b"J\xfcrgen,juergen@example.com\n"
        + text("Asha Rao,asha@example.com"),
        choices=ReadChoices(encoding="utf-8"),
        header=1,
        ready={2: ZOE, 4: ASHA},
        mend={3: "name:control_character"},
        encoding="utf-8",
    ),
    Case(
        "chosen-separator.csv",
        text("Name;Email", "Rao, Asha;asha@example.com", "Chen, Wei;wei@example.com"),
        choices=ReadChoices(separator=";"),
        header=1,
        mend={2: "name:name_order", 3: "name:name_order"},
        separator=";",
    ),
)
