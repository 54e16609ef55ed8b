"""Promises of the one door to the clipboard."""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_invite.invites.invite import Candidate, Status
from desktop_invite.invites.templates import (
    DEFAULT_TEMPLATE,
    FilledMessage,
    MessageTemplate,
    fill,
)
from desktop_invite.ui.clipboard import Clipboard
from tests.ui.form.outbox import LINK, made
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def clipboard(qtbot: QtBot) -> Clipboard:
    """Return the door, with something of somebody else on the clipboard."""
    QGuiApplication.clipboard().setText("of somebody else")
    return Clipboard()


def text() -> str:
    """Return what a plain editor would paste."""
    return QGuiApplication.clipboard().text()


def html() -> str:
    """Return what a rich editor would paste."""
    return QGuiApplication.clipboard().mimeData().html()


def test_a_link_is_pasted_as_it_is(clipboard: Clipboard) -> None:
    assert clipboard.copy_link(made())
    assert text() == LINK


def test_without_a_link_nothing_is_overwritten_and_it_says_so(clipboard: Clipboard) -> None:
    assert not clipboard.copy_link(made(Status.UNKNOWN))
    assert text() == "of somebody else"


def test_a_message_is_there_as_rich_text_and_as_plain_text(clipboard: Clipboard) -> None:
    filled = fill(DEFAULT_TEMPLATE, made())
    assert isinstance(filled, FilledMessage)
    assert clipboard.copy_message(filled)
    assert text() == filled.plain
    assert f'<a href="{LINK}">{LINK}</a>' in html()


def test_names_are_pasted_right_by_programs_that_guess_the_encoding(clipboard: Clipboard) -> None:
    template = MessageTemplate("Mine", "Grüße {name},\n{link}")
    filled = fill(template, made(candidate=Candidate("Zoë 王 😀", "zoe@example.com")))
    assert isinstance(filled, FilledMessage)
    clipboard.copy_message(filled)
    assert html().isascii()
    assert unescape(html()).startswith("Grüße Zoë 王 😀,<br>")
    clipboard.copy_table([("Zoë 王",)])
    assert html().isascii()
    assert "Zoë 王" in unescape(html())


def test_a_table_can_be_pasted_into_a_spreadsheet_and_into_a_mail(clipboard: Clipboard) -> None:
    assert clipboard.copy_table([("Candidate", "Link"), ("Zoë Brontë-Ng 王", LINK)])
    assert text() == f"Candidate\tLink\nZoë Brontë-Ng 王\t{LINK}"
    assert html().count("<tr>") == 2
    assert f'<a href="{LINK}">' in html()


def test_a_cell_never_becomes_a_formula(clipboard: Clipboard) -> None:
    assert clipboard.copy_table([("=1+1", " +49 170", "@home", "007")])
    assert text() == "'=1+1\t' +49 170\t'@home\t007"
    assert html().count("mso-number-format:'\\@'") == 4


def test_a_cell_with_line_breaks_and_quotes_stays_one_cell(clipboard: Clipboard) -> None:
    assert clipboard.copy_table([('He said "no"\nand left', "b")])
    assert text() == '"He said ""no""\nand left"\tb'


def test_markup_in_a_cell_stays_text(clipboard: Clipboard) -> None:
    clipboard.copy_table([("<b>Asha</b>", "javascript:alert(1)")])
    assert "&lt;b&gt;Asha&lt;/b&gt;" in html()
    assert "<a " not in html()


def test_what_was_copied_is_told(clipboard: Clipboard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(clipboard.copied) as told:
        clipboard.copy_text("a link")
    assert told.args == ["a link"]


def test_nothing_is_not_copied(clipboard: Clipboard) -> None:
    assert not clipboard.copy_text("")
    assert not clipboard.copy_table([])
    assert text() == "of somebody else"


def test_what_others_copied_can_be_read(clipboard: Clipboard) -> None:
    assert clipboard.text() == "of somebody else"


_COPY_FROM_A_CIRCLE = """
import gc
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from desktop_invite.ui.clipboard import Clipboard, forget_where_only_qt_keeps_it

application = QApplication([])
data = QMimeData()
data.setText("a link")
circle = [Clipboard()]
circle.append(circle)
QGuiApplication.clipboard().setMimeData(data)
del data, circle
gc.collect()
assert Clipboard().text() == "a link"
assert Clipboard().copy_text("another link")
forget_where_only_qt_keeps_it()
"""


def test_what_was_copied_stays_when_the_window_that_copied_it_is_garbage() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _COPY_FROM_A_CIRCLE],
        cwd=_CHECKOUT,
        timeout=PATIENCE,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
