"""What the recruiter takes along from a run: its links for the clipboard, its list as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.invites.run import LeftOut
from desktop_invite.spreadsheets.places import in_places, titles_place
from desktop_invite.spreadsheets.sheet import WriteTrouble, Written
from desktop_invite.ui.clipboard import TableTexts, table_texts
from desktop_invite.ui.many.history import run_result
from desktop_invite.ui.many.saving import save_result, suggested_name
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.files import not_written_sentence, written_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.ui.many.doors import ClipboardDoor
    from desktop_invite.ui.many.files import FileChoice
    from desktop_invite.ui.many.list_reader import ListReader
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.run_desk import RunDesk
    from desktop_invite.ui.many.run_rows import RunRows


class TakingAlong(QObject):
    """Copies and saves."""

    def __init__(
        self,
        page: ManyPage,
        clipboard: ClipboardDoor,
        files: FileChoice,
        history: Path,
        reader: ListReader,
        run: RunDesk,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._clipboard = clipboard
        self._files = files
        self._history = history
        self._reader = reader
        self._run = run

    @Slot()
    def copy_links(self) -> None:
        """Copy a link and a status for each row, to be pasted beside the rows of the list."""
        rows = self._run.rows
        if rows is None:
            return
        titles = (self.tr("Invite link"), self.tr("Status"))

        def work() -> tuple[int, TableTexts]:
            first, table = beside(rows, *titles)
            return first, table_texts(table)

        self._reader.run(work, self._copy)

    def _copy(self, written: tuple[int, TableTexts]) -> None:
        first, table = written
        if self._clipboard.copy_texts(table):
            sentence = self.tr(
                "The links are copied. Click the first free cell of row {number} in your list, "
                "and paste."
            )
            self._say(sentence.format(number=first), Tone.GOOD)
        else:
            sentence = self.tr("Another program holds the clipboard. Please try again.")
            self._say(sentence, Tone.DOUBT)

    @Slot()
    def save(self) -> None:
        """Ask where, then write the list with what became of each row."""
        run = self._run.run
        if run is not None:
            self._files.save(self._page, suggested_name(run.file_name), partial(self._write, run))

    def _write(self, run: RunSummary, path: Path) -> None:
        locale = self._page.locale()

        def work() -> Written | WriteTrouble:
            result = run_result(self._history, run.id)
            return WriteTrouble.OTHER if result is None else save_result(path, result, locale)

        def then(written: object) -> None:
            if isinstance(written, Written):
                self._say(written_sentence(written, path.name), Tone.GOOD)
            elif isinstance(written, WriteTrouble):
                self._say(not_written_sentence(written, path.name), Tone.BAD)

        self._reader.run(work, then)

    def _say(self, sentence: str, tone: Tone) -> None:
        close = Button(WayOut.CLOSE, self.tr("Close"))
        self._page.question.show_notice(Notice(sentence, tone, (close,)))


def beside(rows: RunRows, *titles: str) -> tuple[int, list[list[str]]]:
    """Return link and status of each row as the list has them, and the row where they begin.

    Rows that are blank in the list are blank here, so that every link stands beside its candidate.
    """
    shown = [place for place in range(len(rows)) if rows.row(place).left_out is not LeftOut.TITLE]
    if not shown:
        return 1, []
    first, at = rows.number(shown[0]), 0
    if rows.has_header:
        at = titles_place([rows.number(place) for place in range(len(rows))], first)
        first = min(first, at)
    table = []
    for number, place in in_places(((rows.number(each), each) for each in shown), first=first):
        if number == at:
            table.append(list(titles))
        elif place is None:
            table.append(["", ""])
        else:
            table.append([rows.link(place), rows.standing(place).words])
    return first, table
