"""How wide the columns are: fitted to the window until the recruiter sets one by hand."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QHeaderView

from desktop_invite.ui.history.columns import COLUMNS, EMAIL, INTERVIEW

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_FITTED, _BY_HAND = "fitted:", "by hand:"
_LEAST = 48
_FIRST_TO_GO = (EMAIL, INTERVIEW)


class ColumnWidths(QObject):
    """Shares the width out, and remembers what was set by hand."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._header.setMinimumSectionSize(_LEAST)
        self._header.setStretchLastSection(True)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setResizeContentsPrecision(0)  # Only what is visible: there may be a million.
        self._by_hand = False
        self._fitting = False
        self._header.sectionResized.connect(self._note_resize)

    def fit(self) -> None:
        """Share out the width there is, unless the recruiter has set the widths."""
        if self._by_hand:
            return
        width = self._table.viewport().width()
        left_out = _left_out(width)
        shown = [number for number in range(len(COLUMNS)) if number not in left_out]
        least = {number: COLUMNS[number].least for number in shown}
        if sum(least.values()) > width:
            least = {number: COLUMNS[number].tight for number in shown}
        spare = max(width - sum(least.values()), 0)
        shares = sum(COLUMNS[number].share for number in shown)
        self._fitting = True
        for number, column in enumerate(COLUMNS):
            self._header.setSectionHidden(number, number in left_out)
            if number not in left_out:
                extra = spare * column.share // shares
                self._header.resizeSection(number, least[number] + extra)
        self._fitting = False

    def state(self) -> str:
        """Return the widths, the places of the columns and the order, for `restore`."""
        kind = _BY_HAND if self._by_hand else _FITTED
        return kind + base64.b64encode(self._header.saveState().data()).decode("ascii")

    def restore(self, state: str) -> bool:
        """Go back to a state; False when it isn't one, and then nothing has changed."""
        kind, _, packed = state.partition(":")
        before = self._header.saveState()
        self._fitting = True
        restored = self._header.restoreState(_unpacked(packed))
        restored = restored and self._header.count() == len(COLUMNS)
        if not restored:
            self._header.restoreState(before)
        for number in range(len(COLUMNS)):
            self._header.showSection(number)
        self._header.setStretchLastSection(True)
        self._fitting = False
        if restored:
            self._by_hand = f"{kind}:" == _BY_HAND
        self.fit()
        return restored

    @Slot(int, int, int)
    def _note_resize(self, column: int, _: int, __: int) -> None:
        # The last column follows the window by itself.
        last = self._header.visualIndex(column) == len(COLUMNS) - 1
        if not self._fitting and not last:
            self._by_hand = True


def _left_out(width: int) -> set[int]:
    """Return the columns that a narrow window has no room for; their texts are in the details."""
    left_out: set[int] = set()
    for number in _FIRST_TO_GO:
        if sum(each.least for n, each in enumerate(COLUMNS) if n not in left_out) <= width:
            break
        left_out.add(number)
    return left_out


def _unpacked(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
