"""Paste anything: one person, as recruiters copy them from mails, tables, signatures and links."""

from __future__ import annotations

import pytest

from desktop_invite.invites.people import MOST_CHARACTERS, Person, people_in

ASHA = Person("Asha Rao", "asha@example.com")
ONLY_AN_ADDRESS = Person("", "asha@example.com")


@pytest.mark.parametrize(
    "text",
    [
        "Asha Rao <asha@example.com>",
        "  Asha   Rao  < asha@example.com > ",
        '"Asha Rao" <asha@example.com>',
        "'Asha Rao' <asha@example.com>",
        '"Asha Rao" asha@example.com',
        "Asha Rao<asha@example.com>,",
        "Asha Rao <asha@example.com>.",
        "Asha Rao (London) <asha@example.com>",
        "Asha Rao [asha@example.com]",
        "Asha Rao (asha@example.com)",
        "Asha Rao asha@example.com",
        "Asha Rao - asha@example.com",
        "Asha Rao – asha@example.com",
        "Asha Rao: asha@example.com",
        "Asha Rao / asha@example.com",
        "Asha Rao, asha@example.com",
        "Asha Rao; asha@example.com",
        "Asha Rao | asha@example.com",
        "asha@example.com (Asha Rao)",
        "asha@example.com - Asha Rao",
        "asha@example.com, Asha Rao",
        "From: Asha Rao <asha@example.com>",
        "Von: Asha Rao <asha@example.com>",
        "Name: Asha Rao, Email: asha@example.com",
        "> Asha Rao <asha@example.com>",
        "**Asha Rao** <asha@example.com>",
        "1. Asha Rao <asha@example.com>",
        "• Asha Rao – asha@example.com",
        "Please invite Asha Rao (asha@example.com) to the interview.",
        "On Mon, May 3, 2024 at 10:42 AM Asha Rao <asha@example.com> wrote:",
        "Asha Rao\u00a0<asha@example.com>",
        "Asha Rao <\u200basha@\u200bexample.com\u200b>",
        "\u202aAsha Rao\u202c <\u200easha@example.com\u200f>",
        "Ａｓｈａ　Ｒａｏ　＜asha＠example．com＞",
        "Asha Rao <asha@example.com<mailto:asha@example.com>>",
        "Asha Rao asha@example.com <mailto:asha@example.com>",
        "[Asha Rao](mailto:asha@example.com?subject=Hello)",
        "mailto:Asha%20Rao%20%3Casha@example.com%3E?subject=Hi",
        "mailto:Asha%20Rao%20<asha@example.com>",
        "mailto:%22Asha%20Rao%22%20%3Casha%40example.com%3E",
    ],
)
def test_a_name_beside_an_address_is_found(text: str) -> None:
    assert people_in(text) == (ASHA,)


