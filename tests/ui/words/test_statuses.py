"""Promises of the words for a status."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QIcon

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import icon
from desktop_invite.ui.words.statuses import status_name, status_sign, status_tone, status_words
from tests.ui.form.outbox import made


@pytest.mark.parametrize(
    ("status", "delivery", "words"),
    [
        (Status.QUEUED, Delivery.SENDLINK, "Waiting"),
        (Status.SENDING, Delivery.GETLINK, "Sending…"),
        (Status.SENT, Delivery.GETLINK, "Link ready"),
        (Status.SENT, Delivery.SENDLINK, "Emailed"),
        (Status.REJECTED, Delivery.SENDLINK, "Not sent"),
        (Status.UNKNOWN, Delivery.GETLINK, "Not sure"),
        (Status.CANCELLED, Delivery.GETLINK, "Cancelled"),
    ],
)
def test_each_status_is_called_as_recruiters_call_it(
    status: Status, delivery: Delivery, words: str
) -> None:
    assert status_words(made(status, delivery=delivery)) == words
    assert status_name(status, delivery) == words


def test_no_two_words_share_a_sign() -> None:
    invites = [made(status, delivery=by) for status, by in product(Status, Delivery)]
    signs = {status_words(invite): status_sign(invite) for invite in invites}
    assert len(set(signs.values())) == len(signs)


@pytest.mark.usefixtures("qapp")
def test_every_sign_can_be_drawn() -> None:
    for status in Status:
        drawn = icon(status_sign(made(status)))
        assert isinstance(drawn, QIcon)
        assert not drawn.isNull()


def test_doubt_does_not_look_like_success_or_failure() -> None:
    assert status_tone(Status.UNKNOWN) is Tone.DOUBT
    assert status_tone(made(Status.SENT)) is Tone.GOOD
    assert status_tone(Status.REJECTED) is Tone.BAD
