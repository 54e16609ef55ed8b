"""Forgetting somebody in the real app: by menu or by address, and then nobody names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget

from desktop_invite.app import Start
from desktop_invite.invites.duplicates import person_key
from desktop_invite.storage.about_person import PersonFound
from desktop_invite.storage.forgetting import Person
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.storage.unfinished import OnePerson, note, noted
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.menus import Command
from desktop_invite.ui.privacy.desk import is_about
from tests.ui.conftest import base_url
from tests.ui.stores import holding
from tests.ui.test_controls import check_every_control

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_invite.paths import DataFolder
    from desktop_invite.ui.history.model import HistoryModel
    from tests.servers import ContractServer
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

NAME, EMAIL = "Qwzyx Kanarienvogel", "Qwzyx@Vogelhaus.example"
NEEDLES = [b"qwzyx", b"kanarienvogel", b"vogelhaus"]


def left_in(folder: Path) -> list[str]:
    """Return the files in which a trace of the canary is."""
    return [
        file.name
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(needle in file.read_bytes().lower() for needle in NEEDLES)
    ]


def dialog(recruiter: Recruiter) -> QWidget:
    """Wait for the question."""
    recruiter.wait(lambda: recruiter.dialog("forgetDialog"))
    return cast("QWidget", recruiter.dialog("forgetDialog"))


def invited(recruiter: Recruiter, name: str = NAME, email: str = EMAIL) -> None:
    """Invite somebody, and wait for the link in the first row."""
    recruiter.invite(name, email)
    model = cast("HistoryModel", recruiter.history.table.model())

    def is_there() -> bool:
        first = model.invite_at(0)
        return first is not None and first.candidate.email == email and bool(first.link)

    recruiter.wait(is_there)
    recruiter.wait(lambda: recruiter.history.is_settled)


def ask_by_menu(recruiter: Recruiter) -> QWidget:
    """Choose *Forget candidate…* for the first row."""
    recruiter.history.table.selectRow(0)
    recruiter.wait(recruiter.history.selected_invite)
    recruiter.history.table.actions_[RowAction.FORGET].trigger()
    return dialog(recruiter)


def open_page(recruiter: Recruiter, title: str) -> None:
    """Open the settings at a page."""
    recruiter.app.workspace.desk.dialogs.open_settings()
    subjects = recruiter.control(QListWidget, "subjects")
    titles = [subjects.item(row).text() for row in range(subjects.count())]
    subjects.setCurrentRow(titles.index(title))


def test_the_question_says_who_how_much_and_what_will_happen(practice: Recruiter) -> None:
    invited(practice)
    question = ask_by_menu(practice)
    assert practice.reads(f"Forget {NAME}?", question)
    assert practice.reads(f"{EMAIL}: 1 invite, of ", question)
    assert practice.reads("This can't be undone.", question)
    assert practice.reads("Xobin keeps a copy of its own", question)
    assert f"Forget {NAME}" in practice.buttons(question)
    practice.press("cancelForget", question)
    assert practice.history.table.model().rowCount() == 1


def test_forgetting_leaves_no_trace_on_the_screen_or_in_the_folder(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice, "Wei Chen", "wei@example.com")
    invited(practice)
    practice.type("Candidate name", NAME)
    practice.type("Candidate email", EMAIL.lower())
    practice.window.commands[Command.NEW_INVITE].trigger()
    practice.wait_to_read(f"What you typed for {NAME} is kept.")
    practice.type("Candidate name", NAME)
    practice.type("Candidate email", EMAIL.lower())
    question = ask_by_menu(practice)
    practice.press("confirmForget", question)
    practice.wait_to_read(f"{NAME} is forgotten. 1 invite was deleted.", question)
    practice.press("cancelForget", question)
    practice.wait(lambda: practice.history.is_settled)
    assert practice.history.table.model().rowCount() == 1
    assert practice.control(QLineEdit, "Candidate name").text() == ""
    assert not practice.reads(NAME)
    assert left_in(folder.root) == []
    practice.close()
    assert left_in(folder.root) == []


@pytest.mark.parametrize(
    ("name", "email", "expected"),
    [
        ("", "", False),
        ("Asha Rao", "", True),
        ("ash", "", True),
        ("rao", "ASHA@exam", True),
        ("", "asha@example.com", True),
        ("Somebody else", "Asha@Example.com", True),
        ("Asha", "asha@exmaple.com", True),
        ("Asha Rao", "asha@example.org", False),
        ("Asher", "", False),
        ("Wei", "a", False),
    ],
)
def test_a_form_is_about_somebody_as_far_as_it_is_typed(
    name: str, email: str, expected: bool
) -> None:
    asha = PersonFound(
        "asha@example.com", "asha@example.com", "Asha Rao", other_addresses=("asha@exmaple.com",)
    )
    assert is_about(FormDraft(name, email), asha) is expected


def test_somebody_is_forgotten_by_typing_an_address(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice)
    open_page(practice, "Privacy")
    practice.press("forgetPerson")
    practice.wait_to_read("Please enter the candidate's email address.")
    practice.type("personEmail", EMAIL.upper())
    practice.press("forgetPerson")
    question = dialog(practice)
    practice.press("confirmForget", question)
    practice.wait_to_read("is forgotten.", question)
    assert left_in(folder.root) == []


def test_an_address_that_nobody_has_is_said_to_be_unknown(practice: Recruiter) -> None:
    open_page(practice, "Privacy")
    practice.type("personEmail", "nobody@example.com")
    practice.press("forgetPerson")
    question = dialog(practice)
    assert practice.reads("The history has no invite to nobody@example.com.", question)
    practice.press("confirmForget", question)
    practice.wait_to_read("nobody@example.com is forgotten.", question)


def test_forgetting_somebody_forgets_them_in_practice_too(
    start_app: StartApp, folder: DataFolder, practice: Recruiter, server: ContractServer
) -> None:
    invited(practice)
    practice.close()
    assert folder.history(practice=True).name in left_in(folder.root)
    store = holding(server.origin, "canary-5b1e-key-c0ffee")
    real = start_app(Start(folder, base_url=base_url(server), key_store=store))
    real.app.remembered.change(practice=False)
    if real.app.workspace.practice:
        real = real.restart()
    real.wait_for_account()
    invited(real)
    question = ask_by_menu(real)
    real.press("confirmForget", question)
    real.wait_to_read("is forgotten. 1 invite was deleted.", question)
    assert left_in(folder.root) == []


def test_what_a_crash_cut_short_is_finished_at_the_next_start(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice)
    practice.close()
    history = folder.history(practice=True)
    person = Person(person_key(EMAIL))
    note(history, OnePerson.of(person, keep=False, remove_unreadable=False))
    assert left_in(folder.root) != []
    again = practice.restart()
    again.wait_for_account()
    again.wait(lambda: noted(history) is None)
    again.wait(lambda: again.history.table.model().rowCount() == 0)
    assert left_in(folder.root) == []


def test_closing_while_somebody_is_being_forgotten_forgets_them_all_the_same(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice)
    question = ask_by_menu(practice)
    practice.press("confirmForget", question)
    practice.close()
    again = practice.restart()
    again.wait_for_account()
    again.wait(lambda: again.app.workspace.privacy.place is not None)
    history = folder.history(practice=True)
    again.wait(lambda: noted(history) is None)
    again.wait(lambda: again.history.table.model().rowCount() == 0)
    assert left_in(folder.root) == []


@pytest.mark.parametrize("keep", [True, False])
def test_who_was_forgotten_is_recognised_only_when_that_is_wished(
    practice: Recruiter, folder: DataFolder, keep: bool
) -> None:
    open_page(practice, "Privacy")
    practice.control(QCheckBox, "keepForgotten").setChecked(keep)
    invited(practice)
    question = ask_by_menu(practice)
    practice.press("confirmForget", question)
    practice.wait_to_read("is forgotten.", question)
    practice.press("cancelForget", question)
    assert left_in(folder.root) == []
    practice.invite("Somebody", EMAIL)
    if keep:
        practice.wait_to_read(
            "Someone with this address was invited to Sales screening today (forgotten since)."
        )
        practice.press("Invite again")
    practice.wait_to_read("Link ready")
    practice.wait(lambda: practice.history.table.model().rowCount() == 1)


def test_a_damaged_file_stays_unless_its_deletion_is_chosen(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice)
    damaged = folder.root / f"{folder.history(practice=True).name}.damaged-1"
    damaged.write_bytes(EMAIL.encode() * 100)
    question = ask_by_menu(practice)
    assert practice.reads(f"{damaged.name}. Nobody can be taken out of a damaged file", question)
    practice.press("confirmForget", question)
    practice.wait_to_read("1 damaged file stays and may still name them.", question)
    practice.press("cancelForget", question)
    assert left_in(folder.root) == [damaged.name]

    open_page(practice, "Privacy")
    practice.type("personEmail", EMAIL)
    practice.press("forgetPerson")
    again = dialog(practice)
    practice.control(QCheckBox, "forgetUnreadable", again).setChecked(True)
    practice.press("confirmForget", again)
    practice.wait_to_read("is forgotten.", again)
    assert left_in(folder.root) == []


def test_every_control_of_the_question_can_be_found_and_reached(
    practice: Recruiter, folder: DataFolder
) -> None:
    invited(practice)
    damaged = folder.root / f"{folder.history(practice=True).name}.damaged-1"
    damaged.write_bytes(b"damaged")
    check_every_control(ask_by_menu(practice))