@pytest.mark.parametrize(
    "text",
    [
        "asha@example.com",
        " asha@example.com\n",
        "<asha@example.com>",
        "'asha@example.com'",
        "(asha@example.com)",
        "asha@example.com.",
        "Email: asha@example.com",
        "E-Mail-Adresse: asha@example.com",
        "邮箱：asha@example.com",
        "联系asha@example.com请",
        "please write to asha@example.com",
        "contact us: asha@example.com",
        "asha@example.com is my address",
        "asha@example.com <asha@example.com>",
        "'asha@example.com' <asha@example.com>",
        "asha@example.com<mailto:asha@example.com>",
        "mailto:asha@example.com",
        "MAILTO:asha%40example.com?subject=Hi%20Wei&cc=wei@example.com",
        "Dear Asha Rao,\nasha@example.com",
        "+91 98 1234 5678, asha@example.com",
    ],
)
def test_an_address_without_a_name_is_found(text: str) -> None:
    assert people_in(text) == (ONLY_AN_ADDRESS,)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Asha Rao", "asha", "Rao, Asha", "asha@", "@asha", "asha@gmail", "@", "a@b.c"),
        *("https://medium.com/@asha", "https://user:word@example.com/", "x @ y.com", "50% @ 3.50"),
        "Meet @asha.rao at 5",
    ],
)
def test_what_is_no_person_stays_plain_text(text: str) -> None:
    assert people_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Asha Rao, Talent Partner\nAcme Ltd\nasha@example.com",
        "Best regards,\nAsha Rao, Head of People\n+44 20 7946 0000\nasha@example.com",
        "Asha Rao, PhD, Senior Recruiter\nasha@example.com",
        "Asha Rao (she/her), People & Culture\nasha@example.com",
        "Asha Rao, Acme Ltd\nasha@example.com",
        "Asha Rao, Chargée de recrutement <asha@example.com>",
        "Asha Rao, Sales Lead, asha@example.com",
    ],
)
def test_a_post_behind_a_comma_is_no_part_of_the_name(text: str) -> None:
    assert people_in(text) == (ASHA,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sales, Ana <asha@example.com>", "Sales, Ana"),
        ("Ana Sales\nasha@example.com", "Ana Sales"),
        ("García Márquez, Gabriel\nasha@example.com", "García Márquez, Gabriel"),
        ("Martin King, Jr.\nasha@example.com", "Martin King, Jr."),
        ("Hi Asha, our team is at asha@example.com", ""),
    ],
)
def test_a_last_name_that_is_also_a_post_stays(text: str, name: str) -> None:
    assert people_in(text) == (Person(name, "asha@example.com"),)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Rao, Asha" <asha@example.com>', "Rao, Asha"),
        ("Rao, Asha <asha@example.com>", "Rao, Asha"),
        ("Rao, Asha (London) <asha@example.com>", "Rao, Asha"),
        ("Rao, Asha - asha@example.com", "Rao, Asha"),
        ('"Asha \\"Ash\\" Rao" <asha@example.com>', 'Asha "Ash" Rao'),
        ("Gerard 't Hooft <asha@example.com>", "Gerard 't Hooft"),
        ("Ludwig van Beethoven (asha@example.com)", "Ludwig van Beethoven"),
        ("María de la Cruz asha@example.com", "María de la Cruz"),
        ("Johnnie To <asha@example.com>", "Johnnie To"),
        ("Nguyen An - asha@example.com", "Nguyen An"),
        ("Zoë Brontë-Ng 王 <asha@example.com>", "Zoë Brontë-Ng 王"),
        ("王小明 <asha@example.com>", "王小明"),
        ("علی رضایی <asha@example.com>", "علی رضایی"),
        ("مه\u200cدی <asha@example.com>", "مه\u200cدی"),
        ("asha rao <asha@example.com>", "asha rao"),
        ("asha rao: asha@example.com", "asha rao"),
        ("Asha <asha@example.com>", "Asha"),
        ("Victor Aor Sy Ng <asha@example.com>", "Victor Aor Sy Ng"),
        ("asha@example.com\tPicabo Street", "Picabo Street"),
        ("Asha Rao Jr. <asha@example.com>", "Asha Rao Jr."),
        (
            "Pablo Diego José Francisco de Paula Juan <asha@example.com>",
            "Pablo Diego José Francisco de Paula Juan",
        ),
    ],
)
def test_a_name_is_kept_as_it_was_written(text: str, name: str) -> None:
    assert people_in(text) == (Person(name, "asha@example.com"),)


@pytest.mark.parametrize(
    "email",
    [
        *("o'brien@example.ie", "asha.rao+jobs@mail.example.co.uk", "zoë@münchen.de", "_a@b.com"),
        *("josé.garcía@example.es", "王@例え.jp", "a&b@x.com", "asha@x.museum", "a-b_c%d@x-y.com"),
    ],
)
def test_an_address_is_kept_as_it_was_written(email: str) -> None:
    assert people_in(f"Asha Rao <{email}>") == (Person("Asha Rao", email),)
    assert people_in(f"({email}).") == (Person("", email),)


