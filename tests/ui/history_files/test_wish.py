"""What is offered for an export is what makes a difference, the likeliest first."""

from __future__ import annotations

import pytest

from desktop_invite.ui.history_files.wish import Offer, Which
from desktop_invite.ui.words.history_files import choice_words


@pytest.mark.parametrize(
    ("offer", "choices"),
    [
        (Offer(0, 5, is_filtered=False), (Which.ALL,)),
        (Offer(0, 5, is_filtered=True), (Which.SHOWN, Which.ALL)),
        (Offer(1, 5, is_filtered=True), (Which.SHOWN, Which.ALL, Which.SELECTED)),
        (Offer(3, 5, is_filtered=False), (Which.SELECTED, Which.ALL)),
        (Offer(3, 5, is_filtered=True), (Which.SELECTED, Which.SHOWN, Which.ALL)),
    ],
)
def test_one_selected_row_is_hardly_what_is_meant(offer: Offer, choices: tuple[Which, ...]) -> None:
    assert offer.choices == choices


def test_each_choice_says_how_many_invites_it_means() -> None:
    offer = Offer(3, 1, is_filtered=True)
    words = [choice_words(which, offer) for which in offer.choices]
    assert words == ["The 3 selected invites", "The one that is shown now", "All invites"]
    uncounted = Offer(0, None, is_filtered=True)
    assert choice_words(Which.SHOWN, uncounted) == "What is shown now"
