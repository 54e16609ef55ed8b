"""*Invite many* as the window knows it: made, and imported, when it is first wanted."""

# ruff: noqa: PLC0415 - imports inside: the window's start must not wait for them

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.people import Person
    from desktop_invite.sending.events import InterviewsChanged, RunEnded, RunProgressed, RunStarted
    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.sending.worker import Sending
    from desktop_invite.storage.about_person import PersonFound
    from desktop_invite.ui.attention import Attention
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.form.panel import FormPanel
    from desktop_invite.ui.many.desk import ManyDesk
    from desktop_invite.ui.many.earlier_lists import EarlierLists
    from desktop_invite.ui.many.files import FileChoice
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.window import MainWindow


class InviteMany(QObject):
    """Opens the page, and tells in the window how its run stands while the page is not shown."""

    def __init__(
        self,
        history: Path,
        sending: Sending,
        clipboard: Clipboard,
        remembered: Remembered,
        form: FormPanel,
        window: MainWindow,
        *,
        files: FileChoice | None = None,
        attention: Attention | None = None,
    ) -> None:
        """`history` is the history file; `files` and `attention` are the system's when None."""
        super().__init__(window)
        self._history = history
        self._sending = sending
        self._clipboard = clipboard
        self._remembered = remembered
        self._form = form
        self._window = window
        self._files = files
        self._attention = attention
        self._interviews: InterviewsChanged | None = None
        self._page: ManyPage | None = None
        self._desk: ManyDesk | None = None
        self._earlier: EarlierLists | None = None
        self._strip = RunStrip()
        self._strip.way_out_chosen.connect(self._leave_strip)
        self._run: RunSummary | None = None
        """The run that the window tells of."""
        self._going: set[int] = set()
        self._asked_about: tuple[int, ...] = ()
        window.page.add_strip(self._strip)
        window.file_dropped.connect(self.open_file)
        window.page_changed.connect(self._show_strip)
        sending.interviews_changed.connect(self._note_interviews)
        sending.run_started.connect(self._note_start)
        sending.run_progressed.connect(self._note_progress)
        sending.run_ended.connect(self._note_progress)

    # ------------------------------------------------------------------ what the window asks for

    @property
    def desk(self) -> ManyDesk:
        """The page at work."""
        if self._desk is None:
            self._desk = self._make()
        return self._desk

    @property
    def page(self) -> ManyPage:
        """The page."""
        _ = self.desk
        assert self._page is not None  # noqa: S101 - `desk` has just made it
        return self._page

    @property
    def has_unsent_work(self) -> bool:
        """Whether there is a list that was worked on and not sent: it ends with the window."""
        return self._desk is not None and self._desk.has_unsent_work

    @Slot()
    def open(self) -> None:
        """Show the page as it was left."""
        page, was_shown = self.page, not self._window.page.shows_panels
        self._window.page.show_page(page)
        if not was_shown:
            page.focus_first()

    @Slot(object)
    def open_file(self, file: Path) -> None:
        """Show the page, and read a file."""
        self.open()
        self.desk.open_file(file)

    @Slot(object, str)
    def open_pasted(self, people: tuple[Person, ...], text: str) -> None:
        """Show the page, and read what was pasted somewhere else."""
        self.open()
        html = self._clipboard.html() if self._clipboard.text() == text else ""
        self.desk.take_pasted(text, html, people)

    @Slot(object)
    def review(self, run_id: int) -> None:
        """Show a run of before with all its rows."""
        self.open()
        self.page.focus_first()
        self.desk.reviewing.review(run_id)

    @Slot()
    def open_earlier(self) -> None:
        """Show what was sent before, to choose from."""
        if self._earlier is None:
            self._earlier = self._make_earlier()
        self._earlier.open()

    @Slot(object)
    def leave_to_question(self, runs: tuple[int, ...]) -> None:
        """Say nothing in the window of runs about which a question stands there."""
        self._asked_about = runs
        self._going.update(runs)
        if self._desk is not None:
            self._desk.run.leave_to_question(runs)
        self._show_strip()

    @Slot(object)
    def forget_person(self, person: PersonFound) -> None:
        """Name nobody any more who is being forgotten."""
        if self._desk is not None:
            self._desk.forget_people(person.keys)

    def close(self) -> None:
        """End what runs beside the window."""
        if self._earlier is not None:
            self._earlier.close()
        if self._desk is not None:
            self._desk.close()

    # ------------------------------------------------------------------ how it is made

    def _make(self) -> ManyDesk:
        from desktop_invite.ui.many.desk import ManyDesk
        from desktop_invite.ui.many.files import FileDialogs
        from desktop_invite.ui.many.page import ManyPage

        clock = SystemClock()
        self._page = ManyPage(clock)
        self._page.left.connect(self._window.page.show_panels)
        self._window.page.keyboard.add_home(self._page, self._page.focus_first)
        desk = ManyDesk(
            self._page,
            self._sending,
            self._clipboard,
            self._files or FileDialogs(),
            self._history,
            self._remembered,
            clock,
        )
        desk.shown.connect(self.open)
        # The same ways out as the form's, for the same sentences.
        desk.standing.key_wanted.connect(self._form.key_wanted)
        desk.standing.practice_wanted.connect(self._form.practice_wanted)
        desk.standing.way_out_wanted.connect(self._form.way_out_wanted)
        self._page.empty.earlier_wanted.connect(self.open_earlier)
        form = self._form.draft()
        desk.begin_with(form.interview, form.delivery)
        desk.run.leave_to_question(self._asked_about)
        if self._interviews is not None:
            desk.use_interviews(self._interviews)
        return desk

    def _make_earlier(self) -> EarlierLists:
        from desktop_invite.ui.many.earlier_lists import EarlierLists

        earlier = EarlierLists(
            self.desk.reviewing.read_earlier, self._sending, SystemClock(), self._window
        )
        earlier.chosen.connect(self.review)
        return earlier

    @Slot(object)
    def _note_interviews(self, event: InterviewsChanged) -> None:
        self._interviews = event
        if self._desk is not None:
            self._desk.use_interviews(event)

    # ------------------------------------------------------------------ the run, seen from afar

    @Slot(object)
    def _note_start(self, event: RunStarted) -> None:
        self._going.add(event.run.id)

    @Slot(object)
    def _note_progress(self, event: RunProgressed | RunEnded) -> None:
        from desktop_invite.sending.runs import RunState

        run = event.run
        ended, was_going = run.state is RunState.ENDED, run.id in self._going
        (self._going.discard if ended else self._going.add)(run.id)
        if ended and not was_going:
            # A doubt was settled in a run that had ended: that brings no other list forward.
            if self._strip.notice is not None and self._run is not None and self._run.id == run.id:
                self._strip.show_run(run)
            return
        self._run = run
        self._strip.show_run(run)
        self._show_strip()
        if ended:
            self._outside.show_progress(None)
            if not self._window.isActiveWindow():
                self._outside.notify(self.tr("Invite many"), self._strip.sentence)
        else:
            self._outside.show_progress(run.done / max(run.total, 1))

    @property
    def _outside(self) -> Attention:
        if self._attention is None:
            from desktop_invite.ui.attention import SystemAttention

            self._attention = SystemAttention(self._window)
        return self._attention

    @Slot()
    def _show_strip(self) -> None:
        """Tell of the run where the page is not in view."""
        asked = self._run is not None and self._run.id in self._asked_about
        tells = self._strip.notice is not None and not asked
        self._strip.setVisible(self._window.page.shows_panels and tells)

    @Slot(object, object)
    def _leave_strip(self, way_out: WayOut, _notice: Notice) -> None:
        run = self._run
        if self._ended:
            self._strip.clear()
        if way_out is WayOut.SHOW and run is not None:
            self.review(run.id)

    @property
    def _ended(self) -> bool:
        from desktop_invite.sending.runs import RunState

        return self._run is not None and self._run.state is RunState.ENDED


class RunStrip(NoticeBar):
    """A line above the form and the history: how far the run is, or how it ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, buttons_below=False)
        self.setObjectName("runStrip")

    @property
    def sentence(self) -> str:
        """What it says."""
        return self.notice.sentence if self.notice is not None else ""

    def show_run(self, run: RunSummary) -> None:
        """Say how a run stands."""
        from desktop_invite.sending.runs import RunState
        from desktop_invite.ui.words.reading import file_words
        from desktop_invite.ui.words.runs import ended_words, progress_words

        name = file_words(run.file_name)
        show = Button(WayOut.SHOW, self.tr("Show the list"))
        if run.state is RunState.ENDED:
            close = Button(WayOut.CLOSE, self.tr("Close"))
            tone = Tone.GOOD if run.sent == run.total else Tone.DOUBT
            words = f"{name} · {ended_words(run, None, self.locale())}"
            self.show_notice(Notice(words, tone, (show, close)))
            return
        tone = Tone.BUSY if run.state is RunState.RUNNING else Tone.DOUBT
        words = self.tr("Invite many: {progress}")
        words = words.format(progress=f"{name} · {progress_words(run, self.locale())}")
        self.show_notice(Notice(words, tone, (show,), ticks=True))
