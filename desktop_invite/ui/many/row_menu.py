"""What can be done with the selected rows: the context menu, and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_invite.spreadsheets.findings import (
    EARLIER,
    AlreadyInvited,
    FindingKind,
    LeftOut,
    LeftOutBecause,
    ToMend,
)
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.questions import too_many_rows_notice
from desktop_invite.ui.parts.notice import WayOut
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.words.doubts import send_all_again_button, they_all_got_it

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QPoint

    from desktop_invite.spreadsheets.findings import RowFinding
    from desktop_invite.spreadsheets.list_rows import CandidateRow
    from desktop_invite.ui.many.doors import ClipboardDoor
    from desktop_invite.ui.many.list_desk import ListDesk
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.run_desk import RunDesk

    Entry = tuple[str, str, Glyph | None, Callable[[], object], bool]

MOST_ROWS = 1000
"""More rows would hold up the window, and belong into a file."""


class RowMenu(QObject):
    """Fits the menu to what is selected."""

    def __init__(
        self, page: ManyPage, clipboard: ClipboardDoor, candidates: ListDesk, run: RunDesk
    ) -> None:
        super().__init__(page)
        self._page = page
        self._clipboard = clipboard
        self._list = candidates
        self._run = run

    @Slot()
    def copy(self) -> None:
        """Copy the selected cells as a table."""
        rows, columns = self._page.grid.selected_block()
        if len(rows) > MOST_ROWS:
            # Copied in part they would look as if they were all.
            locale = self._page.locale()
            self._page.question.show_notice(too_many_rows_notice(locale.toString(MOST_ROWS)))
            return
        model = self._page.model
        table = [
            [str(model.index(place, column).data()) for column in columns]
            for place in map(model.place_of, rows)
            if place is not None
        ]
        if len(table) == 1 and len(table[0]) == 1:
            self._clipboard.copy_text(table[0][0])
        elif table:
            self._clipboard.copy_table(table)

    @Slot(object)
    def show_menu(self, at: QPoint) -> None:
        """Show the context menu; it deletes itself."""
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """Return the menu for what is selected."""
        menu = QMenu(self._page.grid)
        menu.setObjectName("manyRowMenu")
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        entries = self._of_list() if self._page.face is Face.LIST else self._of_run()
        for text, key, glyph, act, enabled in (*entries, *self._of_both()):
            action = menu.addAction(text)
            if key:
                action.setShortcut(QKeySequence(key))
            if glyph is not None:
                action.setIcon(icon(glyph))
            action.setEnabled(enabled)
            action.triggered.connect(act)
        return menu

    def _of_both(self) -> Iterator[Entry]:
        yield self.tr("&Copy"), "Ctrl+C", Glyph.COPY, self.copy, True

    def _of_list(self) -> Iterator[Entry]:
        candidates, rows = self._list.candidates, self._page.grid.selected_rows()
        if candidates is None:
            return
        grid = self._page.grid
        index = grid.currentIndex()
        can_edit = bool(index.flags() & index.flags().ItemIsEditable)
        yield self.tr("&Mend this cell"), "F2", None, lambda: grid.edit(index), can_edit
        findings = [candidates.finding(row) for row in rows]
        kinds = {finding.kind for finding in findings}
        if any(_is_suggested(candidates.row(row)) for row in rows[:MOST_ROWS]):
            yield self._entry(self.tr("&Use what is suggested"), WayOut.TAKE_SUGGESTION)
        if kinds & {FindingKind.SAME_AS_ROW, *EARLIER}:
            yield self._entry(self.tr("&Invite again…"), WayOut.INVITE_AGAIN)
        if any(isinstance(each, AlreadyInvited) and each.earlier.link for each in findings):
            yield self._entry(
                self.tr("Copy the earlier &link"), WayOut.COPY_EARLIER, glyph=Glyph.LINK
            )
        if kinds != {FindingKind.LEFT_OUT}:
            yield self._entry(self.tr("Leave &out"), WayOut.LEAVE_OUT, "Del", glyph=Glyph.LEFT_OUT)
        if any(map(_can_be_taken_in, findings)):
            yield self._entry(self.tr("&Take in again"), WayOut.TAKE_IN, "Space")
        yield self.tr("U&ndo"), "Ctrl+Z", None, self._list.undo, candidates.can_undo
        yield self.tr("&Redo"), "Ctrl+Shift+Z", None, self._list.redo, candidates.can_redo

    def _of_run(self) -> Iterator[Entry]:
        row, rows = self._page.grid.current_row(), self._run.rows
        if rows is None:
            return
        link = "" if row is None else rows.link(row)
        doubts = len(self._run.settling.doubtful)
        yield (
            self.tr("Copy &link"),
            "",
            Glyph.LINK,
            lambda: self._clipboard.copy_text(link),
            bool(link),
        )
        if doubts == 1:
            yield self._of_doubt(self.tr("They &got it"), WayOut.THEY_GOT_IT)
            yield self._of_doubt(self.tr("&Send again…"), WayOut.SEND_AGAIN)
        elif doubts:
            yield self._of_doubt(they_all_got_it(doubts), WayOut.THEY_GOT_IT)
            yield self._of_doubt(f"{send_all_again_button(doubts)}…", WayOut.SEND_AGAIN)

    def _entry(
        self, text: str, way_out: WayOut, key: str = "", *, glyph: Glyph | None = None
    ) -> Entry:
        return text, key, glyph, lambda: self._list.do(way_out), True

    def _of_doubt(self, text: str, way_out: WayOut) -> Entry:
        return text, "", None, lambda: self._run.settling.act(way_out), True


def _is_suggested(row: CandidateRow) -> bool:
    if isinstance(row.finding, ToMend):
        return row.finding.found.suggestion is not None
    return row.likely_email is not None


def _can_be_taken_in(finding: RowFinding) -> bool:
    return isinstance(finding, LeftOut) and finding.because is not LeftOutBecause.FORGOTTEN
