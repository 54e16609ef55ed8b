"""What search compares: a text without its accents, its case and its typographic dress."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        # Letters that Unicode does not take apart into a letter and an accent.
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ı": "i",
        "ə": "e",
        "ƀ": "b",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        "ɨ": "i",
        "ʉ": "u",
        "ƶ": "z",
        "є": "е",
        "і": "и",
        "ґ": "г",
        # Persian and Urdu keyboards write the same letters of a name by codes of their own.
        "ی": "ي",
        "ى": "ي",
        "ک": "ك",
    }
)
_PUNCTUATION = str.maketrans(
    dict.fromkeys("‘’‛ʻʼʹ′´`", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_WHITE_SPACE = re.compile(r"\s+")
_OVERLAYS = 1
_POINTS = range(10, 37)
"""The combining classes of Hebrew, Arabic and Syriac vowel points, which people leave out."""
_PIECE = 2_000
"""Characters that are decomposed at once: ordering accents takes time by their number squared."""
_ACCENTS = 200
"""The lowest combining class of accents above, below and beside a letter."""


class _Droppings(dict[int, str | None]):
    """For `str.translate`: which characters search does not see; found out once each."""

    def __missing__(self, code: int) -> str | None:
        """Decide about a character that is met for the first time."""
        character = chr(code)
        self[code] = None if _is_unseen(character) else character
        return self[code]


def _is_unseen(character: str) -> bool:
    """Tell accents, points and invisible characters from what a reader would type.

    Vowel signs of Indic scripts, Thai vowels and the Japanese voicing marks have other combining
    classes: without them it would be another name.
    """
    place = unicodedata.combining(character)
    if place == _OVERLAYS or place in _POINTS or place >= _ACCENTS:
        return True
    return unicodedata.category(character) == "Cf"


_DROPPINGS = _Droppings()


def searchable(text: str) -> str:
    """Return the form in which texts are searched: `Zoë  BRONTË` and `zoe bronte` have the same.

    Case-folded, without accents and invisible characters, compatibility forms (full-width letters,
    ligatures) made plain, runs of white space made one space, not trimmed. Applied to its own
    result it changes nothing. A part of a text has a form that is part of the text's form, as far
    as whole letters go: so it can be stored once and compared with LIKE or `in`.
    """
    if not text.isascii():
        pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
        text = "".join(map(_plain, pieces))
    return _WHITE_SPACE.sub(" ", text.translate(_PUNCTUATION).lower())


def _plain(text: str) -> str:
    """Fold case, accents and compatibility forms, by Unicode's decompositions and our table."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PUNCTUATION))
    folded = unicodedata.normalize("NFKD", decomposed.casefold())
    return folded.translate(_DROPPINGS).translate(_LETTERS)
