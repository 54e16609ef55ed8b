"""Where the e-mail addresses are in a pasted text, in time that grows only with its length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 253
_LONGEST_TOKEN = 300
_LONGEST_ECHO_GAP = 10
_LOCAL_SIGNS = frozenset("._+-'’&%~")
_DOMAIN_SIGNS = frozenset(".-")
_UNSPACED = re.compile(
    # Thai, Lao and Khmer; Chinese, Japanese and Korean: a word may follow without a space.
    r"[\u0e00-\u0eff\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address and where it stands."""

    email: str
    start: int
    end: int


def addresses_in(text: str) -> list[FoundAddress]:
    """Return the addresses in their order; one that is written twice in a row counts once.

    Found is what has the outer form of an address, with a dot after the @. Mail programs often
    put the same address beside itself: `asha@example.com<mailto:asha@example.com>`.
    """
    return list(_without_echoes(text, _addresses(text)))


def _addresses(text: str) -> Iterator[FoundAddress]:
    free = 0
    at = text.find("@")
    while at != -1:
        start, end = _local_start(text, free, at), _domain_end(text, at)
        if start < at and end > at and not _is_in_link(text, start):
            yield FoundAddress(unicodedata.normalize("NFC", text[start:end]), start, end)
            free = end
        at = text.find("@", max(at + 1, free))


def _local_start(text: str, free: int, at: int) -> int:
    """Go left from the @ as far as an address may reach; `at` itself when there is nothing."""
    start, ends_in_ascii = at, text[at - 1 : at].isascii()
    lowest = max(free, at - _LONGEST_LOCAL - 1)
    while start > lowest and _belongs(text[start - 1], _LOCAL_SIGNS, ends_in_ascii):
        start -= 1
    if at - start > _LONGEST_LOCAL:
        return at
    while start < at and not _is_letter(text[start]) and text[start] != "_":
        start += 1
    return start if text[at - 1] != "." else at


def _domain_end(text: str, at: int) -> int:
    """Go right from the @; `at` itself when no domain with a dot is there."""
    starts_in_ascii = text[at + 1 : at + 2].isascii()
    end, highest = at + 1, min(len(text), at + _LONGEST_DOMAIN + 1)
    while end < highest and _belongs(text[end], _DOMAIN_SIGNS, starts_in_ascii):
        end += 1
    domain = text[at + 1 : end].partition("..")[0].rstrip(".-")
    name, dot, top = domain.rpartition(".")
    if not dot or not _is_letter(name[:1]) or len(top) < 2 or top.isdecimal():  # noqa: PLR2004
        return at
    return at + 1 + len(domain)


def _belongs(character: str, signs: frozenset[str], in_ascii: bool) -> bool:  # noqa: FBT001
    """Tell whether an address goes on: `邮箱asha@x.com` begins at its first Latin letter."""
    if in_ascii and _UNSPACED.match(character):
        return False
    return character in signs or _is_letter(character)


def _is_letter(character: str) -> bool:
    return character.isalnum() or (character != "" and unicodedata.category(character) == "Mn")


def _is_in_link(text: str, start: int) -> bool:
    """Tell the user name in a web address from an address for mail."""
    before = text[max(0, start - _LONGEST_TOKEN) : start]
    return not before[-1:].isspace() and "://" in "".join(before.rsplit(None, 1)[-1:])


def _without_echoes(text: str, found: Iterable[FoundAddress]) -> Iterator[FoundAddress]:
    last: FoundAddress | None = None
    for address in found:
        if last is not None and _echoes(text, last, address):
            last = FoundAddress(last.email, last.start, address.end)
            continue
        if last is not None:
            yield last
        last = address
    if last is not None:
        yield last


def _echoes(text: str, first: FoundAddress, second: FoundAddress) -> bool:
    """Tell whether the second repeats the first, with nothing but brackets between them."""
    between = text[first.end : second.start]
    if len(between) > _LONGEST_ECHO_GAP or "\t" in between or any(map(_is_letter, between)):
        return False
    return person_key(first.email) == person_key(second.email)
