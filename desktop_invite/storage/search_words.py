"""Where the words of a search may stand: in an invite's own text, or in its interview's name.

Interviews are few and invites many. So the words are looked for in the interviews first, and what
is left of them for each interview in the texts of its invites: `sales wei` is `wei` among the
invites to Sales screening, and `sales wei` among all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.storage.search_conditions import (
    ALL,
    Condition,
    all_of,
    any_of,
    holds,
    not_,
    of_interviews,
)

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
    """What must stand in the invite's own text; nothing where the interview's name says it all."""
    interviews: tuple[int, ...] | None
    """Whose invites these are; None for those of all interviews but `others`."""
    others: tuple[int, ...] = ()

    @property
    def place(self) -> Condition:
        """Let through what belongs to these interviews; every index has what it takes."""
        if self.interviews is not None:
            return of_interviews(self.interviews)
        return ALL if not self.others else not_(of_interviews(self.others))

    @property
    def condition(self) -> Condition:
        """Let through this share."""
        return self.place & holds(self.words)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search looks for, and where."""

    shares: tuple[Share, ...]
    """The one of all other interviews is the first, where there are any."""
    condition: Condition
    """Let through what the search finds, by comparing texts."""


def sought_by(connection: sqlite3.Connection, query: HistoryQuery) -> Sought:
    """Return where the query's words are to be looked for; one share of all without words."""
    words = query.terms
    names = {
        number: f"{name} {number}"
        for number, name in connection.execute("SELECT number, name_key FROM interviews").fetchall()
        if query.interview in {None, number}
    }
    left: dict[tuple[str, ...], list[int]] = {}
    for number, name in names.items():
        left.setdefault(tuple(word for word in words if word not in name), []).append(number)
    left.pop(words, None)
    named = tuple(number for numbers in left.values() for number in numbers)
    shares = [Share(rest, tuple(numbers)) for rest, numbers in left.items()]
    if query.interview not in named:
        shares.insert(0, Share(words, None, named))
    named_by = {word: [number for number in names if word in names[number]] for word in words}
    # First the words that no interview is named by: they are the sooner told.
    by_word = [
        any_of((of_interviews(named_by[word]), holds((word,))))
        if named_by[word]
        else holds((word,))
        for word in sorted(words, key=lambda word: len(named_by[word]))
    ]
    return Sought(tuple(shares), all_of(by_word))


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
