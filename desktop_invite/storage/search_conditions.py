"""What a query of the history asks, in SQL: conditions on `invites AS i`, and indices for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.storage.history_query import NEED_ATTENTION
from desktop_invite.storage.invite_rows import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_invite.storage.history_query import HistoryQuery

TRIGRAM = 3
"""Letters of what the trigram index holds."""
_MOST_TRIGRAMS = 24
_LAST_LETTER = "\U0010ffff"


class Condition(NamedTuple):
    """SQL, and what its question marks stand for."""

    sql: str
    values: tuple[object, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


ALL = Condition("1")
_NOT_CORRECTED = Condition(
    "NOT (i.status = 'rejected' AND EXISTS (SELECT 1 FROM invites AS r WHERE r.retry_of = i.id))"
)


def among(ids: Iterable[int]) -> Condition:
    """Let through the invites with these ids."""
    return Condition("i.id IN (SELECT value FROM json_each(?))", (json.dumps([*ids]),))


def text_of(query: HistoryQuery) -> Condition:
    """Let through what holds each word somewhere; `instr` knows no wildcards."""
    terms = query.terms
    if not terms:
        return ALL
    return Condition(" AND ".join("instr(i.search_text, ?)" for _ in terms), terms)


def filters_of(query: HistoryQuery) -> Condition:
    """Let through what passes every filter, whatever its text."""
    condition = ALL
    if query.interview is not None:
        condition &= Condition("i.interview_id = ?", (query.interview,))
    if query.statuses is not None:
        condition &= _is_one_of("i.status", query.statuses)
    if query.attention_only:
        condition &= _is_one_of("i.status", NEED_ATTENTION) & _NOT_CORRECTED
    if query.delivery is not None:
        condition &= Condition("i.delivery = ?", (query.delivery.value,))
    if query.since is not None:
        condition &= Condition("i.created_at >= ?", (milliseconds(query.since),))
    if query.until is not None:
        condition &= Condition("i.created_at < ?", (milliseconds(query.until),))
    return condition


def _is_one_of(column: str, words: Iterable[str]) -> Condition:
    values = tuple(sorted(map(str, words)))
    return Condition(f"{column} IN ({', '.join('?' for _ in values)})", values)


def index_to_find(query: HistoryQuery) -> str | None:
    """Return the index with which a filter leads straight to what it lets through."""
    if query.interview is not None:
        return "invites_by_interview"
    if query.statuses is not None or query.attention_only:
        return "invites_by_status"
    if query.since is not None or query.until is not None:
        return "invites_by_time"
    return None


def index_to_count(query: HistoryQuery) -> str | None:
    """Return the index to read when much is to be counted; None to leave it to SQLite."""
    if query.terms:
        return "invites_by_candidate"
    return index_to_find(query) or ("invites_by_time" if query.delivery is not None else None)


def indexed_by(index: str | None) -> str:
    """Return what names the index in SQL: the planner can't know how much is found."""
    return "" if index is None else f"INDEXED BY {index}"


def trigrams_of(query: HistoryQuery) -> str | None:
    """Return what the trigram index is asked for; None when no word is long enough.

    Every third trigram of a word and its last will do: what is found is compared with the text,
    and each trigram costs time, those that everybody has the most.
    """
    grams = [gram for term in query.terms for gram in _trigrams_in(term)]
    quoted = ['"' + gram.replace('"', '""') + '"' for gram in dict.fromkeys(grams)]
    return " AND ".join(quoted[:_MOST_TRIGRAMS]) or None


def _trigrams_in(term: str) -> list[str]:
    last = len(term) - TRIGRAM
    if last < 0:
        return []
    return [term[at : at + TRIGRAM] for at in (*range(0, last, TRIGRAM), last)]


def trigrams_beginning_with(term: str) -> Condition:
    """Let through the `invites_trigrams AS g` that a word of one or two letters begins."""
    return Condition("g.term >= ? AND g.term < ?", (term, term + _LAST_LETTER))
