"""A fault in technical words, for the recruiter's IT team: no candidate, no key, no password."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

from desktop_invite.xobin.words import plain

_LONGEST = 300
_DISCREET = ("builtins", "desktop_invite.xobin.phases")
_DEEPEST = 12
"""Exceptions within exceptions; requests wraps urllib3's, which wraps the system's."""


def fault_details(fault: BaseException, host: str, proxy: str | None) -> str:
    """Return where the request was going, and what the innermost exception says."""
    root = _root(fault)
    said = f"{type(root).__name__}: {_said(root)}".removesuffix(": ")
    return plain(f"{_route(host, proxy)}: {said}", _LONGEST)


def proxy_place(proxy: str) -> str:
    """Return host and port of a proxy, without the password that may stand before them."""
    try:
        parts = urlsplit(proxy if "://" in proxy else f"//{proxy}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return "?"
    return f"{host or '?'}:{port or '?'}"


def _route(host: str, proxy: str | None) -> str:
    return f"{host} by way of the proxy {proxy_place(proxy)}" if proxy else host


def _root(fault: BaseException) -> BaseException:
    for _ in range(_DEEPEST):
        inner = _inner(fault)
        if inner is None:
            break
        fault = inner
    return fault


def _inner(fault: BaseException) -> BaseException | None:
    named = (getattr(fault, "reason", None), *fault.args, fault.__cause__, fault.__context__)
    return next((one for one in named if isinstance(one, BaseException)), None)


def _said(root: BaseException) -> str:
    """Return the exception's own words where they can't hold an address with a password."""
    if isinstance(root, ssl.SSLCertVerificationError):
        return root.verify_message
    if isinstance(root, OSError):
        return root.strerror or (str(root) if type(root).__module__ in _DISCREET else "")
    return ""
