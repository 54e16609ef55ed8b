"""The history view's questions, answered in milliseconds for a million invites.

How a query is answered depends on how much it finds, which a bounded look tells first. *Few*: they
are collected by their ids, through the trigram index or a filter's index, and sorted. *Many*: the
index of the wanted order is walked, and what fits is soon found. Counting many reads the one index
that holds the text and everything there is to filter by.

Without WAL a write waits for every statement that reads, so none may take long: the slowest here
read one index of a million invites, a quarter of a second.
"""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_invite.storage.history_query import HistoryQuery, SortBy, Totals
from desktop_invite.storage.invite_rows import INVITES, invite_of
from desktop_invite.storage.search_conditions import (
    ALL,
    Condition,
    among,
    filters_of,
    index_to_count,
    index_to_find,
    indexed_by,
    text_of,
    trigrams_beginning_with,
    trigrams_of,
)
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_invite.invites.invite import Invite

__all__ = ["HistoryQuery", "HistorySearch", "SearchInterruptedError", "SortBy", "Totals"]

FEW = 5_000
"""Up to how many found invites are collected and sorted rather than walked."""
_FEW_TO_COMPARE = 10_000
"""Up to how many invites that a filter lets through are compared with the text one by one."""
DEEP = 2_000
"""From this offset on the whole order of a text's hits is kept: the scroll bar is being dragged."""

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


class SearchInterruptedError(Exception):
    """`interrupt` was called while the history was being searched."""


