"""What nobody sees is dropped, kept or found, as it deserves."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_invite.invites.characters import (
    has_control,
    has_direction,
    tidy,
    trim,
    without_commands,
)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  Asha \t Rao\n", "Asha Rao"),
        ("Asha\u00a0\u3000Rao", "Asha Rao"),
        ("Asha\u2028Rao", "Asha Rao"),
        ("As\u200bha\ufeff", "Asha"),
        ("\u200dAs\u200cha\u200d", "Asha"),
        ("Zoe\u0308", "Zoë"),
        ("\u3164", ""),
        ("Soft\u00adhyphen", "Softhyphen"),
    ],
)
def test_white_space_is_folded_and_nothing_invisible_stays(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    "name",
    [
        "مه\u200cدی",  # Persian: the joiner ends a letter's join
        "क्\u200dष",  # Hindi: a half letter
        "മോഹന്\u200d",  # Malayalam: the older writing of a final letter
        "ශ්\u200dරී",  # Sinhala: Sri
    ],
)
def test_joiners_that_shape_a_word_stay(name: str) -> None:
    assert tidy(name) == unicodedata.normalize("NFC", name)


def test_a_persian_name_loses_joiners_at_its_ends() -> None:
    assert tidy("\u200cمهدی\u200c") == "مهدی"


def test_several_joiners_in_a_row_are_one() -> None:
    assert tidy("مه\u200c\u200c\u200cدی") == "مه\u200cدی"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe"])
def test_control_characters_are_found(character: str) -> None:
    assert has_control(f"As{character}ha")
    assert without_commands(f"As{character}ha") == "Asha"


@pytest.mark.parametrize("character", ["\u202e", "\u202a", "\u2066", "\u200e", "\u200f", "\u061c"])
def test_direction_characters_are_found(character: str) -> None:
    assert has_direction(f"As{character}ha")
    assert without_commands(f"As{character}ha") == "Asha"


@pytest.mark.parametrize("name", ["Asha\tRao\n", "Zoë 王", "עדי", "علی", "👩‍🚀"])
def test_writing_is_no_command(name: str) -> None:
    assert not has_control(name)
    assert not has_direction(name)


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@example("\u0301\u200c\u094d\u200c")
@given(st.text(alphabet="aक्നشه \u200b\u200c\u200d\u00a0\u0301\u3164\u094d\u0d4d\ufeff"))
def test_tidy_text_of_invisible_characters_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_trimming_only_cuts_ends(text: str) -> None:
    assert trim(text) in text
    assert trim(trim(text)) == trim(text)


@given(st.text(st.characters(max_codepoint=127)), st.sampled_from(["\u200b", "\u2060"]))
def test_plain_texts_are_tidied_as_all_others(text: str, nothing: str) -> None:
    # What means nothing sends the text the long way, and is gone at its end.
    assert tidy(text) == tidy(text + nothing)
    assert trim(text) == trim(text + nothing)
