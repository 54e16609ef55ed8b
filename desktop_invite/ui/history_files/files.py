"""The one door to the system's dialogs for history files; a test passes another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from desktop_invite.ui.parts.documents import documents_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class HistoryFileChoice(Protocol):
    """Asks for a file, and returns at once; `then` is called when one has been chosen."""

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        """Ask where an exported history of this name is to be saved."""
        ...

    def open(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Ask which exported history to import."""
        ...


class HistoryFileDialogs:
    """The system's own dialogs."""

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        """Ask where an exported history of this name is to be saved."""
        dialog = QFileDialog(parent, _tr("Export history"), documents_folder())
        dialog.setObjectName("saveHistory")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        workbook, text = _tr("Excel workbook") + " (*.xlsx)", _tr("CSV text file") + " (*.csv)"
        dialog.setNameFilters([workbook, text])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if chosen == text else "xlsx")
        )
        dialog.selectFile(name)
        _ask(dialog, then)

    def open(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Ask which exported history to import."""
        dialog = QFileDialog(parent, _tr("Import history"), documents_folder())
        dialog.setObjectName("openHistory")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [_tr("Exported history") + " (*.xlsx *.csv)", _tr("All files") + " (*)"]
        )
        _ask(dialog, then)


def _ask(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryFiles", text)
