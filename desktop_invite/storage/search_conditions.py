"""What a query of the history asks, in SQL: conditions on `invites AS i`, and indices for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.storage.history_query import NEED_ATTENTION
from desktop_invite.storage.invite_rows import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_invite.storage.history_query import HistoryQuery


class Condition(NamedTuple):
    """SQL, and what its question marks stand for."""

    sql: str
    values: tuple[object, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        if ALL in {self, other}:
            return other if self == ALL else self
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


ALL = Condition("1")
_NOT_CORRECTED = Condition(
    "NOT (i.status = 'rejected' AND EXISTS (SELECT 1 FROM invites AS r WHERE r.retry_of = i.id))"
)
# By an index of its own: there are few, and the others are found without a look at each row.
_WITHOUT_LINK = (
    "(SELECT id FROM invites INDEXED BY invites_without_link"
    " WHERE status = 'sent' AND delivery = 'getlink' AND link IS NULL)"
)
_LACKS_LINK = Condition(f"i.id IN {_WITHOUT_LINK}")
_LACKS_NO_LINK = Condition(f"i.id NOT IN {_WITHOUT_LINK}")


def any_of(conditions: Iterable[Condition]) -> Condition:
    """Let through what one of these lets through; nothing when there is none."""
    conditions = tuple(conditions)
    if ALL in conditions:
        return ALL
    if len(conditions) == 1:
        return conditions[0]
    sql = " OR ".join(f"({each.sql})" for each in conditions) or "0"
    return Condition(f"({sql})", tuple(value for each in conditions for value in each.values))


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Let through what each of these lets through; everything when there is none."""
    together = ALL
    for each in conditions:
        together &= each
    return together


def not_(condition: Condition) -> Condition:
    """Let through what this does not."""
    return Condition(f"NOT ({condition.sql})", condition.values)


def among(ids: Iterable[int]) -> Condition:
    """Let through the invites with these ids, of which there may be thousands."""
    return Condition("i.id IN (SELECT value FROM json_each(?))", (json.dumps([*ids]),))


def of_interviews(numbers: Iterable[int], column: str = "i.interview_id") -> Condition:
    """Let through the invites to these interviews."""
    return Condition(f"{column} IN ({', '.join(map(str, numbers))})")


def holds(words: Iterable[str]) -> Condition:
    """Let through what has each word in its own text; `instr` knows no wildcards."""
    words = tuple(words)
    if not words:
        return ALL
    return Condition(" AND ".join("instr(i.search_text, ?)" for _ in words), words)


def filters_of(query: HistoryQuery) -> Condition:
    """Let through what passes every filter, whatever its text. Every index has what it takes."""
    condition = ALL
    if query.interview is not None:
        condition &= Condition("i.interview_id = ?", (query.interview,))
    if query.statuses is not None:
        condition &= _is_one_of("i.status", query.statuses)
    if query.attention_only:
        condition &= _is_one_of("i.status", NEED_ATTENTION) & _NOT_CORRECTED
    if query.delivery is not None:
        condition &= Condition("i.delivery = ?", (query.delivery.value,))
    if query.lacks_link is not None:
        condition &= _LACKS_LINK if query.lacks_link else _LACKS_NO_LINK
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


def indexed_by(index: str | None) -> str:
    """Return what names the index in SQL: the planner can't know how much is found.

    Without an index the rows are found by their ids.
    """
    return "NOT INDEXED" if index is None else f"INDEXED BY {index}"
