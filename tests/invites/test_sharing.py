"""A draft in another program has every letter in it."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.sharing import (
    LONGEST_ADDRESS,
    mail_draft,
    mailto_address,
    whatsapp_address,
    whatsapp_draft,
)

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


@given(WRITING, WRITING)
def test_a_draft_is_whole_or_has_no_message_at_all(subject: str, body: str) -> None:
    draft = mail_draft(subject, body, "asha@example.com")
    assert len(draft.address) <= LONGEST_ADDRESS
    if draft.is_whole:
        assert draft.address == mailto_address(subject, body, "asha@example.com")
    else:
        assert draft.address.endswith("&body=")


def test_a_message_that_mail_programs_would_cut_off_is_left_out() -> None:
    draft = mail_draft("Your interview", "आपका साक्षात्कार " * 20, "asha@example.com")
    assert not draft.is_whole
    assert draft.address == "mailto:asha@example.com?subject=Your%20interview&body="


def test_a_subject_that_is_too_long_by_itself_is_left_out_as_well() -> None:
    draft = mail_draft("साक्षात्कार" * 25, "Hi", "asha@example.com")
    assert draft.address == "mailto:asha@example.com?subject=&body="


def test_the_longest_message_that_fits_is_in_the_draft() -> None:
    room = LONGEST_ADDRESS - len(mailto_address("", "", "a@x.com"))
    assert mail_draft("", "x" * room, "a@x.com").is_whole
    assert not mail_draft("", "x" * (room + 1), "a@x.com").is_whole


def test_whatsapp_gets_the_whole_message_or_none() -> None:
    room = LONGEST_ADDRESS - len(whatsapp_address(""))
    assert whatsapp_draft("x" * room) == whatsapp_address("x" * room)
    assert whatsapp_draft("x" * (room + 1)) is None
