"""A slip of the finger is seen, and nobody's real mail service is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.typos import is_one_slip, likely_address, repaired


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("gamil.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.cmo", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.comm", "gmail.com"),
        ("gmailcom", "gmail.com"),
        ("gmail", "gmail.com"),
        ("Gmial.Con", "gmail.com"),
        ("hotmial", "hotmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("homtail.con", "hotmail.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("yahooo.com", "yahoo.com"),
        ("yaho.co.in", "yahoo.co.in"),
        ("yahoo.co", "yahoo.com"),
        ("outlok.com", "outlook.com"),
        ("iclod.com", "icloud.com"),
        ("rediffmal.com", "rediffmail.com"),
        ("acme.con", "acme.com"),
        ("acme.nte", "acme.net"),
        ("acme.ogr", "acme.org"),
        ("www.acme.com", "acme.com"),
    ],
)
def test_a_slip_is_seen(domain: str, meant: str) -> None:
    assert likely_address(f"Asha@{domain}") == f"Asha@{meant}"


@pytest.mark.parametrize(
    "domain",
    [
        *("gmail.com", "GMAIL.com", "googlemail.com", "gmx.de", "gmx.net", "web.de", "mail.com"),
        *("ymail.com", "mail.ru", "email.com", "yahoo.co.uk", "yahoo.de", "yahoo.co.in", "aol.com"),
        *("hotmail.com", "hotmail.co.uk", "hotmail.fr", "outlook.com", "outlook.de", "live.com"),
        *("msn.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me"),
        *("yandex.ru", "qq.com", "163.com", "126.com", "naver.com", "hey.com", "zoho.com"),
        *("grail.com", "cloud.com", "example.com", "practice.test", "xobin.com", "acme.co"),
        *("acme.cm", "acme.net", "t-online.de", "orange.fr", "free.fr", "fastmail.com", "tcs.com"),
    ],
)
def test_a_real_domain_is_left_alone(domain: str) -> None:
    assert likely_address(f"asha@{domain}") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<asha@x.com>", "asha@x.com"),
        ("mailto:asha@x.com", "asha@x.com"),
        ("asha@x,com", "asha@x.com"),
        ("asha@gmial,con", "asha@gmail.com"),
        ("asha @ x . com", "asha@x.com"),
        ("asha@@x.com", "asha@x.com"),
        ("asha@x..com", "asha@x.com"),
        ("asha@x.com.", "asha@x.com"),
        ("asha.@x.com", "asha@x.com"),
        ("asha＠x。com", "asha@x.com"),
        ("asha@hotmial", "asha@hotmail.com"),
    ],
)
def test_what_is_no_address_is_mended(text: str, meant: str) -> None:
    assert repaired(text) == meant


@given(st.text())
def test_any_text_can_be_mended(text: str) -> None:
    assert isinstance(repaired(text), str)
    assert likely_address(text) != text


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_one_slip_is_what_the_definition_says(one: str, other: str) -> None:
    assert is_one_slip(one, other) == (other in one_slip_from(one))


def one_slip_from(word: str) -> set[str]:
    """Try every slip there is."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {left + right[1:] for left, right in splits if right}
    more = {left + letter + right for left, right in splits for letter in "abc"}
    changed = {left + letter + right[1:] for left, right in splits if right for letter in "abc"}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if right[1:]}
    return (less | more | changed | swapped) - {word}
