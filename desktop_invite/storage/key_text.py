"""What an API key may look like: pasted text in, a key that a header can carry out."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto

LONGEST_KEY = 1_280
"""Characters. The Windows Credential Manager keeps 2,560 bytes of UTF-16; more than that it
refuses with an error of its own, so the limit is checked here and is the same everywhere."""


class KeyProblem(Enum):
    """Why a text can't be an API key. Not a str, so that `isinstance(…, str)` means a good key."""

    EMPTY = auto()
    SPACE_INSIDE = auto()
    """More than the key was pasted, or two halves of it."""
    STRANGE_CHARACTER = auto()
    """Something other than printable ASCII, which no header carries."""
    TOO_LONG = auto()


def clean_key(text: str) -> str | KeyProblem:
    """Return the key without what pasting added, or what is wrong with it.

    Line breaks and invisible characters go wherever they stand (mail programs wrap and pad long
    words), other white space only at the ends.
    """
    key = "".join(char for char in text if not _added_by_pasting(char)).strip()
    if not key:
        return KeyProblem.EMPTY
    if any(char.isspace() for char in key):
        return KeyProblem.SPACE_INSIDE
    if not (key.isascii() and key.isprintable()):
        return KeyProblem.STRANGE_CHARACTER
    return key if len(key) <= LONGEST_KEY else KeyProblem.TOO_LONG


def _added_by_pasting(char: str) -> bool:
    # Cf: zero-width spaces and joiners, the byte order mark, soft hyphens, direction marks.
    return char in "\r\n\u2028\u2029" or unicodedata.category(char) == "Cf"
