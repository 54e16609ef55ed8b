"""Which proxy a request goes through: what the environment says, else what the system says."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from desktop_invite.xobin.proxies import environment_proxy


def proxy_for(url: str) -> str | None:
    """Return the proxy for the address, `http://host:port`, or None for none.

    May take long (the system may run a proxy script), so it is asked on a request's own thread.
    """
    return environment_proxy(url) or system_proxy(url)


def system_proxy(url: str) -> str | None:
    """Return the system's proxy for the address; one of another kind than HTTP is passed over."""
    query = QNetworkProxyQuery(QUrl(url))
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        if proxy.type() == QNetworkProxy.ProxyType.HttpProxy and proxy.hostName():
            return f"http://{proxy.hostName()}:{proxy.port()}"
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return None
    return None
