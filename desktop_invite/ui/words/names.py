"""How sentences write names and numbers that come from outside."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Candidate

_RIGHT_TO_LEFT = {"R", "AL"}
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_WIDE = {"W", "F"}
_LONGEST = 40


def short(text: str, longest: int = _LONGEST) -> str:
    """Return a text that fits into a sentence: cut with an ellipsis above `longest` letters.

    Chinese, Japanese and Korean letters are as wide as two, and count so.
    """
    width = 0
    for place, letter in enumerate(text):
        width += 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
        if width > longest:
            return text[: place - 1].rstrip() + "…"
    return text


def isolated(text: str) -> str:
    """Keep a name that is written from right to left from turning the sentence around it."""
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
    return text


def one_or_many(count: int, one: str, many: str) -> str:
    """Choose between two translated sentences, and fill the number in for `{n}`: `3,000`."""
    return (one if count == 1 else many).format(n=QLocale().toString(count))


def first_name(candidate: Candidate) -> str:
    """Return what a sentence calls the candidate."""
    return isolated(short(candidate.first_name))


def full_name(candidate: Candidate) -> str:
    """Return what a sentence calls the candidate where another of that first name may be meant."""
    return isolated(short(candidate.name))
