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
        if len(roles) == 1:
            return roles.pop()
        return Role.NAME if says_last_name_first(label) else None
    role = role or _ROLES.get(_without_fillers(_plain(label)))
    return Role.NAME if role is None and says_last_name_first(label) else role


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
LABEL_BEGINNINGS = frozenset(label.partition(" ")[0] for label in _ROLES)
"""The first word of everything that a column may be called; a quick look for what is no label."""
_BETWEEN_NAMES = frozenset({"and", "und", "et", "y", "e", "i", "en", "og", "och", "&", "+"})


def says_last_name_first(label: str) -> bool:
    """Whether a header announces the last name and then the first: `Name, Vorname`, `Nom Prénom`.

    `Name` alone means the last name only where the first name follows.
    """
    words = [word.strip(",;") for word in _plain(label).split()]
    words = [word for word in words if word and word not in _BETWEEN_NAMES]
    for place in range(1, len(words)):
        before, behind = " ".join(words[:place]), " ".join(words[place:])
        if _ROLES.get(before) in {Role.LAST, Role.NAME} and _ROLES.get(behind) is Role.FIRST:
            return True
    return False
