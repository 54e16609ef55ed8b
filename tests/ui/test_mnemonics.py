"""A letter that is underlined does what it stands under: no button hides behind a menu."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

import desktop_invite.ui

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.recruiter import Recruiter

UI = Path(desktop_invite.ui.__file__).parent
IN_THE_MAIN_WINDOW = (
    *("form/*.py", "history/*.py", "many/*.py", "interrupted.py", "page.py", "window.py"),
    *("words/history_files.py", "words/failures.py"),
)
ELSEWHERE = {
    # Menus that pop up, and windows of their own, have letters of their own.
    *("history/actions.py", "history/details.py", "many/row_menu.py"),
}


def texts(path: Path) -> Iterator[str]:
    """Return every text in a file that underlines a letter."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            letter = QKeySequence.mnemonic(node.value)
            if not letter.isEmpty():
                yield node.value


def files() -> list[Path]:
    """Return the files whose buttons stand in the main window."""
    found = [path for pattern in IN_THE_MAIN_WINDOW for path in UI.glob(pattern)]
    return [path for path in found if path.relative_to(UI).as_posix() not in ELSEWHERE]


def test_no_button_in_the_window_takes_the_letter_of_a_menu(practice: Recruiter) -> None:
    menus = {
        QKeySequence.mnemonic(action.text()).toString(): action.text()
        for action in practice.window.menuBar().actions()
    }
    assert len(menus) == 3
    taken = [
        (path.relative_to(UI).as_posix(), text, menus[letter])
        for path in files()
        for text in texts(path)
        if (letter := QKeySequence.mnemonic(text).toString()) in menus
    ]
    assert taken == []


@pytest.mark.parametrize("text", ["St&op", "Sh&are", "Email the&m"])
def test_the_buttons_are_looked_at(text: str) -> None:
    assert any(text in texts(path) for path in files())
