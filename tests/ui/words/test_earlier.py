"""Promises of the question about an earlier invite, and of its dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.words.dates import when_words
from desktop_invite.ui.words.earlier import earlier_notice
from tests.ui.form.outbox import made

NOON_HERE = datetime(2026, 5, 3, 12, 0).astimezone()
LATER = datetime(2026, 6, 9, 12, 0, tzinfo=UTC)


def texts(status: Status, delivery: Delivery = Delivery.GETLINK) -> tuple[str, list[str]]:
    """Return what is asked about an earlier invite, and the answers."""
    notice = earlier_notice(made(status, delivery=delivery, created_at=NOON_HERE), LATER)
    return notice.sentence, [button.text for button in notice.buttons]


def test_a_link_that_was_made_can_be_copied_instead() -> None:
    assert texts(Status.SENT) == (
        "You invited Asha to Sales screening on 3 May.",
        ["Copy that link", "Invite again", "Cancel"],
    )


def test_an_email_is_called_an_email() -> None:
    sentence, _ = texts(Status.SENT, Delivery.SENDLINK)
    assert sentence == "You emailed Asha an invite to Sales screening on 3 May."


@pytest.mark.parametrize("status", [Status.QUEUED, Status.SENDING, Status.UNKNOWN])
def test_without_a_link_there_is_none_to_copy(status: Status) -> None:
    assert texts(status)[1] == ["Invite again", "Cancel"]


def test_an_earlier_doubt_is_said() -> None:
    assert "it isn't sure whether that arrived" in texts(Status.UNKNOWN)[0]


def test_a_waiting_one_is_not_said_to_be_sent() -> None:
    assert "waiting to be sent" in texts(Status.QUEUED)[0]
    assert "on its way" in texts(Status.SENDING)[0]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "today at 12:00"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=9), "on 3 May"),
        (timedelta(days=366), "on 3 May 2026"),
    ],
)
def test_dates_are_said_as_people_say_them(ago: timedelta, words: str) -> None:
    assert when_words(NOON_HERE, NOON_HERE + ago, QLocale.c()) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_US", "on May 3"),
        ("de_DE", "on 3. Mai"),
        ("es_ES", "on 3 de mayo"),
        ("ja_JP", "on 5月3日"),
    ],
)
def test_dates_are_written_as_the_place_writes_them(name: str, words: str) -> None:
    assert when_words(NOON_HERE, LATER, QLocale(name)) == words
