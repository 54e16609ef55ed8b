"""When an invite corrects an earlier one: a mistyped address, mostly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.search_text import searchable

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Draft, Invite


@dataclass(frozen=True, slots=True)
class Linked:
    """The invites that belong together with one, because one corrects the other."""

    corrects: Invite | None = None
    """The one that this one corrects."""
    corrected_by: tuple[Invite, ...] = ()
    """Those that correct this one, the first made first."""


NOT_LINKED = Linked()
"""Neither corrects another nor is corrected, like nearly all."""


def corrects(draft: Draft, earlier: Invite) -> bool:
    """Whether a draft that was made from an earlier invite still is for the same person.

    The address may be another, or the name; where both are, somebody else was typed over it.
    """
    new, old = draft.candidate, earlier.candidate
    same_name = searchable(new.name) == searchable(old.name)
    return same_name or person_key(new.email) == person_key(old.email)
