"""Where a changed invite stands in what is shown, as far as that is certain without the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.storage.history_query import NEED_ATTENTION, HistoryQuery, SortBy

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite


def keeps(query: HistoryQuery, invite: Invite) -> bool:
    """Whether an invite that the query found is still found, now that its status has changed."""
    if query.attention_only and not needs_attention(invite):
        return False
    return query.statuses is None or invite.status in query.statuses


def needs_attention(invite: Invite) -> bool:
    """Whether there is something left to do, by the rule that the file counts by."""
    settled = invite.status is Status.REJECTED and invite.corrected
    return invite.status in NEED_ATTENTION and not settled


def moves(query: HistoryQuery, before: Invite, after: Invite) -> bool:
    """Whether the change may give the invite another place in the order."""
    match query.sort:
        case SortBy.STATUS:
            return before.status is not after.status
        case SortBy.INTERVIEW:
            return before.interview != after.interview
        case _:
            return False


def comes_first(query: HistoryQuery, invite: Invite) -> bool:
    """Whether an invite that is newer than all others certainly stands in the first row.

    With a text it can't be told here: how texts are compared is for the file to decide.
    """
    if query.sort is not SortBy.WHEN or not query.descending:
        return False
    unlimited = replace(query, statuses=None, attention_only=False, delivery=None)
    if unlimited != HistoryQuery() or not keeps(query, invite):
        return False
    return query.delivery in {None, invite.delivery}
