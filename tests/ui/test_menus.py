"""The menus and their keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser

from desktop_invite.ui.menus import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.ui.recruiter import Recruiter


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (Command.NEW_INVITE, "Ctrl+N"),
        (Command.INVITE_MANY, "Ctrl+M"),
        (Command.EARLIER_LISTS, "Ctrl+Shift+L"),
        (Command.FIND, "Ctrl+F"),
        (Command.COPY_LINK, "Ctrl+Shift+C"),
        (Command.COPY_MESSAGE, "Ctrl+Shift+M"),
        (Command.SETTINGS, "Ctrl+,"),
        (Command.HELP, "F1"),
        (Command.QUIT, "Ctrl+Q"),
    ],
)
def test_each_command_has_its_key(practice: Recruiter, command: Command, key: str) -> None:
    assert practice.window.commands[command].shortcut() == QKeySequence(key)


def test_every_command_is_in_a_menu_and_no_key_is_taken_twice(practice: Recruiter) -> None:
    commands = practice.window.commands
    assert set(commands) == set(Command)
    in_menus = [each for menu in practice.window.menuBar().actions() for each in _within(menu)]
    assert set(in_menus) == set(commands.values())
    keys = [each.shortcut().toString() for each in commands.values() if each.shortcut().count()]
    assert len(keys) == len(set(keys))


def test_find_goes_to_the_search_and_new_goes_to_the_name(practice: Recruiter) -> None:
    practice.hit(Qt.Key.Key_F, ctrl=True)
    assert practice.window.focusWidget() is practice.control(QLineEdit, "Search history")
    practice.hit(Qt.Key.Key_N, ctrl=True)
    assert practice.window.focusWidget() is practice.control(QLineEdit, "Candidate name")


def test_the_last_link_and_its_message_are_copied_by_key(
    practice: Recruiter, qapp: QApplication
) -> None:
    practice.invite("Asha Rao", "asha@example.com")
    practice.wait_to_read("Link ready")
    link = practice.control(QLineEdit, "Invite link").text()
    qapp.clipboard().setText("something else")

    def message_is_copied() -> bool:
        # The card may know of the link a moment before the menu does.
        practice.hit(Qt.Key.Key_M, ctrl=True, shift=True)
        return "Asha" in qapp.clipboard().text()

    practice.wait(message_is_copied)
    assert link in qapp.clipboard().text()
    assert link in qapp.clipboard().mimeData().html()
    practice.hit(Qt.Key.Key_C, ctrl=True, shift=True)
    assert qapp.clipboard().text() == link


def test_with_nothing_to_copy_the_clipboard_stays(practice: Recruiter, qapp: QApplication) -> None:
    qapp.clipboard().setText("something else")
    practice.window.commands[Command.COPY_LINK].trigger()
    practice.window.commands[Command.COPY_MESSAGE].trigger()
    assert qapp.clipboard().text() == "something else"


def test_help_opens_by_key_and_names_the_keys(practice: Recruiter) -> None:
    practice.hit(Qt.Key.Key_F1)
    practice.wait(lambda: practice.dialog("help"))
    text = practice.control(QTextBrowser, "helpText").toPlainText()
    for command in (Command.NEW_INVITE, Command.FIND, Command.COPY_LINK, Command.COPY_MESSAGE):
        assert practice.window.commands[command].shortcut().toString() in text


def test_the_help_leads_to_each_of_its_chapters(practice: Recruiter) -> None:
    practice.hit(Qt.Key.Key_F1)
    practice.wait(lambda: practice.dialog("help"))
    page = practice.control(QTextBrowser, "helpText")
    bar = page.verticalScrollBar()
    practice.wait(lambda: bar.maximum() > 0)
    places = re.findall(r'href="(#[a-z]+)"', page.toHtml())
    assert places
    reached = []
    for place in places:
        bar.setValue(0)
        page.setSource(QUrl(place))
        reached.append(bar.value())
    assert all(value > 0 for value in reached[1:])
    assert reached == sorted(reached)


def test_settings_open_by_key_and_about_at_its_page(practice: Recruiter) -> None:
    practice.hit(Qt.Key.Key_Comma, ctrl=True)
    practice.wait(lambda: practice.dialog("settings"))
    practice.window.commands[Command.ABOUT].trigger()
    assert practice.control(QListWidget, "subjects").currentItem().text() == "About"


def test_quit_closes_everything(practice: Recruiter) -> None:
    practice.window.commands[Command.HELP].trigger()
    practice.window.commands[Command.SETTINGS].trigger()
    practice.hit(Qt.Key.Key_Q, ctrl=True)
    practice.wait(lambda: practice.has_ended)


def _within(menu: object) -> list[object]:
    return menu.menu().actions()  # type: ignore[attr-defined,no-any-return]
