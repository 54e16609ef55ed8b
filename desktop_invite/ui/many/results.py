"""What came of a run: what failed and why, what is not sure, and what to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.texts import plain, show_text
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.names import one_or_many
from desktop_invite.ui.words.runs import group_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from desktop_invite.ui.many.run_rows import Group

_MOST_GROUPS = 4
"""Reasons that are told one by one; what is rarer is told together."""


class Results(QWidget):
    """Stands above the grid once a run has ended."""

    rows_wanted = Signal(object)
    """*Show* was pressed: carries the rows of the list to show."""
    again_wanted = Signal()
    """*Try again* was pressed: everything that was certainly not sent."""
    list_wanted = Signal()
    """*Invite the 87 from the list* was pressed: those that were cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyResults")
        self._card = Card(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP // 2)
        self._card.body.addLayout(self._lines)
        self._groups: list[tuple[int, ...]] = []
        self._made: list[QWidget] = []
        self.again = self._button("manyTryFailedAgain", self.again_wanted)
        self.invite = self._button("manyInviteCancelled", self.list_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        for button in (self.again, self.invite):
            self._card.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_results(
        self, failures: Sequence[Group], unsure: Sequence[int], cancelled: Sequence[int] = ()
    ) -> None:
        """Show what was certainly not sent, by reason; apart from it what is not sure.

        What was cancelled can be invited from the list.
        """
        self._clear()
        locale = self.locale()
        for group in failures[:_MOST_GROUPS]:
            words = group_words(group.reason, group.words, len(group.rows), locale)
            self._add(words, group.rows)
        rare = tuple(row for group in failures[_MOST_GROUPS:] for row in group.rows)
        if rare:
            words = self.tr("{n} more not sent, for other reasons.")
            self._add(words.format(n=locale.toString(len(rare))), rare)
        if unsure:
            words = one_or_many(
                len(unsure),
                self.tr("1 is not sure: the candidate may already have been invited. Look at it."),
                self.tr("{n} are not sure: these may already have been invited. Look at each."),
            )
            self._add(words, tuple(unsure))
        if cancelled:
            words = one_or_many(
                len(cancelled),
                self.tr("1 cancelled: nothing was sent. You can still invite the candidate."),
                self.tr("{n} cancelled: nothing was sent to these. You can still invite them."),
            )
            self._add(words, tuple(cancelled))
        failed = sum(len(group.rows) for group in failures)
        other = Tone.DOUBT if unsure else Tone.NEUTRAL
        self._card.show_tone(Tone.BAD if failures else other)
        self.setVisible(bool(failures or unsure or cancelled))
        again = one_or_many(failed, self.tr("&Try the 1 again"), self.tr("&Try the {n} again"))
        self.again.setText(again)
        self.again.setVisible(bool(failures))
        one, many = self.tr("Invite the 1 fro&m the list"), self.tr("Invite the {n} fro&m the list")
        self.invite.setText(one_or_many(len(cancelled), one, many))
        self.invite.setVisible(bool(cancelled))

    def _button(self, name: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(wanted)
        return button

    def _add(self, words: str, rows: tuple[int, ...]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(show_text(plain(), words), 1)
        show = QPushButton(self.tr("Show"))
        show.setObjectName(f"showGroup{len(self._groups)}")
        show.setAccessibleName(self.tr("Show"))
        show.setAccessibleDescription(words)
        show.setAutoDefault(True)
        show.clicked.connect(self._show_rows)
        show.setProperty("group", len(self._groups))
        row.addWidget(show)
        self._groups.append(rows)
        self._made.append(line)
        self._lines.addWidget(line)

    def _clear(self) -> None:
        for line in self._made:
            line.hide()
            line.deleteLater()
        self._made, self._groups = [], []

    @Slot()
    def _show_rows(self) -> None:
        self.rows_wanted.emit(self._groups[self.sender().property("group")])
