"""The cards of the invites made here: the newest on top, a few, the rest is in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.ui.form.card import InviteCard
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite

MOST_CARDS = 3
_TICK = 200
"""Milliseconds between two looks at a countdown that shows whole seconds."""


class Outcomes(QWidget):
    """A card for each invite that `follow` names; the newest is open, older ones are folded.

    Older ones stay open too while they want an answer. When there are too many, one that wants
    none leaves first.
    """

    way_out_chosen = Signal(object, object)
    """A card's button was pressed: carries the `WayOut` and the `Invite`."""
    share_chosen = Signal(object, object)
    """An entry of a card's *Share* menu: carries the `ShareAction` and the `Invite`."""
    followed = Signal(object)
    """A card was put on top: carries its `Invite`."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._cards: list[InviteCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._show_time)
        self.hide()

    @property
    def cards(self) -> tuple[InviteCard, ...]:
        """The cards, the newest first."""
        return tuple(self._cards)

    def card(self, invite_id: int) -> InviteCard | None:
        """Return the card of an invite, if it has one."""
        return next((card for card in self._cards if card.invite.id == invite_id), None)

    def follow(self, invite: Invite) -> InviteCard:
        """Put a card for the invite on top, and return it."""
        old = self.card(invite.id)
        if old is not None:
            self._drop(old)
        while len(self._cards) >= MOST_CARDS:
            self._drop(self._least_needed())
        card = InviteCard(invite, self)
        card.way_out_chosen.connect(self.way_out_chosen)
        card.share_chosen.connect(self.share_chosen)
        self._cards.insert(0, card)
        self._column.insertWidget(0, card)
        card.show()
        self._fold_older()
        self.show()
        self.followed.emit(invite)
        return card

    def show_invite(self, invite: Invite, leaves_in: float | None) -> InviteCard | None:
        """Show how a followed invite stands now; return its card, None when it has none."""
        card = self.card(invite.id)
        if card is not None:
            now = self._clock.monotonic()
            card.show_invite(invite, None if leaves_in is None else now + leaves_in, now)
            self._watch_countdowns()
        return card

    def close_card(self, invite_id: int) -> None:
        """Take the card of an invite away; the invite stays in the history."""
        card = self.card(invite_id)
        if card is not None:
            self._drop(card)
            self._fold_older()
            self.setVisible(bool(self._cards))

    def close_cards(self, invite_ids: frozenset[int]) -> None:
        """Take the cards of these away."""
        for invite_id in invite_ids & {card.invite.id for card in self._cards}:
            self.close_card(invite_id)

    def show_copied(self, invite_id: int | None) -> None:
        """Say on this card, and on no other, that it is on the clipboard."""
        for card in self._cards:
            card.show_copied(copied=card.invite.id == invite_id)

    def _drop(self, card: InviteCard) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._watch_countdowns()

    def _least_needed(self) -> InviteCard:
        oldest_first = self._cards[::-1]
        settled = (card for card in oldest_first if not card.face.wants_answer)
        return next(settled, oldest_first[0])

    def _fold_older(self) -> None:
        for place, card in enumerate(self._cards):
            card.fold(folded=place > 0)

    def _watch_countdowns(self) -> None:
        if any(card.leaves_at is not None for card in self._cards):
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _show_time(self) -> None:
        now = self._clock.monotonic()
        for card in self._cards:
            card.show_time(now)
