"""What a query finds, as far as a short look tells: all of it where it is little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.storage.search_conditions import (
    ALL,
    Condition,
    among,
    any_of,
    filters_of,
    index_to_find,
    indexed_by,
)
from desktop_invite.storage.search_limits import LIMITS, Limits
from desktop_invite.storage.search_words import narrowing, sought_by

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.storage.search_words import Narrowing, Share

_TIMES_AS_MANY = 2
"""How many times `many` there must be by the samples, to spare a look at the others."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What one share of a search finds."""

    share: Share
    ids: tuple[int, ...] | None = None
    """All that may be found; None where that is too much to collect."""
    is_sure: bool = False
    """Whether `allowed` says it all, so that no text need be compared."""
    is_whole: bool = False
    """Whether the ids are what is found, filters and all."""
    asked: str | None = None
    """What the trigram index finds them by, where that tells all."""
    interviews: frozenset[int] | None = None
    """The interviews that have all of it; None for any."""

    @property
    def allowed(self) -> Condition:
        """Let through what may be a hit, as far as every index tells."""
        return self.share.place & (ALL if self.ids is None else among(self.ids))


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds. Either `ids` are all of it, or each share has its hits."""

    ids: tuple[int, ...] | None
    filters: Condition = ALL
    text: Condition = ALL
    """Compares the texts."""
    hits: tuple[Hits, ...] = ()
    index: str | None = None
    """The index that leads to so little that it is sorted without reading a row."""

    @property
    def allowed(self) -> Condition:
        """Let through what may be a hit, as far as every index tells."""
        return any_of(each.allowed for each in self.hits) & self.filters

    @property
    def compared(self) -> Condition:
        """Let through the hits among what is allowed; everything when that says it all."""
        return ALL if all(each.is_sure for each in self.hits) else self.text

    @property
    def interviews(self) -> frozenset[int] | None:
        """Return the interviews that have everything that is found; None for any."""
        numbers: set[int] = set()
        for each in self.hits:
            if each.interviews is None:
                return None
            numbers |= each.interviews
        return frozenset(numbers)


def look(connection: sqlite3.Connection, query: HistoryQuery, limits: Limits = LIMITS) -> Found:
    """Find out what is found, the cheapest way first; each stops soon after it has found many."""
    return _Look(connection, query, limits).found()


class _Look:
    """One look: the connection and the query, for every step of it."""

    def __init__(self, connection: sqlite3.Connection, query: HistoryQuery, limits: Limits) -> None:
        self._connection = connection
        self._limits = limits
        self._filters = filters_of(query)
        self._index = index_to_find(query)
        self._has_text = bool(query.terms)
        self._sought = sought_by(connection, query)

    def found(self) -> Found:
        """Return what is found."""
        ids = self._look_by_filter()
        if not self._has_text:
            if ids is not None and len(ids) <= self._limits.few:
                return Found(ids)
            return self._many((Hits(self._sought.shares[0], is_sure=True),))
        if ids is not None and len(ids) <= self._limits.compared:
            few = self._ids(among(ids) & self._sought.condition, None, self._limits.few + 1)
            if len(few) <= self._limits.few:
                return Found(few)
        hits: list[Hits] = []
        for share in self._sought.shares:
            # Where one share has many, the others need not be known: what fits is never far.
            is_dense = any(not each.is_sure and each.ids is None for each in hits)
            hits.append(Hits(share) if is_dense else self._hits(share, ids))
        if all(each.is_whole for each in hits):
            together = tuple(id_ for each in hits for id_ in each.ids or ())
            if len(together) <= self._limits.few:
                return Found(together)
        return self._many(tuple(hits))

    def _many(self, hits: tuple[Hits, ...]) -> Found:
        index = None
        if self._index == "invites_by_time":
            few = self._ids(self._filters, self._index, 1, offset=self._limits.of_a_time)
            index = None if few else self._index
        return Found(None, self._filters, self._sought.condition, hits, index)

    def _hits(self, share: Share, let_through: tuple[int, ...] | None) -> Hits:
        if not share.words:
            return self._hits_by_name(share)
        asked = narrowing(self._connection, share.words)
        maybe = self._look_by_trigrams(asked)
        if maybe is not None and let_through is not None:
            maybe = tuple(set(maybe).intersection(let_through))
        if maybe is not None and len(maybe) <= self._limits.compared:
            return self._surely(share, maybe)
        if share.interviews is not None:
            mine = self._ids(
                share.place & self._filters, "invites_by_interview", self._limits.compared + 1
            )
            if len(mine) <= self._limits.compared:
                return self._surely(share, mine)
        interviews = None if share.interviews is None else frozenset(share.interviews)
        tells_all = asked.asked if asked.tells_all else None
        is_sure = maybe is not None and tells_all is not None
        return Hits(share, maybe, is_sure, asked=tells_all, interviews=interviews)

    def _hits_by_name(self, share: Share) -> Hits:
        interviews = frozenset(share.interviews or ())
        ids = self._ids(share.place & self._filters, "invites_by_interview", self._limits.few + 1)
        if len(ids) > self._limits.few:
            return Hits(share, is_sure=True, interviews=interviews)
        return Hits(share, ids, is_sure=True, is_whole=True, interviews=interviews)

    def _surely(self, share: Share, ids: Iterable[int]) -> Hits:
        """Compare these with the text and the filters."""
        rows = self._rows(among(ids) & share.condition & self._filters, None, -1)
        sure = tuple(id_ for id_, _ in rows)
        interviews = frozenset(number for _, number in rows)
        return Hits(share, sure, is_sure=True, is_whole=True, interviews=interviews)

    def _look_by_filter(self) -> tuple[int, ...] | None:
        """Return what the filters let through; None when that is many, or there is no filter."""
        if self._index is None:
            return None
        ids = self._ids(self._filters, self._index, self._limits.many + 1)
        return ids if len(ids) <= self._limits.many else None

    def _look_by_trigrams(self, asked: Narrowing) -> tuple[int, ...] | None:
        """Return what the trigrams let through; None when that is many."""
        if asked.asked is None:
            return None
        if not asked.asked:
            return ()
        if self._are_many(asked.asked):
            return None
        ids = self._matches(asked.asked, self._limits.many + 1)
        return ids if len(ids) <= self._limits.many else None

    def _are_many(self, asked: str) -> bool:
        """Tell from some of the oldest and some of the newest, where both stand close together."""
        oldest = self._matches(asked, self._limits.sample)
        if len(oldest) < self._limits.sample:
            return False
        newest = self._matches(asked, self._limits.sample, newest=True)
        (highest,) = self._connection.execute("SELECT max(id) FROM invites").fetchone()
        widest = max(oldest[-1] - oldest[0], newest[0] - newest[-1], highest - newest[0])
        return bool(highest * len(oldest) > _TIMES_AS_MANY * self._limits.many * widest)

    def _matches(self, asked: str, limit: int, *, newest: bool = False) -> tuple[int, ...]:
        order = f"ORDER BY rowid {'DESC' if newest else 'ASC'}"
        rows = self._connection.execute(
            f"SELECT rowid FROM invites_text WHERE invites_text MATCH ? {order} LIMIT ?",  # noqa: S608 - our own words; values are bound
            (asked, limit),
        ).fetchall()
        return tuple(id_ for (id_,) in rows)

    def _ids(
        self, condition: Condition, index: str | None, limit: int, *, offset: int = 0
    ) -> tuple[int, ...]:
        return tuple(id_ for id_, _ in self._rows(condition, index, limit, offset=offset))

    def _rows(
        self, condition: Condition, index: str | None, limit: int, *, offset: int = 0
    ) -> list[tuple[int, int]]:
        return self._connection.execute(
            f"SELECT i.id, i.interview_id FROM invites AS i {indexed_by(index)}"  # noqa: S608 - our own words; values are bound
            f" WHERE {condition.sql} LIMIT ? OFFSET ?",
            (*condition.values, limit, offset),
        ).fetchall()
