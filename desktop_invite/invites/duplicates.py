"""Who is the same person: the key by which *already invited* and *same as row 9* are found."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from desktop_invite.invites.characters import trim


class Pair(NamedTuple):
    """One candidate × one interview: what nobody should be invited to twice unawares."""

    person: str
    """A `person_key`."""
    interview: int
    """The interview's number."""


def person_key(email: str) -> str:
    """Return what two ways of writing one address have in common: trimmed, NFC, case-folded.

    The part before the @ may by its standard tell cases apart, but no mail service does; taking
    `Asha@` and `asha@` for one person costs a question, taking them for two costs a second mail.
    """
    return folded(trim(email))


def folded(text: str) -> str:
    """Return a text as it is looked through for a `person_key`."""
    if text.isascii():
        # The same, in a fifth of the time: a list has tens of thousands.
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
