"""The rows of the list as Qt wants them: any number, changed one by one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_invite.ui.many.columns import LOOKS
from desktop_invite.ui.many.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_invite.ui.many.rows import Rows

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole
"""The `Cell` of a row's column."""
STANDING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Standing` of a row."""
SENTENCE_ROLE = Qt.ItemDataRole.UserRole + 2
"""How the row stands, in a whole sentence."""

_ROLES = frozenset(
    map(
        int,
        (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
            CELL_ROLE,
            STANDING_ROLE,
            SENTENCE_ROLE,
        ),
    )
)
_MOST_STRETCHES = 64
"""Stretches of changed rows that are told one by one; more are told as one."""
_MANY = 2_000
"""Changed rows that are told one by one; more are told as the whole list."""
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """Shows all rows, or those that a filter has found; it decides nothing about them."""

    mended = Signal(object)
    """A cell was typed into: carries the tuple of rows that stand differently now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Rows | None = None
        self._shown: Sequence[int] = ()
        self._places: dict[int, int] | None = None
        """Where each shown row is; None while all are, each in its own place."""

    # ------------------------------------------------------------------ what the view asks

    def show_rows(self, rows: Rows | None) -> None:
        """Show another list: the one moment, beside a filter, at which everything changes."""
        self.beginResetModel()
        self._rows = rows
        self._shown = range(len(rows)) if rows is not None else ()
        self._places = None
        self.endResetModel()

    def show_only(self, rows: Sequence[int] | None) -> None:
        """Show these rows of the list, in its order; None for all of them."""
        self.beginResetModel()
        if rows is None:
            self._shown = range(len(self._rows)) if self._rows is not None else ()
            self._places = None
        else:
            self._shown = rows
            self._places = {row: place for place, row in enumerate(rows)}
        self.endResetModel()

    def row_at(self, place: int) -> int | None:
        """Return which row of the list is shown in a place."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def rows_between(self, first: int, last: int) -> Sequence[int]:
        """Return which rows of the list are shown in these places, the last one included."""
        return self._shown[first : last + 1]

    def place_of(self, row: int) -> int | None:
        """Return where a row of the list is shown; None when the filter leaves it out."""
        if self._places is not None:
            return self._places.get(row)
        return row if 0 <= row < len(self._shown) else None

    def note_changed(self, rows: Iterable[int]) -> None:
        """Paint these rows anew, where they are shown."""
        rows, last = tuple(rows), self.columnCount() - 1
        if len(rows) > _MANY:
            # Looking for their places takes longer than painting what is in view.
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))
            return
        places = sorted(place for place in map(self.place_of, rows) if place is not None)
        for first, end in _stretches(places):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is known of a cell."""
        if role not in _ROLES or not index.isValid() or self._rows is None:
            return None  # Quickly: Qt asks each cell for many roles that no cell has.
        return _told(self._rows, self._shown[index.row()], Column(index.column()), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put what was typed into the list."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._rows is None:
            return False
        row, column, text = self._shown[index.row()], Column(index.column()), str(value)
        if not self._rows.can_edit(row, column):
            return False
        if text == self._rows.cell(row, column).text:
            return True
        changed = tuple(self._rows.edit(row, column, text))
        self.note_changed(changed)
        self.mended.emit(changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be typed into."""
        flags = super().flags(index)
        if not index.isValid() or self._rows is None:
            return flags
        if self._rows.can_edit(self._shown[index.row()], Column(index.column())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title, or a row's number in its spreadsheet."""
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return LOOKS[Column(section)].title() if section < len(Column) else None
        row = self.row_at(section)
        return None if row is None or self._rows is None else str(self._rows.number(row))


def _told(rows: Rows, row: int, column: Column, role: int) -> object:
    if role == STANDING_ROLE:
        return rows.standing(row)
    if role == CELL_ROLE:
        return rows.cell(row, column)
    is_status = column is Column.STATUS
    if role == SENTENCE_ROLE or (is_status and role == Qt.ItemDataRole.AccessibleDescriptionRole):
        return rows.sentence(row)
    if role == Qt.ItemDataRole.AccessibleDescriptionRole:
        return None
    return rows.standing(row).words if is_status else rows.cell(row, column).text


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each stretch of places that follow each other."""
    if not places:
        return
    gaps = [(one, other) for one, other in pairwise(places) if other > one + 1]
    if len(gaps) >= _MOST_STRETCHES:
        yield places[0], places[-1]
        return
    first = places[0]
    for one, other in gaps:
        yield first, one
        first = other
    yield first, places[-1]
