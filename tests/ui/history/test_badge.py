"""How a status looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.theme.colours import Tone
from tests.ui.history.outbox import NOW, SALES

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = "https://app.xobin.com/i/8f3c"


def standing_ones() -> Iterator[Invite]:
    """Yield an invite for each word that a badge can show."""
    candidate = Candidate("Asha Rao", "asha@example.com")
    for status in Status:
        yield Invite(1, candidate, SALES, Delivery.GETLINK, status, NOW, NOW, link=LINK)
    sent = Invite(1, candidate, SALES, Delivery.GETLINK, Status.SENT, NOW, NOW)
    yield replace(sent, link=LINK, delivery=Delivery.SENDLINK)
    yield replace(sent, reason=Reason.NO_LINK)


def test_each_word_has_a_shape_of_its_own() -> None:
    standings = [standing_of(invite) for invite in standing_ones()]
    words = {standing.words for standing in standings}
    assert len(words) == len(standings)
    by_tone = {(standing.tone, standing.sign) for standing in standings}
    assert len(by_tone) == len(standings)


@pytest.mark.parametrize(
    ("reason", "tone"), [(Reason.NO_LINK, Tone.DOUBT), (Reason.CONFIRMED, Tone.GOOD)]
)
def test_without_a_link_it_is_invited_and_not_link_ready(reason: Reason, tone: Tone) -> None:
    candidate = Candidate("Asha Rao", "asha@example.com")
    sent = Invite(1, candidate, SALES, Delivery.GETLINK, Status.SENT, NOW, NOW, reason=reason)
    assert standing_of(sent).words == "Invited"
    assert standing_of(sent).tone is tone


def test_a_tooltip_shows_a_name_and_never_its_markup() -> None:
    assert "<b>" not in as_plain_tooltip("<b>Bobby</b>")
    assert as_plain_tooltip("") == ""
