"""What counts as an address, and when the validator has to be asked."""

from __future__ import annotations

import subprocess
import sys

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.emails import is_address, is_plain_address, warm_up

GOOD = [
    "asha@example.com",
    "Asha.Rao+jobs@Example.CO.UK",
    "o'brien@example.ie",
    "exhausted@practice.test",
    "zoë@münchen.de",
    "王@例え.jp",
    "a@xn--mnchen-3ya.de",
    "a_b-c@sub-domain.example.museum",
    "a" * 64 + "@example.com",
    "a@" + "b" * 63 + ".com",
]
BAD = [
    "",
    "asha",
    "@example.com",
    "asha@",
    "asha@gmail",
    "asha@test",
    "asha@@example.com",
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "asha rao@example.com",
    "asha@exa mple.com",
    "asha@-example.com",
    "asha@example-.com",
    "asha@exam_ple.com",
    "asha@example.com.",
    "asha@example..com",
    "asha@example.123",
    "asha@printer.local",
    "asha@ab--cd.com",
    "asha@[127.0.0.1]",
    '"asha rao"@example.com',
    "Asha <asha@example.com>",
    "asha@ｅｘample.com",
    "asha@example。com",
    "a@" + "b" * 64 + ".com",
    "a@" + "b." * 130 + "com",
]


@pytest.mark.parametrize("email", GOOD)
def test_an_address_is_taken(email: str) -> None:
    assert is_address(email)


@pytest.mark.parametrize("email", BAD)
def test_what_is_no_address_is_not(email: str) -> None:
    assert not is_address(email)


WORD = st.text(alphabet="abzXY019", min_size=1, max_size=70)
SIGN = st.sampled_from([".", "-", "_", "+", "--", "..", "@", "", "xn--", ".local", ".test"])


@given(st.lists(st.tuples(WORD, SIGN), max_size=4), st.lists(st.tuples(WORD, SIGN), max_size=4))
def test_what_looks_plain_is_valid_for_the_validator(
    before: list[tuple[str, str]], behind: list[tuple[str, str]]
) -> None:
    local, domain = ("".join(a + b for a, b in part) for part in (before, behind))
    for email in (f"{local}@{domain}com", f"{local}a@b.{domain}"):
        if is_plain_address(email):
            validate_email(email, check_deliverability=False, test_environment=True)


@given(st.emails())
def test_an_address_of_the_standard_is_taken_as_the_validator_takes_it(email: str) -> None:
    try:
        validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        assert not is_address(email)
    else:
        assert is_address(email)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_address(text) in {True, False}


def test_an_ordinary_address_is_checked_without_the_slow_import() -> None:
    code = (
        "import sys; from desktop_invite.invites.checks import check_email; "
        "assert check_email('asha@example.com') == 'asha@example.com'; "
        "sys.exit('email_validator' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_warming_up_imports_what_the_checks_need() -> None:
    warm_up()
    assert "email_validator" in sys.modules
    assert "idna" in sys.modules
