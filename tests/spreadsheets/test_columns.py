"""Which column holds what, by headers in many languages and by what is in the cells."""

from __future__ import annotations

import pytest

from desktop_invite.invites.headers import role_of, says_last_name_first
from desktop_invite.invites.invite import Interview
from desktop_invite.spreadsheets.columns import Mapping, Role, find_columns, texts_reader
from desktop_invite.spreadsheets.table import SheetRow, Table

N, F, L, E, I, D = Role  # noqa: E741 - the roles, in their order


def table(*rows: tuple[str, ...]) -> Table:
    """Return a table of these rows."""
    made = tuple(SheetRow(number, cells) for number, cells in enumerate(rows, 1))
    return Table("list.csv", (), "", "utf-8", ",", made)


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Name|Email", (N, E)),
        ("FULL NAME|E-MAIL ADDRESS", (N, E)),
        ("first_name|last_name|email_address", (F, L, E)),
        ("firstName|lastName|emailAddress", (F, L, E)),
        ("Candidate's name*|Email (required)", (N, E)),
        ("Vorname|Nachname|E-Mail-Adresse", (F, L, E)),
        ("Bewerber/in|E-Mail", (N, E)),
        ("Prénom|Nom de famille|Courriel", (F, L, E)),
        ("Nom et prénom|Adresse mail", (N, E)),
        ("Nombre y apellidos|Correo electrónico", (N, E)),
        ("Nome completo|Endereço de e-mail", (N, E)),
        ("Nome|Cognome|Posta elettronica", (F, L, E)),
        ("Voornaam|Achternaam|E-mailadres", (F, L, E)),
        ("Imię|Nazwisko|Adres e-mail", (F, L, E)),
        ("Fornavn|Etternavn|E-postadresse", (F, L, E)),
        ("Förnamn|Efternamn|E-post", (F, L, E)),
        ("Etunimi|Sukunimi|Sähköposti", (F, L, E)),
        ("Jméno|Příjmení|E-mail", (F, L, E)),
        ("Ad|Soyad|E-posta", (F, L, E)),
        ("Имя|Фамилия|Электронная почта", (F, L, E)),
        ("ΟΝΟΜΑΤΕΠΩΝΥΜΟ|Email", (N, E)),
        ("姓名|邮箱", (N, E)),
        ("氏名|メールアドレス", (N, E)),
        ("이름|이메일", (N, E)),
        ("الاسم|البريد الإلكتروني", (N, E)),
    ],
)
def test_headers_are_known_in_many_languages(header: str, roles: tuple[Role, ...]) -> None:
    assert tuple(map(role_of, header.split("|"))) == roles


@pytest.mark.parametrize(
    ("header", "says"),
    [
        *[(each, True) for each in ("Name, Vorname", "Nachname Vorname", "Nom et prénom")],
        *[
            (each, True)
            for each in ("Apellidos y nombre", "Cognome e nome", "Last Name/First Name")
        ],
        *[
            (each, False)
            for each in ("Vorname Nachname", "Name", "Prénom Nom", "First and last name")
        ],
        *[(each, False) for each in ("Name of the candidate", "Nombre y apellidos", "")],
    ],
)
def test_a_header_may_say_that_the_last_name_comes_first(header: str, says: object) -> None:
    assert says_last_name_first(header) is says
    assert not says or role_of(header) is Role.NAME


@pytest.mark.parametrize(
    "header",
    [
        "Recruiter",
        "Company name",
        "Job title",
        "Phone",
        "Interview date",
        "Email sent",
        "Address",
        "",
    ],
)
def test_other_headers_mean_nothing_to_an_invite(header: str) -> None:
    assert role_of(header) is None


def roles(*rows: tuple[str, ...]) -> tuple[Role | None, ...]:
    """Return what is found of a table without a header."""
    return find_columns(table(*rows), (Interview(305, "Sales screening"),)).roles


def test_names_are_known_by_their_likeness_to_the_address() -> None:
    assert roles(
        ("London Ltd", "Asha", "Rao", "asha.rao@x.com"),
        ("Paris SA", "Wei", "Chen", "wei.chen@x.com"),
        ("Rome SpA", "Ann", "Lee", "ann.lee@x.com"),
    ) == (None, F, L, E)


def test_initials_in_addresses_say_which_name_is_the_first() -> None:
    assert roles(("Rao", "Asha", "arao@x.com"), ("Chen", "Wei", "wchen@x.com")) == (L, F, E)
    assert roles(("Asha", "Rao", "arao@x.com"), ("Wei", "Chen", "wchen@x.com")) == (F, L, E)


def test_names_beside_addresses_that_are_like_nobody() -> None:
    assert roles(("7", "Asha Rao", "x17@x.com"), ("8", "Wei Chen", "x18@x.com")) == (None, N, E)
    assert roles(("x17@x.com", "Asha Rao"), ("x18@x.com", "Wei Chen")) == (E, N)


def test_a_column_of_the_run_s_interviews_needs_no_header() -> None:
    row = ("Asha Rao", "asha@x.com", "Sales screening")
    assert roles(row, ("Wei Chen", "wei@x.com", "305")) == (N, E, I)
    assert roles(("Asha Rao", "a@x.com", "https://x.example/interviews/9"))[2] is I


def test_running_numbers_and_phones_are_no_interviews() -> None:
    rows = [(str(number), "Ann Lee", f"ann{number}@x.com", "305") for number in range(300, 310)]
    assert roles(*rows) == (None, N, E, I)
    phones = [(f"4420794600{number}", "Ann Lee", f"ann{number}@x.com") for number in range(10, 20)]
    assert roles(*phones)[0] is None


def test_between_two_candidates_addresses_nobody_chooses_silently() -> None:
    rows = (("Asha Rao", "asha@x.com", "asha.rao@y.com"), ("Wei Chen", "wei@x.com", "wei@y.com"))
    assert E not in roles(*rows)


def test_the_address_that_is_like_the_name_is_the_candidate_s() -> None:
    header = ("Name", "Contact mail", "Mail address 2")
    rows = [
        ("Asha Rao", "asha@x.com", "boris.k@y.com"),
        ("Wei Chen", "wei@x.com", "carla.m@y.com"),
        ("Ann Lee", "ann@x.com", "dora.p@y.com"),
    ]
    assert find_columns(table(header, *rows)).roles == (N, E, None)


def test_each_role_is_given_once() -> None:
    header = ("Name", "Email", "Name", "Email")
    found = find_columns(table(header, ("Asha", "asha@x.com", "", ""))).roles
    assert found == (N, E, None, None)


def test_first_last_and_full_name_together_need_no_third() -> None:
    header = ("Full name", "First name", "Last name", "Email")
    found = find_columns(table(header, ("Rao, Asha", "Asha", "Rao", "asha@x.com"))).roles
    assert found == (None, F, L, E)


def test_an_empty_list_still_has_its_columns() -> None:
    assert find_columns(table(("Name", "Email"))) == Mapping(1, (N, E))


def test_a_table_of_nothing_that_is_known_is_left_to_the_recruiter() -> None:
    assert find_columns(table(("a", "b"), ("c", "d"))) == Mapping(None, (None, None))


def test_rows_that_are_shorter_than_the_mapping_are_read() -> None:
    read = texts_reader(Mapping(None, (N, None, E)))
    assert read(SheetRow(1, ("Asha",))).email == ""
