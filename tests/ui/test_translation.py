"""Every sentence of the window can be said in another language: it goes through `tr`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)

from desktop_invite.app import Start
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.ui.theme.spacing import GRID
from desktop_invite.xobin.practice import PRACTICE_INTERVIEWS
from tests.ui.recruiter import readable
from tests.ui.stores import Drawer, store_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

SAID = re.compile("«[^«»]*»")
DATA = (
    *("Asha Rao", "Asha", "asha@example.com", "Desktop Invite", "app.xobin.com"),
    *(interview.name for interview in PRACTICE_INTERVIEWS),
)
"""What comes from people or from outside, and is called the same in each language."""
NO_SENTENCE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|(?:/[\w.-]+)+|\d{1,2} \w+( \d{4})?|:memory:"
)
"""Addresses, folders and dates."""


class Marking(QTranslator):
    """A language in which every sentence stands in marks."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt calls it
        """Say that there is something in it."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Put marks around a sentence."""
        del context, disambiguation, n
        return f"«{source}»" if source else ""


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """Speak the language with the marks."""
    language = Marking()
    qapp.installTranslator(language)
    yield
    qapp.removeTranslator(language)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what can be read on a control, or heard about it."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QListWidget():
            yield from (widget.item(place).text() for place in range(widget.count()))
        case QTableView():
            yield from _titles(widget)


def _titles(table: QTableView) -> Iterator[str]:
    header, model = table.horizontalHeader(), table.model()
    for column in range(header.count()):
        yield str(model.headerData(column, header.orientation()) or "")


def unsaid_in(window: QWidget) -> set[str]:
    """Return what in a window is said in one language only."""
    widgets = [window, *window.findChildren(QWidget)]
    texts = {text for each in widgets if not _is_of_qt(each) for text in texts_of(each)}
    actions = (each for each in window.findChildren(QAction) if not each.isSeparator())
    texts |= {text for each in actions for text in (each.text(), each.toolTip())}
    texts |= {each.windowTitle() for each in widgets if each.isWindow()}
    return {text for text in texts if _has_unsaid(text)}


def _is_of_qt(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QAbstractSpinBox)


def _has_unsaid(text: str) -> bool:
    rest = readable(re.sub("<[^>]*>", "", text))
    for known in DATA:
        rest = rest.replace(known, "")
    rest = NO_SENTENCE.sub("", rest)
    while SAID.search(rest):
        rest = SAID.sub("", rest)
    return any(len(word) > 1 and word.isalpha() for word in re.findall(r"\w+", rest))


def settle(recruiter: Recruiter) -> None:
    """Let the window draw and tell what it has to."""
    recruiter.wait(lambda: recruiter.history.is_settled)
    for _ in range(5):
        QCoreApplication.processEvents()


def invite(recruiter: Recruiter, email: str, delivery: Delivery = Delivery.GETLINK) -> None:
    """Invite through the form, whatever its language."""
    form = recruiter.app.workspace.desk.form.form
    form.show_invite(Draft(Candidate("Asha Rao", email), Interview(305, ""), delivery))
    form.submit()


def test_the_marks_find_what_is_said_in_one_language_only(marked: None) -> None:
    assert not _has_unsaid(QCoreApplication.translate("Form", "Candidate &name"))
    assert not _has_unsaid("«Copied the link for {name}»".format(name="Asha"))
    assert _has_unsaid("Candidate name")
    assert _has_unsaid("«Copied» the link")


def test_the_window_can_speak_another_language(marked: None, practice: Recruiter) -> None:
    invite(practice, "asha@example.com")
    practice.wait_to_read("«Link ready»")
    practice.window.resize(170 * GRID, 90 * GRID)
    settle(practice)
    assert unsaid_in(practice.window) == set()


@pytest.mark.parametrize("what", ["lost", "badkey", "refused", "nolink", "broken", "exhausted"])
def test_every_trouble_can_be_said_in_another_language(
    marked: None, practice: Recruiter, what: str
) -> None:
    invite(practice, f"{what}@practice.test")
    history = practice.history
    practice.wait(lambda: history.table.model().rowCount() == 1)
    practice.wait(lambda: practice.app.workspace.desk.form.outcomes.cards)
    card = practice.app.workspace.desk.form.outcomes.cards[0]
    practice.wait(lambda: card.invite.reason is not None)
    settle(practice)
    assert unsaid_in(practice.window) == set()


def test_an_email_that_leaves_soon_can_be_said_in_another_language(
    marked: None, practice: Recruiter
) -> None:
    invite(practice, "asha@example.com", Delivery.SENDLINK)
    practice.wait(lambda: practice.app.workspace.desk.form.outcomes.cards)
    settle(practice)
    assert unsaid_in(practice.window) == set()


@pytest.mark.parametrize("row", range(7))
def test_the_settings_can_speak_another_language(
    marked: None, practice: Recruiter, row: int
) -> None:
    dialogs = practice.app.workspace.desk.dialogs
    dialogs.open_settings()
    subjects = practice.control(QListWidget, "subjects")
    assert subjects.count() == 7
    subjects.setCurrentRow(row)
    settle(practice)
    dialog = practice.dialog("settings")
    assert dialog is not None
    assert unsaid_in(dialog) == set()


def test_the_first_start_can_speak_another_language(
    marked: None, start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, key_store=store_over(Drawer())))
    recruiter.wait(lambda: recruiter.dialog("firstRun"))
    dialog = recruiter.dialog("firstRun")
    assert dialog is not None
    assert unsaid_in(dialog) == set()


def test_a_list_can_speak_another_language(
    marked: None, practice: Recruiter, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name;Email\nAsha Rao;asha@example.com\nAsha Rao;asha@gmial\n;x\n", "utf-8")
    practice.window.file_dropped.emit(file)
    practice.wait(lambda: practice.window.findChild(QTableView, "candidates"))
    grid = practice.control(QTableView, "candidates")
    practice.wait(lambda: grid.model().rowCount() == 3)
    settle(practice)
    assert unsaid_in(practice.window) <= {"list.csv", "Name", "Email"}  # What is in the file.
