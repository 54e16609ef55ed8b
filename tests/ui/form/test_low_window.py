"""Promises of the form where it has to scroll: it shows news, and leaves who types alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.ui.parts.scrolling import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.ui.form.conftest import Desk


@pytest.fixture
def area(desk: Desk) -> Iterator[ScrollPage]:
    """Return the form in a window too low for its cards."""
    area = ScrollPage(desk.panel)
    desk.qtbot.addWidget(area)
    area.resize(400, 500)
    area.show()
    desk.form.focus_name()
    yield area
    area.takeWidget()


def settle() -> None:
    """Let everything that is to happen by itself happen."""
    for _ in range(5):
        QApplication.processEvents()


def is_seen(widget: QWidget) -> bool:
    """Whether all of it can be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_result_comes_into_view_as_far_as_the_name_stays(desk: Desk, area: ScrollPage) -> None:
    desk.fill()
    card = desk.card(desk.sending.answer(desk.invite()))
    settle()
    name = desk.form.fields[0]
    assert desk.focused() is desk.form.name
    assert is_seen(name)
    assert not card.visibleRegion().isEmpty()
    assert area.bar().value() > 0


def test_a_result_that_fits_comes_into_view_as_a_whole(desk: Desk, area: ScrollPage) -> None:
    area.resize(400, 600)
    for name in ("Asha Rao", "Wei Chen"):
        desk.fill(name, "a@example.com")
        card = desk.card(desk.sending.answer(desk.invite()))
        settle()
        assert is_seen(card)
        assert is_seen(desk.form.fields[0])


def test_an_older_card_that_opens_by_itself_moves_nothing(desk: Desk, area: ScrollPage) -> None:
    desk.form.show_delivery(Delivery.SENDLINK)
    desk.fill()
    older = desk.invite()
    desk.fill("Wei Chen", "wei@example.com")
    desk.sending.answer(desk.invite())
    settle()
    area.bar().setValue(0)
    desk.sending.change(older, Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    settle()
    assert desk.card(older).face.wants_answer
    assert area.bar().value() == 0


def test_who_has_scrolled_to_something_else_stays_there(desk: Desk, area: ScrollPage) -> None:
    desk.fill()
    invite = desk.invite()
    settle()
    area.bar().setValue(0)
    desk.sending.answer(invite)
    settle()
    assert area.bar().value() == 0


def test_a_card_that_is_read_stays_in_view_while_it_grows(desk: Desk, area: ScrollPage) -> None:
    area.resize(400, 300)
    desk.fill()
    invite = desk.invite()
    settle()
    area.bar().setValue(area.bar().maximum())
    desk.sending.answer(invite)
    settle()
    assert is_seen(desk.card(invite))


def test_typing_brings_the_field_back_with_its_label(desk: Desk, area: ScrollPage) -> None:
    area.resize(400, 300)
    desk.fill()
    desk.sending.answer(desk.invite())
    settle()
    area.bar().setValue(area.bar().maximum())
    assert desk.form.name.visibleRegion().isEmpty()
    desk.type("W")
    settle()
    assert is_seen(desk.form.fields[0])


def test_a_new_invite_begins_in_view(desk: Desk, area: ScrollPage) -> None:
    desk.fill()
    desk.sending.answer(desk.invite())
    settle()
    area.bar().setValue(area.bar().maximum())
    desk.panel.begin_anew()
    settle()
    assert is_seen(desk.form.fields[0])


def test_what_is_to_mend_comes_into_view(desk: Desk, area: ScrollPage) -> None:
    area.resize(400, 300)
    desk.fill("", "asha@example.com")
    area.bar().setValue(area.bar().maximum())
    desk.form.submit()
    settle()
    assert is_seen(desk.form.fields[0])
