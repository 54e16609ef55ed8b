"""A friendly sentence uses the first name, whatever way the name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Candidate
from desktop_invite.invites.names import (
    first_name_first,
    first_name_in,
    is_in_doubtful_order,
)


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
        ("Asha Rao, PhD", "Asha"),
        ("Tom Baker, Jr.", "Tom"),
        ("Rao, Asha, PhD", "Asha"),
        ("الأحمد، محمد", "محمد"),
        ("Dr. med. Anna Schmidt", "Anna"),
        ("Prof. Dr. h.c. Anna Schmidt", "Anna"),
        ("Dr.-Ing. Max Weber", "Max"),
        ("J. Robert Oppenheimer", "Robert"),
        ("J. Smith", "J. Smith"),
        ("A.R. Rahman", "A.R. Rahman"),
        ("Asha R. Rao", "Asha"),
    ],
)
def test_the_first_name_is_found(name: str, first: str) -> None:
    assert first_name_in(name) == first
    assert Candidate(name, "a@example.com").first_name == first


@given(st.text())
def test_the_first_name_is_part_of_the_name(name: str) -> None:
    assert first_name_in(name) in name


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Rao, Asha", "Asha Rao"),
        ("Rao,Asha", "Asha Rao"),
        ("Rao, Asha, PhD", "Asha Rao, PhD"),
        ("O'Brien-Smith, Mary Ann", "Mary Ann O'Brien-Smith"),
        ("الأحمد، محمد", "محمد الأحمد"),
        ("Rao, Asha, Priya", None),
        ("RAO Asha", "Asha RAO"),
        ("RAO Asha (Ms)", "Asha RAO (Ms)"),
        ("Dr. RAO Asha Maria", "Dr. Asha Maria RAO"),
        ("VAN DER BERG Jan", "Jan VAN DER BERG"),
        ("GARCÍA MÁRQUEZ José", "José GARCÍA MÁRQUEZ"),
        ("ИВАНОВА Ольга", "Ольга ИВАНОВА"),
    ],
)
def test_a_last_name_before_a_comma_is_doubted(name: str, likely: str | None) -> None:
    assert is_in_doubtful_order(name)
    assert first_name_first(name) == likely


@pytest.mark.parametrize(
    "name",
    [
        *("Asha Rao", "Asha Rao, PhD", "Tom Baker, Jr.", "Rao,", ",", "", "Asha RAO", "RAO ASHA"),
        *(
            "JP Dupont",
            "PVN Raju",
            "APJ Abdul Kalam",
            "MD Asif Khan",
            "MOHD Asif",
            "J.R.R. Tolkien",
            "DJ Khaled",
        ),
        *("RAO (Asha)", "RAO", "王 Wei", "McDONALD Ian"),
    ],
)
def test_a_name_without_a_second_part_is_in_no_doubt(name: str) -> None:
    assert not is_in_doubtful_order(name)


@given(st.text())
def test_the_other_order_is_in_no_doubt(text: str) -> None:
    name = text.lower()  # Capitals of a first name, `Rao, ASHA`, are in doubt when they come first.
    other = first_name_first(name)
    if other is not None:
        assert not is_in_doubtful_order(other)
