"""A dialog for files begins in a folder, and never takes the folder for a file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop_invite.ui.history_files.files import HistoryFileDialogs
from desktop_invite.ui.parts.documents import documents_folder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("own_home")
def test_where_there_are_no_documents_a_dialog_begins_at_home() -> None:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    expected = place if Path(place).is_dir() else str(Path.home())
    assert documents_folder() == expected
    Path(place).mkdir(exist_ok=True)
    assert documents_folder() == place


@pytest.mark.usefixtures("own_home")
def test_a_history_to_import_has_no_name_before_one_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    HistoryFileDialogs().open(window, lambda _: None)
    dialog = window.findChild(QFileDialog, "openHistory")
    assert dialog is not None
    name = dialog.findChild(QLineEdit)
    assert name is not None
    assert name.text() == ""
    dialog.reject()
