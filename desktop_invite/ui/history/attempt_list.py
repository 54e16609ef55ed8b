"""Every attempt of an invite, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.ui.history.labels import in_a_row, selectable
from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.texts import heading, muted, plain, show_text
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from desktop_invite.ui.history.attempts import AttemptWords


class AttemptList(QWidget):
    """Every attempt, the last first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading(self.tr("Attempts"))
        self._none = muted(self.tr("Nothing has been sent to Xobin yet."))
        self._cards: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._title)
        self._column.addWidget(self._none)
        self.clear()

    def clear(self) -> None:
        """Show nothing: it isn't known yet."""
        self._drop_cards()
        self.hide()

    def show_attempts(self, attempts: list[AttemptWords]) -> None:
        """Show these, of which the first is the oldest."""
        self._drop_cards()
        for attempt in reversed(attempts):
            card = _card(attempt)
            self._cards.append(card)
            self._column.addWidget(card)
        self._none.setVisible(not attempts)
        self.show()

    def _drop_cards(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []


def _card(attempt: AttemptWords) -> Card:
    card = Card()
    card.body.setSpacing(4)
    result = heading(attempt.result)
    result.setWordWrap(False)
    card.body.addWidget(in_a_row(result, muted(attempt.when)))
    for text, make in ((attempt.sentence, plain), (attempt.server, muted)):
        if text:
            card.body.addWidget(selectable(show_text(make(), text)))
    return card
