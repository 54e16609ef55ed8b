"""Above the table: the search field and the choice of a status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.spacing import GAP, GRID
from desktop_invite.ui.words.statuses import status_name

if TYPE_CHECKING:
    from desktop_invite.storage.history_query import HistoryQuery


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the status filter."""

    text: str
    statuses: frozenset[Status] | None = None
    delivery: Delivery | None = None
    attention_only: bool = False


def choices() -> tuple[Choice, ...]:
    """Return the entries: all, each status by the recruiter's word for it, and what is open."""
    words = [
        (Status.QUEUED, None),
        (Status.SENDING, None),
        (Status.SENT, Delivery.GETLINK),
        (Status.SENT, Delivery.SENDLINK),
        (Status.REJECTED, None),
        (Status.UNKNOWN, None),
        (Status.CANCELLED, None),
    ]
    return (
        Choice(_tr("All statuses")),
        Choice(_tr("Need attention"), attention_only=True),
        *(
            Choice(status_name(status, delivery or Delivery.GETLINK), frozenset({status}), delivery)
            for status, delivery in words
        ),
    )


class Filters(QWidget):
    """What is looked for; the order is not its business."""

    changed = Signal()
    """The text or the status filter has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices()
        self.search = self._make_search()
        self.status = self._make_status()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.search, 1)
        row.addWidget(self.status)
        self.search.textChanged.connect(self._tell)
        self.status.currentIndexChanged.connect(self._tell)

    @property
    def text(self) -> str:
        """What was typed, without the white space around it."""
        return self.search.text().strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out."""
        return not self.text and self.status.currentIndex() == 0

    @property
    def shows_attention(self) -> bool:
        """Whether only what needs attention is shown."""
        return self._choice.attention_only

    @property
    def status_text(self) -> str:
        """The chosen entry of the status filter; empty for all."""
        return self._choice.text if self.status.currentIndex() else ""

    def applied_to(self, query: HistoryQuery) -> HistoryQuery:
        """Return the query with this text and this filter."""
        return replace(
            query,
            text=self.text,
            statuses=self._choice.statuses,
            delivery=self._choice.delivery,
            attention_only=self._choice.attention_only,
        )

    def clear(self) -> None:
        """Leave nothing out."""
        self._set("", 0)

    def show_attention(self) -> None:
        """Show everything that needs attention, and only that."""
        index = next(i for i, choice in enumerate(self._choices) if choice.attention_only)
        self._set("", index)

    @property
    def _choice(self) -> Choice:
        return self._choices[max(self.status.currentIndex(), 0)]

    def _set(self, text: str, index: int) -> None:
        """Change both and tell once."""
        for part in (self.search, self.status):
            part.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.setText(text)
        self.status.setCurrentIndex(index)
        for part in (self.search, self.status):
            part.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("searchHistory")
        field.setAccessibleName(self.tr("Search history"))
        field.setPlaceholderText(self.tr("Search history"))
        field.setToolTip(self.tr("Name, email, interview or link"))
        field.setClearButtonEnabled(True)
        field.setMinimumHeight(4 * GRID)
        field.addAction(icon(Glyph.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        return field

    def _make_status(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("statusFilter")
        box.setAccessibleName(self.tr("Status filter"))
        box.setMinimumHeight(4 * GRID)
        for choice in self._choices:
            box.addItem(choice.text)
        return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
