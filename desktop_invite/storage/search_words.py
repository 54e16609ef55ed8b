"""Where the words of a search may stand: in an invite's own text, or in its interview's name.

Interviews are few and invites many. So the words are looked for in the interviews first, and what
is left of them for each interview in the texts of its invites: `sales wei` is `wei` among the
invites to Sales screening, and `sales wei` among all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.storage.search_conditions import ALL, Condition, among, holds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop_invite.storage.history_query import HistoryQuery

TRIGRAM = 3
"""Letters of what the trigram index holds."""
MOST_BEGINNINGS = 64
"""Trigrams that a word of one or two letters may begin and still tell much."""
_MOST_TRIGRAMS = 24
_LAST_LETTER = "\U0010ffff"
_FIRST_LETTER = "\x01"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what a search finds. No invite is in two shares of one search."""

    words: tuple[str, ...]
    """What must stand in the invite's own text."""
    interviews: tuple[int, ...] | None
    """Whose invites these are; None for those of all interviews but `others`."""
    others: tuple[int, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the interview's name says it all: no text needs to be looked at."""
        return not self.words

    @property
    def place(self) -> Condition:
        """Let through what belongs to these interviews; every index has what it takes."""
        if self.interviews is not None:
            return among(self.interviews, "i.interview_id")
        if not self.others:
            return ALL
        outside = among(self.others, "i.interview_id")
        return Condition(outside.sql.replace(" IN ", " NOT IN ", 1), outside.values)

    @property
    def condition(self) -> Condition:
        """Let through this share."""
        return self.place & holds(self.words)


def shares_of(connection: sqlite3.Connection, query: HistoryQuery) -> tuple[Share, ...]:
    """Return where the query's words are to be looked for; one share of all without words."""
    terms = query.terms
    if not terms:
        return (Share((), None),)
    left: dict[tuple[str, ...], list[int]] = {}
    for number, name in connection.execute("SELECT number, name_key FROM interviews").fetchall():
        known_as = f"{name} {number}"
        words = tuple(term for term in terms if term not in known_as)
        if query.interview in {None, number}:
            left.setdefault(words, []).append(number)
    left.pop(terms, None)
    named = tuple(number for numbers in left.values() for number in numbers)
    shares = [Share(words, tuple(numbers)) for words, numbers in left.items()]
    if query.interview not in named:
        shares.append(Share(terms, None, named))
    return tuple(shares)


class Narrowing(NamedTuple):
    """What the trigram index is asked for, to find everything that holds some words."""

    asked: str | None
    """None when it would tell too little; empty when nothing holds the words."""
    tells_all: bool
    """Whether what it finds need not be compared with the text."""


def narrowing(connection: sqlite3.Connection, words: Iterable[str]) -> Narrowing:
    """Return the question to the trigram index for these words.

    Of a long word every third trigram and the last will do: each costs time, those that everybody
    has the most. A short word is every trigram that it begins, when those are not too many.
    """
    long: list[str] = []
    short: list[str] = []
    tells_all = True
    for word in words:
        if len(word) >= TRIGRAM:
            long += _trigrams_in(word)
            tells_all = tells_all and len(word) == TRIGRAM
            continue
        beginnings = _beginning_with(connection, word)
        if not beginnings:
            return Narrowing("", tells_all=True)
        if len(beginnings) <= MOST_BEGINNINGS:
            short.append(f"({' OR '.join(map(_quoted, beginnings))})")
        else:
            tells_all = False
    grams = [*map(_quoted, dict.fromkeys(long))][:_MOST_TRIGRAMS]
    return Narrowing(" AND ".join([*grams, *short]) or None, tells_all)


def _beginning_with(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the trigrams that begin with a word, one more than `MOST_BEGINNINGS` at most.

    From each the next is looked up: reading on would go through all that hold the first.
    """
    found: list[str] = []
    after, end = word, word + _LAST_LETTER
    while len(found) <= MOST_BEGINNINGS:
        row = connection.execute(
            "SELECT term FROM invites_trigrams WHERE term >= ? AND term < ? LIMIT 1", (after, end)
        ).fetchone()
        if row is None:
            break
        found.append(row[0])
        after = row[0] + _FIRST_LETTER
    return found


def _trigrams_in(word: str) -> list[str]:
    last = len(word) - TRIGRAM
    return [word[at : at + TRIGRAM] for at in (*range(0, last, TRIGRAM), last)]


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
