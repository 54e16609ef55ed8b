"""A list on its way: its progress, what stands in its way, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.sending.runs import RunState, RunSummary
from desktop_invite.ui.many.counts import Count
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.rows import Column
from desktop_invite.ui.many.settling import Settling
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import Glyph
from desktop_invite.ui.words.runs import (
    ended_words,
    interrupted_words,
    perhaps_words,
    progress_words,
    status_count_words,
)
from desktop_invite.ui.words.statuses import sign_of, status_tone

if TYPE_CHECKING:
    from collections import Counter

    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import (
        InviteChanged,
        InvitesForgotten,
        Paused,
        RunEnded,
        RunProgressed,
    )
    from desktop_invite.ui.many.doors import SendingDoor
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.run_on_record import ReadRun
    from desktop_invite.ui.many.run_rows import RunRows

_GATHER = 50
"""Milliseconds in which changes of rows are gathered before they are shown."""
_LEFT_OUT = "left_out"
_PERHAPS = "perhaps_invited"


class RunDesk(QObject):
    """Follows one run in the grid."""

    progressed = Signal(object, str)
    """How the run stands: carries the `RunSummary` and the words for it."""
    ended = Signal(object, str)
    """The run has ended: carries the `RunSummary` and the words for it."""

    def __init__(self, page: ManyPage, sending: SendingDoor) -> None:
        super().__init__(page)
        self._page = page
        self._sending = sending
        self.settling = Settling(page, sending)
        self._run: RunSummary | None = None
        self._rows: RunRows | None = None
        self._columns: list[Column] = []
        self._goes_on_itself = False
        """Whether what holds it back ends by itself, with a countdown."""
        self._has_list = False
        self._asked_about: tuple[int, ...] = ()
        """Runs about which a question stands in the window."""
        self._expected: int | None = None
        self._early: list[Invite] = []
        """What came of a run while it was being read."""
        self._told: RunSummary | None = None
        """What was told last of any run: one that goes on may be read from the history."""
        self._changed: set[int] = set()
        self._gather = QTimer(self, singleShot=True, interval=_GATHER)
        self._gather.timeout.connect(self._show_changed)
        sending.invite_changed.connect(self._note_invite)
        sending.paused.connect(self._note_pause)
        sending.pause_ended.connect(self._note_pause_ended)
        sending.run_progressed.connect(self._note_progress)
        sending.run_ended.connect(self._note_end)
        sending.invites_forgotten.connect(self._forget)

    # ------------------------------------------------------------------ what is there

    @property
    def run(self) -> RunSummary | None:
        """The run that is followed; None when there is none."""
        return self._run

    @property
    def rows(self) -> RunRows | None:
        """Its rows."""
        return self._rows

    @property
    def is_going(self) -> bool:
        """Whether anything of the run waits or is on its way."""
        return self._run is not None and self._run.state is not RunState.ENDED

    def follow(self, run: RunSummary, rows: RunRows, *, has_list: bool) -> None:
        """Show a run from now on; `has_list` is whether there is a list to go back to.

        Nothing stays of what was said and asked about the run before.
        """
        self._run, self._rows, self._has_list = run, rows, has_list
        self.settling.follow(rows)
        self._changed.clear()
        self._page.question.clear()
        self._page.counts.release()
        self._page.source.show_name(run.file_name, rows.candidates)
        columns = set(Column)
        if rows.one_interview:
            columns.discard(Column.INTERVIEW)
        if rows.delivery is not None:
            columns.discard(Column.DELIVERY)
        self._columns = sorted(columns)
        self.show()

    def show(self) -> None:
        """Show the run again, after something else was shown in its place."""
        self._page.counts.show_counts(())
        self._page.grid.show_columns(self._columns)
        self._page.model.show_rows(self._rows)
        self._show()
        if self._page.face is Face.ENDED:
            # What it said before may have been about another run.
            self._show_end()

    def expect(self, run_id: int) -> None:
        """Keep what comes of a run that is being read from the history."""
        self._expected, self._early = run_id, []

    def follow_read(self, read: ReadRun) -> None:
        """Show a run that was read from the history, and what came of it meanwhile."""
        counts, rows = read.counts, read.rows
        early = [invite for invite in self._early if invite.run_id == read.id]
        if self._expected == read.id:
            self._expected, self._early = None, []
        for invite in early:
            rows.note_invite(invite)
        if early:
            counts = rows.counts()
        told, state = self._told, RunState.HELD
        if told is not None and told.id == read.id and told.state is not RunState.ENDED:
            state = told.state
        going = counts[Status.QUEUED] + counts[Status.SENDING]
        state = state if going else RunState.ENDED
        run = RunSummary(read.id, read.file_name, 0, 0, 0, 0, 0, 0, 0, state)
        self.follow(_counted(run, counts), rows, has_list=True)

    def leave_to_question(self, runs: tuple[int, ...]) -> None:
        """Offer no answer to what the window asks about these runs: one *Continue* is enough."""
        self._asked_about = runs
        self._show()

    def let_go(self) -> None:
        """Follow no run any more."""
        self._run = self._rows = None
        self.settling.follow(None)

    # ------------------------------------------------------------------ what the outbox tells

    @Slot(object)
    def _note_invite(self, event: InviteChanged) -> None:
        if self._expected is not None and event.invite.run_id == self._expected:
            self._early.append(event.invite)
        if self._run is None or self._rows is None:
            return
        self._changed.update(self._rows.note_earlier(event.invite))
        if event.invite.run_id == self._run.id:
            row = self._rows.note_invite(event.invite)
            self._changed.update(() if row is None else (row,))
        if self._changed and not self._gather.isActive():
            self._gather.start()

    @Slot(object)
    def _note_progress(self, event: RunProgressed) -> None:
        self._told = event.run
        if self._run is not None and event.run.id == self._run.id:
            self._run = event.run
            self._show()

    @Slot(object)
    def _note_end(self, event: RunEnded) -> None:
        self._told = event.run
        if self._run is not None and event.run.id == self._run.id:
            going = self.is_going
            self._run = event.run
            self._show_changed()
            self._show()
            if going and self._rows is not None:
                self.ended.emit(event.run, self._ended_words(event.run, self._rows))

    @Slot(object)
    def _note_pause(self, event: Paused) -> None:
        self._goes_on_itself = event.resumes_in is not None
        if self.is_going:
            self._show()
        elif self._page.face is Face.ENDED:
            self._say_no_more_of_doubts()

    @Slot()
    def _note_pause_ended(self) -> None:
        self._goes_on_itself = False

    def _say_no_more_of_doubts(self) -> None:
        """Leave it to the row to speak of its doubt, once nothing waits for the answer."""
        if self._page.standing.in_doubt is not None:
            self._page.standing.end_pause()

    @Slot(object)
    def _forget(self, event: InvitesForgotten) -> None:
        if self._rows is not None:
            self._show_forgotten(self._rows, self._rows.forget(frozenset(event.ids)))

    def forget_people(self, keys: frozenset[str]) -> None:
        """Show nothing more of people who are being forgotten."""
        if self._rows is not None:
            self._show_forgotten(self._rows, self._rows.forget_people(keys))

    def _show_forgotten(self, rows: RunRows, gone: list[int]) -> None:
        self._changed.update(gone)
        self._show_changed()
        if gone and self._run is not None and not self.is_going:
            self._run = _counted(self._run, rows.counts())
            self._show()

    @Slot()
    def _show_changed(self) -> None:
        self._gather.stop()
        changed, self._changed = self._changed, set()
        self._page.model.note_changed(changed)
        self._show_counts()
        if not changed.isdisjoint(self._page.grid.selected_rows()):
            self.settling.refresh()
        if not self.is_going:
            self._show_results()

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def pause(self) -> None:
        """Let nothing more go out."""
        if self._run is not None:
            self._sending.pause_run(self._run.id)

    @Slot()
    def go_on(self) -> None:
        """Let it go on, whatever held it."""
        if self._run is not None:
            self._sending.resume_run(self._run.id)

    @Slot()
    def stop(self) -> None:
        """Cancel what waits."""
        if self._run is not None:
            self._sending.stop_run(self._run.id)

    @Slot()
    def try_again(self) -> None:
        """Try again what was certainly not sent."""
        if self._run is not None:
            self._page.counts.release()
            self.filter(None)
            self._sending.retry_failed(self._run.id)

    @Slot(object)
    def filter(self, key: object) -> None:
        """Show only the rows that stand so."""
        if self._rows is None:
            return
        if isinstance(key, Status):
            self._page.model.show_only(self._rows.rows_of(key))
        elif key == _PERHAPS:
            self._page.model.show_only(self._rows.perhaps_rows())
        else:
            self._page.model.show_only(self._rows.left_out_rows() if key == _LEFT_OUT else None)

    @Slot(object)
    def show_only(self, rows: tuple[int, ...]) -> None:
        """Show only these rows."""
        self._page.counts.release()
        self._page.model.show_only(rows)
        if rows:
            self._page.grid.go_to(rows[0], Column.STATUS)

    # ------------------------------------------------------------------ what is shown

    def _show(self) -> None:
        run, rows = self._run, self._rows
        if run is None or rows is None:
            return
        locale = self._page.locale()
        if self.is_going:
            asked = run.id in self._asked_about and run.state is not RunState.RUNNING
            words = progress_words(run, locale)
            if asked:
                words = interrupted_words(run, rows.delivery, locale)
            can_continue = not self._goes_on_itself
            self._page.run_bar.show_run(run, words, can_continue=can_continue, asked=asked)
            face = Face.RUN
        else:
            words = self._ended_words(run, rows)
            has_links = any(rows.link(row) for row in range(len(rows)))
            self._page.run_bar.show_ended(words, has_links=has_links, has_list=self._has_list)
            face = Face.ENDED
        if self._page.face is not face:
            self._page.show_face(face)
            if face is Face.ENDED:
                self._show_end()
        self._show_counts()
        self.progressed.emit(run, words)

    def _ended_words(self, run: RunSummary, rows: RunRows) -> str:
        return ended_words(run, rows.sent_by, self._page.locale(), to_mend=rows.to_mend)

    def _show_counts(self) -> None:
        """Show the run's own numbers: counting a long list each time would take too long."""
        run, rows = self._run, self._rows
        if run is None or rows is None:
            return
        locale = self._page.locale()
        shown = [
            Count(
                status,
                f"count_{status}",
                status_count_words(status, rows.sent_by, count, locale.toString(count)),
                sign_of(status, rows.delivery or Delivery.GETLINK),
                status_tone(status),
            )
            for status, count in _counts(run)
            if count or status is self._page.counts.pressed
        ]
        perhaps = len(rows.perhaps_rows())
        if perhaps or self._page.counts.pressed == _PERHAPS:
            words, tone = perhaps_words(locale.toString(perhaps)), status_tone(Status.UNKNOWN)
            shown.append(Count(_PERHAPS, f"count_{_PERHAPS}", words, Glyph.QUESTION, tone))
        left_out = len(rows) - run.total - perhaps
        if left_out > 0:
            words = self.tr("{n} left out").format(n=locale.toString(left_out))
            shown.append(Count(_LEFT_OUT, "count_left_out", words, Glyph.LEFT_OUT, Tone.NEUTRAL))
        self._page.counts.show_counts(tuple(shown))

    def _show_end(self) -> None:
        self._show_results()
        self._say_no_more_of_doubts()

    def _show_results(self) -> None:
        rows = self._rows
        if rows is not None:
            unsure = sorted((*rows.rows_of(Status.UNKNOWN), *rows.perhaps_rows()))
            cancelled = rows.rows_of(Status.CANCELLED)
            self._page.results.show_results(rows.failures(), unsure, cancelled)


def _counted(run: RunSummary, counts: Counter[Status]) -> RunSummary:
    """Return how a run stands by its rows."""
    return replace(
        run,
        total=counts.total(),
        waiting=counts[Status.QUEUED],
        sending=counts[Status.SENDING],
        sent=counts[Status.SENT],
        rejected=counts[Status.REJECTED],
        unknown=counts[Status.UNKNOWN],
        cancelled=counts[Status.CANCELLED],
    )


def _counts(run: RunSummary) -> tuple[tuple[Status, int], ...]:
    return (
        (Status.SENT, run.sent),
        (Status.QUEUED, run.waiting),
        (Status.SENDING, run.sending),
        (Status.REJECTED, run.rejected),
        (Status.UNKNOWN, run.unknown),
        (Status.CANCELLED, run.cancelled),
    )
