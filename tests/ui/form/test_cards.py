"""Promises of the cards: what an invite's card says and offers, and how cards make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_invite.invites.invite import Candidate, Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.ui.form.faces import face_of
from desktop_invite.ui.form.outcomes import MOST_CARDS
from desktop_invite.ui.parts.ways_out import WayOut
from tests.ui.form.conftest import pasteable
from tests.ui.form.outbox import LINK, made

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from tests.ui.form.conftest import Desk


def emailed(desk: Desk, leaves_in: float | None = 5.0) -> Invite:
    """E-mail the candidate; the invite waits to leave."""
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    return desk.invite(leaves_in)


def doubtful(desk: Desk, delivery: Delivery = Delivery.GETLINK) -> Invite:
    """Make an invite whose answer is lost."""
    desk.form.show_delivery(delivery)
    desk.fill()
    return desk.sending.change(desk.invite(), Status.UNKNOWN, reason=Reason.LOST_ANSWER)


def test_an_email_counts_down_and_says_where_it_goes(desk: Desk) -> None:
    card = desk.card(emailed(desk))
    assert card.face.heading == "Emailing in 5 seconds"
    assert card.face.address == "asha@example.com"
    desk.clock.seconds += 4.5
    desk.qtbot.waitUntil(lambda: card.face.heading == "Emailing in 1 second")


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Reason.BAD_KEY, "Xobin didn't accept your API key. Nothing was sent."),
        (Reason.EXHAUSTED, "Your Xobin account has no invites left. Nothing was sent."),
        (
            Reason.MOVED,
            "The address in Settings leads somewhere else than Xobin. Nothing was sent.",
        ),
    ],
)
def test_a_card_says_itself_why_nothing_was_sent(reason: Reason, sentence: str) -> None:
    face = face_of(made(Status.REJECTED, reason=reason))
    assert face.sentence == sentence
    assert [button.way_out for button in face.buttons] == [WayOut.TRY_AGAIN, WayOut.EDIT]


def test_undo_takes_it_back_and_gives_the_details_back(desk: Desk) -> None:
    invite = emailed(desk)
    desk.choose(invite, WayOut.UNDO)
    assert desk.sending.asked == [("undo", invite.id)]
    desk.sending.change(invite, Status.CANCELLED)
    assert desk.card(invite).face.sentence == (
        "Nothing was sent. The details are back in the form."
    )
    assert desk.form.email.text() == "asha@example.com"
    assert desk.form.delivery is Delivery.SENDLINK


def test_undo_never_overwrites_the_next_candidate(desk: Desk) -> None:
    invite = emailed(desk)
    desk.form.name.setText("Wei")
    desk.choose(invite, WayOut.UNDO)
    desk.sending.change(invite, Status.CANCELLED)
    assert desk.form.name.text() == "Wei"
    assert [button.way_out for button in desk.card(invite).face.buttons] == [WayOut.EDIT]


def test_undo_that_came_too_late_shows_how_it_stands(desk: Desk) -> None:
    invite = emailed(desk)
    desk.choose(invite, WayOut.UNDO)
    desk.sending.change(invite, Status.SENDING)
    assert desk.card(invite).face.heading == "Sending…"
    assert desk.form.email.text() == ""


def test_the_countdown_ends_when_it_leaves(desk: Desk) -> None:
    invite = emailed(desk)
    desk.sending.change(invite, Status.SENDING)
    face = desk.card(invite).face
    assert (face.heading, face.buttons) == ("Sending…", ())


def test_what_waits_can_be_cancelled(desk: Desk) -> None:
    desk.fill()
    invite = desk.invite()
    assert desk.card(invite).face.heading == "Waiting"
    desk.choose(invite, WayOut.CANCEL)
    assert desk.sending.asked == [("undo", invite.id)]


def test_a_doubt_can_be_settled(desk: Desk) -> None:
    invite = doubtful(desk)
    face = desk.card(invite).face
    assert face.heading == "Not sure"
    assert [button.text for button in face.buttons] == ["They got it", "Send again"]
    desk.choose(invite, WayOut.THEY_GOT_IT)
    assert desk.sending.asked == [("they_got_it", invite.id)]


def test_sending_again_asks_first_and_names_the_person(desk: Desk) -> None:
    invite = doubtful(desk)
    desk.choose(invite, WayOut.SEND_AGAIN)
    assert desk.sending.asked == []
    card = desk.card(invite)
    assert "Asha" in card.face.sentence
    assert card.face.buttons[0].text == "Send again to Asha"
    assert desk.focused() is card.ways_out.button(WayOut.CANCEL)
    desk.choose(invite, WayOut.CONFIRM)
    assert desk.sending.asked == [("send_again", invite.id)]


def test_sending_again_can_be_thought_better_of(desk: Desk) -> None:
    invite = doubtful(desk)
    desk.choose(invite, WayOut.SEND_AGAIN)
    desk.choose(invite, WayOut.CANCEL)
    assert desk.sending.asked == []
    assert desk.card(invite).ways_out.button(WayOut.THEY_GOT_IT) is not None


def test_a_link_that_comes_on_the_second_try_is_copied_too(desk: Desk) -> None:
    invite = doubtful(desk)
    desk.choose(invite, WayOut.SEND_AGAIN)
    desk.choose(invite, WayOut.CONFIRM)
    desk.sending.answer(invite)
    assert pasteable() == LINK


def test_a_refusal_quotes_xobin_as_plain_text(desk: Desk) -> None:
    desk.fill()
    words = "<b>No</b> such interview"
    desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED, words=words)
    labels = desk.panel.outcomes.findChildren(QLabel)
    quoting = [label for label in labels if words in label.text()]
    assert [label.textFormat() for label in quoting] == [Qt.TextFormat.PlainText]


def test_a_certain_failure_can_be_mended(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED)
    desk.choose(invite, WayOut.EDIT)
    assert desk.form.name.text() == "Asha Rao"
    assert desk.panel.outcomes.card(invite.id) is None


@pytest.mark.parametrize("reason", [Reason.BAD_KEY, Reason.EXHAUSTED])
def test_what_the_account_prevented_can_be_tried_again(desk: Desk, reason: Reason) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.REJECTED, reason=reason)
    desk.choose(invite, WayOut.TRY_AGAIN)
    assert desk.sending.asked == [("send_again", invite.id)]


def test_accepted_without_a_link_says_where_to_find_it(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.SENT, reason=Reason.NO_LINK)
    face = desk.card(invite).face
    assert face.sentence == "Xobin accepted the invite but sent no link back. Find it in Xobin."
    assert face.heading != "Link ready"
    assert pasteable() == ""


def test_the_newest_is_on_top_and_open_and_older_ones_are_folded(desk: Desk) -> None:
    desk.fill()
    first = desk.sending.answer(desk.invite())
    desk.fill("Wei Chen", "wei@example.com")
    second = desk.sending.answer(desk.invite())
    assert [card.invite.id for card in desk.panel.outcomes.cards] == [second.id, first.id]
    assert desk.card(first).is_folded
    assert not desk.card(second).is_folded


def test_a_folded_link_can_still_be_copied(desk: Desk) -> None:
    desk.fill()
    first = desk.sending.answer(desk.invite())
    desk.fill("Wei Chen", "wei@example.com")
    desk.sending.answer(desk.invite(), "https://interview.example.com/i/2")
    desk.card(first).copy_folded.click()
    assert pasteable() == LINK


def test_what_wants_an_answer_stays_open(desk: Desk) -> None:
    first = doubtful(desk)
    desk.fill("Wei Chen", "wei@example.com")
    desk.sending.answer(desk.invite())
    assert not desk.card(first).is_folded


def test_a_few_cards_are_enough_and_the_settled_ones_go_first(desk: Desk) -> None:
    doubt = doubtful(desk)
    for number in range(MOST_CARDS + 2):
        desk.fill(f"Candidate {number}", f"c{number}@example.com")
        desk.sending.answer(desk.invite())
    assert len(desk.panel.outcomes.cards) == MOST_CARDS
    assert desk.panel.outcomes.card(doubt.id) is not None


def test_a_card_that_is_gone_still_copies_its_link(desk: Desk) -> None:
    desk.fill()
    slow = desk.invite()
    for number in range(MOST_CARDS):
        desk.fill(f"Candidate {number}", f"c{number}@example.com")
        desk.invite()
    assert desk.panel.outcomes.card(slow.id) is None
    desk.sending.answer(slow)
    assert pasteable() == LINK


def test_a_settled_card_can_be_closed(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.answer(desk.invite())
    desk.card(invite).close_button.click()
    assert desk.panel.outcomes.cards == ()
    assert not desk.panel.outcomes.isVisible()


def test_what_is_on_its_way_can_not_be_closed(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.SENDING)
    assert not desk.card(invite).close_button.isVisible()


def test_what_is_settled_in_the_history_shows_on_the_card(desk: Desk) -> None:
    invite = doubtful(desk)
    settled = desk.sending.change(invite, Status.SENT, reason=Reason.CONFIRMED)
    assert desk.card(settled).face.sentence == "You said that Asha got it."


def test_other_windows_invites_get_no_card(desk: Desk) -> None:
    desk.sending.invite_changed.emit(events.InviteChanged(made(id=77)))
    assert desk.panel.outcomes.cards == ()


def test_no_card_is_wider_than_a_narrow_window(desk: Desk) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    long = "Wolfeschlegelsteinhausenbergerdorff" * 5
    desk.fill(long, "w" * 60 + "@example.com")
    invite = desk.sending.answer(desk.invite(), LINK + "a" * 300)
    words = "x" * 400
    desk.fill("欧阳" * 60, "ouyang@example.com")
    desk.sending.change(desk.invite(), Status.REJECTED, reason=Reason.REFUSED, words=words)
    QApplication.processEvents()
    assert desk.card(invite).minimumSizeHint().width() <= 320
    assert desk.panel.minimumSizeHint().width() <= 320


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("reason", [None, *Reason])
@pytest.mark.parametrize("delivery", Delivery)
def test_every_state_has_a_face(status: Status, reason: Reason | None, delivery: Delivery) -> None:
    mononym = Candidate("Suharto", "s@example.com")
    face = face_of(made(status, reason=reason, delivery=delivery, candidate=mononym))
    assert face.heading
    assert face.who == "Suharto · Sales screening"
    assert face.sentence or face.link or status is Status.SENDING
