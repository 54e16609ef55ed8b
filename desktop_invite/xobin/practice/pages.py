"""The pages behind practice links."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from string import Template
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Delivery

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.xobin.practice.ledger import PracticeInvite

_HOW = {
    Delivery.GETLINK: "This link is yours to share: send it to $first_name yourself.",
    Delivery.SENDLINK: "Xobin would have e-mailed this link to $first_name.",
}


@dataclass(frozen=True, slots=True)
class Pages:
    """The HTML, with `$name`, `$first_name`, `$interview` and `$how` where they go."""

    invite: str = "<!doctype html><title>Practice</title><h1>$interview</h1><p>$name</p><p>$how</p>"
    """What the candidate's link shows."""
    missing: str = "<!doctype html><title>Practice</title><p>This practice link has ended.</p>"
    """What any other address shows."""

    @classmethod
    def in_folder(cls, folder: Path) -> Pages:
        """Read the bundled pages, `paths.resource("practice")`. Raises OSError."""
        return cls(
            invite=(folder / "invite.html").read_text(encoding="utf-8"),
            missing=(folder / "missing.html").read_text(encoding="utf-8"),
        )

    def for_invite(self, invite: PracticeInvite) -> str:
        """Return the page for a candidate; what was typed stands there as text, never as HTML."""
        first_name = escape(invite.name.split(" ", 1)[0])
        return Template(self.invite).substitute(
            name=escape(invite.name),
            first_name=first_name,
            interview=escape(invite.interview.label),
            how=Template(_HOW[invite.delivery]).substitute(first_name=first_name),
        )
