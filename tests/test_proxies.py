"""Which proxy is asked: the environment's, else the system's, and none for this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.proxies import proxy_for, system_proxy

if TYPE_CHECKING:
    import pytest

XOBIN = "https://app.xobin.com/api/v2"


def test_without_a_proxy_the_way_is_direct() -> None:
    assert proxy_for(XOBIN) is None
    assert system_proxy(XOBIN) is None


def test_what_the_environment_says_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")
    assert proxy_for(XOBIN) == "http://proxy.example.com:3128"


def test_this_computer_is_never_reached_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example.com:3128")
    assert proxy_for("http://127.0.0.1:40123/api/v2") is None
    assert proxy_for("http://localhost:40123/api/v2") is None


def test_a_host_that_the_environment_excepts_is_reached_directly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example.com:3128")
    monkeypatch.setenv("no_proxy", ".xobin.com")
    assert proxy_for(XOBIN) is None
