"""Which proxy a request goes through: what the environment says, else what the system says."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from desktop_invite.xobin.address import is_loopback
from desktop_invite.xobin.proxies import environment_proxy


def proxy_for(url: str) -> str | None:
    """Return the proxy for the address, `http://host:port`, or None for none.

    None for this computer itself: what practice mode sends must never leave it. May take long (the
    system may run a proxy script), so it is asked on a request's own thread.
    """
    parts = urlsplit(url)
    if is_loopback(parts.hostname or ""):
        return None
    if _environment_speaks(parts.scheme):
        # NO_PROXY is its last word: the system is not asked for another one.
        return environment_proxy(url)
    return system_proxy(url)


def system_proxy(url: str) -> str | None:
    """Return the system's proxy for the address; one of another kind than HTTP is passed over."""
    query = QNetworkProxyQuery(QUrl(url))
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        if proxy.type() == QNetworkProxy.ProxyType.HttpProxy and proxy.hostName():
            return f"http://{proxy.hostName()}:{proxy.port()}"
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return None
    return None


def _environment_speaks(scheme: str) -> bool:
    # Imported here as in `environment_proxy`: slow, and for a request's thread only.
    from urllib.request import getproxies_environment  # noqa: PLC0415

    proxies = getproxies_environment()
    return bool(proxies.get(scheme) or proxies.get("all"))
