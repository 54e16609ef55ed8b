"""Only a link that leads where it seems to lead may be clicked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.links import is_web_link


@pytest.mark.parametrize(
    "link",
    [
        "https://app.xobin.com/i/8f3c",
        "https://app.xobin.com:8443/i/8f3c?a=1&b=2#c",
        "HTTPS://app.xobin.com/",
        "http://127.0.0.1:49152/i/1",
        "http://localhost:49152/i/1",
        "http://[::1]:49152/i/1",
    ],
)
def test_a_web_address_is_a_link(link: str) -> None:
    assert is_web_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://app.xobin.com/i/8f3c",
        "https://app.xobin.com@evil.example/",
        "https://app.xobin.com/ i",
        "https://app.xobin.com/\n",
        'https://x.com/"onclick="',
        "https://x.com/<b>",
        "https://",
        "https://[",
        "https://x.com:port/",
        "//x.com/",
        "app.xobin.com/i/1",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
    ],
)
def test_anything_else_is_not(link: str) -> None:
    assert not is_web_link(link)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_web_link(text) in {True, False}
