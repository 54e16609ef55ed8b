"""Where a changed invite stands in what is shown, as far as that is certain without the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.storage.history_query import NEED_ATTENTION, SortBy

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.storage.history_query import HistoryQuery


def fits(query: HistoryQuery, invite: Invite) -> bool:
    """Whether an invite passes every filter; its text is for the file to compare."""
    if query.attention_only and not needs_attention(invite):
        return False
    return (
        (query.statuses is None or invite.status in query.statuses)
        and query.delivery in {None, invite.delivery}
        and query.lacks_link in {None, invite.lacks_link}
        and query.interview in {None, invite.interview.number}
        and (query.since is None or invite.created_at >= query.since)
        and (query.until is None or invite.created_at < query.until)
    )


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
    newest_first = query.sort is SortBy.WHEN and query.descending
    return newest_first and not query.terms and fits(query, invite)
