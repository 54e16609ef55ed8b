"""The proxy that the system is set to, as a door that the wire is given."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery


def system_proxy(url: str) -> str | None:
    """Return the system's proxy for the address, `http://host:port`, or None for none.

    May take long (a proxy script is run), so it is asked on a request's own thread. A proxy of
    another kind than HTTP is passed over, as is a user name: Xobin's client speaks neither.
    """
    query = QNetworkProxyQuery(QUrl(url))
    for proxy in QNetworkProxyFactory.systemProxyForQuery(query):
        if proxy.type() == QNetworkProxy.ProxyType.HttpProxy and proxy.hostName():
            return f"http://{proxy.hostName()}:{proxy.port()}"
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return None
    return None
