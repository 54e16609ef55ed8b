"""Which links may be made clickable or opened."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\\\"'<>`{}|^]")


def is_web_link(link: str) -> bool:
    """Whether it is a whole https address, or an http one of this computer (practice mode).

    Everything else (`javascript:`, `file:`, an address with a user name in it, with white space)
    is shown as text and never made a link: it may not lead where it seems to.
    """
    if _UNFIT.search(link):
        return False
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_this_computer(host))


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
