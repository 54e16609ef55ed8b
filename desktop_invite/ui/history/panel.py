"""The history as the window shows it: filters, table, what is to be settled, the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_invite.invites.clock import SystemClock
from desktop_invite.ui.history import sentences
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.copying import MOST_ROWS, as_table
from desktop_invite.ui.history.day_turn import DayTurn
from desktop_invite.ui.history.details import DetailsDialog
from desktop_invite.ui.history.empty import EmptyState
from desktop_invite.ui.history.filters import Filters
from desktop_invite.ui.history.footer import Footer
from desktop_invite.ui.history.invite_notice import InviteNotice
from desktop_invite.ui.history.model import HistoryModel
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.history.reader import HistoryReader
from desktop_invite.ui.history.table import HistoryTable
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.storage.history_query import HistoryQuery, Totals
    from desktop_invite.storage.trouble import HistoryTrouble
    from desktop_invite.ui.history.doors import ClipboardDoor, SendingDoor


class HistoryPanel(QWidget):
    """Every invite, found again, followed live, settled where it is in doubt.

    It reads nothing before `start`, and waits for nothing ever. `close_reader` gives the file back.
    """

    copy_message_wanted = Signal(object)
    """*Copy message* was chosen: carries the invite."""
    share_wanted = Signal(object, object)
    """The *Share* menu was used: carries the `ShareAction` and the invite."""
    edit_wanted = Signal(object)
    """*Edit and send again*, or *Invite again, corrected*, was chosen: carries the invite."""
    forget_wanted = Signal(object)
    """*Forget candidate…* was chosen, which `offer_forget` offers: carries the invite."""
    status_line_changed = Signal(str)
    """`1,284 invites · 3 need attention`."""

    def __init__(
        self,
        path: Path,
        sending: SendingDoor,
        clipboard: ClipboardDoor,
        *,
        clock: Clock | None = None,
        locale: QLocale | None = None,
        zone: tzinfo | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`path` is the history file, which need not be there yet.

        Clock, locale and time zone are the computer's own when they are None.
        """
        super().__init__(parent)
        self.setObjectName("historyPanel")
        clock = clock or SystemClock()
        self._sending = sending
        self._clipboard = clipboard
        self._moments = Moments(clock, locale or QLocale(), zone)
        self._reader = HistoryReader(path, self)
        self._model = HistoryModel(clock, self._moments, self)
        self._filters = Filters(self._moments, self)
        self._table = HistoryTable(self._model, self._moments, self)
        self._empty = EmptyState(self._table, self)
        self._notice = InviteNotice(sending, self)
        self._footer = Footer(self)
        self._day_turn = DayTurn(self._moments, self)
        self._details: DetailsDialog | None = None
        self._selected = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._selected.timeout.connect(self._show_notice)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------------ what the window asks

    @property
    def table(self) -> HistoryTable:
        """The table."""
        return self._table

    @property
    def filters(self) -> Filters:
        """The search field and the status filter."""
        return self._filters

    @property
    def moments(self) -> Moments:
        """How times are written here."""
        return self._moments

    @property
    def is_settled(self) -> bool:
        """Whether everything that is wanted has been read."""
        return self._model.is_settled and not self._selected.isActive()

    @property
    def status_line(self) -> str:
        """What stands under the table: `1,284 invites · 3 need attention`."""
        return self._footer.text

    @Slot()
    def start(self) -> None:
        """Begin to read: the history file is there and in order. Call it again to read anew."""
        self._model.wished.connect(self._reader.want, Qt.ConnectionType.UniqueConnection)
        self._model.refresh()

    @Slot()
    def let_go(self) -> None:
        """Give the file back, which is to be replaced; `start` reads the new one."""
        self._reader.let_go()

    def close_reader(self, seconds: float = 2.0) -> bool:
        """Give the file back and end the reading thread; False when that takes longer."""
        if self._details is not None:
            self._details.close()
        return self._reader.close(seconds)

    @Slot()
    def focus_search(self) -> None:
        """Let the recruiter type what to look for, over what was looked for before."""
        self._filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filters.search.selectAll()

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Look for a text, as if it had been typed."""
        self._filters.search.setFocus()
        self._filters.search.setText(text)

    @Slot()
    def show_attention(self) -> None:
        """Show everything that needs attention, and only that."""
        self._filters.show_attention()

    def present_query(self) -> HistoryQuery:
        """Return what is shown: the search, the filters and the order."""
        return self._model.query

    def found_count(self) -> int | None:
        """Return how many invites the present query finds; None while they are being counted."""
        return self._model.found

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return self._table.selected_count()

    def selected_ids(self) -> tuple[int, ...] | None:
        """Return the selected invites from top to bottom.

        None when they are too many, or some not read yet: what is shown is then meant as a whole.
        """
        return self._table.selected_ids()

    def add_bar(self, bar: QWidget) -> None:
        """Put what is said about the history as a whole above the table."""
        self._column.insertWidget(1, bar)

    def offer_forget(self) -> None:
        """Offer *Forget candidate…* from now on: somebody hears `forget_wanted`."""
        self._table.actions_.can_forget = True

    def selected_invite(self) -> Invite | None:
        """Return the one selected invite; None when it isn't exactly one."""
        return self._table.selected_invite()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say for a moment what has just been done with a row."""
        self._footer.say(sentence)

    def save_state(self) -> str:
        """Return widths, places and order of the columns, for `restore_state`."""
        return self._table.widths.state()

    def restore_state(self, state: str) -> None:
        """Go back to how the columns were; nothing happens with what isn't from `save_state`."""
        if state:
            self._table.widths.restore(state)

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def _show_filtered(self) -> None:
        self._model.show_query(self._filters.applied_to(self._model.query))
        self._show_counts()

    @Slot()
    def _begin_day(self) -> None:
        """Let today be another day, in the column and in the filter."""
        self._table.viewport().update()
        self._show_filtered()

    @Slot()
    def _toggle_attention(self) -> None:
        if self._filters.shows_attention:
            self._filters.clear()
        else:
            self._filters.show_attention()

    @Slot()
    def _clear_filters(self) -> None:
        self._filters.clear()
        self._filters.search.setFocus()

    @Slot(object)
    def _act(self, action: RowAction) -> None:
        if action is RowAction.COPY_ROWS:
            self._copy_rows()
            return
        invite = self.selected_invite()
        if invite is None:
            return
        match action:
            case RowAction.COPY_LINK:
                self._copy_link(invite)
            case RowAction.COPY_MESSAGE:
                self.copy_message_wanted.emit(invite)
            case RowAction.EDIT:
                self.edit_wanted.emit(invite)
            case RowAction.FORGET:
                self.forget_wanted.emit(invite)
            case RowAction.DETAILS:
                self._show_details(invite)
            case _:
                self._settle(action, invite)

    def _settle(self, action: RowAction, invite: Invite) -> None:
        match action:
            case RowAction.UNDO:
                self._sending.undo(invite.id)
            case RowAction.THEY_GOT_IT:
                self._sending.they_got_it(invite.id)
            case RowAction.TRY_AGAIN:
                self._sending.send_again(invite.id)
            case RowAction.SEND_AGAIN:
                self._show_notice()
                self._notice.ask_again(invite)
            case _:
                raise ValueError(action)

    @Slot(object)
    def _undo(self, invite_id: int) -> None:
        self._sending.undo(invite_id)

    @Slot(object)
    def _copy_link(self, invite: Invite) -> None:
        if not invite.link:
            self._footer.say(sentences.no_link(invite))
        elif self._clipboard.copy_link(invite):
            self._footer.say(sentences.copied_link(invite))
        else:
            self._footer.say(sentences.not_copied())

    def _copy_rows(self) -> None:
        stretches = self._table.selected_stretches()
        if self._table.selected_count() > MOST_ROWS:
            self._footer.say(sentences.too_many_rows(MOST_ROWS))
        elif stretches:
            self._model.read_rows(stretches)

    @Slot(object)
    def _put_on_clipboard(self, invites: tuple[Invite, ...]) -> None:
        if self._clipboard.copy_table(as_table(invites, self._moments)):
            self._footer.say(sentences.copied_rows(len(invites)))
        else:
            self._footer.say(sentences.not_copied())

    def _show_details(self, invite: Invite) -> None:
        if self._details is None:
            self._details = DetailsDialog(self._sending, self._clipboard, self._moments, self)
            self._details.edit_wanted.connect(self.edit_wanted)
        self._details.show_invite(invite)
        if self._details.isVisible():
            self._details.raise_()
            self._details.activateWindow()
        else:
            self._details.show()

    # ------------------------------------------------------------------ what has been read

    @Slot()
    def _note_selected(self) -> None:
        """Show at once what became of an invite, but another invite only after a moment.

        The notice takes room from the table: the second half of a double-click must not fall on
        another row, or on a button.
        """
        invite = self.selected_invite()
        if self._notice.invite_id == (invite.id if invite else None):
            self._show_notice()
        else:
            self._notice.setEnabled(False)
            self._selected.start()

    @Slot()
    def _show_notice(self) -> None:
        self._selected.stop()
        invite = self.selected_invite()
        self._notice.setEnabled(True)
        can_undo = invite is not None and self._model.countdowns.seconds(invite.id) is not None
        self._notice.show_invite(invite, can_undo=can_undo)

    @Slot()
    def _show_counts(self) -> None:
        found = self._model.found
        self._footer.show_found(None if self._filters.is_empty else found)
        if found or self._model.rowCount():
            self._empty.hide()
        elif found is None:
            pass  # Still being read: no flicker between two letters.
        elif self._filters.is_empty:
            self._empty.show_no_invites()
        else:
            self._empty.show_nothing_found(self._filters.text, self._filters.words)
        self.status_line_changed.emit(self.status_line)

    @Slot(object)
    def _show_totals(self, totals: Totals) -> None:
        self._footer.show_totals(totals)
        self.status_line_changed.emit(self.status_line)

    @Slot(object)
    def _show_trouble(self, trouble: HistoryTrouble) -> None:
        sentence = sentences.unread(trouble)
        if self._model.rowCount():
            self._footer.say(sentence)
        else:
            self._empty.show_trouble(sentence)
        self.status_line_changed.emit(self.status_line)

    # ------------------------------------------------------------------ parts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keyboard lead from the search into the table, and out of the search."""
        if watched is self._filters.search and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Down:
                self._enter_table()
                return True
            if is_press and event.key() == Qt.Key.Key_Escape and self._filters.search.text():
                self._filters.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _enter_table(self) -> None:
        self._table.setFocus()
        if self._model.rowCount() and not self._table.selected_count():
            self._table.selectRow(max(self._table.currentIndex().row(), 0))

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._filters)
        column.addWidget(self._table, 1)
        column.addWidget(self._notice)
        column.addWidget(self._footer)

    def _connect(self) -> None:
        self._sending.invite_changed.connect(self._model.note_change)
        self._sending.invites_forgotten.connect(self._model.note_forgotten)
        self._reader.answered.connect(self._model.take)
        self._model.counted.connect(self._show_counts)
        self._model.totals_read.connect(self._show_totals)
        self._model.rows_read.connect(self._put_on_clipboard)
        self._model.not_read.connect(self._show_trouble)
        self._filters.changed.connect(self._show_filtered)
        self._filters.search.installEventFilter(self)
        self._table.link_wanted.connect(self._copy_link)
        self._table.typed.connect(self.search_for)
        self._table.undo_wanted.connect(self._undo)
        self._table.selection_changed.connect(self._note_selected)
        self._table.actions_.chosen.connect(self._act)
        self._table.actions_.share_menu.chosen.connect(self.share_wanted)
        self._notice.edit_wanted.connect(self.edit_wanted)
        self._filters.interviews_wanted.connect(self._model.read_interviews)
        self._model.interviews_read.connect(self._filters.show_interviews)
        self._empty.cleared.connect(self._clear_filters)
        self._empty.widened.connect(self._filters.clear_filters)
        self._day_turn.turned.connect(self._begin_day)
        self._footer.attention_wanted.connect(self._toggle_attention)