@pytest.mark.parametrize(
    "text",
    [
        "Asha Rao\tasha@example.com",
        "asha@example.com\tAsha Rao",
        "Asha Rao\tasha@example.com\r\n",
        "Asha\tRao\tasha@example.com",
        "asha@example.com\tAsha\tRao",
        "Asha Rao\t+91 98 1234 5678\tasha@example.com\tLondon",
        "17\tAsha Rao\tasha@example.com",
        "Asha Rao\tLondon\tasha@example.com",
        "Asha Rao\tasha@example.com\tasha@work.example",
        "Asha Rao <asha@example.com>\tLondon",
        '"Asha Rao"\t"asha@example.com"',
        "Name\tEmail\nAsha Rao\tasha@example.com",
        "E-Mail\tName\nasha@example.com\tAsha Rao",
        "Candidate name\tCity\tEmail address\nAsha Rao\tLondon\tasha@example.com",
        "First name\tLast name\tEmail\nAsha\tRao\tasha@example.com",
        "Nachname\tVorname\tE-Mail\nRao\tAsha\tasha@example.com",
        "Nom;Prénom;Courriel\nRao;Asha;asha@example.com",
        'First name,Last name,Email\n"Asha","Rao",asha@example.com',
        "Name\tAsha Rao\nEmail\tasha@example.com",
        "Name\tAsha Rao\tEmail\tasha@example.com",
    ],
)
def test_a_row_of_a_table_is_a_person(text: str) -> None:
    assert people_in(text) == (ASHA,)


def test_a_two_word_first_name_is_joined_with_the_last_name_that_the_address_has() -> None:
    person = Person("Mary Ann Smith", "mary.smith@example.com")
    assert people_in("Mary Ann\tSmith\tmary.smith@example.com") == (person,)


SIGNATURES = [
    """Asha Rao
Senior Engineer
Acme Ltd
Tel: +91 98 1234 5678
Email: asha@example.com
www.acme.com""",
    """Hi Priya,

I'd like to apply for the job. Looking forward to it.

Best regards,
Asha Rao
Engineer, Acme
asha@example.com | +91 98 1234 5678""",
    """--
Asha Rao, PhD
Head of Research
M: +91 98 1234 5678
asha@example.com<mailto:asha@example.com>""",
    "Asha Rao | Senior Engineer | asha@example.com | +91 98 1234 5678",
    """Mit freundlichen Grüßen

Asha Rao
Personalabteilung
E-Mail: asha@example.com""",
    """Name: Asha Rao
Phone: 12345
Email: asha@example.com""",
    """Email: asha@example.com
First name: Asha
Last name: Rao""",
    """asha@example.com
Asha Rao
Bangalore""",
    """Asha Rao – Senior Engineer
+91 98 1234 5678
asha@example.com""",
    "Asha Rao\n <asha@example.com>",
    "Asha Rao\r\rasha@example.com\rasha@example.com",
    "Sent from my iPhone\nAsha Rao\nasha@example.com",
]


@pytest.mark.parametrize("text", SIGNATURES)
def test_a_signature_is_a_person(text: str) -> None:
    assert people_in(text) == (ASHA,)


def test_a_signature_in_capitals_or_chinese_has_a_name_too() -> None:
    assert people_in("ASHA RAO\nasha@example.com") == (Person("ASHA RAO", "asha@example.com"),)
    assert people_in("王小明\n工程师\nasha@example.com")[0].name == "王小明"


def test_a_text_as_long_as_a_file_is_left_to_the_file_reader() -> None:
    text = "Asha Rao <asha@example.com>"
    assert people_in(text + " " * (MOST_CHARACTERS - len(text))) == (ASHA,)
    assert people_in(text + " " * MOST_CHARACTERS) == ()
