"""The history view's questions, answered in milliseconds for a million invites.

How a query is answered depends on how much it finds, which a bounded look tells first
(`history_hits`). *Few*: they are collected by their ids and sorted. *Many*: the index of the wanted
order is walked, and what fits is soon found; where it isn't, the index that holds the texts is
read once, and then everything is known. Counting many reads one index as well.

Without WAL a write waits for every statement that reads, so none may take long: the slowest here
read one index of a million invites, a fifth of a second.
"""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Interview
from desktop_invite.storage.history_hits import Found, Hits, look
from desktop_invite.storage.history_orders import Walk, by_texts, in_order
from desktop_invite.storage.history_query import HistoryQuery, SortBy, Totals
from desktop_invite.storage.invite_rows import INVITES, invite_of
from desktop_invite.storage.search_conditions import (
    ALL,
    Condition,
    among,
    filters_of,
    index_to_find,
    indexed_by,
)
from desktop_invite.storage.search_limits import LIMITS, Limits
from desktop_invite.storage.search_words import sought_by
from desktop_invite.storage.transactions import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_invite.invites.invite import Invite

__all__ = ["HistoryQuery", "HistorySearch", "SearchInterruptedError", "SortBy", "Totals"]


class SearchInterruptedError(Exception):
    """`interrupt` was called while the history was being searched."""


