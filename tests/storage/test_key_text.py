"""What is pasted as a key becomes a key, or is refused for a reason that can be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.storage.keys import LONGEST_KEY, KeyProblem, clean_key


@pytest.mark.parametrize(
    "pasted",
    [
        "canary-1234",
        "  canary-1234\t",
        "canary-1234\r\n",
        "\ufeffcanary-1234",
        "canary\u200b-\u00ad12\u200e34",
        "\u00a0canary-1234\u3000",
        "canary-\n1234",
    ],
)
def test_what_pasting_adds_is_taken_away(pasted: str) -> None:
    assert clean_key(pasted) == "canary-1234"


@pytest.mark.parametrize("pasted", ["", "  \n", "\u200b\ufeff"])
def test_nothing_is_no_key(pasted: str) -> None:
    assert clean_key(pasted) is KeyProblem.EMPTY


@pytest.mark.parametrize("pasted", ["apiKey: canary", "cana ry", "cana\try", "cana\u00a0ry"])
def test_more_than_a_key_is_refused(pasted: str) -> None:
    assert clean_key(pasted) is KeyProblem.SPACE_INSIDE


@pytest.mark.parametrize("pasted", ["canäry", "canary–1", "cana\0ry", "cana\x7fry", "ключ"])
def test_what_a_header_cannot_carry_is_refused(pasted: str) -> None:
    assert clean_key(pasted) is KeyProblem.STRANGE_CHARACTER


def test_the_longest_key_fits_and_one_more_character_does_not() -> None:
    assert clean_key("k" * LONGEST_KEY) == "k" * LONGEST_KEY
    assert clean_key("k" * (LONGEST_KEY + 1)) is KeyProblem.TOO_LONG


@given(st.text())
def test_whatever_comes_out_is_a_key_that_stays_as_it_is(pasted: str) -> None:
    key = clean_key(pasted)
    if isinstance(key, str):
        assert key.isascii()
        assert key.isprintable()
        assert " " not in key
        assert clean_key(key) == key
