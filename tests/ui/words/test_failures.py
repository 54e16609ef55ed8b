"""The failure table: for every situation its sentence, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending.events import NotRecorded, Paused
from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.words.failures import (
    held_back_notice,
    history_notice,
    key_notice,
    no_key_notice,
    not_recorded_notice,
    pause_notice,
    row_sentence,
    send_again_notice,
)
from tests.ui.form.outbox import made

if TYPE_CHECKING:
    from desktop_invite.ui.parts.notice import Notice

DOUBTS = [
    Reason.LOST_ANSWER,
    Reason.DEADLINE,
    Reason.SERVER_TROUBLE,
    Reason.STRANGE_ANSWER,
    Reason.ANOTHERS_ANSWER,
    Reason.INTERRUPTED,
    Reason.SURPRISE,
]


def paused(
    reason: Reason,
    *,
    held: int = 0,
    sent: int = 0,
    words: str = "",
    invite: Invite | None = None,
    resumes_in: float | None = None,
) -> Paused:
    """Return a pause."""
    return Paused(reason, words, invite, held, sent, resumes_in)


def said(notice: Notice) -> tuple[str, list[str]]:
    """Return a notice's sentence and what its buttons say."""
    return notice.sentence, [button.text for button in notice.buttons]


def test_no_key_yet() -> None:
    expected = (
        "Add your Xobin API key to send invites.",
        ["Add key", "Try practice mode"],
    )
    assert said(no_key_notice()) == expected
    assert said(pause_notice(paused(Reason.NO_KEY, held=2))) == expected
    assert said(not_recorded_notice(NotRecorded(1, made().draft, None))) == expected


def test_bad_key() -> None:
    assert said(pause_notice(paused(Reason.BAD_KEY, invite=made(Status.REJECTED)))) == (
        "Xobin didn't accept your API key. Nothing was sent.",
        ["Change key"],
    )


def test_offline() -> None:
    notice = pause_notice(paused(Reason.OFFLINE, held=1, invite=made(Status.QUEUED)))
    assert said(notice) == (
        "You seem to be offline. Nothing was sent; your details are still here.",
        ["Try again"],
    )


@pytest.mark.parametrize(
    ("held", "also"),
    [(2, " 1 more invite is waiting."), (84, " 83 more invites are waiting.")],
)
def test_others_that_wait_are_counted(held: int, also: str) -> None:
    notice = pause_notice(paused(Reason.OFFLINE, held=held, invite=made(Status.QUEUED)))
    assert notice.sentence.endswith(f"still here.{also}")


@pytest.mark.parametrize("reason", [Reason.PROXY, Reason.CERTIFICATE])
def test_proxy_or_certificate(reason: Reason) -> None:
    notice = pause_notice(paused(reason, held=1, words="self-signed certificate"))
    assert said(notice) == (
        (
            "Your network stopped the secure connection to Xobin. Nothing was sent. "
            "Your IT team can help:"
        ),
        ["Copy details", "Try again"],
    )


def test_details_for_it_name_the_trouble_and_nobody() -> None:
    invite = made(Status.QUEUED)
    words = "self-signed certificate"
    notice = pause_notice(paused(Reason.CERTIFICATE, held=1, words=words, invite=invite))
    assert "certificate: self-signed certificate" in notice.details
    assert "Asha" not in notice.details
    assert "example.com" not in notice.details


def test_rejected() -> None:
    invite = made(Status.REJECTED, reason=Reason.REFUSED, words="Interview\n is archived")
    assert (
        row_sentence(invite)
        == "Xobin refused this invite: Interview is archived. Nothing was sent."
    )


def test_rejected_without_words() -> None:
    invite = made(Status.REJECTED, reason=Reason.REFUSED)
    assert row_sentence(invite) == "Xobin refused this invite. Nothing was sent."


def test_a_full_stop_of_theirs_is_enough() -> None:
    invite = made(Status.REJECTED, reason=Reason.REFUSED, words="It is archived.")
    assert "archived. Nothing" in row_sentence(invite)


def test_exhausted() -> None:
    notice = pause_notice(paused(Reason.EXHAUSTED, held=83, sent=37))
    assert said(notice) == (
        (
            "Your Xobin account has no invites left. 37 sent, 83 waiting. "
            "Ask your Xobin contact for more, then press Continue."
        ),
        ["Continue", "Stop"],
    )


def test_exhausted_with_nothing_waiting() -> None:
    sentence = pause_notice(paused(Reason.EXHAUSTED, sent=37)).sentence
    assert sentence.startswith("Your Xobin account has no invites left. Nothing was sent.")


@pytest.mark.parametrize(
    ("left", "time"), [(45.0, "0:45"), (44.2, "0:45"), (90.0, "1:30"), (0.0, "0:00")]
)
def test_rate_limited_counts_down(left: float, time: str) -> None:
    notice = pause_notice(paused(Reason.RATE_LIMITED, held=3, resumes_in=60.0), left)
    assert said(notice) == (f"Xobin asked us to slow down. Continuing in {time}.", ["Stop"])


def test_the_countdown_begins_with_what_the_server_asked_for() -> None:
    assert "in 2:05" in pause_notice(paused(Reason.BUSY, resumes_in=125.0)).sentence


