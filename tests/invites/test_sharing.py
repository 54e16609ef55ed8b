"""A draft in another program has every letter in it."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.sharing import mailto_address, whatsapp_address

WRITING = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"))


@given(WRITING, WRITING)
def test_a_mail_draft_keeps_subject_and_body(subject: str, body: str) -> None:
    parts = urlsplit(mailto_address(subject, body, "asha+1@example.com"))
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "asha+1@example.com")
    wanted = {"subject": [subject], "body": [body]}
    assert parse_qs(parts.query, keep_blank_values=True) == wanted


@given(WRITING)
def test_a_whatsapp_draft_keeps_the_text(text: str) -> None:
    parts = urlsplit(whatsapp_address(text))
    assert (parts.scheme, parts.netloc) == ("https", "wa.me")
    assert parse_qs(parts.query, keep_blank_values=True) == {"text": [text]}


def test_a_mail_breaks_its_lines_as_the_standard_says() -> None:
    address = mailto_address("", "one\ntwo\r\nthree", "a@x.com")
    assert address.endswith("body=one%0D%0Atwo%0D%0Athree")


def test_an_address_cannot_add_other_fields() -> None:
    address = mailto_address("Hi", "", "a@x.com?cc=eve@x.com&bcc=eve@x.com")
    assert address.count("?") == 1
    assert parse_qs(urlsplit(address).query) == {"subject": ["Hi"]}


def test_half_a_character_is_replaced_and_does_no_harm() -> None:
    assert whatsapp_address("\ud800") == "https://wa.me/?text=%3F"
