"""The runs of before as a table: a page of them at a time, the newest first."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_invite.invites.invite import Status
from desktop_invite.ui.many.history import RUNS_AT_ONCE
from desktop_invite.ui.words.reading import file_words
from desktop_invite.ui.words.runs import came_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.storage.recent_runs import RecentRun
    from desktop_invite.ui.history.moments import Moments

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Shown(IntEnum):
    """The columns."""

    WHEN = 0
    LIST = 1
    CANDIDATES = 2
    CAME_OF = 3


class EarlierModel(QAbstractTableModel):
    """Shows what it is given; it asks for more when somebody scrolls there."""

    wished = Signal(object)
    """More is to be read: carries the number of the run before which, None for the newest."""

    def __init__(self, moments: Moments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._runs: list[RecentRun] = []
        self._there_is_more = False
        self._reads = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read."""
        return not self._reads

    def refresh(self) -> None:
        """Read anew from the newest on; what is shown stays until that is there."""
        self._ask(None)

    def run_at(self, row: int) -> RecentRun | None:
        """Return the run of a row."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, run_id: int) -> int | None:
        """Return where a run stands."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), None)

    def take(self, before: int | None, runs: Sequence[RecentRun]) -> None:
        """Show what was asked for."""
        self._reads = False
        self._there_is_more = len(runs) == RUNS_AT_ONCE
        if before is None:
            self.beginResetModel()
            self._runs = list(runs)
            self.endResetModel()
        elif runs and self._runs and self._runs[-1].id == before:
            first = len(self._runs)
            self.beginInsertRows(_NOWHERE, first, first + len(runs) - 1)
            self._runs += runs
            self.endInsertRows()

    def take_nothing(self) -> None:
        """Go on with what there is: it could not be read."""
        self._reads = False

    def note_run(self, run: RunSummary) -> None:
        """Let a run that goes on stand as it does now."""
        row = self.row_of(run.id)
        if row is not None:
            counts = {
                Status.SENT: run.sent,
                Status.QUEUED: run.waiting,
                Status.SENDING: run.sending,
                Status.REJECTED: run.rejected,
                Status.UNKNOWN: run.unknown,
                Status.CANCELLED: run.cancelled,
            }
            self._runs[row] = replace(self._runs[row], counts=counts)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Shown) - 1))

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of runs that are known so far."""
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Shown)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more, and nothing is being read."""
        return not parent.isValid() and self._there_is_more and not self._reads

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(self._runs[-1].id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        run = self.run_at(index.row()) if index.isValid() else None
        if run is None:
            return None
        column = Shown(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(run, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Shown.WHEN:
            return self._moments.full(run.created_at)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Shown):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Shown.CANDIDATES:
            return NUMBERS
        return _titles()[Shown(section)] if role == Qt.ItemDataRole.DisplayRole else None

    # ------------------------------------------------------------------

    def _text(self, run: RecentRun, column: Shown) -> str:
        locale: QLocale = self._moments.locale
        match column:
            case Shown.WHEN:
                return self._moments.short(run.created_at)
            case Shown.LIST:
                return file_words(run.file_name)
            case Shown.CANDIDATES:
                return locale.toString(run.total)
            case Shown.CAME_OF:
                return came_of(run, locale)

    def _ask(self, before: int | None) -> None:
        self._reads = True
        self.wished.emit(before)


def _titles() -> dict[Shown, str]:
    return {
        Shown.WHEN: _tr("When"),
        Shown.LIST: _tr("List"),
        Shown.CANDIDATES: _tr("Candidates"),
        Shown.CAME_OF: _tr("What came of it"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
