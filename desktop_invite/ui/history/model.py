"""The table's rows: any number of them, of which a few pages are in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from desktop_invite.storage.history_query import HistoryQuery
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.history import fitting
from desktop_invite.ui.history.columns import COLUMNS, STATUS
from desktop_invite.ui.history.countdowns import Countdowns
from desktop_invite.ui.history.pace import ReadingPace
from desktop_invite.ui.history.pages import Pages
from desktop_invite.ui.history.questions import (
    PAGE,
    Counted,
    InterviewsRead,
    NotRead,
    PageRead,
    StretchesRead,
    TotalsRead,
)
from desktop_invite.ui.history.roles import INVITE_ROLE, ROLES, SECONDS_ROLE, SORT_ROLE
from desktop_invite.ui.history.wishes import Wishes
from desktop_invite.ui.words.outcomes import row_sentence

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import InviteChanged, InvitesForgotten
    from desktop_invite.ui.history.moments import Moments
    from desktop_invite.ui.history.questions import Answer, Stretch

Index = QModelIndex | QPersistentModelIndex

_PATIENCE = 1000
"""Milliseconds until a history that another program holds is asked again."""
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Shows what a query finds. It reads nothing itself: it wishes, and is given answers.

    Until the first page of a new query is there, the rows of the one before stay.
    """

    wished = Signal(object)
    """Something has to be read: carries a `Wanted`, which replaces the one before."""
    counted = Signal()
    """`found` has changed."""
    totals_read = Signal(object)
    """Carries the history's `Totals`."""
    interviews_read = Signal(object)
    """The interviews that `read_interviews` asked for: carries a tuple of them."""
    rows_read = Signal(object)
    """The rows that `read_rows` asked for: carries a tuple of invites."""
    not_read = Signal(object)
    """The history can't be read: carries the `HistoryTrouble`."""
    about_to_move = Signal()
    """Rows are about to change places; what is selected moves with them, one by one."""

    def __init__(self, clock: Clock, moments: Moments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._pages = Pages()
        self._rows = 0
        self._wishes = Wishes(HistoryQuery())
        self._shown: HistoryQuery | None = None
        self._found: int | None = None
        self._newest = 0
        self._dirty = False
        self._dirty_sums = False
        self.countdowns = Countdowns(clock, self)
        self.countdowns.ticked.connect(self._show_seconds)
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._wish)
        self._pace = ReadingPace(clock)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._refresh_if_needed)

    # ------------------------------------------------------------------ what the view asks

    @property
    def query(self) -> HistoryQuery:
        """What the table shows, or is about to show."""
        return self._wishes.query

    @property
    def found(self) -> int | None:
        """How many invites the shown query finds; None while they are being counted."""
        return self._found if self._shown == self.query else None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read, nor about to be."""
        return not (self._wishes or self._ask.isActive() or self._again.isActive())

    def show_query(self, query: HistoryQuery) -> None:
        """Show what this query finds, as soon as it is read."""
        if query == self.query:
            return
        self._wishes.begin(query)
        self._wish()

    def refresh(self) -> None:
        """Read again what is shown; what is in memory stays until then."""
        self._dirty = self._dirty_sums = False
        self._wishes.add_sums(count=True)
        if self._shown != self.query:
            self._wishes.begin(self.query)
        else:
            self._pages.mark_stale()
            for page in reversed(self._pages.latest(2) or (0,)):
                self._wishes.add_page(page)
        self._wish()

    def invite_at(self, row: int) -> Invite | None:
        """Return the invite of a row, when it is in memory."""
        return self._pages.row(row)

    def row_of(self, invite_id: int) -> int | None:
        """Return the row of an invite, when it is in memory."""
        return self._pages.find(invite_id)

    def read_rows(self, stretches: tuple[Stretch, ...]) -> None:
        """Ask for rows wherever they are; `rows_read` answers, unless the query changes before."""
        if self._shown == self.query:
            self._wishes.add_stretches(stretches)
            self._wish()

    def read_interviews(self) -> None:
        """Ask for the interviews to filter by; `interviews_read` answers."""
        self._wishes.add_interviews()
        self._wish()

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows known so far."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's data; a row that is not in memory is wished for and empty meanwhile."""
        if role not in ROLES or not index.isValid():
            return None  # Quickly: Qt asks each cell for many roles that no cell has.
        row = index.row()
        invite, fresh = self._pages.look(row)
        if not fresh and self._shown == self.query:
            self._wish_for(row // PAGE)
        return None if invite is None else self._cell(invite, index.column(), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        if across and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title()
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the same invites in another order."""
        if 0 <= column < len(COLUMNS):
            sort, descending = COLUMNS[column].sort, order is Qt.SortOrder.DescendingOrder
            self.show_query(replace(self.query, sort=sort, descending=descending))

    def _cell(self, invite: Invite, column: int, role: int) -> object:
        if role == INVITE_ROLE:
            return invite
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[column].text(invite, self._moments)
        if role == SECONDS_ROLE:
            return self.countdowns.seconds(invite.id)
        if role == SORT_ROLE:
            return COLUMNS[column].native(invite)
        return row_sentence(invite) if column == STATUS else None

    # ------------------------------------------------------------------ what happens to invites

    @Slot(object)
    def note_change(self, event: InviteChanged) -> None:
        """Show an invite as it stands now, in its row or in a new one."""
        invite = event.invite
        if event.leaves_in is None:
            self.countdowns.stop(invite.id)
        else:
            self.countdowns.start(invite.id, event.leaves_in)
        if self._wishes:
            self._dirty = True  # What is being read may have been read before this change.
        row = self._pages.find(invite.id)
        if row is not None:
            self._change(row, invite)
        elif self._is_next_first(invite):
            self._insert_first(invite)
        else:
            self._dirty = True
        self._dirty_sums = True
        self._gather()

    @Slot(object)
    def note_forgotten(self, event: InvitesForgotten) -> None:
        """Let go of invites that are gone from the file; the rest moves up."""
        for invite_id in event.ids:
            self.countdowns.stop(invite_id)
            row = self._pages.find(invite_id)
            if row is not None:
                self._remove(row)
        self._dirty = self._dirty_sums = True
        self._gather()

    def _change(self, row: int, invite: Invite) -> None:
        if self._shown is not None and not fitting.fits(self._shown, invite):
            self._remove(row)
            return
        before = self._pages.row(row)
        self._pages.replace(row, invite)
        self._tell_changed(row, row)
        if self._shown is not None and before and fitting.moves(self._shown, before, invite):
            self._dirty = True

    def _is_next_first(self, invite: Invite) -> bool:
        if self._shown is None or self._shown != self.query or invite.id <= self._newest:
            return False
        first = self._pages.row(0)
        if first is not None and first.created_at > invite.created_at:
            return False  # The computer's clock was set back.
        return fitting.comes_first(self._shown, invite)

    def _insert_first(self, invite: Invite) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._pages.insert_first(invite)
        self._newest = invite.id
        self._rows += 1
        self.endInsertRows()
        self._note_found(None if self._found is None else self._found + 1)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._pages.remove(row)
        self._rows -= 1
        self.endRemoveRows()
        self._note_found(None if self._found is None else self._found - 1)

    @Slot(object)
    def _show_seconds(self, invite_id: int) -> None:
        row = self._pages.find(invite_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, STATUS), self.index(row, STATUS))

    # ------------------------------------------------------------------ wishes

    def _wish_for(self, page: int) -> None:
        if self._wishes.add_page(page):
            # Once for all cells that are being painted.
            self._ask.start()

    @Slot()
    def _wish(self) -> None:
        self._ask.stop()
        if self._wishes:
            self._pace.begin()
            self.wished.emit(self._wishes.wanted)

    def _gather(self) -> None:
        needed = self._dirty or self._dirty_sums
        if needed and not self._wishes and not self._again.isActive():
            self._again.start(self._pace.pause)

    @Slot()
    def _refresh_if_needed(self) -> None:
        if self._dirty:
            self.refresh()
        elif self._dirty_sums:
            self._dirty_sums = False
            self._wishes.add_sums(count=False)
            self._wish()

    # ------------------------------------------------------------------ answers

    @Slot(object)
    def take(self, answer: Answer) -> None:
        """Show what has been read."""
        self._wishes.strike(answer)
        if not self._wishes:
            self._pace.end()
        match answer:
            case TotalsRead(totals=totals):
                self.totals_read.emit(totals)
            case InterviewsRead(interviews=interviews):
                self.interviews_read.emit(interviews)
            case PageRead(query=query) if query == self.query:
                self._take_page(answer)
            case Counted(query=query, count=count) if query == self._shown:
                self._fit(count)
                self._note_found(count)
            case StretchesRead(query=query, invites=invites) if query == self._shown:
                self.rows_read.emit(invites)
            case NotRead(trouble=trouble):
                self._note_trouble(trouble)
            case _:
                return
        self._gather()

    def _take_page(self, answer: PageRead) -> None:
        if self._shown != answer.query:
            self._show_anew(answer)
        else:
            self._grow(answer.page * PAGE + len(answer.invites))
            self._place(answer)
        if answer.page == 0 and answer.invites:
            self._newest = max(self._newest, *(invite.id for invite in answer.invites))

    def _show_anew(self, answer: PageRead) -> None:
        """Show another query: the one moment at which everything changes."""
        whole = len(answer.invites) < PAGE
        self.beginResetModel()
        self._pages.clear()
        self._pages.put(answer.page, answer.invites)
        self._rows = len(answer.invites)
        self._shown = answer.query
        self._found = self._rows if whole else None
        self.endResetModel()
        self.counted.emit()

    def _place(self, answer: PageRead) -> None:
        """Put a page in its place; rows that were elsewhere before take their selection along."""
        first = answer.page * PAGE
        before = [self._pages.row(first + place) for place in range(len(answer.invites))]
        stays = all(
            old is None or old.id == new.id for old, new in zip(before, answer.invites, strict=True)
        )
        if stays:
            self._pages.put(answer.page, answer.invites)
        else:
            self._move(answer, {old.id: first + n for n, old in enumerate(before) if old})
        if answer.invites:
            self._tell_changed(first, first + len(answer.invites) - 1)

    def _move(self, answer: PageRead, before: dict[int, int]) -> None:
        self.about_to_move.emit()
        self.layoutAboutToBeChanged.emit()
        self._pages.put(answer.page, answer.invites)
        now = {row: self._pages.find(invite_id) for invite_id, row in before.items()}
        for old in self.persistentIndexList():
            if old.row() in now:
                row = now[old.row()]
                new = QModelIndex() if row is None else self.index(row, old.column())
                self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def _grow(self, rows: int) -> None:
        """There are at least so many rows."""
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()

    def _fit(self, rows: int) -> None:
        """There are exactly so many rows."""
        self._grow(rows)
        if rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._pages.cut(rows)
            self._rows = rows
            self.endRemoveRows()

    def _note_found(self, found: int | None) -> None:
        self._found = found
        self.counted.emit()

    def _note_trouble(self, trouble: HistoryTrouble) -> None:
        if trouble is HistoryTrouble.LOCKED:
            self._dirty = True
            self._again.start(_PATIENCE)
        self.not_read.emit(trouble)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
