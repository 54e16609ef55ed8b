"""The known interviews as rows: what each is called, when it was last used, if it is hidden."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QGuiApplication, QIcon, QPalette

from desktop_invite.ui.parts.small_table import NUMBERS
from desktop_invite.ui.theme.icons import Glyph, icon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.ui.history.moments import Moments

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """From where reading begins to where it ends."""

    STAR = 0
    NAME = 1
    NUMBER = 2
    LAST_USED = 3
    INVITES = 4


_NUMBER_COLUMNS = frozenset({Column.NUMBER, Column.INVITES})


class InterviewsModel(QAbstractTableModel):
    """Favourites first, then those used last; hidden ones at the end, where they are wanted."""

    renamed = Signal(object, str)
    """Another name was typed: carries the number and the name."""

    _NO_PARENT: ClassVar[QModelIndex] = QModelIndex()

    def __init__(self, moments: Moments) -> None:
        super().__init__()
        self._moments = moments
        self._rows: list[KnownInterview] = []
        self._counts: Mapping[int, int] | None = None
        self._titles = {
            Column.STAR: self.tr("Favourite"),
            Column.NAME: self.tr("Name"),
            Column.NUMBER: self.tr("Number"),
            Column.LAST_USED: self.tr("Last used"),
            Column.INVITES: self.tr("Invites"),
        }

    # ------------------------------------------------------------------ what is shown

    def show_interviews(self, known: Iterable[KnownInterview], *, hidden_too: bool) -> None:
        """Show these; rows that stay keep their place in the selection."""
        wanted = sorted(
            (each for each in known if hidden_too or not each.hidden),
            key=lambda each: (each.hidden, not each.starred),
        )
        numbers = {each.interview.number for each in wanted}
        for row in reversed(range(len(self._rows))):
            if self._number(row) not in numbers:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        there = {each.interview.number for each in self._rows}
        for row, each in enumerate(wanted):
            if each.interview.number not in there:
                self.beginInsertRows(QModelIndex(), row, row)
                self._rows.insert(row, each)
                self.endInsertRows()
        self._put_in_order(wanted)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many invites each has, by its number."""
        self._counts = counts
        if self._rows:
            column = Column.INVITES
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def at(self, row: int) -> KnownInterview:
        """Return what a row shows."""
        return self._rows[row]

    def row_of(self, number: int) -> int | None:
        """Return the row of an interview."""
        rows = range(len(self._rows))
        return next((row for row in rows if self._number(row) == number), None)

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many interviews are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return a column's title; the star's needs no room, and is read out all the same."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section in _NUMBER_COLUMNS:
            return NUMBERS
        if role == Role.DisplayRole:
            return "" if section == Column.STAR else self._titles[Column(section)]
        if role in (Role.AccessibleTextRole, Role.ToolTipRole) and section == Column.STAR:
            return self._titles[Column.STAR]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the name be changed in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.NAME else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what stands in a cell."""
        if not index.isValid():
            return None
        known, column = self._rows[index.row()], Column(index.column())
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._text(known, column, said=role == Role.AccessibleTextRole)
        if column is Column.NAME and role in (Role.EditRole, Role.ToolTipRole):
            return known.interview.name
        return _look(known, column, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tell another name; it is shown when it is recorded."""
        if role != Role.EditRole or index.column() != Column.NAME:
            return False
        name = " ".join(str(value).split())
        if name != self._rows[index.row()].interview.name:
            self.renamed.emit(self._number(index.row()), name)
        return True

    def _text(self, known: KnownInterview, column: Column, *, said: bool) -> str:
        match column:
            case Column.STAR if said:
                return self.tr("Favourite") if known.starred else self.tr("Not a favourite")
            case Column.STAR:
                return ""
            case Column.NUMBER:
                return str(known.interview.number)
            case Column.INVITES:
                return self._count(known)
            case Column.LAST_USED:
                used_at = known.last_used_at
                return self.tr("Not yet") if used_at is None else self._moments.short(used_at)
        name = known.interview.name or self.tr("No name yet")
        return self.tr("{name} (hidden)").format(name=name) if known.hidden else name

    def _count(self, known: KnownInterview) -> str:
        """Return nothing as long as it isn't known."""
        if self._counts is None:
            return ""
        return QLocale().toString(self._counts.get(known.interview.number, 0))

    # ------------------------------------------------------------------ order

    def _number(self, row: int) -> int:
        return self._rows[row].interview.number

    def _put_in_order(self, wanted: list[KnownInterview]) -> None:
        """Bring the same interviews into the wanted order, and tell which look otherwise."""
        before = {each.interview.number: each for each in self._rows}
        order = {each.interview.number: row for row, each in enumerate(wanted)}
        if [*order] != [*before]:
            self.layoutAboutToBeChanged.emit()
            kept = self.persistentIndexList()
            moved = [self.index(order[self._number(i.row())], i.column()) for i in kept]
            self._rows = list(wanted)
            self.changePersistentIndexList(kept, moved)
            self.layoutChanged.emit()
        self._rows = list(wanted)
        for row, each in enumerate(wanted):
            if before[each.interview.number] != each:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))


def _look(known: KnownInterview, column: Column, role: int) -> object:
    if role == Role.TextAlignmentRole and column in _NUMBER_COLUMNS:
        return NUMBERS
    if role == Role.ForegroundRole:
        unnamed = column is Column.NAME and not known.interview.name
        return _muted() if known.hidden or unnamed else None
    if role == Role.DecorationRole and column is Column.STAR:
        return _star(Glyph.STAR if known.starred else Glyph.STAR_EMPTY)
    return None


def _star(glyph: Glyph) -> QIcon:
    """Return a star that can be seen in a selected row too."""
    palette = QGuiApplication.palette()
    star = QIcon(icon(glyph))
    on_selected = icon(glyph, palette.color(QPalette.ColorRole.HighlightedText).name())
    for size in on_selected.availableSizes():
        star.addPixmap(on_selected.pixmap(size), QIcon.Mode.Selected)
    return star


def _muted() -> QBrush:
    return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
