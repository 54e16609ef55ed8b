"""Slips of the finger in e-mail addresses: what was likely meant. Offered, never applied."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PROVIDERS: dict[str, tuple[str, ...]] = {
    # The endings that each mail service has; the first is what a wrong one was meant to be.
    "gmail": ("com",),
    "yahoo": (
        *("com", "co.in", "in", "co.uk", "fr", "de", "it", "es", "ca", "com.br", "com.mx"),
        *("com.ar", "com.au", "co.jp", "co.id", "com.sg", "com.ph", "com.vn", "com.tw", "ie"),
    ),
    "hotmail": ("com", "co.uk", "fr", "de", "it", "es", "nl", "be", "se", "no", "dk", "com.br"),
    "outlook": ("com", "de", "fr", "es", "it", "in", "jp", "pt", "dk", "ie", "com.br", "com.au"),
    "icloud": ("com",),
    "googlemail": ("com",),
    "protonmail": ("com", "ch"),
    "rediffmail": ("com",),
    "yandex": ("ru", "com", "ua", "kz", "by"),
    "rambler": ("ru",),
    "fastmail": ("com", "fm"),
    "wanadoo": ("fr",),
    "orange": ("fr",),
    "laposte": ("net",),
    "t-online": ("de",),
    "freenet": ("de",),
    "libero": ("it",),
    "virgilio": ("it",),
    "bluewin": ("ch",),
    "ziggo": ("nl",),
    "telenet": ("be",),
    "btinternet": ("com",),
    "virginmedia": ("com",),
    "comcast": ("net",),
    "verizon": ("net",),
    "sbcglobal": ("net",),
    "bellsouth": ("net",),
    "bigpond": ("com", "net.au"),
    "naver": ("com",),
    "hanmail": ("net",),
}
_REAL_NEIGHBOURS = frozenset(
    # Services and companies of their own, a letter away from one of those above.
    {"mail", "email", "ymail", "fmail", "hmail", "vmail", "xmail", "zmail", "grail", "gail"}
    | {"cloud", "ecloud", "mcloud", "vcloud", "xcloud", "bcloud", "photon", "range", "oranges"}
    | {"libera", "liberi", "never", "navel", "waver", "raver", "ambler"}
)
_ENDINGS = {
    # None of these is a top level that exists.
    **dict.fromkeys(
        ("con", "cmo", "ocm", "comm", "coom", "ccom", "vom", "xom", "cpm", "cim", "clm", "c0m"),
        "com",
    ),
    **dict.fromkeys(("comn", "copm", "comh", "vcom", "xcom", "cok", "conm", "comk"), "com"),
    **dict.fromkeys(("ent", "nte", "nett", "neet", "nrt"), "net"),
    **dict.fromkeys(("ogr", "rog", "orgg", "prg"), "org"),
}
_CUT_ENDINGS = frozenset({"", "c", "co", "cm", "om", "m", "cn"})
"""What is left of `com` when letters are lost; some are countries, where these services aren't."""
_RUN_TOGETHER = {
    label + ending.replace(".", ""): f"{label}.{ending}"
    for label, endings in _PROVIDERS.items()
    for ending in endings
}
_WRAPPING = "<>()[]{}\"'`“”‘’«»,;:.!?"
_AROUND_DOTS = re.compile(r"\s*([.@])\s*")
_DOTS = re.compile(r"\.{2,}")
_ATS = re.compile(r"@{2,}")
_SCHEME = re.compile(r"mailto:", re.IGNORECASE)


def likely_address(email: str) -> str | None:
    """Return the address whose domain was likely meant: `a@gmail.com` for `a@gmial.con`.

    None when nothing looks like a slip, as with every domain that is a mail service's own.
    The result is not checked; the part before the @ is left as it is.
    """
    local, at, domain = email.rpartition("@")
    if not at:
        return None
    meant = _likely_domain(domain.lower())
    return None if meant is None else f"{local}@{meant}"


def repaired(text: str) -> str:
    """Return what a text that is no address was likely meant to be: `a@x.com` for `<a@x,com>`.

    A guess that the caller has to check, and that may be the text itself.
    """
    text = _SCHEME.sub("", unicodedata.normalize("NFKC", text), count=1).strip(_WRAPPING + " ")
    local, at, domain = _ATS.sub("@", _AROUND_DOTS.sub(r"\1", text)).rpartition("@")
    domain = _DOTS.sub(".", domain.replace(",", ".").replace("。", "."))
    email = f"{local.rstrip('.')}{at}{domain}"
    return likely_address(email) or email


@lru_cache(maxsize=4096)
def _likely_domain(domain: str) -> str | None:
    """Look at the service's name and at the ending, each for one slip."""
    site = domain.removeprefix("www.")
    site = _RUN_TOGETHER.get(site, site)
    label, _, ending = site.partition(".")
    ending = _mended_ending(ending)
    service = label if label in _PROVIDERS else _nearest_service(label)
    if service is not None:
        label, ending = _of_service(service, label, ending)
    meant = f"{label}.{ending}" if ending else label
    return None if meant == domain else meant


def _mended_ending(ending: str) -> str:
    before, dot, last = ending.rpartition(".")
    return before + dot + _ENDINGS.get(last, last)


def _of_service(service: str, label: str, ending: str) -> tuple[str, str]:
    """Take the service for what was meant only where its ending fits as well."""
    endings = _PROVIDERS[service]
    if ending in endings:
        return service, ending
    if ending in _CUT_ENDINGS:
        return service, endings[0]
    return label, ending


def _nearest_service(label: str) -> str | None:
    if label in _REAL_NEIGHBOURS:
        return None
    return next((service for service in _PROVIDERS if is_one_slip(label, service)), None)


def is_one_slip(written: str, meant: str) -> bool:
    """Whether one letter more, less or other, or two in the wrong order, makes the difference."""
    if abs(len(written) - len(meant)) > 1 or written == meant:
        return False
    start = 0
    while written[start : start + 1] == meant[start : start + 1]:
        start += 1
    left, right = written[start:], meant[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if len(left) == len(right) == 2:  # noqa: PLR2004  (two letters in the wrong order)
        return left == right[::-1]
    return len(left) <= 1 and len(right) <= 1
