"""The invite that got its link last: with it a message is shown as a candidate would get it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Status
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.history_search import HistoryQuery, HistorySearch
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.invite import Invite

_LOOKED_AT = 200
"""Invites, the newest first: one that has no link may be among them, but not so many."""


def newest_link(path: Path) -> Invite | None:
    """Return the newest invite with a link; None when there is none or the file can't be read."""
    if not path.exists():
        return None
    try:
        with closing(open_reader(path)) as connection:
            sent = HistoryQuery(statuses=frozenset({Status.SENT}))
            newest = HistorySearch(connection).page(sent, 0, _LOOKED_AT)
    except HistoryError:
        return None
    return next((invite for invite in newest if invite.link), None)
