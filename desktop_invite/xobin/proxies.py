"""Which proxy a request goes through: asked of a door, never read behind the scenes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from desktop_invite.xobin.address import is_loopback

ProxyFinder = Callable[[str], str | None]
"""Gives the proxy for an address, `http://host:port`, or None for none. May take its time."""


def environment_proxy(url: str) -> str | None:
    """Return what HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in capitals or small.

    A proxy of a kind that isn't spoken here (SOCKS) is returned too: the request then stops and
    says why, where going around the proxy could be what its user wants least.
    """
    # Only needed where an environment speaks for a proxy, and slow to import.
    from urllib.request import getproxies_environment, proxy_bypass  # noqa: PLC0415

    parts = urlsplit(url)
    proxies = getproxies_environment()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or is_loopback(parts.hostname or ""):
        return None
    if proxy_bypass(parts.netloc):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
