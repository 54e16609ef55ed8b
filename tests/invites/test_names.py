"""A friendly sentence uses the first name, whatever way the name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Candidate
from desktop_invite.invites.names import first_name_in


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Asha Rao", "Asha"),
        ("Rao, Asha", "Asha"),
        ("Rao, Asha Maria", "Asha"),
        ("Rao,", "Rao"),
        ("Asha", "Asha"),
        ("Dr. Asha Rao", "Asha"),
        ("Rao, Dr. Asha", "Asha"),
        ("Prof. Dr. Asha Rao", "Asha"),
        ("Dr.", "Dr."),
        ("王小明", "王小明"),
        ("Anne-Marie Duval", "Anne-Marie"),
    ],
)
def test_the_first_name_is_found(name: str, first: str) -> None:
    assert first_name_in(name) == first
    assert Candidate(name, "a@example.com").first_name == first


@given(st.text())
def test_the_first_name_is_part_of_the_name(name: str) -> None:
    assert first_name_in(name) in name
