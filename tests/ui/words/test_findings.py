"""Promises of the sentences under a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.checks import Finding, Problem
from desktop_invite.invites.templates import MissingValue, Placeholder
from desktop_invite.ui.words.findings import (
    delivery_sentence,
    email_sentence,
    interview_sentence,
    missing_sentence,
    name_sentence,
    take_it,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BLAME = ("invalid", "error", "wrong", "illegal", "must", "failed")


@pytest.mark.parametrize(
    "say", [name_sentence, email_sentence, interview_sentence, delivery_sentence]
)
@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_kind_sentence(say: Callable[[Finding], str], problem: Problem) -> None:
    sentence = say(Finding(problem))
    assert sentence.endswith(".")
    assert not any(word in sentence.lower() for word in BLAME)
    assert "{" not in sentence


def test_what_was_likely_meant_is_offered() -> None:
    finding = Finding(Problem.NO_DOT, "asha@gmail.com")
    assert email_sentence(finding) == "Did you mean asha@gmail.com?"
    assert take_it(finding) == "Use it"


def test_a_name_in_the_other_order_is_offered() -> None:
    assert name_sentence(Finding(Problem.NAME_ORDER, "Asha Rao")) == "Did you mean Asha Rao?"


def test_an_invisible_character_is_offered_to_be_removed() -> None:
    finding = Finding(Problem.DIRECTION_CHARACTER, "Asha Rao")
    assert "invisible" in name_sentence(finding)
    assert take_it(finding) == "Remove it"


def test_a_very_long_suggestion_is_cut() -> None:
    sentence = email_sentence(Finding(Problem.NO_DOT, "a" * 300 + "@gmail.com"))
    assert len(sentence) < 90


@pytest.mark.parametrize("placeholder", Placeholder)
def test_a_message_that_lacks_something_says_what(placeholder: Placeholder) -> None:
    sentence = missing_sentence(MissingValue(placeholder))
    assert sentence.startswith("Not copied: your message uses the ")
