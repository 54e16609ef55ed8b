"""How wide the columns are: fitted to the window until the recruiter sets one by hand."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QHeaderView

from desktop_invite.ui.history.columns import COLUMNS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_FITTED, _BY_HAND = "fitted:", "by hand:"
_LEAST = 48


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
        spare = self._table.viewport().width() - sum(column.least for column in COLUMNS)
        shares = sum(column.share for column in COLUMNS)
        self._fitting = True
        for number, column in enumerate(COLUMNS):
            extra = max(spare, 0) * column.share // shares
            self._header.resizeSection(number, column.least + extra)
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
        restored = self._header.restoreState(_unpacked(packed)) and self._is_sound()
        if not restored:
            self._header.restoreState(before)
        self._header.setStretchLastSection(True)
        self._fitting = False
        if restored:
            self._by_hand = f"{kind}:" == _BY_HAND
        return restored

    def _is_sound(self) -> bool:
        hidden = any(self._header.isSectionHidden(number) for number in range(len(COLUMNS)))
        return self._header.count() == len(COLUMNS) and not hidden

    @Slot(int, int, int)
    def _note_resize(self, column: int, _: int, __: int) -> None:
        # The last column follows the window by itself.
        last = self._header.visualIndex(column) == len(COLUMNS) - 1
        if not self._fitting and not last:
            self._by_hand = True


def _unpacked(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
