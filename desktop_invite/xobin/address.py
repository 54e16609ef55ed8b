"""Where the API is: an address that a key may be sent to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, urlsplit

_DEFAULT_PORTS = {"https": 443, "http": 80}
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\\]")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_TORN_SCHEME = re.compile(r"https?:(?!//)", re.IGNORECASE)
_IN_A_PATH = "/%:@!$&'()*+,;=~-._"


class AddressProblem(StrEnum):
    """Why a text can't be the base URL."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    """No address at all, or one whose host or port makes no sense."""
    NOT_HTTPS = "not_https"
    """Neither https, nor http of this computer: the key would travel in the open."""
    USER_NAME = "user_name"
    """A user name or password before the host."""
    EXTRAS = "extras"
    """A query (`?…`) or a fragment (`#…`)."""


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """The address that the API's paths are appended to. Made by `parse` only."""

    url: str
    """Without a slash at its end: `https://app.xobin.com/api/v2`."""

    @classmethod
    def parse(cls, text: str) -> BaseUrl | AddressProblem:
        """Read an address as people type it; `https://` may be left out."""
        text = text.strip()
        if not text:
            return AddressProblem.EMPTY
        if _UNFIT.search(text) or _TORN_SCHEME.match(text):
            return AddressProblem.UNREADABLE
        try:
            parts = urlsplit(text if "://" in text else f"https://{text}")
            host, port = _host_of(parts), parts.port
        except ValueError:
            return AddressProblem.UNREADABLE
        return _problem(text, parts, host) or cls(_written(parts, host, port))

    @property
    def origin(self) -> str:
        """Scheme, host and port, to which a key belongs: `https://app.xobin.com`."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """The host alone, an IPv6 address without brackets."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_this_computer(self) -> bool:
        """Whether requests stay on loopback."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this computer itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_of(parts: SplitResult) -> str:
    """Return the host as DNS knows it. Raises ValueError when there is none."""
    host = (parts.hostname or "").removesuffix(".")
    if "[" in parts.netloc:
        address = ipaddress.IPv6Address(host)
        if address.scope_id is not None:
            raise ValueError("an address of one network card only")
        return str(address)
    host = host.encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(host):
        raise ValueError("no host")
    return host


def _problem(text: str, parts: SplitResult, host: str) -> AddressProblem | None:
    if "@" in parts.netloc:
        return AddressProblem.USER_NAME
    if "?" in text or "#" in text:
        return AddressProblem.EXTRAS
    if {".", ".."} & set(parts.path.split("/")):
        return AddressProblem.UNREADABLE
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)):
        return None
    return AddressProblem.NOT_HTTPS


def _written(parts: SplitResult, host: str, port: int | None) -> str:
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    return f"{parts.scheme}://{netloc}{quote(parts.path.rstrip('/'), safe=_IN_A_PATH)}"


DEFAULT_BASE_URL = BaseUrl("https://app.xobin.com/api/v2")
