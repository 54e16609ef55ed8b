"""Promises to those who use a screen reader, or no mouse; and the names that are relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.ui.parts.ways_out import WayOut
from tests.ui.form.outbox import made

if TYPE_CHECKING:
    from tests.ui.form.conftest import Desk


def name_of(widget: QObject) -> str:
    """Return what a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("object_name", "name"),
    [
        ("candidateName", "Candidate name"),
        ("candidateEmail", "Candidate email"),
        ("interview", "Interview"),
        ("deliveryLink", "Get a link to share"),
        ("deliveryEmail", "Email the candidate"),
        ("submitInvite", "Create invite link"),
        ("inviteMany", "Invite many…"),
    ],
)
def test_the_names_that_are_relied_on(desk: Desk, object_name: str, name: str) -> None:
    found = desk.panel.findChildren(QWidget, object_name)
    assert [name_of(widget) for widget in found] == [name]


def test_the_result_has_the_names_that_are_relied_on(desk: Desk) -> None:
    desk.fill()
    card = desk.card(desk.sending.answer(desk.invite()))
    link = card.findChild(QLineEdit, "inviteLink")
    assert link is not None
    assert name_of(link) == "Invite link"
    for way_out, name in ((WayOut.COPY_LINK, "Copy link"), (WayOut.COPY_MESSAGE, "Copy message")):
        button = card.ways_out.button(way_out)
        assert button is not None
        assert name_of(button) == name


def test_a_doubt_has_the_names_that_are_relied_on(desk: Desk) -> None:
    desk.fill()
    invite = desk.sending.change(desk.invite(), Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    ways_out = desk.card(invite).ways_out
    for way_out, name in ((WayOut.THEY_GOT_IT, "They got it"), (WayOut.SEND_AGAIN, "Send again")):
        button = ways_out.button(way_out)
        assert button is not None
        assert name_of(button) == name


def crowded(desk: Desk) -> None:
    """Bring up everything that the panel can show at once."""
    desk.fill()
    desk.sending.answer(desk.invite())
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill("Wei Chen", "wei@example.com")
    desk.invite(5.0)
    desk.sending.paused.emit(events.Paused(Reason.CERTIFICATE, "words", None, 2, 0, None))
    desk.fill("Olga", "olga@example.com")
    desk.form.submit()
    desk.sending.refuse_as_earlier(made(id=9))


def test_every_control_has_a_name_and_a_stable_object_name(desk: Desk) -> None:
    crowded(desk)
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    controls = [each for kind in kinds for each in desk.panel.findChildren(kind)]
    visible = [control for control in controls if control.isVisible()]
    assert len(visible) > 12
    for control in visible:
        assert name_of(control), control
        within_box = isinstance(control.parent(), QComboBox)
        assert control.objectName() or within_box, control


def test_every_control_can_be_reached_by_tab_in_reading_order(desk: Desk) -> None:
    crowded(desk)
    desk.form.focus_name()
    reached = []
    for _ in range(7):
        reached.append(desk.focused().objectName())
        desk.tab()
    assert reached[:2] == ["candidateName", "candidateEmail"]
    assert reached[2] in {"interview", "qt_lineedit"} or "interview" in reached[2]
    assert reached[3] in {"deliveryLink", "deliveryEmail"}
    assert reached[4] == "submitInvite"
    assert reached[5:] == ["wayOut_copy_earlier", "wayOut_invite_again"]


def test_shift_tab_goes_up_to_the_notice(desk: Desk) -> None:
    crowded(desk)
    desk.form.focus_name()
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.focused().objectName() == "wayOut_try_again"


def test_no_two_controls_of_the_form_share_a_mnemonic(desk: Desk) -> None:
    texts = [label.text() for label in desk.form.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in desk.form.findChildren(QAbstractButton)]
    texts.append(desk.panel.many.text())
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == 6
    assert len(set(letters)) == 6


def test_every_label_shows_plain_text(desk: Desk) -> None:
    crowded(desk)
    for label in desk.panel.findChildren(QLabel):
        if label.buddy() is None and label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_from_right_to_left_everything_is_mirrored(desk: Desk) -> None:
    crowded(desk)
    desk.panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.qtbot.waitUntil(lambda: _is_right_of(desk, WayOut.COPY_EARLIER, WayOut.INVITE_AGAIN))


def _is_right_of(desk: Desk, first: WayOut, second: WayOut) -> bool:
    ways_out = desk.panel.question.ways_out
    one, other = ways_out.button(first), ways_out.button(second)
    assert one is not None
    assert other is not None
    return one.x() > other.x() or one.y() < other.y()
