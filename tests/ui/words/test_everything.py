"""Promises of the text about a person: what it says can be read by that person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_invite.invites.invite import Attempt, Delivery, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.storage.about_person import Everything, InviteInFull, PersonFound
from desktop_invite.ui.words.everything import as_text
from tests.ui.form.outbox import made

_AT = datetime(2025, 6, 3, 10, 45, tzinfo=UTC)


def _text(invite: Invite, result: Status, reason: Reason | None, http_status: int | None) -> str:
    ended = _AT + timedelta(seconds=1)
    attempt = Attempt(1, invite.id, _AT, ended, result, reason, http_status, "")
    full = InviteInFull(invite, "https://app.xobin.com", None, "", None, (attempt,))
    person = PersonFound("asha@example.com", "asha@example.com", "Asha Rao", 1, _AT)
    return as_text(Everything(person, (full,), ()), _AT)


def test_reasons_are_sentences_and_no_words_of_the_program() -> None:
    invite = made(Status.UNKNOWN, reason=Reason.SERVER_TROUBLE)
    text = _text(invite, Status.UNKNOWN, Reason.SERVER_TROUBLE, 502)
    assert "Status: Not sure" in text
    assert text.count("Xobin had a problem and didn't say whether it worked.") == 2
    assert "server_trouble" not in text
    assert "HTTP 502" in text


def test_an_attempt_that_was_emailed_reads_so() -> None:
    invite = made(Status.SENT, delivery=Delivery.SENDLINK)
    text = _text(invite, Status.SENT, None, 200)
    attempt = next(line for line in text.splitlines() if "Attempt" in line)
    assert "Emailed" in attempt
    assert "Link ready" not in text


def test_an_invite_without_a_link_never_reads_link_ready() -> None:
    invite = made(Status.SENT, reason=Reason.NO_LINK, link=None)
    assert "Status: Invited" in _text(invite, Status.SENT, Reason.NO_LINK, 200)
