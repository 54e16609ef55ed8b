"""The columns of the history: title, order, width and words of each in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.storage.history_query import SortBy
from desktop_invite.ui.history.moments import sortable
from desktop_invite.ui.history.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.moments import Moments


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    title: Callable[[], str]
    """A function, so that it is asked for after the language has been chosen."""
    sort: SortBy
    text: Callable[[Invite, Moments], str]
    """What the recruiter reads."""
    native: Callable[[Invite], object]
    """What the order goes by, as a value that can be compared."""
    share: int
    """Of the width that is left over, in proportion to the others; 0 keeps to `least`."""
    least: int
    """Logical pixels, for what usually stands in it."""
    tight: int
    """Logical pixels in a window that has no room for `least`."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


COLUMNS = (
    Column(
        title=lambda: _tr("When"),
        sort=SortBy.WHEN,
        text=lambda invite, moments: moments.short(invite.created_at),
        native=lambda invite: sortable(invite.created_at),
        share=0,
        least=88,
        tight=72,
    ),
    Column(
        title=lambda: _tr("Candidate"),
        sort=SortBy.CANDIDATE,
        text=lambda invite, _: invite.candidate.name,
        native=lambda invite: invite.candidate.name,
        share=4,
        least=104,
        tight=96,
    ),
    Column(
        title=lambda: _tr("Email"),
        sort=SortBy.EMAIL,
        text=lambda invite, _: invite.candidate.email,
        native=lambda invite: invite.candidate.email,
        share=7,
        least=96,
        tight=80,
    ),
    Column(
        title=lambda: _tr("Interview"),
        sort=SortBy.INTERVIEW,
        text=lambda invite, _: invite.interview.label,
        native=lambda invite: invite.interview.label,
        share=3,
        least=88,
        tight=80,
    ),
    Column(
        title=lambda: _tr("Status"),
        sort=SortBy.STATUS,
        text=lambda invite, _: standing_of(invite).words,
        native=lambda invite: invite.status.value,
        share=1,
        least=148,
        tight=112,
    ),
)
"""In the order they are shown in at first."""

WHEN, CANDIDATE, EMAIL, INTERVIEW, STATUS = range(len(COLUMNS))
