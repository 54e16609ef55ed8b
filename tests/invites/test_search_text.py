"""Search sees neither accents nor case, and never another name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.search_text import searchable


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zoë BRONTË-Ng 王", "zoe bronte-ng 王"),
        ("Łukasz Kowalczyk", "lukasz kowalczyk"),
        ("Straße", "STRASSE"),
        ("Søren Ærø", "soren aero"),
        ("ĐẶNG Văn Đức", "dang van duc"),
        ("İstanbul", "istanbul"),
        ("IŞIK ılgın", "isik ilgin"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("Артём Ёлкин", "артем елкин"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("O’Brien", "o'brien"),
        ("Anne‑Marie", "anne-marie"),
        ("Asha\u00a0 \tRao", "asha rao"),
        ("As\u200bha", "asha"),
        ("مُحَمَّد", "محمد"),
        ("علي كريم", "علی کریم"),
        ("Zoe\u0308", "Zoë"),
        ("ﬁona", "FIONA"),
    ],
)
def test_what_a_recruiter_types_finds_what_is_written(written: str, typed: str) -> None:
    assert searchable(written) == searchable(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("がく", "かく"), ("सुनीता", "सनता"), ("นา", "นี"), ("Asha", "Usha"), ("කු", "ක")],
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert searchable(one) != searchable(other)


def test_an_unfinished_korean_syllable_finds_the_finished_one() -> None:
    assert searchable("하") in searchable("한지민")


def test_a_trailing_space_keeps_its_meaning() -> None:
    assert searchable("asha ") == "asha "


@given(st.text())
def test_its_own_result_stays_as_it_is(text: str) -> None:
    assert searchable(searchable(text)) == searchable(text)


@given(st.text(alphabet=st.characters(codec="latin-1")), st.text(), st.text())
def test_a_part_is_found_in_the_whole(part: str, before: str, behind: str) -> None:
    assert searchable(part).strip() in searchable(f"{before} {part} {behind}")
