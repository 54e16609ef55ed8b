"""The keys for copying mean the invite that the recruiter has in mind, and never another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication

from desktop_invite.invites.invite import Candidate
from desktop_invite.sending.events import HistoryStopped, InviteChanged, LinkCame
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.menus import Command
from tests.ui.form.outbox import made
from tests.ui.sharing.conftest import copied
from tests.ui.sharing.test_menus import select

if TYPE_CHECKING:
    from desktop_invite.ui.history.model import HistoryModel
    from tests.ui.recruiter import Recruiter


def _invite(recruiter: Recruiter, name: str, email: str, *, of: int) -> None:
    """Invite somebody, and wait until the link is on the clipboard and on record."""
    recruiter.invite(name, email)
    model = cast("HistoryModel", recruiter.history.table.model())

    def is_recorded() -> bool:
        first = model.invite_at(0)
        return first is not None and first.candidate.name == name and first.link == copied()

    recruiter.wait(is_recorded)
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
    sending = practice.app.workspace.sending
    sending.link_came.emit(LinkCame(99, "https://app.xobin.com/i/99"))
    sending.history_stopped.emit(HistoryStopped(HistoryTrouble.FULL))
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert copied().startswith("Hi Wei,")
