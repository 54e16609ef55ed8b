"""There is always a message to copy, and each invite gets the one that is meant for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.messages import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_TEMPLATES,
    InterviewMessage,
    Messages,
    NameProblem,
)
from desktop_invite.invites.templates import DEFAULT_TEMPLATE, MessageTemplate

SHORT = MessageTemplate("Kurz", "{link}")
LONG = MessageTemplate("Formal", "Dear {name}, {link}", "Your interview")
BOTH = Messages.of((SHORT, LONG), "Formal")


def chosen(messages: Messages, number: int, *, practice: bool = False) -> str:
    """Return the name of the message that an interview gets."""
    return messages.for_interview(number, practice=practice).name


def test_without_a_message_of_ones_own_there_is_the_apps() -> None:
    assert Messages.of(()).for_interview(305, practice=False) == DEFAULT_TEMPLATE
    assert Messages.of(()).is_only_ours


def test_the_default_is_the_one_that_was_chosen_else_the_first() -> None:
    assert chosen(BOTH, 305) == "Formal"
    assert chosen(Messages.of((SHORT, LONG), "gone"), 305) == "Kurz"


def test_an_interview_can_have_a_message_of_its_own() -> None:
    messages = BOTH.with_interview("Kurz", 305, practice=False, own=True)
    assert [chosen(messages, number) for number in (305, 412)] == ["Kurz", "Formal"]
    assert messages.interviews_of("Kurz", practice=False) == (305,)
    again = messages.with_interview("Kurz", 305, practice=False, own=False)
    assert again == BOTH


def test_the_same_number_is_another_interview_in_practice_mode() -> None:
    messages = BOTH.with_interview("Kurz", 305, practice=True, own=True)
    assert chosen(messages, 305, practice=True) == "Kurz"
    assert chosen(messages, 305) == "Formal"


def test_an_interview_has_one_message_of_its_own_the_one_chosen_last() -> None:
    messages = BOTH.with_interview("Kurz", 305, practice=False, own=True)
    messages = messages.with_interview("Formal", 305, practice=False, own=True)
    assert chosen(messages, 305) == "Formal"
    assert messages.interviews_of("Kurz", practice=False) == ()
    assert messages.with_interview("Kurz", 305, practice=False, own=False) == messages


def test_a_renamed_message_stays_what_it_was_used_for() -> None:
    messages = BOTH.with_interview("Formal", 305, practice=False, own=True)
    renamed = messages.renamed("Formal", "  Sehr   formal ")
    assert isinstance(renamed, Messages)
    assert renamed.names == ("Kurz", "Sehr formal")
    assert renamed.default_name == "Sehr formal"
    assert renamed.interviews_of("Sehr formal", practice=False) == (305,)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("", NameProblem.EMPTY), (" \t", NameProblem.EMPTY), ("kurz", NameProblem.TAKEN)],
)
def test_a_name_tells_a_message_from_the_others(name: str, problem: NameProblem) -> None:
    assert BOTH.renamed("Formal", name) is problem


def test_the_case_of_a_name_can_be_changed() -> None:
    renamed = BOTH.renamed("Formal", "FORMAL")
    assert isinstance(renamed, Messages)
    assert renamed.names == ("Kurz", "FORMAL")


def test_a_new_message_has_a_name_of_its_own() -> None:
    messages = BOTH.with_new("kurz").with_new("Kurz", "text")
    assert messages.names == ("Kurz", "Formal", "kurz 2", "Kurz 3")
    assert messages.named("Kurz 3").text == "text"


def test_a_copy_stands_after_what_it_was_made_of_and_says_the_same() -> None:
    messages = BOTH.with_copy_of("Kurz")
    assert messages.names == ("Kurz", "Kurz 2", "Formal")
    assert messages.named("Kurz 2").text == SHORT.text
    assert messages.default_name == "Formal"


def test_a_long_name_leaves_room_for_its_number() -> None:
    long = MessageTemplate("N" * LONGEST_NAME, "")
    assert max(map(len, Messages.of((long,)).with_copy_of(long.name).names)) <= LONGEST_NAME


def test_interviews_of_a_removed_message_get_the_default() -> None:
    messages = BOTH.with_interview("Kurz", 305, practice=False, own=True).without("Kurz")
    assert messages.names == ("Formal",)
    assert chosen(messages, 305) == "Formal"


def test_without_the_default_the_first_is_the_default() -> None:
    assert BOTH.without("Formal").default_name == "Kurz"


def test_without_the_last_one_the_apps_own_is_back() -> None:
    assert Messages.of((SHORT,)).without("Kurz").is_only_ours


def test_the_apps_own_message_becomes_the_recruiters_when_it_is_changed() -> None:
    messages = Messages.of(()).rewritten(DEFAULT_TEMPLATE.name, text="{link}", subject="Hi")
    assert not messages.is_only_ours
    assert Messages.of(messages.templates) == messages


def test_a_message_is_rewritten_and_no_other() -> None:
    messages = BOTH.rewritten("Kurz", text="x" * (LONGEST_TEXT + 1), subject="Hallo")
    assert messages.named("Kurz") == MessageTemplate("Kurz", "x" * LONGEST_TEXT, "Hallo")
    assert messages.named("Formal") == LONG


def test_there_is_room_for_many_but_not_for_any_number() -> None:
    messages = BOTH
    for _ in range(MOST_TEMPLATES):
        messages = messages.with_new("One more").with_copy_of("Kurz")
    assert len(messages.templates) == MOST_TEMPLATES
    assert messages.is_full


@pytest.mark.parametrize(
    "messages",
    [
        BOTH.without("gone"),
        BOTH.renamed("gone", "other"),
        BOTH.rewritten("gone", text="", subject=""),
        BOTH.with_copy_of("gone"),
        BOTH.with_default("gone"),
        BOTH.with_interview("gone", 305, practice=False, own=True),
    ],
)
def test_a_name_that_nobody_has_changes_nothing(messages: Messages) -> None:
    assert messages == BOTH


NAMES = st.sampled_from(["", " ", "Kurz", "kurz", "Formal", "Formal 2"])


@given(
    st.lists(NAMES),
    NAMES,
    st.lists(st.tuples(st.sampled_from([305, 412]), NAMES, st.booleans())),
)
def test_whatever_a_file_holds_becomes_messages_that_can_be_told_apart(
    names: list[str], default: str, own: list[tuple[int, str, bool]]
) -> None:
    templates = [MessageTemplate(name, str(place)) for place, name in enumerate(names)]
    messages = Messages.of(templates, default, [InterviewMessage(*each) for each in own])
    assert len(set(messages.names)) == len(messages.names) > 0
    assert all(name.strip() for name in messages.names)
    assert messages.default_name in messages.names
    assert {each.template for each in messages.of_interviews} <= set(messages.names)
    if templates:
        assert [each.text for each in messages.templates] == [each.text for each in templates]
    rebuilt = Messages.of(messages.templates, messages.default_name, messages.of_interviews)
    assert rebuilt == replace(messages)
