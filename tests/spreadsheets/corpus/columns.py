"""Text files again: which column is what."""

from __future__ import annotations

from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.texts import ASHA, JURGEN, OLGA, WEI

CASES = (
    Case(
        "no-header.csv",
        text("Asha Rao,asha@example.com", "Wei Chen,wei@example.com"),
        ready={1: ASHA, 2: WEI},
    ),
    Case(
        "no-header-and-other-columns.csv",
        text(
            "1,London,asha@example.com,+44 20 7946 0018,Asha Rao",
            "2,London,wei@example.com,+44 20 7946 0019,Wei Chen",
            "3,Paris,olga@example.com,+44 20 7946 0020,Olga Ivanova",
        ),
        ready={1: ASHA, 2: WEI, 3: OLGA},
    ),
    Case(
        "no-header-last-name-first.csv",
        text(
            "Rao,Asha,asha.rao@example.com",
            "Chen,Wei,wei.chen@example.com",
            "Ivanova,Olga,olga.ivanova@example.com",
        ),
        # The addresses say which is the first name.
        ready={
            1: "Asha Rao <asha.rao@example.com>",
            2: "Wei Chen <wei.chen@example.com>",
            3: "Olga Ivanova <olga.ivanova@example.com>",
        },
    ),
    Case(
        "no-header-first-without-address.csv",
        text(
            "Wei Chen,,Candidate",
            "Asha Rao,asha@example.com,Candidate",
            "Olga Ivanova,olga@example.com,Candidate",
        ),
        ready={2: ASHA, 3: OLGA},
        mend={1: "email:empty"},
    ),
    Case(
        "no-header-first-with-a-word-instead.csv",
        text(
            "Wei Chen,no e-mail,Mailand,Student",
            "Asha Rao,asha@example.com,London,Candidate",
            "Olga Ivanova,olga@example.com,Mailand,Student",
        ),
        ready={2: ASHA, 3: OLGA},
        mend={1: "email:no_at"},
    ),
    Case(
        "no-header-first-by-another-way.csv",
        text(
            "Wei Chen,,Email",
            "Asha Rao,asha@example.com,Email",
            "Olga Ivanova,olga@example.com,Phone",
        ),
        ready={2: ASHA, 3: OLGA},
        mend={1: "email:empty"},
    ),
    Case(
        "no-header-first-of-another-kind.csv",
        text(
            "Wei Chen,,Candidate",
            "Asha Rao,asha@example.com,Employee",
            "Olga Ivanova,olga@example.com,Student",
        ),
        ready={2: ASHA, 3: OLGA},
        mend={1: "email:empty"},
    ),
    Case(
        "unknown-header.csv",
        text("Wer,Wohin", "Asha Rao,asha@example.com", "Wei Chen,wei@example.com"),
        # Nobody can know that it is a header: it is shown, and the recruiter leaves it out.
        ready={2: ASHA, 3: WEI},
        mend={1: "email:no_at"},
    ),
    Case(
        "title-rows.csv",
        text(
            "Candidates for the May screening,,",
            "prepared by HR,,",
            "",
            "Name,Email,Phone",
            "Asha Rao,asha@example.com,0044",
            "Total: 1,,",
        ),
        header=4,
        ready={5: ASHA},
        mend={6: "email:empty"},
        titles=(1, 2),
    ),
    Case(
        "header-in-two-rows.csv",
        text("Person,,Contact", "First name,Last name,Email", "Asha,Rao,asha@example.com"),
        header=2,
        ready={3: ASHA},
        titles=(1,),
    ),
    Case(
        "header-again-on-each-page.csv",
        text("Name,Email", "Asha Rao,asha@example.com", "Name,Email", "Wei Chen,wei@example.com"),
        header=1,
        ready={2: ASHA, 4: WEI},
        mend={3: "name:no_name"},
    ),
    Case(
        "name-and-vorname.csv",
        text(
            "Name;Vorname;E-Mail-Adresse",
            "Müller;Jürgen;juergen@example.com",
            "Rao;Asha;asha@example.com",
        ),
        header=1,
        ready={2: JURGEN, 3: ASHA},
    ),
    Case(
        "full-name-and-first-name.csv",
        text(
            "First name,Name,Email",
            "Asha,Asha Rao,asha@example.com",
            "Wei,Wei Chen,wei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "french.csv",
        text("Prénom;Nom;Adresse e-mail", "Zoé;Lefèvre;zoe@example.com", encoding="cp1252"),
        header=1,
        ready={2: "Zoé Lefèvre <zoe@example.com>"},
        encoding="cp1252",
    ),
    Case(
        "spanish.csv",
        text(
            "Apellidos;Nombre;Correo electrónico;Teléfono",
            "García Márquez;José;jose@example.com;600 123 456",
        ),
        header=1,
        ready={2: "José García Márquez <jose@example.com>"},
    ),
    Case(
        "portuguese-nome.csv",
        text("Nome;E-mail", "João da Silva;joao@example.com", "Ana Souza;ana@example.com"),
        header=1,
        ready={2: "João da Silva <joao@example.com>", 3: "Ana Souza <ana@example.com>"},
    ),
    Case(
        "japanese.csv",
        text("氏名,メールアドレス", "王小明,wang@example.com"),
        header=1,
        ready={2: "王小明 <wang@example.com>"},
    ),
    Case(
        "last-first.csv",
        text("Name,Email", '"Rao, Asha",asha@example.com', "Wei Chen,wei@example.com"),
        header=1,
        ready={3: WEI},
        mend={2: "name:name_order"},
    ),
    Case(
        "last-first-with-semicolons.csv",
        text("Rao, Asha;asha@example.com", "Chen, Wei;wei@example.com"),
        mend={1: "name:name_order", 2: "name:name_order"},
        separator=";",
    ),
    Case(
        "name-and-address-in-one.csv",
        text(
            "Candidate",
            "Asha Rao <asha@example.com>",
            '"""Chen, Wei"" <wei@example.com>"',
            "Olga Ivanova",
            "<nobody@example.com>",
        ),
        header=1,
        ready={2: ASHA},
        mend={3: "name:name_order", 4: "email:empty", 5: "name:empty"},
    ),
    Case(
        "last-first-and-address-in-one.txt",
        text("Rao, Asha <asha@example.com>", "Chen, Wei <wei@example.com>"),
        mend={1: "name:name_order", 2: "name:name_order"},
    ),
    Case(
        "outlook-recipients.txt",
        text(
            "Asha Rao <asha@example.com>; Wei Chen <wei@example.com>; Olga Ivanova "
            "<olga@example.com>"
        ),
        ready={1: ASHA, 2: WEI, 3: OLGA},
    ),
    Case(
        "bare-addresses.txt",
        text("asha@example.com", "wei@example.com"),
        mend={1: "name:empty", 2: "name:empty"},
    ),
    Case(
        "mail-links.csv",
        text(
            "Name,Link",
            "Asha Rao,mailto:asha@example.com",
            "Wei Chen,mailto:wei@example.com?subject=Hi",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "recruiters-address-too.csv",
        text(
            "Recruiter email,Name,Email",
            "boss@company.example,Asha Rao,asha@example.com",
            "boss@company.example,Wei Chen,wei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "only-the-managers-address.csv",
        text("Candidate,Hiring manager email", "Asha Rao,boss@company.example"),
        # Inviting the manager would be the worst of all answers.
        header=1,
        mend={2: "email:empty"},
    ),
    Case(
        "addresses-of-others-beside-empty-ones.csv",
        text(
            "Name,Email,Buddy",
            "Asha Rao,,boss@company.example",
            "Wei Chen,wei@,boss2@company.example",
        ),
        header=1,
        mend={2: "email:empty", 3: "email:nothing_after_at"},
    ),
    Case(
        "work-and-private.csv",
        text(
            "Name,Work email,Private email",
            "Asha Rao,asha.rao@work.example,asha@example.com",
            "Wei Chen,wei.chen@work.example,wei@example.com",
        ),
        # Which of them, only the recruiter knows.
        header=1,
        mend={2: "email:empty", 3: "email:empty"},
    ),
    Case(
        "same-address-in-every-row.csv",
        text(
            "1,Asha Rao,hr@company.example,asha@example.com",
            "2,Wei Chen,hr@company.example,wei@example.com",
            "3,Olga Ivanova,hr@company.example,olga@example.com",
            "4,Jürgen Müller,hr@company.example,juergen@example.com",
        ),
        ready={1: ASHA, 2: WEI, 3: OLGA, 4: JURGEN},
    ),
    Case(
        "missing-cells.csv",
        text("Name,Email,Phone", ",asha@example.com,1", "Wei Chen,,2", ",,3"),
        header=1,
        mend={2: "name:empty", 3: "email:empty", 4: "name:empty"},
    ),
    Case(
        "broken-addresses.csv",
        text(
            "Name,Email",
            "Asha Rao,asha.example.com",
            "Wei Chen,wei@",
            "Olga Ivanova,olga@example",
            "Ann Lee,ann@example.com; lee@example.com",
            "Bob Ray,bob ray@example.com",
            "Zoe Kay,zoe@example.com",
        ),
        header=1,
        ready={7: "Zoe Kay <zoe@example.com>"},
        mend={
            2: "email:no_at",
            3: "email:nothing_after_at",
            4: "email:no_dot",
            5: "email:several_addresses",
            6: "email:space_inside",
        },
    ),
    Case(
        "twice.csv",
        text(
            "Name,Email",
            "Asha Rao,asha@example.com",
            "Wei Chen,wei@example.com",
            "A. Rao,ASHA@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
        same={4: 2},
    ),
    Case(
        "interviews.csv",
        text(
            "Name,Email,Interview",
            "Asha Rao,asha@example.com,306",
            "Wei Chen,wei@example.com,support",
            "Olga Ivanova,olga@example.com,",
            "Ann Lee,ann@example.com,Marketing",
            "Bob Ray,bob@example.com,https://app.xobin.com/interviews/307",
        ),
        header=1,
        ready={
            2: f"{ASHA} · 306",
            3: f"{WEI} · 306",
            4: OLGA,
            6: "Bob Ray <bob@example.com> · 307",
        },
        mend={5: "interview:unknown_interview"},
    ),
    Case(
        "interview-dates.csv",
        text(
            "Name,Email,Interview",
            "Asha Rao,asha@example.com,12/05/2024 10:00",
            "Wei Chen,wei@example.com,13/05/2024 11:30",
        ),
        # When the interview is, not which.
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "interview-scores.csv",
        text("Name,Email,Interview", "Asha Rao,asha@example.com,4", "Wei Chen,wei@example.com,5"),
        # How it went, not which.
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "assessment-scores.csv",
        text("Name,Email,Assessment", "Asha Rao,asha@example.com,185", "Wei Chen,wei@example.com,"),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "interview-numbers.csv",
        text("Name,Email,Interview ID", "Asha Rao,asha@example.com,7", "Wei Chen,wei@example.com,"),
        header=1,
        ready={2: f"{ASHA} · 7", 3: WEI},
    ),
    Case(
        "adverts.csv",
        # "Ad" is a first name in Turkish lists.
        text("Ad,Name,Email", "Sales,Asha Rao,asha@example.com", "Sales,Wei Chen,wei@example.com"),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "deliveries.csv",
        text(
            "Name,Email,Delivery",
            "Asha Rao,asha@example.com,E-mail",
            "Wei Chen,wei@example.com,link",
            "Olga Ivanova,olga@example.com,",
            "Ann Lee,ann@example.com,pigeon",
        ),
        header=1,
        ready={2: f"{ASHA} · sendlink", 3: WEI, 4: OLGA},
        mend={5: "delivery:unknown_delivery"},
    ),
    Case(
        "like-a-formula.csv",
        text("Name,Email", "=Asha Rao,asha@example.com", "+Wei Chen,wei@example.com"),
        header=1,
        ready={2: "=Asha Rao <asha@example.com>", 3: "+Wei Chen <wei@example.com>"},
    ),
)
