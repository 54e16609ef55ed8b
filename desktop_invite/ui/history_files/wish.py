"""Which invites are to be exported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop_invite.storage.history_query import HistoryQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.storage.history_search import HistorySearch
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.history.questions import Stretch


class Which(Enum):
    """What the recruiter can choose."""

    SELECTED = auto()
    SHOWN = auto()
    """What the search and the filters show."""
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from, and how many invites each would be."""

    selected: int
    shown: int | None
    """None while they are being counted."""
    is_filtered: bool
    """Whether less is shown than there is."""

    @property
    def choices(self) -> tuple[Which, ...]:
        """What makes a difference; the first is what was most likely meant."""
        choices = [Which.ALL]
        if self.is_filtered:
            choices.insert(0, Which.SHOWN)
        if self.selected > 1:
            choices.insert(0, Which.SELECTED)
        elif self.selected:
            # One row is selected most of the time, and hardly what is meant.
            choices.append(Which.SELECTED)
        return tuple(choices)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen."""

    query: HistoryQuery
    ids: tuple[int, ...] | None = None
    stretches: tuple[Stretch, ...] | None = None
    """Places in what the query finds; None for all of it."""

    def ids_in(self, search: HistorySearch) -> Sequence[int]:
        """Return the numbers of the invites, in the order in which they are shown."""
        if self.ids is not None:
            return self.ids
        order = search.order(self.query)
        if self.stretches is None:
            return order
        return [
            id_
            for stretch in self.stretches
            for id_ in order[stretch.first : stretch.first + stretch.count]
        ]


def offer_of(history: HistoryPanel) -> Offer:
    """Say what there is to choose from."""
    is_filtered = history.present_query().in_default_order() != HistoryQuery()
    return Offer(history.selected_count(), history.found_count(), is_filtered)


def wish_of(history: HistoryPanel, which: Which) -> Wish:
    """Note what was chosen: the history goes on changing while it is written."""
    query = history.present_query()
    match which:
        case Which.SELECTED:
            ids = history.selected_ids()
            return Wish(query, ids, None if ids else history.table.selected_stretches())
        case Which.SHOWN:
            return Wish(query)
        case Which.ALL:
            return Wish(HistoryQuery(sort=query.sort, descending=query.descending))
