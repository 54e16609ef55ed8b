"""The orders of the history, each walked along its own index or sorted where there is little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.storage.history_query import SortBy
from desktop_invite.storage.search_conditions import ALL, Condition, among, indexed_by

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from desktop_invite.storage.history_query import HistoryQuery

MOST_COMPARED = 12_000
"""Rows whose text a walk compares before it gives up: the hits may all stand at the other end."""

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
    return [*_select(connection, tables, among(ids), query, offset, limit)]


def walk(
    connection: sqlite3.Connection,
    query: HistoryQuery,
    allowed: Condition,
    compared: Condition = ALL,
    *,
    offset: int = 0,
    limit: int = -1,
    most_compared: int = -1,
) -> Iterator[int]:
    """Yield the ids of what fits, in the query's order, along its index and no further than asked.

    `allowed` is told from the index alone; `compared` may need the row, so that it is asked of at
    most `most_compared` invites.
    """
    index, _ = _ORDERS[query.sort]
    if query.interview is not None and query.sort in {SortBy.WHEN, SortBy.INTERVIEW}:
        # The index has the invites of each interview in the order of time.
        query, index = replace(query, sort=SortBy.WHEN), "invites_by_interview"
    tables = f"invites AS i {indexed_by(index)}"
    if query.sort is SortBy.INTERVIEW:
        # From interview to interview by name, and through the invites of each.
        tables = (
            "interviews AS n INDEXED BY interviews_by_name"
            f" CROSS JOIN {tables} ON i.interview_id = n.number"
        )
    if query.sort is SortBy.CANDIDATE or most_compared < 0:
        return _select(connection, tables, allowed & compared, query, offset, limit)
    rows = connection.execute(
        f"SELECT id FROM (SELECT i.id AS id, {compared.sql} AS fits FROM {tables}"  # noqa: S608 - our own words; values are bound
        f" WHERE {allowed.sql} ORDER BY {_columns(query)} LIMIT ?) WHERE fits LIMIT ? OFFSET ?",
        (*compared.values, *allowed.values, most_compared, limit, offset),
    )
    return (id_ for (id_,) in rows)


def _select(
    connection: sqlite3.Connection,
    tables: str,
    condition: Condition,
    query: HistoryQuery,
    offset: int,
    limit: int,
) -> Iterator[int]:
    rows = connection.execute(
        f"SELECT i.id FROM {tables} WHERE {condition.sql}"  # noqa: S608 - our own words; values are bound
        f" ORDER BY {_columns(query)} LIMIT ? OFFSET ?",
        (*condition.values, limit, offset),
    )
    return (id_ for (id_,) in rows)


def _columns(query: HistoryQuery) -> str:
    _, columns = _ORDERS[query.sort]
    direction = "DESC" if query.descending else "ASC"
    return ", ".join(f"{column} {direction}" for column in columns)
