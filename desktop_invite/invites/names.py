"""The parts of a person's name."""

from __future__ import annotations

_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "herr", "frau"}
    | {"fr", "mme", "mlle", "sr", "sra", "srta", "ing", "dipl", "mag", "shri", "smt", "er", "adv"}
)


def first_name_in(name: str) -> str:
    """Return what a friendly sentence calls the person: `Asha` for `Dr. Asha Rao` and `Rao, Asha`.

    A guess, where a guess is kind: for a name that it can't take apart it is the whole name.
    """
    family, comma, given = name.partition(",")
    words = (given if comma and given.strip() else family).split()
    while len(words) > 1 and _is_title(words[0]):
        del words[0]
    return words[0] if words else name


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES
