"""The parts of a person's name."""

from __future__ import annotations

import re

from desktop_invite.invites.search_text import searchable

_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "herr", "frau"}
    | {"fr", "mme", "mlle", "sr", "sra", "srta", "ing", "dipl", "mag", "shri", "smt", "er", "adv"}
)

_AFTER_A_NAME = frozenset(
    {"jr", "sr", "i", "ii", "iii", "iv", "v", "phd", "md", "mba", "msc", "bsc", "ma", "ba", "meng"}
    | {"beng", "btech", "mtech", "llb", "llm", "esq", "cpa", "cfa", "pmp", "rn", "dds", "shrm"}
)
"""What follows a name behind a comma and is no part of it."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_COMMA = re.compile(r"\s*[,،，]\s*")
_TWO = 2
_SHORT_FOR_FIRST_NAMES = frozenset({"MOHD", "MOHD.", "MUHD", "MUHD."})
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєαεηιουω")
_FEWEST_LETTERS = 3


def first_name_in(name: str) -> str:
    """Return what a friendly sentence calls the person: `Asha` for `Dr. Asha Rao` and `Rao, Asha`.

    A guess, where a guess is kind: for a name that it can't take apart, and for one of which only
    initials are known, it is the whole name.
    """
    names, _ = _around_commas(name)
    words = names[1 if len(names) > 1 else 0].split() if names else []
    had_title = False
    while len(words) > 1 and (_is_title(words[0]) or (had_title and _continues_a_title(words[0]))):
        had_title = True
        del words[0]
    called = [word for word in words if not _INITIALS.fullmatch(word)]
    if len(called) < len(words) and len(called) < _TWO:
        return name
    return called[0] if called else name


def is_in_doubtful_order(name: str) -> bool:
    """Whether the last name seems to come first: `Rao, Asha`, `RAO Asha`; not `Asha Rao, PhD`."""
    if "," not in name and "،" not in name and "，" not in name:
        return _capitals_apart(name) is not None
    names, _ = _around_commas(name)
    return len(names) > 1


def first_name_first(name: str) -> str | None:
    """Return `Asha Rao` for `Rao, Asha`: a guess; None where there are more parts than two."""
    names, suffixes = _around_commas(name)
    if len(names) == _TWO:
        return ", ".join((f"{names[1]} {names[0]}", *suffixes))
    return _capitals_apart(name) if len(names) == 1 and not suffixes else None


def two_words_turned(name: str) -> str | None:
    """Return `Asha Rao` for `Rao Asha`; None for more words than two."""
    words = name.split()
    return f"{words[1]} {words[0]}" if len(words) == _TWO else None


def _capitals_apart(name: str) -> str | None:
    """Return `Asha RAO (Ms)` for `RAO Asha (Ms)`; None where no capitals set a last name apart.

    Initials are no last name: `JP Dupont`, `APJ Abdul Kalam`; nor is `MD`, short for Mohammed.
    """
    if not name[:3].isupper() and "." not in name[:6]:
        return None
    words = name.split()
    begin = next((place for place, word in enumerate(words) if not _is_title(word)), len(words))
    end = begin
    while end < len(words) and words[end].isupper():
        end += 1
    last, rest = words[begin:end], words[end:]
    first = [word for word in rest if not word.startswith("(")]
    if not first or first != rest[: len(first)] or not first[0][:1].isupper():
        return None
    if not any(map(_could_be_a_last_name, last)):
        return None
    return " ".join((*words[:begin], *first, *last, *rest[len(first) :]))


def _could_be_a_last_name(word: str) -> bool:
    letters = [letter for letter in searchable(word) if letter.isalpha()]
    if word in _SHORT_FOR_FIRST_NAMES or len(letters) < _FEWEST_LETTERS:
        return False
    # Behind the first letter: `APJ` are initials.
    return any(letter in _VOWELS for letter in letters[1:])


def _around_commas(name: str) -> tuple[list[str], list[str]]:
    """Return what stands between the commas, and apart from it what follows the name."""
    parts = [part for part in _COMMA.split(name) if part]
    names = [part for place, part in enumerate(parts) if place == 0 or not _is_suffix(part)]
    return names, [part for part in parts[1:] if _is_suffix(part)]


def _is_suffix(part: str) -> bool:
    return all(
        word.replace(".", "").replace("-", "").casefold() in _AFTER_A_NAME for word in part.split()
    )


def _is_title(word: str) -> bool:
    parts = [part for part in re.split(r"[.-]", word.casefold()) if part]
    return bool(parts) and all(part in _TITLES for part in parts)


def _continues_a_title(word: str) -> bool:
    """Tell the `med.` of `Dr. med.`, the `h.c.` of `Prof. h.c.`."""
    return word.endswith(".") and word.islower()