class HistorySearch:
    """Questions to the history, for the one thread that works with a reader's connection.

    Every answer shows the history as it is at that moment: pages of one query may shift against
    each other while invites are added. Raises HistoryError, and SearchInterruptedError.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: tuple[object, list[int] | None] | None = None
        self._order: tuple[object, Sequence[int]] | None = None

    def interrupt(self) -> None:
        """End what is being searched with SearchInterruptedError; from any thread.

        When nothing is being searched, nothing happens: a later question is answered.
        """
        self._connection.interrupt()

    def page(self, query: HistoryQuery, offset: int, limit: int) -> tuple[Invite, ...]:
        """Return the invites from `offset` on in the query's order, at most `limit`."""
        with self._asking():
            few = self._few(query)
            if few is not None:
                return self._read(self._sort(few, query, offset, limit))
            if query.terms and offset >= DEEP:
                return self._read(self._whole_order(query)[offset : offset + limit])
            condition = text_of(query) & filters_of(query)
            return self._read([*self._walk(query, condition, offset, limit)])

    def count(self, query: HistoryQuery) -> int:
        """Return how many invites the query finds."""
        with self._asking():
            few = self._few(query)
            if few is not None:
                return len(few)
            condition = text_of(query) & filters_of(query)
            return self._count(condition, indexed_by(index_to_count(query)))

    def matches(self, query: HistoryQuery, invite_id: int) -> bool:
        """Return whether the query finds an invite, one that has just changed say."""
        with self._asking():
            found = Condition("i.id = ?", (invite_id,)) & text_of(query) & filters_of(query)
            return bool(self._ids(found, "", 1))

    def totals(self) -> Totals:
        """Return how many invites there are, and how many need the recruiter's attention."""
        attention = HistoryQuery(attention_only=True)
        with self._asking():
            return Totals(
                self._count(ALL, ""),
                self._count(filters_of(attention), indexed_by(index_to_count(attention))),
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

    def _key(self, query: HistoryQuery) -> object:
        """Return what stays equal as long as the query's answer does."""
        (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
        return query, seen, self._connection.total_changes

    # ------------------------------------------------------------------ few or many

    def _few(self, query: HistoryQuery) -> list[int] | None:
        """Return the ids of what is found when that is at most `FEW`, else None."""
        key = self._key(query.in_default_order())
        if self._found is None or self._found[0] != key:
            self._found = (key, self._look(query))
        return self._found[1]

    def _look(self, query: HistoryQuery) -> list[int] | None:
        """Try the ways to find few, the cheapest first; each stops soon after it has found many."""
        text, filters = text_of(query), filters_of(query)
        index = index_to_find(query)
        if index is not None:
            most = _FEW_TO_COMPARE if query.terms else FEW
            ids = self._ids(filters, indexed_by(index), most + 1)
            if len(ids) <= most:
                return self._unless_many(self._ids(among(ids) & text, "", FEW + 1))
        if not query.terms:
            return None
        ids = self._ids_by_trigrams(query, text)
        if len(ids) <= FEW:
            return self._ids(among(ids) & filters, "", FEW)
        if filters == ALL:
            return None
        return self._unless_many(
            self._ids(text & filters, indexed_by("invites_by_candidate"), FEW + 1)
        )

    def _unless_many(self, ids: list[int]) -> list[int] | None:
        return ids if len(ids) <= FEW else None

    def _ids(self, condition: Condition, index: str, limit: int) -> list[int]:
        rows = self._connection.execute(
            f"SELECT i.id FROM invites AS i {index} WHERE {condition.sql} LIMIT ?",  # noqa: S608 - our own words; values are bound
            (*condition.values, limit),
        )
        return [id_ for (id_,) in rows.fetchall()]

    def _ids_by_trigrams(self, query: HistoryQuery, text: Condition) -> list[int]:
        """Return the ids of what holds the text, at most one more than `FEW`."""
        trigrams = trigrams_of(query)
        if trigrams is not None:
            source = "invites_text AS t CROSS JOIN invites AS i ON i.id = t.rowid"
            looked_up = Condition("t.invites_text MATCH ?", (trigrams,))
        else:
            source = "invites_trigrams AS g CROSS JOIN invites AS i ON i.id = g.doc"
            looked_up = trigrams_beginning_with(query.terms[0])
        found = looked_up & text
        rows = self._connection.execute(
            f"SELECT DISTINCT i.id FROM {source} WHERE {found.sql} LIMIT ?",  # noqa: S608 - our own words; values are bound
            (*found.values, FEW + 1),
        )
        return [id_ for (id_,) in rows.fetchall()]

    # ------------------------------------------------------------------ pages

    def _sort(self, ids: list[int], query: HistoryQuery, offset: int, limit: int) -> list[int]:
        tables = "invites AS i CROSS JOIN interviews AS n ON n.number = i.interview_id"
        return [*self._in_order(tables, among(ids), query, offset, limit)]

    def _walk(
        self, query: HistoryQuery, condition: Condition, offset: int, limit: int
    ) -> Iterator[int]:
        index, _ = _ORDERS[query.sort]
        tables = f"invites AS i {indexed_by(index)}"
        if query.sort is SortBy.INTERVIEW:
            # From interview to interview by name, and through the invites of each.
            tables = (
                "interviews AS n INDEXED BY interviews_by_name"
                f" CROSS JOIN {tables} ON i.interview_id = n.number"
            )
        return self._in_order(tables, condition, query, offset, limit)

    def _whole_order(self, query: HistoryQuery) -> Sequence[int]:
        """Return the ids of all that a text finds, in order.

        Two indices are read, each from end to end, and no row: the one that holds the text, then
        the one that has the order.
        """
        key = self._key(query)
        if self._order is None or self._order[0] != key:
            found = self._marks(text_of(query) & filters_of(query))
            walk = self._walk(query, filters_of(query), 0, -1)
            ids = (id_ for id_ in walk if id_ < len(found) and found[id_])
            self._order = (key, array("q", ids))
        return self._order[1]

    def _marks(self, condition: Condition) -> bytearray:
        """Return a 1 at the place of each id that is found: a megabyte for a million invites."""
        (highest,) = self._connection.execute("SELECT max(id) FROM invites").fetchone()
        marks = bytearray((highest or 0) + 1)
        for (id_,) in self._connection.execute(
            f"SELECT i.id FROM invites AS i {indexed_by('invites_by_candidate')}"  # noqa: S608 - our own words; values are bound
            f" WHERE {condition.sql} AND i.id < ?",
            (*condition.values, len(marks)),
        ):
            marks[id_] = 1
        return marks

    def _in_order(
        self, tables: str, condition: Condition, query: HistoryQuery, offset: int, limit: int
    ) -> Iterator[int]:
        _, columns = _ORDERS[query.sort]
        direction = "DESC" if query.descending else "ASC"
        order = ", ".join(f"{column} {direction}" for column in columns)
        rows = self._connection.execute(
            f"SELECT i.id FROM {tables} WHERE {condition.sql}"  # noqa: S608 - our own words; values are bound
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (*condition.values, limit, offset),
        )
        return (id_ for (id_,) in rows)

    def _read(self, ids: Sequence[int]) -> tuple[Invite, ...]:
        """Return invites in the order of their ids here; one that is gone meanwhile is left out."""
        found = among(ids)
        rows = self._connection.execute(f"{INVITES} WHERE {found.sql}", found.values).fetchall()
        invites = {row[0]: invite_of(row) for row in rows}
        return tuple(invites[id_] for id_ in ids if id_ in invites)

    def _count(self, condition: Condition, index: str) -> int:
        (number,) = self._connection.execute(
            f"SELECT count(*) FROM invites AS i {index} WHERE {condition.sql}",  # noqa: S608 - our own words; values are bound
            condition.values,
        ).fetchone()
        return int(number)
