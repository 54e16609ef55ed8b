"""The page at work: from a file or a paste to a list, from a list to a run, and back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_invite.spreadsheets.column_choices import with_choice
from desktop_invite.spreadsheets.columns import Role
from desktop_invite.spreadsheets.row_checks import RunChoice
from desktop_invite.ui.many.history import earlier_invites
from desktop_invite.ui.many.list_desk import ListDesk
from desktop_invite.ui.many.list_reader import ListReader, Source
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.reading_desk import Present, ReadingDesk
from desktop_invite.ui.many.reviewing import Reviewing
from desktop_invite.ui.many.row_menu import RowMenu
from desktop_invite.ui.many.run_desk import RunDesk
from desktop_invite.ui.many.standing_desk import StandingDesk
from desktop_invite.ui.many.starting import Starting
from desktop_invite.ui.many.taking_along import TakingAlong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.duplicates import Pair
    from desktop_invite.invites.invite import Delivery, Interview
    from desktop_invite.invites.people import Person
    from desktop_invite.sending.events import InterviewsChanged, InviteChanged, InvitesForgotten
    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.spreadsheets.candidate_list import Earlier
    from desktop_invite.spreadsheets.columns import Mapping as Columns
    from desktop_invite.ui.many.doors import ClipboardDoor, SendingDoor
    from desktop_invite.ui.many.files import FileChoice
    from desktop_invite.ui.many.list_reader import MadeList
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.run_rows import RunRows
    from desktop_invite.ui.parts.notice import Notice, WayOut
    from desktop_invite.ui.remembered import Remembered


class ManyDesk(QObject):
    """Connects the page's parts with who does the work."""

    shown = Signal()
    """Something has come that the recruiter should see: bring the page forward."""
    settled = Signal()
    """Everything that was asked for is read, checked and looked up."""

    def __init__(
        self,
        page: ManyPage,
        sending: SendingDoor,
        clipboard: ClipboardDoor,
        files: FileChoice,
        history: Path,
        remembered: Remembered,
        clock: Clock,
    ) -> None:
        """`history` is the history file, which need not be there yet."""
        super().__init__(page)
        self._page = page
        self._sending = sending
        self._clipboard = clipboard
        self._known: tuple[Interview, ...] = ()
        self._made: MadeList | None = None
        self._sent: object | None = None
        """The last change of the list that has been sent with it."""
        self._looking_up = False
        self._remembered = remembered
        self.reader = ListReader(partial(earlier_invites, history), self)
        self.reading = ReadingDesk(page, self.reader, clipboard, files, self._present)
        self.list = ListDesk(page, clipboard, clock)
        self.run = RunDesk(page, sending)
        self.starting = Starting(page, sending, self.reader, self.list)
        self.standing = StandingDesk(page.standing, sending, clipboard)
        self.rows = RowMenu(page, clipboard, self.list, self.run)
        self.along = TakingAlong(page, clipboard, files, history, self.reader, self.run)
        self.reviewing = Reviewing(
            *(page, history, remembered, self.reader, self.reading, self.run), self._make_room
        )
        self._connect_reading()
        self._connect_list()
        self._connect_run()
        self._make_shortcuts()

    # ------------------------------------------------------------------ what the window asks for

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read, checked or looked up."""
        busy = self.reader.is_busy or self.list.is_changing or self._looking_up
        return not busy and self._page.choices.is_settled

    @property
    def made(self) -> MadeList | None:
        """The list; None as long as there is none."""
        return self._made

    @property
    def has_unsent_work(self) -> bool:
        """Whether something was done to the list that no run has on record."""
        latest = self._made.candidates.latest_change if self._made is not None else None
        return latest is not None and latest is not self._sent

    def begin_with(self, interview: str, delivery: Delivery) -> None:
        """Choose what a list is for, as long as the recruiter has chosen nothing here."""
        self._page.choices.show_choice(interview, delivery)

    def use_interviews(self, event: InterviewsChanged) -> None:
        """Offer these interviews, and check the list by them."""
        favourites = {each.interview.number for each in event.known if each.starred}
        self._page.choices.show_interviews(event.interviews, favourites)
        # Their order says which was used last, and means nothing to a list.
        if set(event.interviews) != set(self._known):
            self._known = event.interviews
            self._check_anew()

    def open_file(self, file: Path) -> None:
        """Read a file, unless a list is in the way: then ask."""
        self.reading.take(Source(file))

    def take_pasted(self, plain: str, html: str = "", people: tuple[Person, ...] = ()) -> None:
        """Read what was pasted."""
        self.reading.take(Source(None, plain, html, people))

    def close(self) -> None:
        """End the reading thread."""
        self.reader.close()

    @Slot(object)
    def _note_made(self, made: MadeList) -> None:
        self.list.finish_change()
        before = self._made
        if before is not None and before.table is made.table:
            made.candidates.catch_up(before.candidates)
        elif Role.EMAIL not in made.columns.roles:
            # Nobody can be invited before the recruiter has said which column it is.
            self._page.source.columns.setChecked(True)
        self._show_list(made)
        if made.wanted.known != self._known or made.wanted.choice != self._present().choice:
            self._check_anew()

    def _show_list(self, made: MadeList) -> None:
        before = self._made
        new = before is None or before.table is not made.table
        self._made = made
        rows = len(made.candidates) - len(made.columns.titles)
        self._page.source.show_table(made.table, rows, made.wanted.reading)
        self._show_columns(made, made.columns)
        self.run.let_go()
        was_empty = self._page.face is not Face.LIST
        if was_empty:
            self._page.counts.release()
        self._page.show_face(Face.LIST)
        self.list.show_list(made)
        if before is not None and before is not made:
            self.reader.let_go(before, table=new)
        self._follow_change()
        if new or was_empty:
            self._page.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.shown.emit()

    def _show_columns(self, made: MadeList, columns: Columns) -> None:
        self._page.mapping.show_table(made.table, columns, made.found)
        self._page.source.show_chosen(chosen=columns != made.found)

    def _present(self) -> Present:
        self.list.finish_change()
        choice = RunChoice(self._page.choices.interview.currentText(), self._page.choices.delivery)
        return Present(self._made, choice, self._known, self._remembered.now.column_choices)

    @Slot()
    def _go_back(self) -> None:
        """Show what was there before something else was to be read."""
        if self.run.run is not None:
            self.run.show()
        elif self._made is not None:
            self._show_list(self._made)
        else:
            self._page.empty.show_start()
            self._page.empty.focus_first()

    # ------------------------------------------------------------------ the list

    @Slot()
    def _check_anew(self) -> None:
        """Check the list for another choice, or by other known interviews."""
        if self._made is not None and self._page.face is Face.LIST:
            wanted = replace(self._made.wanted, choice=self._present().choice, known=self._known)
            if wanted != self._made.wanted or self.reader.is_busy:
                self.reader.remake(self._made, self._made.columns, wanted)
            self._show_start()

    @Slot(object)
    def _map_anew(self, columns: Columns) -> None:
        if self._made is not None:
            made, before = self._made, self._remembered.now.column_choices
            choices = with_choice(before, made.table, made.found, columns)
            self._remembered.change(column_choices=choices)
            self._show_columns(made, columns)
            wanted = replace(made.wanted, choice=self._present().choice, known=self._known)
            self.reader.remake(made, columns, wanted)

    @Slot()
    def _follow_change(self) -> None:
        """Ask the history about new addresses, and let the button say how many are ready."""
        candidates = self.list.candidates
        if candidates is not None and not self._looking_up and self._page.face is Face.LIST:
            pairs = candidates.pairs_to_look_up
            if pairs:
                self._looking_up = True

                def then(found: Mapping[Pair, Earlier]) -> None:
                    self._looking_up = False
                    if candidates is self.list.candidates:
                        self.list.note_changed(candidates.note_earlier(pairs, found))
                    else:
                        # Another list has come meanwhile, and asks for itself.
                        self._follow_change()

                self.reader.look_up(pairs, then)
        self._show_start()

    def _show_start(self) -> None:
        if self._page.face is Face.LIST:
            self.starting.show(self._made, settled=self.is_settled)
            if self.is_settled:
                self.settled.emit()

    # ------------------------------------------------------------------ the run

    def _make_room(self) -> None:
        """Have no list any more: something else has taken its place."""
        made, self._made = self._made, None
        self.list.forget()
        if made is not None:
            self.reader.let_go(made, table=True)

    @Slot()
    def back_to_list(self) -> None:
        """Show the list again that a run was made from, with what there is still to do."""
        if self._made is not None:
            self.list.unlock()
            self._show_list(self._made)
            self._check_anew()
        elif self.run.run is not None:
            self.reviewing.make_list(self.run.run.id)

    @Slot(object, object)
    def _answer(self, way_out: WayOut, notice: Notice) -> None:
        """Answer what is asked at the foot of the page."""
        self._page.question.clear()
        # Not with the button that is gone: the page's keys work where the keyboard is on it.
        self._page.focus_first()
        if not self.reading.answer(way_out, notice):
            self.starting.answer(way_out)

    @Slot(object)
    def _note_interviews(self, event: InterviewsChanged) -> None:
        self.use_interviews(event)

    @Slot(object)
    def _note_invite(self, event: InviteChanged) -> None:
        self.list.note_invite(event.invite)

    def forget_people(self, keys: frozenset[str]) -> None:
        """Name people no more who are being forgotten; `keys` are as `person_key` gives them."""
        self.list.forget_people(keys)
        self.run.forget_people(keys)

    @Slot(object)
    def _forget(self, event: InvitesForgotten) -> None:
        self.list.forget_invites(frozenset(event.ids))

    @Slot()
    def _show_offer(self) -> None:
        (self.list if self._page.face is Face.LIST else self.run.settling).show_offer()

    @Slot(object, object)
    def _act_on_row(self, way_out: WayOut, notice: Notice) -> None:
        on_list = self._page.face is Face.LIST
        (self.list if on_list else self.run.settling).answer(way_out, notice)

    @Slot(object)
    def _filter(self, key: object) -> None:
        (self.list if self._page.face is Face.LIST else self.run).filter(key)

    @Slot(object, object)
    def _follow_run(self, run: RunSummary, rows: RunRows) -> None:
        self._sent = self._made.candidates.latest_change if self._made is not None else None
        self.run.follow(run, rows, has_list=self._made is not None)

    # ------------------------------------------------------------------ how it is connected

    def _connect_reading(self) -> None:
        self.reading.shown.connect(self.shown)
        self.reading.left.connect(self._go_back)
        self._page.mapping.mapping_changed.connect(self._map_anew)
        self.reader.made.connect(self._note_made)

    def _connect_list(self) -> None:
        page = self._page
        page.choices.changed.connect(self._check_anew)
        page.choices.typed.connect(self._show_start)
        page.grid.left_out.connect(self.list.leave_out)
        page.grid.toggled.connect(self.list.toggle)
        page.grid.copy_wanted.connect(self.rows.copy)
        page.grid.menu_wanted.connect(self.rows.show_menu)
        page.next.clicked.connect(self.list.go_to_next)
        page.grid.current_changed.connect(self._show_offer)
        page.row_notice.way_out_chosen.connect(self._act_on_row)
        page.counts.filter_changed.connect(self._filter)
        page.question.way_out_chosen.connect(self._answer)
        self.list.changed.connect(self._follow_change)
        self._sending.interviews_changed.connect(self._note_interviews)
        self._sending.invite_changed.connect(self._note_invite)
        self._sending.invites_forgotten.connect(self._forget)

    def _connect_run(self) -> None:
        page = self._page
        page.run_bar.start_wanted.connect(self.starting.press)
        page.run_bar.pause_wanted.connect(self.run.pause)
        page.run_bar.continue_wanted.connect(self.run.go_on)
        page.run_bar.stop_wanted.connect(self.run.stop)
        page.results.again_wanted.connect(self.run.try_again)
        page.results.rows_wanted.connect(self.run.show_only)
        page.results.list_wanted.connect(self.back_to_list)
        page.run_bar.list_wanted.connect(self.back_to_list)
        page.run_bar.links_wanted.connect(self.along.copy_links)
        page.run_bar.save_wanted.connect(self.along.save)
        self.starting.started.connect(self._follow_run)
        self.starting.not_started.connect(self._note_not_started)

    @Slot()
    def _note_not_started(self) -> None:
        self.list.show_rows()
        self._follow_change()

    def _make_shortcuts(self) -> None:
        redo = {each.toString() for each in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)}
        for keys, answer in (
            (("Ctrl+Z",), self.list.undo),
            (redo | {"Ctrl+Shift+Z", "Ctrl+Y"}, self.list.redo),
            (("Ctrl+V",), self.reading.paste_anything),
            (("F8",), self.list.go_to_next),
            (("Ctrl+Return", "Ctrl+Enter"), self.starting.press),
        ):
            self._listen(keys, answer)

    def _listen(self, keys: Iterable[str], answer: Callable[[], None]) -> None:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self._page, answer)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
