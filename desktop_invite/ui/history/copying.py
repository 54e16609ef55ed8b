"""Invites as rows of cells, for a spreadsheet or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.ui.history.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.moments import Moments

MOST_ROWS = 1000
"""More rows would hold up the window, and belong into a file."""


def as_table(invites: Iterable[Invite], moments: Moments) -> list[list[str]]:
    """Return the columns of the history and the link, the titles first."""
    link = QCoreApplication.translate("History", "Link")
    titles = [*(column.title() for column in COLUMNS), link]
    return [titles, *(_cells(invite, moments) for invite in invites)]


def _cells(invite: Invite, moments: Moments) -> list[str]:
    when = moments.full(invite.created_at)
    others = (column.text(invite, moments) for column in COLUMNS[1:])
    return [when, *others, invite.link or ""]
