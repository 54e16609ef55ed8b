"""Paste anything: several people at once, and none of them lost."""

from __future__ import annotations

import pytest

from desktop_invite.invites.people import Person, people_in

BOTH = (Person("Asha Rao", "asha@example.com"), Person("Wei Chen", "wei@example.com"))


@pytest.mark.parametrize(
    "text",
    [
        "Asha Rao <asha@example.com>, Wei Chen <wei@example.com>",
        "Asha Rao <asha@example.com>; Wei Chen <wei@example.com>;",
        "Asha Rao <asha@example.com> Wei Chen <wei@example.com>",
        "Asha Rao <asha@example.com>\nWei Chen <wei@example.com>\n",
        "To: Asha Rao <asha@example.com>\nCc: Wei Chen <wei@example.com>",
        '"Asha Rao" <asha@example.com>, "Wei Chen" <wei@example.com>',
        "Asha Rao (asha@example.com), Wei Chen (wei@example.com)",
        "asha@example.com (Asha Rao), wei@example.com (Wei Chen)",
        "Please invite Asha Rao (asha@example.com) and Wei Chen (wei@example.com) today",
        "Asha Rao asha@example.com\nWei Chen wei@example.com",
        "Asha Rao - asha@example.com\nWei Chen - wei@example.com",
        "1. Asha Rao <asha@example.com>\n2. Wei Chen <wei@example.com>",
        "• Asha Rao – asha@example.com\n• Wei Chen – wei@example.com",
        "Asha Rao\tasha@example.com\nWei Chen\twei@example.com",
        "asha@example.com\tAsha Rao\nwei@example.com\tWei Chen",
        "Asha Rao\tasha@example.com\tWei Chen\twei@example.com",
        "Name\tEmail\nAsha Rao\tasha@example.com\nWei Chen\twei@example.com",
        "Name;E-Mail;Tel\nAsha Rao;asha@example.com;1\nWei Chen;wei@example.com;2",
        "Last name\tFirst name\tEmail\nRao\tAsha\tasha@example.com\nChen\tWei\twei@example.com",
        "Asha Rao\nasha@example.com\n\nWei Chen\nwei@example.com",
        "Asha Rao\nEngineer\nasha@example.com\n+91 99\nWei Chen\nDesigner\nwei@example.com",
        "Asha Rao <asha@example.com>、Wei Chen <wei@example.com>",
    ],
)
def test_each_person_gets_their_own_name(text: str) -> None:
    assert people_in(text) == BOTH


@pytest.mark.parametrize("separator", ["; ", ", ", "\n", ";\r\n"])
def test_outlook_writes_the_last_name_first(separator: str) -> None:
    text = separator.join(["Rao, Asha (London) <asha@example.com>", "Chen, Wei <wei@example.com>"])
    assert people_in(text) == (
        Person("Rao, Asha", "asha@example.com"),
        Person("Chen, Wei", "wei@example.com"),
    )


@pytest.mark.parametrize("separator", [", ", ",", "; ", ";", " ", "\n", "\r\n", "\t", " | ", ",\n"])
def test_a_plain_list_of_addresses_is_people_without_names(separator: str) -> None:
    emails = ["asha@example.com", "wei@example.com", "olga@example.com"]
    assert people_in(separator.join(emails)) == tuple(Person("", email) for email in emails)


def test_a_heading_is_nobodys_name() -> None:
    people = people_in("Sales Candidates\nasha@example.com\nwei@example.com")
    assert [person.name for person in people] == ["", ""]


def test_the_same_person_counts_once() -> None:
    text = "Asha Rao <asha@example.com>\nWei Chen <wei@example.com>\nAsha Rao <Asha@Example.com>"
    assert people_in(text) == BOTH


def test_an_address_without_its_name_adds_nobody() -> None:
    text = "asha@example.com; Asha Rao <asha@example.com>; Wei Chen <wei@example.com>"
    assert people_in(text) == BOTH


def test_two_names_for_one_address_stay_two_in_a_list() -> None:
    text = f"A\ta@x.com\nB\ta@x.com\n{BOTH[0].name}\t{BOTH[0].email}"
    assert people_in(text) == (Person("A", "a@x.com"), Person("B", "a@x.com"), BOTH[0])


def test_a_semicolon_in_quotes_separates_nobody() -> None:
    text = '"Rao; Asha" <asha@example.com>; Wei Chen <wei@example.com>'
    assert people_in(text) == (Person("Rao; Asha", "asha@example.com"), BOTH[1])


def test_some_with_names_and_some_without_keep_what_they_have() -> None:
    text = "Asha Rao <asha@example.com>, olga@example.com, Wei Chen <wei@example.com>"
    assert people_in(text) == (BOTH[0], Person("", "olga@example.com"), BOTH[1])


def test_a_row_without_a_name_does_not_take_its_neighbours() -> None:
    text = "Name\tEmail\nAsha Rao\tasha@example.com\n\tolga@example.com"
    assert people_in(text) == (BOTH[0], Person("", "olga@example.com"))


def test_thousands_of_rows_are_all_there() -> None:
    rows = [f"Asha Rao\tasha{number}@example.com" for number in range(5_000)]
    assert len(people_in("\n".join(rows))) == 5_000
