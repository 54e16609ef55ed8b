"""Two ways of writing one address are one person."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.characters import trim
from desktop_invite.invites.duplicates import person_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("asha@example.com", "Asha@Example.COM"),
        ("asha@example.com", "\u00a0asha@example.com \u200b"),
        ("zoë@example.com", "ZOE\u0308@example.com"),
        ("straße@example.com", "STRASSE@example.com"),
    ],
)
def test_case_white_space_and_composition_make_no_other_person(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


def test_a_plus_or_a_dot_makes_another_address() -> None:
    assert len({person_key(f"{local}@x.com") for local in ("asha", "asha+1", "a.sha")}) == 3


@given(st.text())
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert person_key(person_key(text)) == person_key(text)


@given(st.text(st.characters(max_codepoint=127)) | st.text())
def test_the_quick_way_for_ascii_is_the_same_way(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", trim(text))
    assert person_key(text) == unicodedata.normalize("NFC", decomposed.casefold())
