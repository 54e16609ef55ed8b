"""The parts of a person's name."""

from __future__ import annotations

import re

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
    """Whether the last name seems to come first: `Rao, Asha`, but not `Asha Rao, PhD`."""
    names, _ = _around_commas(name)
    return len(names) > 1


def first_name_first(name: str) -> str | None:
    """Return `Asha Rao` for `Rao, Asha`: a guess; None where there are more parts than two."""
    names, suffixes = _around_commas(name)
    if len(names) != _TWO:
        return None
    return ", ".join((f"{names[1]} {names[0]}", *suffixes))


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
