"""How a status looks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.form.faces import face_of
from desktop_invite.ui.history.standing import Standing, standing_of
from desktop_invite.ui.history.status_choices import choices
from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import Glyph
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


@pytest.mark.parametrize("reason", [Reason.NO_LINK, Reason.CONFIRMED])
def test_without_a_link_it_is_invited_and_not_link_ready(reason: Reason) -> None:
    candidate = Candidate("Asha Rao", "asha@example.com")
    sent = Invite(1, candidate, SALES, Delivery.GETLINK, Status.SENT, NOW, NOW, reason=reason)
    assert standing_of(sent) == Standing("Invited", Glyph.CHECK, Tone.GOOD)


def test_a_word_looks_the_same_in_the_history_and_on_the_card() -> None:
    looks: dict[str, set[tuple[Glyph, Tone]]] = {}
    for invite, reason in product(standing_ones(), Reason):
        one = replace(invite, reason=reason)
        face, standing = face_of(one), standing_of(one)
        looks.setdefault(face.heading, set()).add((face.sign, face.tone))
        looks.setdefault(standing.words, set()).add((standing.sign, standing.tone))
    assert {word for word, each in looks.items() if len(each) > 1} == set()
    assert "Invited" in looks


def test_every_word_of_the_table_can_be_filtered_by() -> None:
    words = {standing_of(invite).words for invite in standing_ones()}
    assert words <= {choice.text for choice in choices()}


def test_a_tooltip_shows_a_name_and_never_its_markup() -> None:
    assert "<b>" not in as_plain_tooltip("<b>Bobby</b>")
    assert as_plain_tooltip("") == ""
