"""What recruiters' programs write: applicant systems, forms, address books, meetings."""

from __future__ import annotations

from codecs import BOM_UTF16_LE

from tests.spreadsheets.corpus.case import Case, text
from tests.spreadsheets.corpus.texts import ASHA, WEI

CASES = (
    Case(
        "recruiting-network.csv",
        text(
            "First Name,Last Name,Headline,Location,Current Title,Current Company,Email Address,"
            "Phone Number,Profile URL,Active Project,Notes",
            'Asha,Rao,"Engineer at X, ex-Y",London,Engineer,Example Ltd,asha@example.com,'
            "+44 20 7946 0018,https://network.example/in/asha-rao-123,Sales,",
            'Wei,Chen,"Sales, more sales",Paris,Manager,Example SA,,,https://network.example/in/9,,'
            '"Said: write to wei@example.com"',
        ),
        header=1,
        ready={2: ASHA},
        mend={3: "email:empty"},
    ),
    Case(
        "applicant-system.csv",
        text(
            "Candidate ID,Candidate Name,Job Name,Stage,Recruiter,Recruiter Email,Email,"
            "Personal Email,Applied On",
            "1000017,Asha Rao,Sales Manager,Phone interview,Boss One,boss@company.example,"
            "asha@example.com,asha@home.example,2024-05-03",
            "1000018,Wei Chen,Sales Manager,Phone interview,Boss One,boss@company.example,"
            "wei@example.com,,2024-05-04",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "job-portal.csv",
        text(
            "S.No.,Name of the Candidate,Email ID,Mobile No.,Alternate Email ID,Current Location",
            "1,Asha Rao,asha@example.com,09820098200,asha2@example.com,Pune",
            "2,Wei Chen,wei@example.com,09820098201,,Mumbai",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "form-answers.csv",
        text(
            '"Timestamp","What is your full name? (as in your passport)",'
            '"What is your email address?","Why do you want this job?"',
            '"2024/05/03 10:02:11 AM GMT","Asha Rao","asha@example.com","I like sales, and',
            'people. Ask boss@old.example"',
            '"2024/05/03 11:40:00 AM GMT","Wei Chen","wei@example.com",""',
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "anonymous-form.csv",
        text(
            "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Vollständiger Name;E-Mail-Adresse",
            "1;03.05.24 10:02;03.05.24 10:05;anonymous;;Asha Rao;asha@example.com",
            "2;03.05.24 11:02;03.05.24 11:05;anonymous;;Wei Chen;wei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "address-book.csv",
        text(
            "First Name,Middle Name,Last Name,Company,E-mail Address,E-mail Type,"
            "E-mail Display Name,E-mail 2 Address,Mobile Phone",
            "Asha,,Rao,Example Ltd,asha@example.com,SMTP,Asha Rao (asha@example.com),,1",
            "Wei,,Chen,Example SA,wei@example.com,SMTP,Wei Chen (wei@example.com),w2@example.com,2",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "online-address-book.csv",
        text(
            "Name,Given Name,Additional Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,"
            "Phone 1 - Value",
            "Asha Rao,Asha,,Rao,* Home,asha@example.com,1",
            "Wei Chen,Wei,,Chen,Work,wei@example.com,2",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "attendance-of-a-meeting.csv",
        BOM_UTF16_LE
        + text(
            "1. Summary",
            "Meeting title\tOpen day",
            "Attended participants\t2",
            "",
            "2. Participants",
            "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
            "Asha Rao\t5/3/24, 9:58 AM\t5/3/24, 10:30 AM\t32m\tasha@example.com\tasha@example.com\t"
            "Presenter",
            "Wei Chen (Guest)\t5/3/24, 9:59 AM\t5/3/24, 10:30 AM\t31m\twei@example.com\t\tAttendee",
            encoding="utf-16-le",
            end="\r\n",
        ),
        header=6,
        # The recruiter may want to take (Guest) off, but that is what the list says.
        ready={7: ASHA, 8: "Wei Chen (Guest) <wei@example.com>"},
        titles=(1, 2, 3, 5),
    ),
    Case(
        "personnel-system.csv",
        text(
            "Anrede;Titel;Vorname;Name;E-Mail privat;E-Mail geschäftlich;Eintritt",
            "Frau;Dr.;Asha;Rao;asha@example.com;a.rao@company.example;01.06.2024",
            "Herr;;Wei;Chen;wei@example.com;w.chen@company.example;01.06.2024",
            encoding="cp1252",
        ),
        header=1,
        # Private or work: only the recruiter knows.
        mend={2: "email:empty", 3: "email:empty"},
    ),
    Case(
        "managers-list.csv",
        text(
            "Employee,Manager Name,Manager Email,Candidate Full Name,Candidate Mail Address",
            "E1,Boss One,boss@company.example,Asha Rao,asha@example.com",
            "E2,Boss Two,boss2@company.example,Wei Chen,wei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "bilingual.csv",
        text(
            "Vorname / First name;Nachname / Last name;E-Mail / Email",
            "Asha;Rao;asha@example.com",
            "Wei;Chen;wei@example.com",
        ),
        header=1,
        ready={2: ASHA, 3: WEI},
    ),
    Case(
        "template-with-an-example.csv",
        text(
            "Please fill in one candidate per row. Questions: help@company.example",
            "",
            "Name*,Email*,Interview ID",
            "Asha Rao,asha@example.com,306",
        ),
        header=3,
        ready={4: f"{ASHA} · 306"},
        titles=(1,),
    ),
)
