"""Above the table: the search field, the choice of a status, and more filters below on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.history.more_filters import MoreFilters
from desktop_invite.ui.history.status_choices import Choice, choices
from desktop_invite.ui.parts.air import give_air
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.parts.unseen_label import label_unseen
from desktop_invite.ui.theme.icons import Glyph, show_icon
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_invite.invites.invite import Interview, Status
    from desktop_invite.storage.history_query import HistoryQuery
    from desktop_invite.ui.history.moments import Moments

_CLEAR_OF_QT = "_q_qlineeditclearaction"
"""What Qt calls the action that empties a field."""
_ROOM_FOR_WORDS = 44 * GRID


class Filters(QWidget):
    """What is looked for; the order is not its business."""

    changed = Signal()
    """The text or a filter has changed."""
    interviews_wanted = Signal()
    """The interviews to choose from are about to be looked at: answer with `show_interviews`."""

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices()
        self.search = self._make_search()
        self.status = self._make_status()
        self.more = MoreFilters(moments)
        self.open_more = self._make_open_more()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 1)
        row.addWidget(self.status)
        row.addWidget(self.open_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.more)
        self.more.hide()
        self.search.textChanged.connect(self._tell)
        self.status.currentIndexChanged.connect(self._tell)
        self.more.changed.connect(self._tell)
        self.more.cleared.connect(self.clear_filters)
        self.open_more.toggled.connect(self._show_more)

    @property
    def text(self) -> str:
        """What was typed, without the white space around it."""
        return self.search.text().strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out."""
        return not self.text and not self.words

    @property
    def words(self) -> tuple[str, ...]:
        """The chosen filters, as they are called here."""
        status = (self._choice.text,) if self.status.currentIndex() > 0 else ()
        return (*status, *self.more.words)

    @property
    def shows_attention(self) -> bool:
        """Whether only what needs attention is shown."""
        return self._choice.attention_only

    def applied_to(self, query: HistoryQuery) -> HistoryQuery:
        """Return the query with this text and these filters."""
        return self.more.applied_to(
            replace(
                query,
                text=self.text,
                statuses=self._choice.statuses,
                delivery=self._choice.delivery,
                lacks_link=self._choice.lacks_link,
                attention_only=self._choice.attention_only,
            )
        )

    def show_interviews(self, interviews: tuple[Interview, ...]) -> None:
        """Offer these interviews to choose from."""
        self.more.show_interviews(interviews)

    def clear(self) -> None:
        """Leave nothing out."""
        self._set("", 0)

    @Slot()
    def clear_filters(self) -> None:
        """Leave nothing out but what the text does not find."""
        self._set(self.search.text(), 0)

    def show_attention(self) -> None:
        """Show everything that needs attention, and only that."""
        index = next(i for i, choice in enumerate(self._choices) if choice.attention_only)
        self._set("", index)

    def show_statuses(self, statuses: frozenset[Status]) -> None:
        """Show those that stand in one of these ways, and only them; one of the choices."""
        index = next(i for i, choice in enumerate(self._choices) if choice.statuses == statuses)
        self._set("", index)

    @property
    def _choice(self) -> Choice:
        return self._choices[max(self.status.currentIndex(), 0)]

    def _set(self, text: str, index: int) -> None:
        """Change all and tell once."""
        for part in (self.search, self.status):
            part.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.setText(text)
        self.status.setCurrentIndex(index)
        for part in (self.search, self.status):
            part.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.more.clear()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search its room in a narrow window: a sign says *Filter* too."""
        super().resizeEvent(event)
        self._name_more()

    @Slot()
    def _tell(self) -> None:
        self._name_more()
        self.changed.emit()

    def _name_more(self) -> None:
        count = len(self.more.words)
        if self.width() < _ROOM_FOR_WORDS:
            text = self.locale().toString(count) if count else ""
        else:
            text = self.tr("Filter: {n}").format(n=count) if count else self.tr("Filter")
        if self.open_more.text() != text:
            self.open_more.setText(text)

    @Slot(bool)
    def _show_more(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        if shown:
            self.interviews_wanted.emit()
        self.more.setVisible(shown)
        if shown:
            self.more.interview.setFocus()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("searchHistory")
        field.setAccessibleName(self.tr("Search history"))
        field.setPlaceholderText(self.tr("Search history"))
        field.setToolTip(self.tr("Name, email, interview or link"))
        field.setClearButtonEnabled(True)
        field.setMinimumHeight(4 * GRID)
        give_air(field)
        sign = QAction(field)
        show_icon(sign, Glyph.SEARCH)
        field.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        for button in field.findChildren(QToolButton):
            clears = button.defaultAction().objectName() == _CLEAR_OF_QT
            button.setAccessibleName(self.tr("Clear search") if clears else self.tr("Search"))
        return field

    def _make_status(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("statusFilter")
        box.setAccessibleName(self.tr("Status filter"))
        label_unseen(box)
        OneChosen(box)
        box.setMinimumHeight(4 * GRID)
        for choice in self._choices:
            box.addItem(choice.text)
        return box

    def _make_open_more(self) -> QPushButton:
        button = QPushButton(self.tr("Filter"), self)
        show_icon(button, Glyph.FILTER)
        button.setObjectName("openFilters")
        button.setToolTip(self.tr("Filter by interview, delivery and date"))
        button.setCheckable(True)
        button.setMinimumHeight(4 * GRID)
        return button
