"""The form's checks: what is clean passes as it is, and every refusal says why."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_invite.invites.checks import (
    Finding,
    Findings,
    Problem,
    check_draft,
    check_email,
    check_interview,
    check_name,
    doubt_about_name,
    suggestion_for_email,
)
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview

SALES = Interview(305, "Sales screening")
ROUND_2 = Interview(12, "Round #2")
SUPPORT = Interview(2, "Süd Support")
KNOWN = (SALES, ROUND_2, SUPPORT, Interview(7, "Same"), Interview(8, "same"), Interview(9, "2024"))


@pytest.mark.parametrize(
    "name",
    [
        "Asha Rao",
        "Zoë Brontë-Ng 王",
        "Rao, Asha",
        "علی رضایی",
        "מֹשֶׁה",
        "आशा राव",
        "O'Brien",
        "X",
        "n" * 200,
    ],
)
def test_a_name_in_any_script_passes_letter_for_letter(name: str) -> None:
    assert check_name(name) == unicodedata.normalize("NFC", name)


def test_white_space_is_folded_and_composed_letters_are_used() -> None:
    assert check_name("\u00a0 Zoe\u0308 \t Ng\u200b\n") == "Zoë Ng"


@pytest.mark.parametrize("text", ["", "  ", "\u200b\u00a0", "\ufeff", "\u3164"])
def test_a_name_that_nobody_could_see_is_empty(text: str) -> None:
    assert check_name(text) == Finding(Problem.EMPTY)


@pytest.mark.parametrize("length", [201, 5_000, 1_000_000])
def test_a_name_over_200_characters_is_too_long(length: int) -> None:
    assert check_name("n" * length) == Finding(Problem.TOO_LONG)


def test_white_space_does_not_count() -> None:
    assert check_name(" " * 5000 + "n" * 200 + " " * 5000) == "n" * 200


def test_a_hidden_control_character_is_named_and_the_clean_name_suggested() -> None:
    assert check_name("As\x07ha") == Finding(Problem.CONTROL_CHARACTER, "Asha")


def test_a_hidden_direction_character_is_named_and_the_clean_name_suggested() -> None:
    assert check_name("Asha\u202e Rao") == Finding(Problem.DIRECTION_CHARACTER, "Asha Rao")


def test_a_name_of_nothing_but_commands_suggests_nothing() -> None:
    assert check_name("\u202e\u202c") == Finding(Problem.DIRECTION_CHARACTER)


def test_a_mountain_of_accents_is_refused_in_no_time() -> None:
    assert check_name("a" + "\u0301\u0323" * 200_000) == Finding(Problem.TOO_LONG)


@given(st.text())
def test_a_checked_name_passes_unchanged(text: str) -> None:
    name = check_name(text)
    assume(isinstance(name, str))
    assert isinstance(name, str)
    assert check_name(name) == name
    assert 1 <= len(name) <= 200
    assert name == unicodedata.normalize("NFC", name).strip()


@given(st.text())
def test_a_suggested_name_passes(text: str) -> None:
    finding = check_name(f"{text}\u202e")
    assert isinstance(finding, Finding)
    if finding.suggestion is not None:
        assert check_name(finding.suggestion) == finding.suggestion


@pytest.mark.parametrize(
    ("text", "email"),
    [
        (" Asha.Rao@Example.COM ", "Asha.Rao@Example.COM"),
        ("asha@practice.test", "asha@practice.test"),
        ("\u00a0asha@example.com\u200b", "asha@example.com"),
        ("zoe\u0308@münchen.de", "zoë@münchen.de"),
        ("asha@gmial.com", "asha@gmial.com"),
    ],
)
def test_an_address_passes_as_the_recruiter_wrote_it(text: str, email: str) -> None:
    assert check_email(text) == email


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", Finding(Problem.EMPTY)),
        ("asha", Finding(Problem.NO_AT)),
        ("asha.example.com", Finding(Problem.NO_AT)),
        ("@example.com", Finding(Problem.NOTHING_BEFORE_AT)),
        ("asha@", Finding(Problem.NOTHING_AFTER_AT)),
        ("asha@gmail", Finding(Problem.NO_DOT, "asha@gmail.com")),
        ("asha@acme", Finding(Problem.NO_DOT)),
        ("asha rao@x.com", Finding(Problem.SPACE_INSIDE)),
        ("asha@x .com", Finding(Problem.SPACE_INSIDE, "asha@x.com")),
        ("asha, rao@x.com", Finding(Problem.SPACE_INSIDE)),
        ("asha,rao@x.com", Finding(Problem.NOT_AN_ADDRESS)),
        ("Ann Lee (ann@x.com)", Finding(Problem.SPACE_INSIDE, "ann@x.com")),
        ("ann@x.com (private)", Finding(Problem.SPACE_INSIDE, "ann@x.com")),
        ("E-Mail: ann@x.com", Finding(Problem.SPACE_INSIDE, "ann@x.com")),
        ("ann@x.com / +49 170 12", Finding(Problem.SPACE_INSIDE, "ann@x.com")),
        ("a@x.com, b@x.com", Finding(Problem.SEVERAL_ADDRESSES)),
        ("a@x.com b@x.com", Finding(Problem.SEVERAL_ADDRESSES)),
        ("a@x.com;b@x.com", Finding(Problem.SEVERAL_ADDRESSES)),
        ("asha@gmail,com", Finding(Problem.NO_DOT, "asha@gmail.com")),
        ("<asha@x.com>", Finding(Problem.NOT_AN_ADDRESS, "asha@x.com")),
        ("a..b@x.com", Finding(Problem.NOT_AN_ADDRESS)),
        ("asha\u202e@x.com", Finding(Problem.DIRECTION_CHARACTER, "asha@x.com")),
        ("asha\x00@x.com", Finding(Problem.CONTROL_CHARACTER, "asha@x.com")),
        ("a" * 300 + "@x.com", Finding(Problem.TOO_LONG)),
        ("@" * 100_000, Finding(Problem.TOO_LONG)),
    ],
)
def test_a_refused_address_says_why_and_what_was_likely_meant(text: str, finding: Finding) -> None:
    assert check_email(text) == finding


def test_a_valid_address_with_a_likely_slip_is_doubted() -> None:
    assert suggestion_for_email(" Asha@gmial.con") == "Asha@gmail.com"


@pytest.mark.parametrize(
    "text", ["asha@gmx.de", "a@mail.com", "a@ymail.com", "", "asha", "a@x.com"]
)
def test_an_address_without_a_slip_is_not_doubted(text: str) -> None:
    assert suggestion_for_email(text) is None


@given(st.text() | st.emails())
def test_a_suggested_address_is_valid_and_another_one(text: str) -> None:
    suggestion = suggestion_for_email(text)
    if suggestion is not None:
        assert check_email(suggestion) == suggestion != text


@given(st.text() | st.emails())
def test_a_checked_address_passes_unchanged(text: str) -> None:
    email = check_email(text)
    if isinstance(email, str):
        assert check_email(email) == email


@pytest.mark.parametrize(
    ("text", "interview"),
    [
        ("305", SALES),
        (" sales SCREENING ", SALES),
        ("Sales screening · 305", SALES),
        ("https://app.xobin.com/forms/305", SALES),
        ("sud support", SUPPORT),
        ("Round #2", ROUND_2),
        ("2", SUPPORT),
        ("2024", Interview(9, "2024")),
        ("99", Interview(99)),
        ("#99", Interview(99)),
        ("Same · 7", Interview(7, "Same")),
    ],
)
def test_an_interview_is_found(text: str, interview: Interview) -> None:
    assert check_interview(text, KNOWN) == interview


def test_a_number_means_the_interview_of_that_number_before_one_of_that_name() -> None:
    known = (Interview(1, "2"), Interview(2, "Two"))
    assert check_interview("2", known) == known[1]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", Finding(Problem.EMPTY)),
        ("Marketing", Finding(Problem.UNKNOWN_INTERVIEW)),
        ("screening", Finding(Problem.UNKNOWN_INTERVIEW, "Sales screening · 305")),
        ("SAME", Finding(Problem.SEVERAL_INTERVIEWS)),
        ("0", Finding(Problem.NUMBER_OUT_OF_BOUNDS)),
        ("-5", Finding(Problem.NUMBER_OUT_OF_BOUNDS)),
        ("3.5", Finding(Problem.NUMBER_OUT_OF_BOUNDS)),
        (str(2**63), Finding(Problem.NUMBER_OUT_OF_BOUNDS)),
        ("https://app.xobin.com/forms", Finding(Problem.NO_NUMBER_IN_ADDRESS)),
    ],
)
def test_an_interview_that_is_not_found_says_why(text: str, finding: Finding) -> None:
    assert check_interview(text, KNOWN) == finding


@given(st.text())
def test_any_text_can_be_checked_as_an_interview(text: str) -> None:
    assert isinstance(check_interview(text, KNOWN), Interview | Finding)


def test_a_whole_form_becomes_a_draft() -> None:
    draft = check_draft(" Asha  Rao", "asha@example.com ", "305", Delivery.SENDLINK, KNOWN)
    assert draft == Draft(Candidate("Asha Rao", "asha@example.com"), SALES, Delivery.SENDLINK)


def test_a_form_says_everything_there_is_to_mend_at_once() -> None:
    findings = check_draft("", "asha", "", Delivery.GETLINK, KNOWN)
    assert findings == Findings(
        name=Finding(Problem.EMPTY),
        email=Finding(Problem.NO_AT),
        interview=Finding(Problem.EMPTY),
    )


def test_a_field_that_is_right_has_no_finding() -> None:
    findings = check_draft("Asha Rao", "asha@example.com", "?", Delivery.GETLINK, KNOWN)
    assert findings == Findings(interview=Finding(Problem.UNKNOWN_INTERVIEW))


def test_the_order_of_a_name_from_a_list_is_doubted_and_the_other_offered() -> None:
    assert doubt_about_name("Rao, Asha") == Finding(Problem.NAME_ORDER, "Asha Rao")
    assert doubt_about_name("Asha Rao") is None


@given(st.text())
def test_the_suggested_order_is_a_name(text: str) -> None:
    name = check_name(text)
    if isinstance(name, str):
        found = doubt_about_name(name)
        if found is not None and found.suggestion is not None:
            assert check_name(found.suggestion) == found.suggestion
