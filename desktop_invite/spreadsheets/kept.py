"""What a list keeps when it is made anew: the recruiter's work, and the history's answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.findings import LeftOutBecause
from desktop_invite.spreadsheets.row_edits import Edits, RowEdit, Steps

if TYPE_CHECKING:
    from desktop_invite.invites.duplicates import Pair
    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Invite


@dataclass(slots=True)
class Kept:
    """Changes with its list."""

    edits: Edits = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)
    earlier: dict[Pair, Invite | ForgottenInvite] = field(default_factory=dict)
    """The earlier invites of pairs that the history was asked about."""
    looked_up: set[Pair] = field(default_factory=set)
    """The pairs that it was asked about."""
    forgotten: set[str] = field(default_factory=set)
    """The keys of candidates who were forgotten while the list was open."""

    def for_another_choice(self) -> Kept:
        """Return it for the same rows, checked otherwise."""
        return Kept(
            dict(self.edits),
            self.steps,
            dict(self.earlier),
            set(self.looked_up),
            set(self.forgotten),
        )

    def for_other_columns(self) -> Kept:
        """Return it for another mapping: with other titles, and with nothing to undo."""
        edits = {number: _without_title(edit) for number, edit in self.edits.items()}
        steps = Steps(self.steps.latest)
        return Kept(edits, steps, dict(self.earlier), set(self.looked_up), set(self.forgotten))


def _without_title(edit: RowEdit) -> RowEdit:
    is_title = edit.left_out is not None and edit.left_out.because is LeftOutBecause.TITLE
    return replace(edit, left_out=None) if is_title else edit
