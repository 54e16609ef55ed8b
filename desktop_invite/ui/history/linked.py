"""In the details of an invite: the one that it corrects, and those that correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.invites.correction import NOT_LINKED, Linked
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.texts import heading, muted, plain, show_text
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.corrections import corrected_by_words, corrects_words

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.moments import Moments


class LinkedInvites(QWidget):
    """A card for each linked invite, with a way to its own details; nothing without any."""

    chosen = Signal(object)
    """*Show* was pressed: carries the invite to show."""

    def __init__(self, moments: Moments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkedInvites")
        self._moments = moments
        self._linked = NOT_LINKED
        self._cards: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_linked(self, linked: Linked) -> None:
        """Show these in place of the ones before."""
        if linked == self._linked:
            return
        self._linked = linked
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        if linked.corrects is not None:
            self._add(linked.corrects, corrects_words())
        for newer in linked.corrected_by:
            self._add(newer, corrected_by_words())
        self.setVisible(bool(self._cards))

    def shows(self, invite_id: int) -> bool:
        """Whether an invite is among them."""
        return invite_id in self._invites()

    def _invites(self) -> dict[int, Invite]:
        earlier = () if self._linked.corrects is None else (self._linked.corrects,)
        return {invite.id: invite for invite in (*earlier, *self._linked.corrected_by)}

    def _add(self, invite: Invite, title: str) -> None:
        card = Card()
        card.body.setSpacing(4)
        button = QPushButton(self.tr("Show"))
        button.setObjectName("showLinked")
        button.setAccessibleName(
            self.tr("Show the invite for {email}").format(email=invite.candidate.email)
        )
        button.setProperty("invite", invite.id)
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(heading(title))
        texts.addWidget(show_text(plain(), invite.candidate.email))
        standing = f"{standing_of(invite).words} · {self._moments.full(invite.created_at)}"
        texts.addWidget(muted(standing))
        row.addLayout(texts, 1)
        row.addWidget(button)
        card.body.addLayout(row)
        self._column.addWidget(card)
        self._cards.append(card)

    @Slot()
    def _choose(self) -> None:
        invite = self._invites().get(self.sender().property("invite"))
        if invite is not None:
            self.chosen.emit(invite)
