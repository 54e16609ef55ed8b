"""The one door to the system's dialogs for files; a test passes another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from desktop_invite.ui.parts.documents import documents_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_LISTS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class FileChoice(Protocol):
    """Asks for a file, and returns at once; `then` is called when one has been chosen."""

    def open(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Ask which list to read."""
        ...

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        """Ask where a spreadsheet of this name is to be saved."""
        ...


class FileDialogs:
    """The system's own dialogs."""

    def __init__(self) -> None:
        self._folder = ""

    def open(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Ask which list to read."""
        dialog = QFileDialog(parent, _tr("Choose a list of candidates"), self._begin())
        dialog.setObjectName("chooseList")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        lists = _tr("Spreadsheets and text files")
        dialog.setNameFilters([f"{lists} ({_LISTS})", _tr("All files") + " (*)"])
        self._ask(dialog, then)

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        """Ask where a spreadsheet of this name is to be saved."""
        dialog = QFileDialog(parent, _tr("Save as spreadsheet"), self._begin())
        dialog.setObjectName("saveSpreadsheet")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_tr("Excel workbook") + " (*.xlsx)", "CSV (*.csv)"])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx")
        )
        dialog.selectFile(name)
        self._ask(dialog, then)

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        def chosen(file: str) -> None:
            self._folder = str(Path(file).parent)
            then(Path(file))

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self) -> str:
        """Begin where the last list was, else where documents are."""
        return self._folder or documents_folder()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
