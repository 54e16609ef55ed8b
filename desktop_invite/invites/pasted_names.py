"""The name in a piece of pasted text: before an address, behind it, in a cell, on a line.

A name is never taken apart or turned round here: `Rao, Asha` stays as it was written. Only what is
certainly none is left off: the post of `Asha Rao, Talent Partner`.
"""

from __future__ import annotations

import re

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.name_words import (
    CLOSINGS,
    GREETINGS,
    HALVES_OF_THE_DAY,
    LABELS,
    PARTICLES,
    POSTS,
    PREPOSITIONS,
    PROSE,
    TRADES,
)
from desktop_invite.invites.search_text import searchable

_LONGEST_PIECE = 300
"""Characters that are looked at beside an address; a name has at most 200."""
_MOST_WORDS = 5
_MOST_WORDS_IN_BRACKETS = 8
_LONGEST_ABBREVIATION = 4
"""Characters of a last word whose dot does not end a sentence: `Jr.`, `III.`."""

_EDGES = ' \t,;:<>[]{}|\\/*•·‖=_"“”„«»`´^~-–—'
_SINGLE_QUOTES = (("'", "'"), ("‘", "’"))
_BULLET = re.compile(r"^\(?\d{1,5}[.)]\s+")
_LAST_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_AND = re.compile(r"^(?:and|und|et|y|or|oder|&)\s+")
_DASH = re.compile(r"\s[-–—|•·/]\s")
_DATE_OR_TIME = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
_COLON = re.compile(r":(?!\d)")
_DIGIT = re.compile(r"\d")
_SEPARATED = re.compile(r"[,:;(|\-–—]\s*$")
_NO_NAME = re.compile(r"[@\d:?!]|www\.|\.com\b", re.IGNORECASE)
_CREDENTIALS = re.compile(
    r"(?:,?\s+(?:ph\.?d|mba|m\.?sc|b\.?sc|m\.?eng|b\.?tech|m\.?tech|cpa|pmp|esq)\b\.?)+$",
    re.IGNORECASE,
)


def name_before(piece: str, *, in_brackets: bool) -> str:
    """Return the name that ends a piece of text, right before an address; empty when none does.

    `in_brackets` says that the address stands in angle brackets, `Name <address>`, so that all
    that comes before them may be the name. Otherwise it must look like one.
    """
    piece = tidy(piece[-_LONGEST_PIECE:])
    text = _undressed(_AND.sub("", _undressed(_without_labels(piece)), count=1))
    text = _without_post(text)
    words = text.split()
    if not _has_letters(text) or "@" in text:
        return ""
    if in_brackets and len(words) <= _MOST_WORDS_IN_BRACKETS and not _DATE_OR_TIME.search(text):
        return text
    if _looks_like_a_name(words) or (_SEPARATED.search(piece) and _is_lower_case_name(words)):
        return text
    return " ".join(_names_at_the_end(words))


def name_after(piece: str) -> str:
    """Return the name that follows an address, as in `asha@example.com (Asha Rao)`, or empty."""
    if piece[:1].isalnum():
        return ""
    piece = tidy(piece[:_LONGEST_PIECE]).lstrip(">]}'\" ")
    if piece.startswith("("):
        piece = piece[1:].partition(")")[0]
    return name_on_line(piece)


def name_in_cell(cell: str) -> str:
    """Return the name that a cell of a table holds, in whatever case; empty when it holds none."""
    text = _undressed(tidy(cell[:_LONGEST_PIECE]))
    if not _has_letters(text) or _NO_NAME.search(text) or searchable(text) in LABELS:
        return ""
    return text if len(text.split()) <= _MOST_WORDS_IN_BRACKETS else ""


def name_on_line(line: str) -> str:
    """Return the name that a line of a signature consists of; empty when it is anything else.

    A title or a company behind a dash, and degrees, are left off.
    """
    text = _undressed(tidy(line[:_LONGEST_PIECE]))
    text = _without_post(_DASH.split(text, maxsplit=1)[0])
    text = _undressed(_CREDENTIALS.sub("", text))
    words = text.split()
    if not words or _NO_NAME.search(text) or is_closing(text) or _is_greeting(text):
        return ""
    is_sentence = text.endswith(".") and len(words[-1]) > _LONGEST_ABBREVIATION
    if is_sentence or speaks_of_work(text) or not _looks_like_a_name(words):
        return ""
    return text


def is_closing(line: str) -> bool:
    """Whether a line is how a letter ends: the writer's name follows."""
    words = searchable(line[:_LONGEST_PIECE]).split()
    return 0 < len(words) <= _MOST_WORDS and words[0].strip(",.!-") in CLOSINGS


def speaks_of_work(text: str) -> bool:
    """Whether a text is likely a title, a company or a label, and not a person's name."""
    return any(word.strip(",.").casefold() in TRADES for word in text.split())


def _is_greeting(text: str) -> bool:
    first, _, rest = searchable(text).partition(" ")
    return first.strip(",.!") in GREETINGS and rest != ""


def _undressed(text: str) -> str:
    """Take off quotes, bullets, stray brackets, and what is added in brackets: `(London)`."""
    text = _BULLET.sub("", text.strip(_EDGES).lstrip(")").rstrip("(").strip(_EDGES), count=1)
    for opening, closing in _SINGLE_QUOTES:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            text = text[1:-1]
    text = _LAST_BRACKETS.sub("", text) or text.strip("()")
    return text.replace('\\"', '"').strip(_EDGES)


def _without_post(text: str) -> str:
    """Take off what behind a comma tells of work: a post, a company."""
    name, comma, rest = text.partition(",")
    told = {word.strip(",.&()") for word in searchable(rest).split()}
    if not comma or told.isdisjoint(POSTS) or _is_greeting(name) or is_closing(name):
        return text
    return _undressed(name)


def _without_labels(text: str) -> str:
    """Take off `From:` and `Name:` in front, `Email:` and `at` behind."""
    text = text.rstrip(_EDGES + "(")
    before, _, last = text.rpartition(" ")
    if last in PREPOSITIONS or searchable(last) in LABELS:
        text = before.rstrip(_EDGES + "(")
    return _COLON.split(text)[-1]


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _looks_like_a_name(words: list[str]) -> bool:
    """Tell `Asha Rao` and `Ludwig van Beethoven` and 王小明 from a piece of a sentence."""
    if not 1 <= len(words) <= _MOST_WORDS or any(map(_DIGIT.search, words)):
        return False
    return any(map(_is_capitalised, words)) and all(map(_fits_a_name, words))


def _is_lower_case_name(words: list[str]) -> bool:
    """Tell `asha rao` from `please write to`."""
    if len(words) > _MOST_WORDS or any(map(_DIGIT.search, words)):
        return False
    return not any(word.strip(".,") in PROSE or word in LABELS for word in words)


def _names_at_the_end(words: list[str]) -> list[str]:
    """Return the names that a sentence ends with: `Asha Rao` of `Please invite Asha Rao`."""
    start = len(words)
    while start > 0 and _fits_a_name(words[start - 1]):
        start -= 1
    names = words[start:]
    while names and names[0] in PARTICLES:
        del names[0]
    return names if _looks_like_a_name(names) else []


def _fits_a_name(word: str) -> bool:
    if _DIGIT.search(word) or word.casefold() in HALVES_OF_THE_DAY:
        return False
    return word in PARTICLES or _is_capitalised(word)


def _is_capitalised(word: str) -> bool:
    """Whether it begins like a name; letters of scripts without capitals do."""
    letter = next((character for character in word if character.isalpha()), "")
    return letter != "" and not letter.islower()
