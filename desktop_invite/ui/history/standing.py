"""How an invite stands, at a glance: the word, the shape and the colour of its badge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.ui.words.statuses import status_sign, status_tone, status_words

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.theme.colours import Tone
    from desktop_invite.ui.theme.icons import Glyph


@dataclass(frozen=True, slots=True)
class Standing:
    """What a badge says."""

    words: str
    sign: Glyph
    tone: Tone


def standing_of(invite: Invite) -> Standing:
    """Return how an invite stands. One that has no link never reads *Link ready*."""
    return Standing(status_words(invite), status_sign(invite), status_tone(invite))
