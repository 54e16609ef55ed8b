"""A column of a list may say how each candidate gets the link, in the recruiter's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Delivery
from desktop_invite.spreadsheets.delivery_words import delivery_in


@pytest.mark.parametrize("text", ["link", "LINK", " Get a link ", "getlink", "nur Link", "Lien"])
def test_a_link_to_share(text: str) -> None:
    assert delivery_in(text) is Delivery.GETLINK


@pytest.mark.parametrize("text", ["E-Mail", "email", "sendlink", "per E‑Mail", "Correo", "mail."])
def test_an_email(text: str) -> None:
    assert delivery_in(text) is Delivery.SENDLINK


@given(st.text())
def test_any_other_word_is_none(text: str) -> None:
    assert delivery_in(f"pigeon{text}") is None
