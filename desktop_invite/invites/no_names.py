"""What stands in a list where a name should be, and is none: `N/A`, `-`, `Contact person:`."""

from __future__ import annotations

import re

from desktop_invite.invites.header_words import ANOTHERS
from desktop_invite.invites.headers import LABEL_BEGINNINGS, is_about_another, role_of
from desktop_invite.invites.search_text import searchable

_NOTHING = frozenset(
    {"n/a", "n.a.", "n.a", "n/d", "n.d.", "k.a.", "k. a.", "k.a", "s/o", "none", "null", "nil"}
    | {"nan", "tbd", "tba", "tbc", "tbd.", "unknown", "unnamed", "no name", "not available"}
    | {"not provided", "not given", "not known", "(blank)", "(leer)", "(vide)", "blank", "empty"}
    | {"unbekannt", "keine angabe", "ohne namen", "inconnu", "inconnue", "desconocido"}
    | {"desconocida", "sin nombre", "sem nome", "desconhecido", "sconosciuto", "onbekend", "xxx"}
    | {"example", "sample", "beispiel", "exemple", "ejemplo", "exemplo", "esempio"}
    | {"нет", "неизвестно", "undefined", "anonymous", "anonym", "anonyme"}
)
"""What people and programs write for nothing, as it is compared without capitals."""
_ANNOUNCING = frozenset(":?")
_FIRST_WORD = re.compile(r"[\s._/\\,-]")
_LONGEST_NOTHING = max(map(len, _NOTHING))


def is_no_name(name: str) -> bool:
    """Whether a text is hardly a name; what a recruiter types is one all the same.

    Quick for names, for there are tens of thousands of them. A text without any letter is none, an
    address is none, and what announces or asks, `Contact person:`, is none.
    """
    if says_nothing(name) or "@" in name or name[-1:] in _ANNOUNCING:
        return True
    if not name[:1].isalpha() and not any(map(str.isalpha, name)):
        return True
    first = _FIRST_WORD.split(name, maxsplit=1)[0].casefold()
    return (first in ANOTHERS or first in LABEL_BEGINNINGS) and _announces(name)


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: a dash, a dot, `N/A`."""
    if len(text) > _LONGEST_NOTHING:
        return False
    return text.casefold() in _NOTHING or not any(map(str.isalnum, text))


def _announces(name: str) -> bool:
    """Whether it is what a column may be called, or speaks of somebody else: `Hiring manager`."""
    if role_of(name) is not None:
        return True
    words = searchable(name).split()
    return is_about_another(name) and all(word in ANOTHERS for word in words)
