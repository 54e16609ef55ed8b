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
    holds,
    index_to_find,
    indexed_by,
)
from desktop_invite.storage.search_words import narrowing, shares_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.storage.search_words import Narrowing, Share

FEW = 5_000
"""Up to how many found invites are collected and sorted rather than walked."""
MANY = 20_000
"""From more on an index is not asked for all that may be hits: the next one is never far."""
_FEW_TO_COMPARE = 10_000
"""Up to how many invites that a filter lets through are compared with the text one by one."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What one share of a search finds."""

    share: Share
    ids: tuple[int, ...] | None = None
    """All that may be found; None where that is too much to collect."""
    is_whole: bool = False
    """Whether the ids are what is found, filters and all."""
    asked: Narrowing | None = None
    """What the trigram index was asked for; None when it was not asked, or told it all."""

    @property
    def is_sure(self) -> bool:
        """Whether `allowed` says it all, so that no text need be compared."""
        if self.is_whole or self.share.is_named:
            return True
        return self.ids is not None and self.is_told_by_trigrams

    @property
    def is_told_by_trigrams(self) -> bool:
        """Whether the trigram index finds what holds the words, no more and no less."""
        return self.asked is not None and bool(self.asked.asked) and self.asked.tells_all

    @property
    def allowed(self) -> Condition:
        """Let through what may be a hit, as far as every index tells."""
        return self.share.place & (ALL if self.ids is None else among(self.ids))

    @property
    def compared(self) -> Condition:
        """Let through the hits themselves."""
        return self.allowed if self.is_sure else self.allowed & holds(self.share.words)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds. Either `ids` are all of it, or each share has its hits."""

    ids: tuple[int, ...] | None
    hits: tuple[Hits, ...] = ()

    @property
    def allowed(self) -> Condition:
        """Let through what may be a hit, as far as every index tells."""
        return any_of(each.allowed for each in self.hits)

    @property
    def compared(self) -> Condition:
        """Let through the hits themselves; everything when `allowed` has said it all."""
        if all(each.is_sure for each in self.hits):
            return ALL
        return any_of(each.compared for each in self.hits)


def look(connection: sqlite3.Connection, query: HistoryQuery) -> Found:
    """Find out what is found, the cheapest way first; each stops soon after it has found many."""
    return _Look(connection, query).found()


class _Look:
    """One look: the connection and the query, for every step of it."""

    def __init__(self, connection: sqlite3.Connection, query: HistoryQuery) -> None:
        self._connection = connection
        self._filters = filters_of(query)
        self._shares = shares_of(connection, query)
        self._has_text = bool(query.terms)
        self._let_through = self._look_by_filter(index_to_find(query))

    def found(self) -> Found:
        """Return what is found."""
        ids = self._let_through
        if not self._has_text:
            if ids is not None and len(ids) <= FEW:
                return Found(ids)
            return Found(None, (Hits(self._shares[0]),))
        if ids is not None and len(ids) <= _FEW_TO_COMPARE:
            text = any_of(share.condition for share in self._shares)
            few = self._those_among(ids, text, FEW + 1)
            if len(few) <= FEW:
                return Found(few)
        hits = tuple(map(self._hits, self._shares))
        if all(each.is_whole for each in hits):
            together = tuple(id_ for each in hits for id_ in each.ids or ())
            if len(together) <= FEW:
                return Found(together)
        return Found(None, hits)

    def _hits(self, share: Share) -> Hits:
        if share.is_named:
            ids = self._ids(share.place & self._filters, "invites_by_interview", FEW + 1)
            return Hits(share, ids, is_whole=True) if len(ids) <= FEW else Hits(share)
        asked = narrowing(self._connection, share.words)
        maybe = self._look_by_trigrams(asked)
        if maybe is not None and self._let_through is not None:
            maybe = tuple(set(maybe).intersection(self._let_through))
        if maybe is not None and len(maybe) <= _FEW_TO_COMPARE:
            return self._surely(share, maybe)
        if share.interviews is not None:
            mine = self._ids(
                share.place & self._filters, "invites_by_interview", _FEW_TO_COMPARE + 1
            )
            if len(mine) <= _FEW_TO_COMPARE:
                return self._surely(share, mine)
        return Hits(share, maybe, asked=asked)

    def _surely(self, share: Share, ids: Iterable[int]) -> Hits:
        """Compare these with the text and the filters."""
        sure = self._those_among(ids, share.condition & self._filters)
        return Hits(share, sure, is_whole=True)

    def _look_by_filter(self, index: str | None) -> tuple[int, ...] | None:
        """Return what the filters let through; None when that is many."""
        if index is None:
            return None
        ids = self._ids(self._filters, index, MANY + 1)
        return ids if len(ids) <= MANY else None

    def _look_by_trigrams(self, asked: Narrowing) -> tuple[int, ...] | None:
        """Return what the trigrams let through; None when that is many."""
        if asked.asked is None:
            return None
        if not asked.asked:
            return ()
        rows = self._connection.execute(
            "SELECT rowid FROM invites_text WHERE invites_text MATCH ? LIMIT ?",
            (asked.asked, MANY + 1),
        ).fetchall()
        return tuple(id_ for (id_,) in rows) if len(rows) <= MANY else None

    def _those_among(
        self, ids: Iterable[int], condition: Condition, limit: int = -1
    ) -> tuple[int, ...]:
        return self._ids(among(ids) & condition, None, limit)

    def _ids(self, condition: Condition, index: str | None, limit: int) -> tuple[int, ...]:
        rows = self._connection.execute(
            f"SELECT i.id FROM invites AS i {indexed_by(index)} WHERE {condition.sql} LIMIT ?",  # noqa: S608 - our own words; values are bound
            (*condition.values, limit),
        )
        return tuple(id_ for (id_,) in rows.fetchall())
