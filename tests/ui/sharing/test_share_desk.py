"""The keys for copying mean the invite that the recruiter has in mind, and never another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from desktop_invite.invites.invite import Candidate, Status
from desktop_invite.sending.events import HistoryStopped, InviteChanged, LinkCame
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.menus import Command
from tests.ui.form.outbox import made
from tests.ui.sharing.conftest import copied
from tests.ui.sharing.test_menus import select

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.model import HistoryModel
    from tests.ui.recruiter import Recruiter


def _invite(recruiter: Recruiter, name: str, email: str, *, of: int) -> None:
    """Invite somebody, and wait until the link is copied, on record, and the keys mean it."""
    recruiter.invite(name, email)
    desk = recruiter.app.workspace.desk
    model = cast("HistoryModel", recruiter.history.table.model())

    def is_recorded() -> bool:
        first = model.invite_at(0)
        return first is not None and first.candidate.name == name and first.link == copied()

    def is_meant() -> bool:
        # The history may have read the link before the keys hear of it.
        card = next(iter(desk.form.outcomes.cards))
        is_on_top = card.invite.candidate.name == name and card.invite.link is not None
        return is_on_top and desk._sharing._coming is None

    recruiter.wait(is_recorded)
    recruiter.wait(is_meant)
    recruiter.wait(lambda: model.rowCount() == of and recruiter.history.is_settled)


def test_a_row_that_is_still_selected_is_not_meant_after_another_invite(
    practice: Recruiter,
) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    select(practice, 0, of=1)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")
    _invite(practice, "Asha Rao", "asha@example.com", of=2)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    practice.wait(lambda: copied().startswith("Hi Asha,"))

    practice.history.table.setFocus()
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")


def test_a_row_that_is_selected_after_the_last_invite_is_meant(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    _invite(practice, "Asha Rao", "asha@example.com", of=2)
    select(practice, 1, of=2)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")


def test_a_key_that_comes_before_the_link_is_recorded_waits_for_it(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    QGuiApplication.clipboard().setText("the link of Asha")
    asha = replace(made(candidate=Candidate("Asha Rao", "asha@example.com")), id=99)
    _follow_on_its_way(practice, asha)
    sending = practice.app.workspace.sending
    sending.link_came.emit(LinkCame(asha.id, asha.link or ""))
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied() == "the link of Asha"
    sending.invite_changed.emit(InviteChanged(asha))
    assert copied().startswith("Hi Asha,")


def test_the_links_of_a_list_are_not_meant(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    listed = made(candidate=Candidate("Asha Rao", "asha@example.com"))
    sending = practice.app.workspace.sending
    sending.invite_changed.emit(InviteChanged(replace(listed, id=99, run_id=1, row_in_run=2)))
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")


def test_when_the_history_stops_no_key_waits(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    _follow_on_its_way(practice, replace(made(), id=99))
    sending = practice.app.workspace.sending
    sending.link_came.emit(LinkCame(99, "https://app.xobin.com/i/99"))
    sending.history_stopped.emit(HistoryStopped(HistoryTrouble.FULL))
    select(practice, 0, of=1)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")


def test_the_row_where_the_keyboard_is_counts_as_selected(practice: Recruiter) -> None:
    _invite(practice, "Maria Lopez", "maria@example.com", of=1)
    _invite(practice, "Asha Rao", "asha@example.com", of=2)
    table = practice.history.table
    table.setFocus()
    practice.wait(table.hasFocus)
    maria = table.model().index(1, 0)
    table.selectionModel().setCurrentIndex(maria, QItemSelectionModel.SelectionFlag.Clear)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Maria,")
    practice.wait_to_read("Copied the message for Maria Lopez.")


def test_the_link_of_the_card_on_top_is_meant_although_another_came_later(
    practice: Recruiter,
) -> None:
    _invite(practice, "Asha Rao", "asha@example.com", of=1)
    _invite(practice, "Wei Chen", "wei@example.com", of=2)
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait(lambda: "Copy that link" in practice.buttons())
    practice.press("Copy that link")
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Asha,")


def test_a_card_on_top_without_a_link_lets_nobody_else_be_meant(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    _follow_on_its_way(practice, replace(made(), id=99))
    before = copied()
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    practice.wait_to_read("No link yet: the invite has not been answered.")
    assert copied() == before


def test_without_a_card_nobody_is_meant_whom_the_search_does_not_show(practice: Recruiter) -> None:
    _invite(practice, "Asha Rao", "asha@example.com", of=1)
    practice.control(QToolButton, "closeCard").click()
    before = copied()
    practice.history.search_for("maria")
    practice.wait(lambda: practice.history.found_count() == 0 and practice.history.is_settled)
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    practice.wait_to_read("There is no invite here to copy or share.")
    assert copied() == before


def test_of_several_selected_rows_none_is_meant(practice: Recruiter) -> None:
    _invite(practice, "Wei Chen", "wei@example.com", of=1)
    _invite(practice, "Asha Rao", "asha@example.com", of=2)
    before = copied()
    practice.history.table.selectAll()
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    practice.wait_to_read("Select one invite only.")
    assert copied() == before


def test_what_is_said_above_the_form_about_an_invite_names_the_candidate(
    practice: Recruiter,
) -> None:
    practice.app.workspace.desk.form.say_of(made(), "No mail program could be opened here.")
    practice.wait_to_read("Asha Rao: No mail program could be opened here.")


def _follow_on_its_way(recruiter: Recruiter, invite: Invite) -> None:
    """Put a card on top as if its invite had just been submitted."""
    on_its_way = replace(invite, status=Status.SENDING, link=None)
    recruiter.app.workspace.desk.form.outcomes.follow(on_its_way)
