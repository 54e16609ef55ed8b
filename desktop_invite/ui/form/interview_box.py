"""The picker of interviews: known ones to choose from, and room for a number or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_invite.invites.checks import check_interview
from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Interview
from desktop_invite.invites.search_text import searchable
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.theme.icons import Glyph, icon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QWheelEvent

Index = QModelIndex | QPersistentModelIndex

_MOST_SHOWN = 12
_LEAST_CHARACTERS = 12
_STAR_SIZE = QSize(14, 14)
_FAVOURITE = Qt.ItemDataRole.UserRole + 1
_SEARCHED = Qt.ItemDataRole.UserRole
"""What is looked at while one types; what is shown stands elsewhere."""


class InterviewBox(QComboBox):
    """Finds known interviews by any part of their name or number while one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known: tuple[Interview, ...] = ()
        self._favourites: frozenset[int] = frozenset()
        self._line = QLineEdit(self)
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._completer = self._new_completer()
        self.setCompleter(self._completer)
        OneChosen(self)
        stars = _StarDelegate(self)
        self.setItemDelegate(stars)
        if (popup := self._completer.popup()) is not None:
            popup.setItemDelegate(stars)

    @property
    def line(self) -> QLineEdit:
        """Where it is typed."""
        return self._line

    def show_known(self, interviews: Sequence[Interview], favourites: Collection[int] = ()) -> None:
        """Offer these in this order, a star at the favourites; what stands in the line stays.

        A number that stands there gets its name as soon as that is known.
        """
        if (tuple(interviews), frozenset(favourites)) == (self.known, self._favourites):
            return
        text, self.known = self.currentText(), tuple(interviews)
        self._favourites = frozenset(favourites)
        with QSignalBlocker(self), QSignalBlocker(self._line):
            self.clear()
            for interview in self.known:
                self._offer(interview)
            self.setCurrentIndex(-1)
            self.setEditText(text)
        if text.strip().isdecimal() and not self._line.hasFocus():
            self._name_number(text)

    def show_interview(self, interview: Interview) -> None:
        """Put an interview into the line."""
        self.setEditText(picker_text(interview))

    def close_suggestions(self) -> None:
        """Take the list away that is offered while typing; it keeps the keyboard to itself."""
        if (popup := self._completer.popup()) is not None:
            popup.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page and not the choice: nobody should invite to another interview so."""
        event.ignore()

    def _offer(self, interview: Interview) -> None:
        text, place = picker_text(interview), self.count()
        favourite = interview.number in self._favourites
        self.addItem(text)
        self.setItemData(place, searchable(text), _SEARCHED)
        self.setItemData(place, favourite, _FAVOURITE)
        if favourite:
            said = self.tr("{interview}, favourite").format(interview=text)
            self.setItemData(place, said, Qt.ItemDataRole.AccessibleTextRole)

    def _name_number(self, text: str) -> None:
        found = check_interview(text, self.known)
        if isinstance(found, Interview) and found.name:
            self.show_interview(found)

    def _new_completer(self) -> _Completer:
        completer = _Completer(self.model(), self)
        completer.setCompletionRole(_SEARCHED)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        return completer


class _Completer(QCompleter):
    """Finds what is meant: neither accents nor case have to be typed."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt calls it
        """Return what is looked for."""
        return [searchable(path)]

    def pathFromIndex(self, index: QModelIndex) -> str:  # type: ignore[override]  # noqa: N802
        """Return what goes into the line: what was shown."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _StarDelegate(QStyledItemDelegate):
    """Draws a star after the favourites: in the lists only, not in the line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Add the star, in a colour that can be seen on the row's."""
        super().initStyleOption(option, index)
        if not index.data(_FAVOURITE):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        option.icon = icon(Glyph.STAR, option.palette.color(role).name())
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationPosition = QStyleOptionViewItem.Position.Right
        option.decorationSize = _STAR_SIZE
