"""What is selected alone is also what the keys are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QTimer, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

_MOST_PARTS = 16
"""Parts of a selection that are looked at: one row has at most one for each of its columns."""


class OneSelected(QObject):
    """Makes the one row that is selected the current one.

    Keys and clicks do both. A screen reader only selects, and whoever follows the current row, as
    the pages of the settings do, would not hear of it.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """Watch over a view that has its model."""
        super().__init__(view)
        self._view = view
        # Not at once: Qt itself selects first, and then goes there.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._follow)
        view.selectionModel().selectionChanged.connect(self._note)

    @Slot(QItemSelection, QItemSelection)
    def _note(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        if not selected.isEmpty():
            self._settled.start()

    @Slot()
    def _follow(self) -> None:
        row, current = self._only_row(), self._view.currentIndex()
        if row is None or row == current.row():
            return
        index = self._view.model().index(row, max(current.column(), 0), self._view.rootIndex())
        self._view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _only_row(self) -> int | None:
        selection = self._view.selectionModel().selection()
        parts = [selection.at(part) for part in range(min(selection.count(), _MOST_PARTS))]
        rows = {row for part in parts for row in (part.top(), part.bottom())}
        return rows.pop() if len(rows) == 1 else None