def test_not_sure() -> None:
    invite = made(Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    sentence = (
        "The connection was lost before Xobin answered. Asha may already have been invited. "
        "Check in Xobin or ask Asha before sending again."
    )
    assert row_sentence(invite) == sentence
    assert said(pause_notice(paused(Reason.LOST_ANSWER, invite=invite))) == (
        sentence,
        ["They got it", "Send again"],
    )


def test_not_sure_while_others_wait_can_go_on() -> None:
    invite = made(Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    notice = pause_notice(paused(Reason.LOST_ANSWER, held=5, invite=invite))
    assert notice.sentence.endswith("5 more invites are waiting.")
    assert [button.text for button in notice.buttons][-1] == "Continue"


@pytest.mark.parametrize("reason", DOUBTS)
def test_every_doubt_says_what_it_means_for_the_candidate(reason: Reason) -> None:
    sentence = row_sentence(made(Status.UNKNOWN, reason=reason))
    assert "Asha may already have been invited." in sentence
    assert not sentence.startswith("Asha")


@pytest.mark.parametrize("delivery", Delivery)
def test_sending_again_names_the_person_and_is_confirmed(delivery: Delivery) -> None:
    sentence, buttons = said(send_again_notice(made(Status.UNKNOWN, delivery=delivery)))
    assert "Asha again?" in sentence
    assert buttons == ["Send again to Asha", "Cancel"]


@pytest.mark.parametrize("reason", [Reason.NO_LINK, Reason.ANSWER_CUT])
def test_sent_without_a_link(reason: Reason) -> None:
    invite = made(Status.SENT, link=None, reason=reason)
    assert (
        row_sentence(invite) == "Xobin accepted the invite but sent no link back. Find it in Xobin."
    )


def test_keyring_absent() -> None:
    assert said(key_notice(KeyTrouble(KeyTroubleKind.ABSENT), can_use=True)) == (
        "This computer's password store isn't available, so the key can't be saved.",
        ["Use it until I quit", "Try again"],
    )


@pytest.mark.parametrize("kind", KeyTroubleKind)
@pytest.mark.parametrize("can_use", [True, False])
def test_every_trouble_with_the_keyring_has_a_way_out(kind: KeyTroubleKind, can_use: bool) -> None:
    sentence, buttons = said(key_notice(KeyTrouble(kind, "KeyringError"), can_use=can_use))
    assert "key" in sentence
    assert ("Use it until I quit" in buttons) is can_use
    assert "KeyringError" not in sentence


def test_history_full() -> None:
    assert said(history_notice(HistoryTrouble.FULL)) == (
        "The history can't be saved (disk full), so nothing is being sent.",
        ["Try again"],
    )


@pytest.mark.parametrize("why", HistoryTrouble)
def test_every_trouble_with_the_history_is_named(why: HistoryTrouble) -> None:
    notice = not_recorded_notice(NotRecorded(1, made().draft, why))
    assert notice == history_notice(why)
    others = {history_notice(other).sentence for other in HistoryTrouble if other is not why}
    assert notice.sentence not in others


def test_who_speaks_for_itself_is_not_repeated() -> None:
    one = held_back_notice(paused(Reason.LOST_ANSWER, held=1))
    many = held_back_notice(paused(Reason.LOST_ANSWER, held=7))
    assert one.sentence.startswith("1 more invite is waiting")
    assert many.sentence.startswith("7 more invites are waiting")


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("reason", [None, *Reason])
@pytest.mark.parametrize("delivery", Delivery)
def test_every_reason_has_a_sentence(
    status: Status, reason: Reason | None, delivery: Delivery
) -> None:
    sentence = row_sentence(made(status, reason=reason, delivery=delivery))
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "_" not in sentence


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("held", [0, 1, 2])
def test_every_pause_has_a_sentence_and_a_way_out(reason: Reason, held: int) -> None:
    notice = pause_notice(paused(reason, held=held))
    assert notice.sentence
    assert "{" not in notice.sentence
    assert notice.buttons


def test_a_certain_failure_says_that_nothing_was_sent() -> None:
    for reason in (Reason.REFUSED, Reason.BAD_KEY, Reason.EXHAUSTED, Reason.MOVED):
        assert "Nothing was sent" in row_sentence(made(Status.REJECTED, reason=reason))
    assert "Nothing was sent" in row_sentence(made(Status.CANCELLED))
    assert "Nothing was sent" in row_sentence(made(Status.QUEUED))


def test_a_doubt_never_says_that_nothing_was_sent() -> None:
    for reason in Reason:
        assert "Nothing was sent" not in row_sentence(made(Status.UNKNOWN, reason=reason))


def test_a_name_from_right_to_left_does_not_turn_the_sentence() -> None:
    asma = Candidate("أسماء", "asma@example.com")
    sentence = row_sentence(made(Status.UNKNOWN, reason=Reason.LOST_ANSWER, candidate=asma))
    assert "\u2068أسماء\u2069 may already" in sentence


def test_what_the_recruiter_settled_says_so() -> None:
    invite = made(Status.SENT, link=None, reason=Reason.CONFIRMED)
    assert row_sentence(invite) == "You said that Asha got it."


@pytest.mark.parametrize("reason", [Reason.LOST_ANSWER, Reason.DEADLINE, Reason.SURPRISE])
def test_a_doubt_about_somebody_forgotten_since_claims_nothing(reason: Reason) -> None:
    notice = pause_notice(Paused(reason, "", None, 2, 0, None))
    assert notice.sentence == "2 more invites are waiting until you continue."
