"""Only a link that leads where it seems to lead may be clicked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.links import Opening, is_web_link, opening_of, site_of


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
        "https://аpp.xobin.com/",  # the first letter is a Cyrillic one
        "https://app%2exobin.com/",
        "https://app.xobin.com。evil.example/",
    ],
)
def test_anything_else_is_not(link: str) -> None:
    assert not is_web_link(link)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_web_link(text) in {True, False}


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://App.Xobin.com/i/1", "app.xobin.com"),
        ("https://app.example.com:443/i/1", "app.example.com"),
        ("https://app.example.com:8443/i/1", "app.example.com:8443"),
        ("http://127.0.0.1:4000/i/1", "127.0.0.1:4000"),
        ("https://[2001:db8::1]:8443/", "[2001:db8::1]:8443"),
        ("http://app.example.com/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_site_of_a_link_is_its_host_and_an_unusual_port(link: str, site: str) -> None:
    assert site_of(link) == site


@pytest.mark.parametrize(
    ("link", "opening"),
    [
        ("https://app.xobin.com/i/1", Opening.AT_ONCE),
        ("https://interviews.xobin.com/i/1", Opening.AT_ONCE),
        ("https://xobin.com/i/1", Opening.AT_ONCE),
        ("https://api.example.org:8443/i/1", Opening.AT_ONCE),
        ("https://jobs.example.com/i/1", Opening.AT_ONCE),
        ("https://jobs.example.com:8443/i/1", Opening.AFTER_ASKING),
        ("https://example.com/i/1", Opening.AFTER_ASKING),
        ("https://notxobin.com/i/1", Opening.AFTER_ASKING),
        ("https://app.xobin.com.example.com/i/1", Opening.AFTER_ASKING),
        ("https://example.com/?https://app.xobin.com", Opening.AFTER_ASKING),
        ("http://127.0.0.1:8080/admin/reset", Opening.AFTER_ASKING),
        ("http://app.xobin.com/i/1", Opening.NEVER),
        ("https://app.xobin.com@example.com/", Opening.NEVER),
        ("file:///etc/passwd", Opening.NEVER),
        ("", Opening.NEVER),
    ],
)
def test_a_link_to_where_nobody_vouched_for_is_asked_about(link: str, opening: Opening) -> None:
    assert opening_of(link, "api.example.org", {"jobs.example.com"}) is opening


def test_practice_links_are_opened_in_practice_mode() -> None:
    assert opening_of("http://127.0.0.1:4000/i/1", "127.0.0.1", ()) is Opening.AT_ONCE


@given(st.text())
def test_only_what_has_a_site_can_be_opened(text: str) -> None:
    assert (opening_of(text, "", ()) is Opening.NEVER) == (site_of(text) == "")
