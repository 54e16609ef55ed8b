"""The interviews that are known here, and the order in which they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop_invite.invites.invite import Interview


@dataclass(frozen=True, slots=True)
class KnownInterview:
    """An interview that was used or added, and what the recruiter has made of it."""

    interview: Interview
    starred: bool = False
    """A favourite: offered before the others."""
    hidden: bool = False
    """Not offered any more; it comes back when it is used."""
    last_used_at: datetime | None = None
    """UTC, aware: when somebody was last invited to it; None when nobody was."""


def offered(known: Iterable[KnownInterview]) -> tuple[Interview, ...]:
    """Return what there is to choose from: the favourites first, each part in the order given."""
    shown = [each for each in known if not each.hidden]
    return tuple(each.interview for each in sorted(shown, key=lambda each: not each.starred))
