"""What the header of a column, or a labelled line, announces: the one vocabulary for both."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.header_words import ANOTHERS, FILLERS, MAIL_WORDS, WORDS
from desktop_invite.invites.search_text import searchable

_LONGEST_LABEL = 60
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN_WORDS = re.compile(r"[\s_./\\-]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SLASH = re.compile(r"\s*[/|]\s*")
_EDGES = " :;,*#\"'?!.…"


class Role(StrEnum):
    """What a column, or a labelled line, holds."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    INTERVIEW = "interview"
    DELIVERY = "delivery"


PERSON = frozenset({Role.NAME, Role.FIRST, Role.LAST, Role.EMAIL})
"""Who the candidate is, as against what they are invited to."""


def role_of(label: str) -> Role | None:
    """Return what a header or a label like `E-Mail:` announces."""
    return _role_of(label) if len(label) <= _LONGEST_LABEL else None


def is_some_address(label: str) -> bool:
    """Whether a header announces e-mail addresses, of any kind: `Private e-mail`, `Email 2`."""
    words = _plain(label).replace(" ", "")
    return any(word in words for word in MAIL_WORDS)


def is_about_another(label: str) -> bool:
    """Whether a header speaks of somebody or something else than the candidate: `Recruiter`."""
    return not ANOTHERS.isdisjoint(_plain(label).split())


@lru_cache(maxsize=4096)
def _role_of(label: str) -> Role | None:
    role = _ROLES.get(_plain(label))
    if role is None and _HUMP.search(label):
        role = _ROLES.get(_plain(_HUMP.sub(" ", label)))
    if role is None and _BRACKETS.search(label):
        role = _role_of(_BRACKETS.sub(" ", label))
    if role is None and _SLASH.search(label):
        # In two languages, each of which must say the same.
        roles = set(map(_role_of, _SLASH.split(label)))
        return roles.pop() if len(roles) == 1 else None
    return role or _ROLES.get(_without_fillers(_plain(label)))


def _without_fillers(plain: str) -> str:
    """Return `email address` of `what is your email address`, and nothing of anything too long."""
    return " ".join(word for word in plain.split() if word not in FILLERS)


def _plain(label: str) -> str:
    """Bring a label into the form in which the vocabulary is looked up."""
    text = searchable(tidy(label[:_LONGEST_LABEL])).strip(_EDGES)
    return _BETWEEN_WORDS.sub(" ", text).strip(_EDGES)


_ROLES = {
    _plain(word): Role(role)
    for role, lines in WORDS.items()
    for line in lines
    for word in line.split("|")
}
