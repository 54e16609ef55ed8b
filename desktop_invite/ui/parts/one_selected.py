"""What is selected alone is also what the keys are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QComboBox

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
        # Asked for anew each time: a box can get another list.
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            return
        row, current = _only_row(view), view.currentIndex()
        if row is not None and row != current.row():
            self._go_to(view.model().index(row, max(current.column(), 0), view.rootIndex()))

    def _go_to(self, index: QModelIndex) -> None:
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            flags = QItemSelectionModel.SelectionFlag
            view.selectionModel().setCurrentIndex(index, flags.NoUpdate)


class OneChosen(OneSelected):
    """Chooses in a box what is selected in its list, unless keys or the mouse are on their way.

    They go to what they select, and choose it in the end.
    """

    def __init__(self, box: QComboBox) -> None:
        """Watch over a box."""
        super().__init__(box.view())
        self._box = box

    def _go_to(self, index: QModelIndex) -> None:
        if isValid(self._box):
            self._box.hidePopup()
            self._box.setCurrentIndex(index.row())
            self._box.activated.emit(index.row())


def _only_row(view: QAbstractItemView) -> int | None:
    selection = view.selectionModel().selection()
    parts = [selection.at(part) for part in range(min(selection.count(), _MOST_PARTS))]
    rows = {row for part in parts for row in (part.top(), part.bottom())}
    return rows.pop() if len(rows) == 1 else None
