"""From a file or a paste to a list: what is asked before, shown meanwhile, and said in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_invite.spreadsheets.table import ReadChoices
from desktop_invite.ui.many.list_reader import Source, Wanted
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.questions import busy_notice, replace_notice
from desktop_invite.ui.parts.notice import WayOut
from desktop_invite.ui.words.reading import (
    can_try_again,
    file_words,
    trouble_sentence,
    trouble_title,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.column_choice import ColumnChoice
    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.row_checks import RunChoice
    from desktop_invite.ui.many.doors import ClipboardDoor
    from desktop_invite.ui.many.files import FileChoice
    from desktop_invite.ui.many.list_reader import ListReader, MadeList, NotMade
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.parts.notice import Notice


@dataclass(frozen=True, slots=True)
class Present:
    """What is there when something is to be read."""

    made: MadeList | None
    """The list that is there."""
    choice: RunChoice
    known: tuple[Interview, ...]
    columns: tuple[ColumnChoice, ...] = ()
    """What the recruiter once took the columns of lists for."""


class ReadingDesk(QObject):
    """Takes lists, and lets the reader read them."""

    shown = Signal()
    """A list was taken, or could not be read: bring the page forward."""
    left = Signal()
    """The recruiter wants what was there before."""

    def __init__(
        self,
        page: ManyPage,
        reader: ListReader,
        clipboard: ClipboardDoor,
        files: FileChoice,
        present: Callable[[], Present],
    ) -> None:
        """`present` says what is there at the moment."""
        super().__init__(page)
        self._page = page
        self._reader = reader
        self._clipboard = clipboard
        self._files = files
        self._present = present
        self._wanted: Wanted | None = None
        """What was asked for last."""
        self._pending: tuple[Notice, Callable[[], None]] | None = None
        """The question about the list's place, and what puts something in it."""
        for wanted in (page.empty.file_wanted, page.choose.clicked):
            wanted.connect(self.choose_file)
        for wanted in (page.empty.paste_wanted, page.paste.clicked):
            wanted.connect(self.paste)
        page.empty.again_wanted.connect(self._read_again)
        page.empty.cancel_wanted.connect(self._go_back)
        page.empty.list_wanted.connect(self._go_back)
        page.source.choices_changed.connect(self._read_otherwise)
        reader.not_made.connect(self._note_not_made)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file."""
        self._files.open(self._page, lambda file: self.take(Source(file)))

    @Slot()
    def paste(self) -> None:
        """Read what is on the clipboard."""
        self.take(Source(None, self._clipboard.text(), self._clipboard.html()))

    @Slot()
    def paste_anything(self) -> None:
        """Put one value into the cell with the cursor; read more than one as a new list."""
        text = self._clipboard.text().strip()
        grid, model = self._page.grid, self._page.model
        one_value = text and not any(sign in text for sign in "\t\r\n")
        index = grid.currentIndex()
        if grid.hasFocus() and one_value and index.flags() & Qt.ItemFlag.ItemIsEditable:
            model.setData(index, text)
        else:
            self.paste()

    def take(self, source: Source) -> None:
        """Read a list, unless that would take away what the recruiter has done: then ask."""
        self.shown.emit()
        if self._page.face is Face.RUN:
            self._page.question.show_notice(busy_notice())
        else:
            self.put_in_place(file_words(source.name), lambda: self._read(source))

    def put_in_place(self, name: str, put: Callable[[], None]) -> None:
        """Put something in the list's place; ask first where the recruiter has worked on that."""
        made = self._present().made
        worked_on = made is not None and made.candidates.latest_change is not None
        if self._page.face is not Face.LIST or not worked_on:
            put()
            return
        asked = replace_notice(name)
        self._pending = asked, put
        self._page.question.show_notice(asked)
        cancel = self._page.question.ways_out.button(WayOut.CANCEL)
        if cancel is not None:
            cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, way_out: WayOut, notice: Notice) -> bool:
        """Take the answer to a question; False when that was not asked here."""
        pending, self._pending = self._pending, None
        if pending is None or pending[0] != notice:
            # Another question has taken the place of the one that was asked here.
            return False
        if way_out is WayOut.CONFIRM:
            pending[1]()
        return True

    def _read(self, source: Source, reading: ReadChoices | None = None) -> None:
        """Read anew; with choices it is the same list, and what was done there is kept."""
        self._page.question.clear()
        self._page.row_notice.clear()
        present = self._present()
        self._wanted = Wanted(
            source, reading or ReadChoices(), present.choice, present.known, present.columns
        )
        same_sheet = reading is not None and reading.sheet is None and present.made is not None
        before = present.made.candidates if same_sheet and present.made is not None else None
        self._reader.read(self._wanted, before=before)
        words = self.tr("Reading {file}…").format(file=file_words(source.name))
        self._page.empty.show_reading(words)
        self._page.show_face(Face.EMPTY)
        self._page.empty.focus_first()

    @Slot()
    def _read_again(self) -> None:
        if self._wanted is not None:
            self._read(self._wanted.source, self._wanted.reading)

    @Slot()
    def _go_back(self) -> None:
        self._reader.cancel()
        self.left.emit()

    @Slot(object)
    def _read_otherwise(self, reading: ReadChoices) -> None:
        made = self._present().made
        if made is not None:
            self._read(made.wanted.source, reading)

    @Slot(object)
    def _note_not_made(self, not_made: NotMade) -> None:
        source = not_made.wanted.source
        self._page.empty.show_trouble(
            trouble_title(not_made.why, source.name),
            trouble_sentence(not_made.why, self._page.locale()),
            again=can_try_again(not_made.why) and source.file is not None,
            keep=self._present().made is not None,
        )
        self._page.show_face(Face.EMPTY)
        self._page.empty.focus_first()
        self.shown.emit()
