"""Which proxy the environment names."""

from __future__ import annotations

import pytest

from desktop_invite.xobin.proxies import environment_proxy

XOBIN = "https://app.xobin.com/api/v2"


def test_without_a_word_there_is_none() -> None:
    assert environment_proxy(XOBIN) is None


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_usual_names_are_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://proxy.corp:3128")
    assert environment_proxy(XOBIN) == "http://proxy.corp:3128"


def test_a_proxy_for_another_scheme_is_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.corp:3128")
    assert environment_proxy(XOBIN) is None


def test_the_nearest_name_wins_and_a_scheme_may_be_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://other:1080")
    monkeypatch.setenv("HTTPS_PROXY", "proxy.corp:3128")
    assert environment_proxy(XOBIN) == "http://proxy.corp:3128"


@pytest.mark.parametrize("spared", ["*", "xobin.com", ".xobin.com", "a.com, app.xobin.com:443"])
def test_hosts_that_are_spared_go_direct(spared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.corp:3128")
    monkeypatch.setenv("NO_PROXY", spared)
    assert environment_proxy(XOBIN.replace("com/", "com:443/")) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_this_computer_goes_direct(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.corp:3128")
    assert environment_proxy(f"https://{host}:8000/") is None
