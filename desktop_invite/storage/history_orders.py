"""The orders of the history, each walked along its own index or sorted where there is little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.storage.history_query import SortBy
from desktop_invite.storage.search_conditions import (
    ALL,
    Condition,
    among,
    indexed_by,
    of_interviews,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from desktop_invite.storage.history_hits import Found
    from desktop_invite.storage.history_query import HistoryQuery

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


def in_order(
    connection: sqlite3.Connection,
    ids: Iterable[int],
    query: HistoryQuery,
    offset: int = 0,
    limit: int = -1,
) -> list[int]:
    """Return some of these few invites, sorted."""
    tables = "invites AS i CROSS JOIN interviews AS n ON n.number = i.interview_id"
    some = among(ids)
    rows = connection.execute(
        f"SELECT i.id FROM {tables} WHERE {some.sql}"  # noqa: S608 - our own words; values are bound
        f" ORDER BY {_columns(query)} LIMIT ? OFFSET ?",
        (*some.values, limit, offset),
    )
    return [id_ for (id_,) in rows.fetchall()]


def by_texts(connection: sqlite3.Connection, query: HistoryQuery, found: Found) -> Iterator[int]:
    """Yield what is found by reading the one index that holds all texts, and sorting the hits.

    The index has what every order but that of the addresses goes by.
    """
    condition = found.text & found.filters
    tables = f"invites AS i {indexed_by('invites_by_candidate')}"
    if query.sort is SortBy.INTERVIEW:
        tables += " CROSS JOIN interviews AS n ON n.number = i.interview_id"
    rows = connection.execute(
        f"SELECT i.id FROM {tables} WHERE {condition.sql} ORDER BY {_columns(query)}",  # noqa: S608 - our own words; values are bound
        condition.values,
    )
    return (id_ for (id_,) in rows)


class Walk:
    """A way through what a query finds where that is much, in the query's order.

    It goes along the order's index, and no further than it is asked.
    """

    def __init__(self, connection: sqlite3.Connection, query: HistoryQuery, found: Found) -> None:
        self._connection = connection
        self._allowed = found.allowed
        self._compared = found.compared
        index, _ = _ORDERS[query.sort]
        if query.interview is not None and query.sort in {SortBy.WHEN, SortBy.INTERVIEW}:
            # The index has the invites of each interview in the order of time.
            query, index = replace(query, sort=SortBy.WHEN), "invites_by_interview"
        elif query.sort is SortBy.STATUS and found.index is not None:
            index = found.index  # It has the statuses, too: so little is sorted in no time.
        tables = f"invites AS i {indexed_by(index)}"
        if query.sort is SortBy.INTERVIEW:
            # From interview to interview by name, and through the invites of each.
            tables = (
                "interviews AS n INDEXED BY interviews_by_name"
                f" CROSS JOIN {tables} ON i.interview_id = n.number"
            )
            if found.interviews is not None:
                self._allowed &= of_interviews(sorted(found.interviews), "n.number")
        self._tables = tables
        self._columns = _columns(query)
        self._has_texts = query.sort is SortBy.CANDIDATE

    def hits(self, offset: int, limit: int, most_compared: int = -1) -> list[int]:
        """Return some ids. They may be too few when the texts of so many invites do not fit."""
        if self._compared == ALL or self._has_texts:
            return [*self._select(self._allowed & self._compared, offset, limit)]
        rows = self._connection.execute(
            f"SELECT id FROM (SELECT i.id AS id, {self._compared.sql} AS fits FROM {self._tables}"  # noqa: S608 - our own words; values are bound
            f" WHERE {self._allowed.sql} ORDER BY {self._columns} LIMIT ?)"
            " WHERE fits LIMIT ? OFFSET ?",
            (*self._compared.values, *self._allowed.values, most_compared, limit, offset),
        )
        return [id_ for (id_,) in rows.fetchall()]

    def all(self) -> Iterator[int]:
        """Yield the ids of everything that is allowed, no text being compared."""
        return self._select(self._allowed, 0, -1)

    def _select(self, condition: Condition, offset: int, limit: int) -> Iterator[int]:
        rows = self._connection.execute(
            f"SELECT i.id FROM {self._tables} WHERE {condition.sql}"  # noqa: S608 - our own words; values are bound
            f" ORDER BY {self._columns} LIMIT ? OFFSET ?",
            (*condition.values, limit, offset),
        )
        return (id_ for (id_,) in rows)


def _columns(query: HistoryQuery) -> str:
    _, columns = _ORDERS[query.sort]
    direction = "DESC" if query.descending else "ASC"
    return ", ".join(f"{column} {direction}" for column in columns)
