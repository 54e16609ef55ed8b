"""An interview is found by its number, however it is pasted, and never by accident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.interviews import (
    HIGHEST_NUMBER,
    interview_number_in,
    interviews_named,
    picker_text,
)
from desktop_invite.invites.invite import Interview


@pytest.mark.parametrize(
    "text",
    [
        "305",
        " 305\u00a0",
        "0305",
        "#305",
        "# 305",
        "Interview 305",
        "No. 305",
        "ID: 305",
        "Sales screening · 305",
        "Sales screening  · 305",
        "Round 2 · 7 · 305",
        "３０５",
        "٣٠٥",
        "https://app.xobin.com/automated-interviews/305",
        "https://app.xobin.com/automated-interviews/305/",
        "https://app.xobin.com/automated-interviews/305/edit?tab=7&id=9",
        "https://app.xobin.com/2024/forms/305",
        "https://app.xobin.com/interviews/305/candidates/9",
        "https://app.xobin.com/interviews/12/305",
        "https://app.xobin.com/#/interviews/305?x=9",
        "http://127.0.0.1:8080/forms/305",
        "app.xobin.com/forms/305",
        "localhost:8080/forms/305",
        "Look here: https://app.xobin.com/forms/305",
    ],
)
def test_the_number_is_found(text: str) -> None:
    assert interview_number_in(text) == 305


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "#0",
        "-5",
        "3.5",
        "1,305",
        "Sales 2024",
        "2024 Sales",
        "12/05/2024",
        "12/305",
        "asha@example.com/305",
        "https://app.xobin.com/",
        "https://app.xobin.com/forms?id=305",
        "https://305/",
        "https://127.0.0.1:305/",
        "https://[/305",
        "abc305",
        "²",
        str(HIGHEST_NUMBER + 1),
        "9" * 5000,
    ],
)
def test_what_holds_no_number_gives_none(text: str) -> None:
    assert interview_number_in(text) is None


@given(st.integers(min_value=1, max_value=HIGHEST_NUMBER), st.text())
def test_what_the_picker_shows_is_read_back(number: int, name: str) -> None:
    assert interview_number_in(str(number)) == number
    assert interview_number_in(picker_text(Interview(number, name.replace("/", "")))) == number


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    number = interview_number_in(text)
    assert number is None or 1 <= number <= HIGHEST_NUMBER


KNOWN = (Interview(1, "Süd  Vertrieb"), Interview(2, "Sales"), Interview(3, "sales"), Interview(4))


def test_a_name_is_found_without_case_accents_and_white_space() -> None:
    assert interviews_named(" sud VERTRIEB ", KNOWN) == (KNOWN[0],)


def test_a_name_that_two_interviews_have_finds_both() -> None:
    assert interviews_named("Sales", KNOWN) == KNOWN[1:3]


def test_no_text_finds_no_interview_without_a_name() -> None:
    assert interviews_named(" ", KNOWN) == ()
