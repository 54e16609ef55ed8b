"""Which links may be made clickable, and which may be opened without a question."""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

XOBIN = "xobin.com"
"""The domain of Xobin itself."""

_DEFAULT_PORTS = {"https": 443, "http": 80}
# Other letters can look like these, and programs differ in what they make of escaped ones.
_HOST = re.compile(r"[a-z0-9.:_-]+")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\\\"'<>`{}|^]")


class Opening(StrEnum):
    """What may be done with a link when the recruiter wants to open it."""

    AT_ONCE = "at_once"
    AFTER_ASKING = "after_asking"
    """It leads to a site that neither Xobin nor the recruiter has vouched for."""
    NEVER = "never"


def is_web_link(link: str) -> bool:
    """Whether it is a whole https address, or an http one of this computer (practice mode).

    Everything else (`javascript:`, `file:`, an address with a user name in it, with white space,
    with letters in its host that only look like others) is shown as text and never made a link: it
    may not lead where it seems to.
    """
    return _web_parts(link) is not None


def site_of(link: str) -> str:
    """Return where a web link leads, `app.xobin.com` or `app.example.com:8443`; else nothing."""
    parts = _web_parts(link)
    if parts is None:
        return ""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    standard = parts.port in {None, _DEFAULT_PORTS[parts.scheme]}
    return host if standard else f"{host}:{parts.port}"


def opening_of(link: str, api_host: str, confirmed: Collection[str]) -> Opening:
    """Return whether a link may be opened; `confirmed` are sites that the recruiter said yes to.

    The link is whatever a server answered, and a wrong base URL or a hostile proxy can answer with
    any address. So at once only what leads to Xobin, to the host that the recruiter's settings
    send the API key to, or to a site they have confirmed. That the history holds earlier links to
    a site says nothing: the same server may have sent those.
    """
    parts = _web_parts(link)
    if parts is None:
        return Opening.NEVER
    host = parts.hostname or ""
    vouched = host in {XOBIN, api_host.lower()} or host.endswith(f".{XOBIN}")
    return Opening.AT_ONCE if vouched or site_of(link) in confirmed else Opening.AFTER_ASKING


def _web_parts(link: str) -> SplitResult | None:
    if _UNFIT.search(link):
        return None
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return None
    safe = parts.scheme == "https" or (parts.scheme == "http" and _is_this_computer(host))
    return parts if safe else None


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
