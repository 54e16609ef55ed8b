"""Runs of before: read from the history, and shown in place of what is on the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_invite.invites.interviews import picker_text
from desktop_invite.ui.many.history import recent_runs, run_result
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.questions import busy_notice, not_read_notice
from desktop_invite.ui.many.run_on_record import ListOfRun, ReadRun, list_of, read_run
from desktop_invite.ui.words.reading import file_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.storage.recent_runs import RecentRun
    from desktop_invite.storage.trouble import HistoryTrouble
    from desktop_invite.ui.many.list_reader import ListReader
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.reading_desk import ReadingDesk
    from desktop_invite.ui.many.run_desk import RunDesk
    from desktop_invite.ui.remembered import Remembered


class Reviewing(QObject):
    """Opens runs that are on record, and makes lists of them again."""

    def __init__(
        self,
        page: ManyPage,
        history: Path,
        remembered: Remembered,
        reader: ListReader,
        reading: ReadingDesk,
        run: RunDesk,
        make_room: Callable[[], None],
    ) -> None:
        """`make_room` takes the list off the page."""
        super().__init__(page)
        self._page = page
        self._history = history
        self._remembered = remembered
        self._reader = reader
        self._reading = reading
        self._run = run
        self._make_room = make_room

    def review(self, run_id: int) -> None:
        """Read a run from the history and show it with all its rows."""
        if self._run.run is not None and self._run.run.id == run_id:
            if self._page.face is Face.EMPTY:
                self._reader.cancel()
                self._run.show()
            return
        self._run.expect(run_id)
        choices = self._remembered.now.column_choices

        def read() -> ReadRun | None:
            result = run_result(self._history, run_id)
            return None if result is None else read_run(result, choices)

        self._reader.run(read, self._take)

    def read_earlier(
        self, before: int | None, then: Callable[[tuple[RecentRun, ...] | HistoryTrouble], None]
    ) -> None:
        """Read the latest runs in short, or those before one."""
        self._reader.run(lambda: recent_runs(self._history, before), then)

    def make_list(self, run_id: int) -> None:
        """Make the list of a run anew, for what that run was for."""

        def read() -> ListOfRun | None:
            result = run_result(self._history, run_id)
            return None if result is None else list_of(result)

        self._reader.run(read, self._take_list)

    def _take(self, read: ReadRun | None) -> None:
        if self._page.face is Face.RUN and self._run.run is None:
            # A list is being recorded; what becomes of it is shown here.
            self._page.question.show_notice(busy_notice())
        elif read is None:
            self._page.question.show_notice(not_read_notice())
        else:
            name = file_words(read.file_name)
            self._reading.put_in_place(name, partial(self._show, read))

    def _show(self, read: ReadRun) -> None:
        self._reader.cancel()
        self._run.follow_read(read)
        self._make_room()
        if self._page.isVisible():
            # What had the keyboard while the run was being read is gone.
            self._page.focus_first()

    def _take_list(self, read: ListOfRun | None) -> None:
        if read is None or self._page.face is not Face.ENDED:
            return
        if read.choice is not None:
            interview, delivery = read.choice
            self._page.choices.show_choice(picker_text(interview), delivery)
        self._reading.take(read.source)