class HistorySearch:
    """Questions to the history, for the one thread that works with a reader's connection.

    Every answer shows the history as it is at that moment: pages of one query may shift against
    each other while invites are added. Raises HistoryError, and SearchInterruptedError.
    """

    def __init__(self, connection: sqlite3.Connection, limits: Limits = LIMITS) -> None:
        self._connection = connection
        self._limits = limits
        self._interrupted = False
        self._found: tuple[object, Found] | None = None
        self._order: tuple[object, Sequence[int]] | None = None
        self._counted: tuple[object, int] | None = None

    def interrupt(self) -> None:
        """End what is being searched with SearchInterruptedError; from any thread.

        When nothing is being searched, nothing happens: a later question is answered.
        """
        self._interrupted = True
        self._connection.interrupt()

    def page(self, query: HistoryQuery, offset: int, limit: int) -> tuple[Invite, ...]:
        """Return the invites from `offset` on in the query's order, at most `limit`."""
        with self._asking():
            return self._read(self._page(query, offset, limit))

    def order(self, query: HistoryQuery) -> Sequence[int]:
        """Return the ids of everything that the query finds, in its order.

        For a million invites it takes half a second, and 8 MB.
        """
        with self._asking():
            found = self._find(query)
            if found.ids is not None:
                return in_order(self._connection, found.ids, query)
            return self._whole_order(query)

    def read(self, ids: Sequence[int]) -> tuple[Invite, ...]:
        """Return these invites in this order, without those that are gone; for some thousands."""
        with self._asking():
            return self._read(ids)

    def count(self, query: HistoryQuery) -> int:
        """Return how many invites the query finds."""
        with self._asking():
            found = self._find(query)
            if found.ids is not None:
                return len(found.ids)
            counted = self._count_hits(found, query)
            self._counted = (self._key(query.in_default_order()), counted)
            return counted

    def matches(self, query: HistoryQuery, invite_id: int) -> bool:
        """Return whether the query finds an invite, one that has just changed say."""
        with self._asking():
            text = sought_by(self._connection, query).condition
            condition = Condition("i.id = ?", (invite_id,)) & text & filters_of(query)
            return bool(self._count(condition, None))

    def totals(self) -> Totals:
        """Return how many invites there are, and how many need the recruiter's attention."""
        attention = HistoryQuery(attention_only=True)
        with self._asking():
            return Totals(
                self._count(ALL, "invites_by_time"),
                self._count(filters_of(attention), index_to_find(attention)),
            )

    def interviews(self) -> tuple[Interview, ...]:
        """Return the interviews that somebody was invited to, by name; nameless ones last."""
        with self._asking():
            rows = self._connection.execute(
                "SELECT number, name FROM interviews AS n"
                " WHERE EXISTS (SELECT 1 FROM invites WHERE interview_id = n.number)"
                " ORDER BY name = '', name_key, number"
            ).fetchall()
        return tuple(Interview(number, name) for number, name in rows)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        self._interrupted = False
        with reading(self._connection):
            try:
                yield
            except sqlite3.OperationalError as error:
                # While SQLite opens a virtual table, an interrupt is told as a plain error.
                if self._interrupted or error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise SearchInterruptedError from None
                raise

    def _key(self, query: HistoryQuery) -> object:
        """Return what stays equal as long as the query's answer does."""
        (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
        return query, seen, self._connection.total_changes

    def _find(self, query: HistoryQuery) -> Found:
        key = self._key(query.in_default_order())
        if self._found is None or self._found[0] != key:
            self._found = (key, look(self._connection, query, self._limits))
        return self._found[1]

    # ------------------------------------------------------------------ pages

    def _page(self, query: HistoryQuery, offset: int, limit: int) -> Sequence[int]:
        found = self._find(query)
        if found.ids is not None:
            return in_order(self._connection, found.ids, query, offset, limit)
        if found.compared == ALL:
            return self._page_by_index(query, found, offset, limit)
        if offset < self._limits.deep:
            walk = Walk(self._connection, query, found)
            page = walk.hits(offset, limit, self._limits.walked)
            if len(page) == limit:
                return page
        return self._whole_order(query)[offset : offset + limit]

    def _page_by_index(
        self, query: HistoryQuery, found: Found, offset: int, limit: int
    ) -> Sequence[int]:
        """Walk to a page from the end that is nearer, once it is known how many there are."""
        count = self._known_count(query)
        if count is None or offset <= count // 2:
            return Walk(self._connection, query, found).hits(offset, limit)
        backwards = replace(query, descending=not query.descending)
        limit = max(min(limit, count - offset), 0)
        page = Walk(self._connection, backwards, found).hits(count - offset - limit, limit)
        return page[::-1]

    def _whole_order(self, query: HistoryQuery) -> Sequence[int]:
        """Return the ids of all that is found, in order, where that is much. No row is read."""
        key = self._key(query)
        if self._order is None or self._order[0] != key:
            found = self._find(query)
            ids = self._sorted_by_texts(query, found) or self._walked(query, found)
            self._order = (key, array("q", ids))
        return self._order[1]

    def _sorted_by_texts(self, query: HistoryQuery, found: Found) -> Iterator[int] | None:
        """Sort what one look at all texts finds; None where their index has not all it takes."""
        count = self._known_count(query) or 0
        if found.compared == ALL or query.sort is SortBy.EMAIL or count > self._limits.sorted:
            return None
        return by_texts(self._connection, query, found)

    def _walked(self, query: HistoryQuery, found: Found) -> Iterator[int]:
        """Read the index of the order from end to end, beside what one look at the texts finds."""
        ids = Walk(self._connection, query, found).all()
        if found.compared == ALL:
            return ids
        marks = self._marks(found.compared & found.filters)
        return (id_ for id_ in ids if id_ < len(marks) and marks[id_])

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

    def _known_count(self, query: HistoryQuery) -> int | None:
        """Return how many the query finds, if that was counted since the last change."""
        known = self._counted
        key = self._key(query.in_default_order())
        return known[1] if known is not None and known[0] == key else None

    def _read(self, ids: Sequence[int]) -> tuple[Invite, ...]:
        """Return invites in the order of their ids here; one that is gone meanwhile is left out."""
        found = among(ids)
        rows = self._connection.execute(f"{INVITES} WHERE {found.sql}", found.values).fetchall()
        invites = {row[0]: invite_of(row) for row in rows}
        return tuple(invites[id_] for id_ in ids if id_ in invites)

    # ------------------------------------------------------------------ counts

    def _count_hits(self, found: Found, query: HistoryQuery) -> int:
        """Count what is found by what tells it soonest; else by one look at all texts."""
        counts = [self._count_quickly(each, found.filters, query) for each in found.hits]
        known = [count for count in counts if count is not None]
        if len(known) == len(counts):
            return sum(known)
        return self._count(found.text & found.filters, "invites_by_candidate")

    def _count_quickly(self, hits: Hits, filters: Condition, query: HistoryQuery) -> int | None:
        """Count one share without looking at all texts; None when that can't be."""
        place = hits.share.place
        if hits.is_whole:
            return len(hits.ids or ())
        if not hits.share.words:
            named = "invites_by_interview" if hits.share.interviews is not None else None
            index = named or index_to_find(query) or "invites_by_time"
            return self._count(place & filters, index)
        if hits.ids is not None:
            return self._count(among(hits.ids) & hits.share.condition & filters, None)
        if hits.asked and ALL == filters == place:
            return self._count_by_trigrams(hits.asked)
        return None

    def _count_by_trigrams(self, asked: str) -> int:
        (number,) = self._connection.execute(
            "SELECT count(*) FROM invites_text WHERE invites_text MATCH ?", (asked,)
        ).fetchone()
        return int(number)

    def _count(self, condition: Condition, index: str | None) -> int:
        # Without a condition SQLite counts whole pages of the index.
        where = "" if condition == ALL else f"WHERE {condition.sql}"
        (number,) = self._connection.execute(
            f"SELECT count(*) FROM invites AS i {indexed_by(index)} {where}",  # noqa: S608 - our own words; values are bound
            condition.values,
        ).fetchone()
        return int(number)
