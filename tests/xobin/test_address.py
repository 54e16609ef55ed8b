"""A key may only be sent to an address that keeps it secret, and belongs to one origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.xobin.address import DEFAULT_BASE_URL, AddressProblem, BaseUrl, is_loopback


def _read(text: str) -> BaseUrl:
    address = BaseUrl.parse(text)
    assert isinstance(address, BaseUrl), address
    return address


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://app.xobin.com/api/v2", "https://app.xobin.com/api/v2"),
        ("  https://app.xobin.com/api/v2/ \n", "https://app.xobin.com/api/v2"),
        ("app.xobin.com/api/v2", "https://app.xobin.com/api/v2"),
        ("HTTPS://App.Xobin.com:443/api/v2", "https://app.xobin.com/api/v2"),
        ("https://app.xobin.com.:8443/", "https://app.xobin.com:8443"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://127.0.0.1:8000/api/v2", "http://127.0.0.1:8000/api/v2"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:9000/x", "http://[::1]:9000/x"),
    ],
)
def test_an_address_is_read_as_people_type_it(text: str, url: str) -> None:
    assert _read(text) == BaseUrl(url)
    assert _read(url) == BaseUrl(url)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("   ", AddressProblem.EMPTY),
        ("https://", AddressProblem.UNREADABLE),
        ("https:x.com", AddressProblem.UNREADABLE),
        ("http:/x.com", AddressProblem.UNREADABLE),
        ("https://x.com:99999", AddressProblem.UNREADABLE),
        ("https://x.com:port", AddressProblem.UNREADABLE),
        ("https://x..com", AddressProblem.UNREADABLE),
        ("https://" + "a" * 64 + ".com", AddressProblem.UNREADABLE),
        ("https://x.com/a b", AddressProblem.UNREADABLE),
        ("https://x.com\\@evil.com", AddressProblem.UNREADABLE),
        ("https://x.com/../up", AddressProblem.UNREADABLE),
        ("https://[v1.a]/", AddressProblem.UNREADABLE),
        ("https://[fe80::1%25eth0]/", AddressProblem.UNREADABLE),
        ("javascript:alert(1)", AddressProblem.UNREADABLE),
        ("http://app.xobin.com/api/v2", AddressProblem.NOT_HTTPS),
        ("http://127.0.0.1.evil.com", AddressProblem.NOT_HTTPS),
        ("http://localhost.evil.com", AddressProblem.NOT_HTTPS),
        ("http://192.168.1.1", AddressProblem.NOT_HTTPS),
        ("ftp://x.com", AddressProblem.NOT_HTTPS),
        ("file:///etc/passwd", AddressProblem.UNREADABLE),
        ("https://me:secret@x.com", AddressProblem.USER_NAME),
        ("http://127.0.0.1@evil.com", AddressProblem.USER_NAME),
        ("https://x.com/?a=b", AddressProblem.EXTRAS),
        ("https://x.com?", AddressProblem.EXTRAS),
        ("https://x.com/#part", AddressProblem.EXTRAS),
    ],
)
def test_an_address_that_could_give_a_key_away_is_not_one(
    text: str, problem: AddressProblem
) -> None:
    assert BaseUrl.parse(text) is problem


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://App.xobin.com:443/api/v2", "https://app.xobin.com"),
        ("https://app.xobin.com/another", "https://app.xobin.com"),
        ("https://app.xobin.com:8443/api", "https://app.xobin.com:8443"),
        ("http://[::1]:80/", "http://[::1]"),
    ],
)
def test_a_key_belongs_to_scheme_host_and_port(url: str, origin: str) -> None:
    assert _read(url).origin == origin


def test_the_default_is_xobin() -> None:
    assert _read(DEFAULT_BASE_URL.url) == DEFAULT_BASE_URL
    assert DEFAULT_BASE_URL.host == "app.xobin.com"
    assert not DEFAULT_BASE_URL.is_this_computer


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"])
def test_loopback_is_this_computer(host: str) -> None:
    assert is_loopback(host)


@given(
    st.text() | st.text("htps:/@[]?#.%:0123456789ax\\\u0660ß", max_size=30).map("https://".__add__)
)
def test_whatever_is_typed_is_read_twice_alike(text: str) -> None:
    address = BaseUrl.parse(text)
    if isinstance(address, BaseUrl):
        assert BaseUrl.parse(address.url) == address
        assert address.url.startswith(address.origin)
        assert "@" not in address.origin
