"""The history view's questions, answered in milliseconds for a million invites.

How a query is answered depends on how much it finds, which a bounded look tells first. *Few*: they
are collected by their ids, through the trigram index or a filter's index, and sorted. *Many*: the
index of the wanted order is walked, and what fits is soon found. Counting many reads the one index
that holds the text and everything there is to filter by.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.storage.history_query import (
    NEED_ATTENTION,
    HistoryQuery,
    SortBy,
    Totals,
)
from desktop_invite.storage.invite_rows import INVITES, invite_of, milliseconds
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_invite.invites.invite import Invite

__all__ = ["HistoryQuery", "HistorySearch", "SearchInterruptedError", "SortBy", "Totals"]

FEW = 2000
"""Up to how many found invites are collected and sorted rather than walked."""
_TRIGRAM = 3
_MOST_TRIGRAMS = 32


class SearchInterruptedError(Exception):
    """`interrupt` was called while the history was being searched."""


class _Condition(NamedTuple):
    """SQL about `invites AS i`, and what its question marks stand for."""

    sql: str
    values: tuple[object, ...] = ()

    def __and__(self, other: _Condition) -> _Condition:
        return _Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


_ALL = _Condition("1")

_ORDERS = {
    SortBy.WHEN: ("invites_by_time", ("i.created_at", "i.id")),
    SortBy.CANDIDATE: ("invites_by_candidate", ("i.search_text", "i.id")),
    SortBy.EMAIL: ("invites_by_person", ("i.person_key", "i.interview_id", "i.id")),
    SortBy.STATUS: ("invites_by_status", ("i.status", "i.delivery", "i.created_at", "i.id")),
    SortBy.INTERVIEW: (
        "invites_by_interview",
        ("n.name_key", "n.number", "i.created_at", "i.id"),
    ),
}


class HistorySearch:
    """Questions to the history, for the one thread that a reader's connection belongs to.

    Every answer shows the history as it is at that moment: pages of one query may shift against
    each other while invites are added. Raises HistoryError, and SearchInterruptedError.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: tuple[object, list[int] | None] | None = None

    def interrupt(self) -> None:
        """End what is being searched with SearchInterruptedError; from any thread.

        When nothing is being searched, nothing happens: a later question is answered.
        """
        self._connection.interrupt()

    def page(self, query: HistoryQuery, offset: int, limit: int) -> tuple[Invite, ...]:
        """Return the invites from `offset` on in the query's order, at most `limit`."""
        with self._asking():
            few = self._few(query)
            if few is None:
                return self._read(self._walk(query, offset, limit))
            return self._read(self._sort(few, query, offset, limit))

    def count(self, query: HistoryQuery) -> int:
        """Return how many invites the query finds."""
        with self._asking():
            few = self._few(query)
            if few is not None:
                return len(few)
            return self._count(_text(query) & _filters(query), _indexed_by(_index_to_count(query)))

    def matches(self, query: HistoryQuery, invite_id: int) -> bool:
        """Return whether the query finds an invite that has changed, say."""
        with self._asking():
            condition = _Condition("i.id = ?", (invite_id,)) & _text(query) & _filters(query)
            return bool(self._ids(condition, "", 1))

    def totals(self) -> Totals:
        """Return how many invites there are, and how many need the recruiter's attention."""
        with self._asking():
            attention = _filters(HistoryQuery(attention_only=True))
            return Totals(
                self._count(_ALL, ""), self._count(attention, _indexed_by("invites_by_status"))
            )

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with reading(self._connection):
            try:
                yield
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise SearchInterruptedError from None
                raise

    # ------------------------------------------------------------------ few or many

    def _few(self, query: HistoryQuery) -> list[int] | None:
        """Return the ids of what is found when that is at most `FEW`, else None.

        The answer is kept for the next page of the same query on an unchanged history.
        """
        (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
        key = (query.in_default_order(), seen, self._connection.total_changes)
        if self._found is None or self._found[0] != key:
            self._found = (key, self._look(query))
        return self._found[1]

    def _look(self, query: HistoryQuery) -> list[int] | None:
        """Try the ways to find few, the cheapest first; each stops soon after it has found many."""
        text, filters = _text(query), _filters(query)
        index = _filter_index(query)
        if index:
            ids = self._ids(filters, _indexed_by(index), FEW + 1)
            if len(ids) <= FEW:
                return self._ids(_among(ids) & text, "", FEW) if query.terms else ids
        trigrams = _trigrams(query)
        if trigrams is not None:
            ids = self._ids_by_trigrams(trigrams, text)
            if len(ids) <= FEW:
                return self._ids(_among(ids) & filters, "", FEW)
        if query.terms and (filters != _ALL or trigrams is None):
            ids = self._ids(text & filters, _indexed_by("invites_by_candidate"), FEW + 1)
            return ids if len(ids) <= FEW else None
        return None

    def _ids(self, condition: _Condition, index: str, limit: int) -> list[int]:
        rows = self._connection.execute(
            f"SELECT i.id FROM invites AS i {index} WHERE {condition.sql} LIMIT ?",  # noqa: S608 - our own words; values are bound
            (*condition.values, limit),
        )
        return [id_ for (id_,) in rows.fetchall()]

    def _ids_by_trigrams(self, trigrams: str, text: _Condition) -> list[int]:
        rows = self._connection.execute(
            "SELECT i.id FROM invites_text AS t CROSS JOIN invites AS i ON i.id = t.rowid"  # noqa: S608 - our own words; values are bound
            f" WHERE t.invites_text MATCH ? AND {text.sql} LIMIT ?",
            (trigrams, *text.values, FEW + 1),
        )
        return [id_ for (id_,) in rows.fetchall()]

    # ------------------------------------------------------------------ pages

    def _sort(self, ids: list[int], query: HistoryQuery, offset: int, limit: int) -> list[int]:
        tables = "invites AS i CROSS JOIN interviews AS n ON n.number = i.interview_id"
        return self._page(tables, _among(ids), query, offset, limit)

    def _walk(self, query: HistoryQuery, offset: int, limit: int) -> list[int]:
        index, _ = _ORDERS[query.sort]
        tables = f"invites AS i INDEXED BY {index}"
        if query.sort is SortBy.INTERVIEW:
            # From interview to interview by name, and through the invites of each.
            tables = (
                "interviews AS n INDEXED BY interviews_by_name"
                f" CROSS JOIN {tables} ON i.interview_id = n.number"
            )
        return self._page(tables, _text(query) & _filters(query), query, offset, limit)

    def _page(
        self, tables: str, condition: _Condition, query: HistoryQuery, offset: int, limit: int
    ) -> list[int]:
        _, columns = _ORDERS[query.sort]
        direction = "DESC" if query.descending else "ASC"
        order = ", ".join(f"{column} {direction}" for column in columns)
        rows = self._connection.execute(
            f"SELECT i.id FROM {tables} WHERE {condition.sql}"  # noqa: S608 - our own words; values are bound
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (*condition.values, limit, offset),
        )
        return [id_ for (id_,) in rows.fetchall()]

    def _read(self, ids: list[int]) -> tuple[Invite, ...]:
        """Return invites in the order of their ids here; one that is gone meanwhile is left out."""
        among = _among(ids)
        rows = self._connection.execute(f"{INVITES} WHERE {among.sql}", among.values).fetchall()
        invites = {row[0]: invite_of(row) for row in rows}
        return tuple(invites[id_] for id_ in ids if id_ in invites)

    def _count(self, condition: _Condition, index: str) -> int:
        (number,) = self._connection.execute(
            f"SELECT count(*) FROM invites AS i {index} WHERE {condition.sql}",  # noqa: S608 - our own words; values are bound
            condition.values,
        ).fetchone()
        return int(number)


def _among(ids: list[int]) -> _Condition:
    return _Condition("i.id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))


def _text(query: HistoryQuery) -> _Condition:
    """Each word somewhere; `instr` knows no wildcards."""
    terms = query.terms
    if not terms:
        return _ALL
    return _Condition(" AND ".join("instr(i.search_text, ?)" for _ in terms), terms)


def _filters(query: HistoryQuery) -> _Condition:
    """Everything but the text."""
    condition = _ALL
    if query.interview is not None:
        condition &= _Condition("i.interview_id = ?", (query.interview,))
    if query.statuses is not None:
        condition &= _is_one_of("i.status", query.statuses)
    if query.attention_only:
        condition &= _is_one_of("i.status", NEED_ATTENTION) & _NOT_CORRECTED
    if query.delivery is not None:
        condition &= _Condition("i.delivery = ?", (query.delivery.value,))
    if query.since is not None:
        condition &= _Condition("i.created_at >= ?", (milliseconds(query.since),))
    if query.until is not None:
        condition &= _Condition("i.created_at < ?", (milliseconds(query.until),))
    return condition


_NOT_CORRECTED = _Condition(
    "NOT (i.status = 'rejected' AND EXISTS (SELECT 1 FROM invites AS r WHERE r.retry_of = i.id))"
)


def _is_one_of(column: str, words: Iterable[str]) -> _Condition:
    values = tuple(sorted(map(str, words)))
    return _Condition(f"{column} IN ({', '.join('?' for _ in values)})", values)


def _filter_index(query: HistoryQuery) -> str | None:
    """Return the index with which a filter leads straight to what it lets through."""
    if query.interview is not None:
        return "invites_by_interview"
    if query.statuses is not None or query.attention_only:
        return "invites_by_status"
    if query.since is not None or query.until is not None:
        return "invites_by_time"
    return None


def _index_to_count(query: HistoryQuery) -> str | None:
    """Return the index to read when much is to be counted; None to leave it to SQLite."""
    if query.terms:
        return "invites_by_candidate"
    return _filter_index(query) or ("invites_by_time" if query.delivery is not None else None)


def _indexed_by(index: str | None) -> str:
    return "" if index is None else f"INDEXED BY {index}"


def _trigrams(query: HistoryQuery) -> str | None:
    """Return what the trigram index is asked for; None when no word is long enough.

    Not every trigram of a long text is asked for: what is found is compared with the whole text.
    """
    grams = [
        term[at : at + _TRIGRAM] for term in query.terms for at in range(len(term) - _TRIGRAM + 1)
    ]
    quoted = ['"' + gram.replace('"', '""') + '"' for gram in dict.fromkeys(grams)]
    return " AND ".join(quoted[:_MOST_TRIGRAMS]) or None
