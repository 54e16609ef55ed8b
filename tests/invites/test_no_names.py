"""What stands in a name's place in a list and is none is not sent to anybody as their name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.checks import Finding, Problem, check_name, doubt_about_name
from desktop_invite.invites.no_names import is_no_name, says_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("N/A", "n/a", "-", "—", ".", "?", "??", "0049 170 1234567", "12", "tbd", "NULL"),
        *("asha@example.com", "Contact person:", "Recruiter", "Hiring manager", "Name", "E-Mail"),
        *("keine Angabe", "Unbekannt", "Candidate", "Nachname, Vorname", "(blank)"),
        *("Questions?", "Example"),
    ],
)
def test_no_name_is_none(text: str) -> None:
    assert is_no_name(text)
    assert doubt_about_name(text) == Finding(Problem.NO_NAME)


@pytest.mark.parametrize(
    "name",
    [
        *("Asha Rao", "Na Li", "Null Smith", "X Æ A-12", "王小明", "Jo", "Su", "O", "محمد الأحمد"),
        *("Manager Singh", "Boss Klaus", "Mark Lead", "Anna Team", "Namer Ali", "Maila Rossi"),
        *("Dr. Asha Rao", "Asha Rao 🌟", "Asha Rao (Sales)", "d'Arc", "-Asha", "1. Asha Rao"),
    ],
)
def test_a_name_is_one(name: str) -> None:
    assert not is_no_name(name)


@pytest.mark.parametrize(("text", "nothing"), [(".", True), ("N/A", True), ("2", False)])
def test_a_dot_stands_for_no_last_name(text: str, nothing: object) -> None:
    assert says_nothing(text) is nothing


@given(st.text())
def test_every_name_is_doubted_or_not_and_nothing_breaks(text: str) -> None:
    name = check_name(text)
    if isinstance(name, str):
        found = doubt_about_name(name, last_name_first=True)
        assert found is None or found.suggestion is None or check_name(found.suggestion)
