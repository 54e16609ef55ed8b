"""What the recruiter does with a list: mend it, leave rows out, look at some of them only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_invite.invites.invite import Status
from desktop_invite.spreadsheets.changing import Change
from desktop_invite.spreadsheets.columns import Role
from desktop_invite.spreadsheets.findings import (
    EARLIER,
    AlreadyInvited,
    Field,
    FindingKind,
    LeftOut,
    ToMend,
)
from desktop_invite.ui.many.counts import Count
from desktop_invite.ui.many.in_steps import InSteps
from desktop_invite.ui.many.list_rows import COLUMNS, ListRows
from desktop_invite.ui.many.offers import offer, question
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.rows import Column
from desktop_invite.ui.parts.notice import WayOut
from desktop_invite.ui.words.many import SIGNS, TONES, count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop_invite.invites.checks import Problem
    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Invite
    from desktop_invite.spreadsheets.candidate_list import CandidateList
    from desktop_invite.spreadsheets.findings import RowFinding
    from desktop_invite.ui.many.doors import ClipboardDoor
    from desktop_invite.ui.many.list_reader import MadeList
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.parts.notice import Notice

_CHANGES = {
    WayOut.LEAVE_OUT: Change.LEAVE_OUT,
    WayOut.TAKE_IN: Change.TAKE_IN,
    WayOut.TAKE_SUGGESTION: Change.TAKE_SUGGESTION,
}


class ListDesk(QObject):
    """Lets the list do what is asked, and shows what is different after it."""

    changed = Signal()
    """The list stands differently."""

    def __init__(self, page: ManyPage, clipboard: ClipboardDoor, clock: Clock) -> None:
        super().__init__(page)
        self._page = page
        self._clipboard = clipboard
        self._clock = clock
        self._rows: ListRows | None = None
        self._asking: tuple[int, ...] = ()
        """The rows about which *Invite again* asks."""
        self._steps = InSteps(self)
        self._held: list[Invite] = []
        """What came while the list was locked."""
        self._to_forget: frozenset[str] = frozenset()
        """Whom to forget once it is not."""
        page.model.mended.connect(self._note_changed)

    # ------------------------------------------------------------------ what is there

    @property
    def candidates(self) -> CandidateList | None:
        """The list; None as long as there is none."""
        return self._rows.candidates if self._rows is not None else None

    @property
    def is_locked(self) -> bool:
        """Whether the list can't be changed just now: it is being checked anew."""
        return self._rows is None or self._rows.locked

    @property
    def is_changing(self) -> bool:
        """Whether a change of many rows is under way."""
        return self._steps.is_under_way

    def finish_change(self) -> None:
        """Make what is left of a change of many rows, so that the list can be worked with."""
        self._steps.finish()

    def lock(self) -> None:
        """Let nobody change the list, until another one is shown."""
        if self._rows is not None:
            self._rows.locked = True

    def unlock(self) -> None:
        """Let the list be changed again."""
        if self._rows is not None:
            self._rows.locked = False
        held, self._held = self._held, []
        for invite in held:
            self.note_invite(invite)
        self.forget_people(self._to_forget)

    def show_list(self, made: MadeList) -> None:
        """Show a list; the cursor stays on its row where that is in it."""
        self._steps.finish()
        before = self._page.grid.current_row()
        number = self._rows.number(before) if self._rows and before is not None else None
        self._rows = ListRows(made.candidates, self._clock)
        self._page.grid.show_columns(_columns(made))
        self._page.grid.cells.known = made.wanted.known
        self.forget_people(self._to_forget)
        self.show_rows()
        row = None if number is None else made.candidates.index_of(number)
        self._page.grid.set_cursor(_first(made.candidates) if row is None else row)

    def show_rows(self) -> None:
        """Show the rows again, as the filter says."""
        self._page.model.show_rows(self._rows)
        self._show_counts()
        self._filter(self._page.counts.pressed)
        self._show_offer()

    def forget(self) -> None:
        """Have no list any more."""
        self._steps.finish()
        self._rows = None

    def note_invite(self, invite: Invite) -> None:
        """Let the rows of somebody stand differently who was invited meanwhile."""
        if self._rows is None:
            return
        if self._rows.locked:
            self._held.append(invite)
            return
        changed = self._rows.candidates.note_invite(invite)
        if changed:
            self._note_changed(changed)

    def forget_invites(self, ids: frozenset[int]) -> None:
        """Let nobody stand as invited by an invite that has been forgotten."""
        candidates = self.candidates
        if candidates is None or self.is_locked:
            return
        for row in [row for kind in EARLIER for row in candidates.indexes(kind)]:
            finding = candidates.finding(row)
            if isinstance(finding, AlreadyInvited) and finding.earlier.id in ids:
                gone = replace(finding.earlier, status=Status.CANCELLED)
                self._note_changed(candidates.note_invite(gone))

    def forget_people(self, keys: frozenset[str]) -> None:
        """Empty the rows of people who are being forgotten; a locked list's once it is not."""
        candidates = self.candidates
        if candidates is None or not keys:
            return
        if self.is_locked:
            self._to_forget |= keys
            return
        self._to_forget = frozenset()
        self._note_changed(candidates.forget_people(keys))

    def note_changed(self, rows: Iterable[int]) -> None:
        """Show rows anew that stand differently."""
        self._note_changed(tuple(rows))

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def undo(self) -> None:
        """Take the last change back, and go there."""
        if self.candidates is not None and not self.is_locked:
            self._change(Change.UNDO, (), self._go_along)

    @Slot()
    def redo(self) -> None:
        """Make it again, and go there."""
        if self.candidates is not None and not self.is_locked:
            self._change(Change.REDO, (), self._go_along)

    @Slot()
    def leave_out(self) -> None:
        """Leave the selected rows out."""
        self.do(WayOut.LEAVE_OUT)

    @Slot()
    def toggle(self) -> None:
        """Leave the selected rows out, or take them in when all of them are out."""
        rows, candidates = self._page.grid.selected_rows(), self.candidates
        if candidates is not None and rows:
            out = candidates.are_all(rows, FindingKind.LEFT_OUT)
            self.do(WayOut.TAKE_IN if out else WayOut.LEAVE_OUT)

    @Slot()
    def go_to_next(self) -> None:
        """Put the cursor on the next cell to mend, whatever is filtered."""
        candidates = self.candidates
        if candidates is None:
            return
        row = self._page.grid.current_row()
        found = candidates.next_to_mend(-1 if row is None else row)
        if found is None:
            return
        if self._page.model.place_of(found) is None:
            self._page.counts.release()
            self._filter(None)
        finding = candidates.finding(found)
        field = finding.field if isinstance(finding, ToMend) else Field.NAME
        self._page.grid.go_to(found, COLUMNS[field])

    def do(self, way_out: WayOut) -> None:
        """Do with the selected rows what a button, a key or the menu says."""
        candidates, rows = self.candidates, self._page.grid.selected_rows()
        if candidates is None or self.is_locked or not rows:
            return
        match way_out:
            case WayOut.KEEP_NAME:
                self._change(Change.KEEP_NAME, self._alike(candidates, rows), self._note_changed)
            case _ if way_out in _CHANGES:
                self._change(_CHANGES[way_out], rows, self._note_changed)
            case WayOut.COPY_EARLIER:
                self._copy_earlier(candidates, rows)
            case WayOut.INVITE_AGAIN:
                self._ask(candidates, rows)
            case WayOut.CONFIRM:
                asked, self._asking = self._asking, ()
                self._change(Change.INVITE_ANYWAY, asked, self._note_changed)
            case _:
                self._asking = ()
                self._show_offer()

    @Slot(object, object)
    def answer(self, way_out: WayOut, _notice: Notice) -> None:
        """Do what a button under the grid says, and let the keyboard go on in the grid."""
        self.do(way_out)
        if way_out is not WayOut.INVITE_AGAIN:
            self._page.grid.setFocus()

    @Slot(object)
    def filter(self, kind: object) -> None:
        """Show only the rows of a finding."""
        self._filter(kind)
        if self._page.model.rowCount():
            self._page.grid.set_cursor(self._page.model.row_at(0) or 0)

    @Slot()
    def show_offer(self) -> None:
        """Say what there is to say about the current row."""
        self._asking = ()
        self._show_offer()

    # ------------------------------------------------------------------ what follows

    def _filter(self, kind: object) -> None:
        if self.candidates is not None:
            found = self.candidates.indexes(kind) if isinstance(kind, FindingKind) else None
            self._page.model.show_only(found)

    def _change(
        self, change: Change, rows: Sequence[int], then: Callable[[tuple[int, ...]], None]
    ) -> None:
        """Change rows; nobody may change the list otherwise until that is done."""
        candidates = self.candidates
        if candidates is None:
            return
        self.lock()

        def end(changed: tuple[int, ...]) -> None:
            self.unlock()
            then(changed)

        self._steps.begin(candidates.changing(change, rows), end)

    def _go_along(self, changed: Sequence[int]) -> None:
        self._note_changed(tuple(changed))
        if changed and self._page.model.place_of(changed[0]) is not None:
            self._page.grid.set_cursor(changed[0])

    @Slot(object)
    def _note_changed(self, rows: tuple[int, ...]) -> None:
        if self._page.face is not Face.LIST:
            return  # The list stands behind its run.
        self._page.model.note_changed(rows)
        self._show_counts()
        self._show_offer()
        self.changed.emit()

    def _show_counts(self) -> None:
        candidates = self.candidates
        if candidates is None:
            return
        locale = self._page.locale()
        counts = {kind: candidates.count(kind) for kind in FindingKind}
        self._page.counts.show_counts(
            tuple(
                Count(
                    kind,
                    f"count_{kind}",
                    count_words(kind, locale.toString(count)),
                    SIGNS[kind],
                    TONES[kind],
                )
                for kind, count in counts.items()
                if count or kind is FindingKind.READY or kind is self._page.counts.pressed
            )
        )
        self._page.next.setEnabled(bool(counts[FindingKind.TO_MEND]))

    def _show_offer(self) -> None:
        candidates, row = self.candidates, self._page.grid.current_row()
        notice = None
        if self._page.face is not Face.LIST:
            return
        if candidates is not None and row is not None and row < len(candidates):
            if self._asking:
                notice = question(candidates.row(self._asking[0]), len(self._asking))
            else:
                rows = self._page.grid.selected_rows()
                notice = offer(
                    candidates.row(row),
                    self._clock.now(),
                    self._several(rows),
                    self._several(self._alike(candidates, rows)),
                )
        if notice is None:
            self._page.row_notice.clear()
        else:
            self._page.row_notice.show_notice(notice)

    def _several(self, rows: Sequence[int]) -> str:
        """Return how many rows there are, where it is more than one."""
        return self._page.locale().toString(len(rows)) if len(rows) > 1 else ""

    def _alike(self, candidates: CandidateList, rows: Sequence[int]) -> list[int]:
        """Return those of these rows that need the same as the current one.

        Who keeps a hundred names in their order has not said that `N/A` is one.
        """
        current = self._page.grid.current_row()
        if current is None or len(rows) == 1:
            return list(rows)
        need = _need(candidates.finding(current))
        return [row for row in rows if _need(candidates.finding(row)) == need]

    def _ask(self, candidates: CandidateList, rows: Sequence[int]) -> None:
        kinds = {FindingKind.SAME_AS_ROW, *EARLIER}
        self._asking = tuple(row for row in rows if candidates.finding(row).kind in kinds)
        self._show_offer()
        cancel = self._page.row_notice.ways_out.button(WayOut.CANCEL)
        if cancel is not None:
            # Enter pressed once too often must not invite anybody twice.
            cancel.setFocus()

    def _copy_earlier(self, candidates: CandidateList, rows: Sequence[int]) -> None:
        links = []
        for row in rows:
            finding = candidates.finding(row)
            earlier = finding.earlier if isinstance(finding, AlreadyInvited | LeftOut) else None
            if earlier is not None and earlier.link:
                links.append(earlier.link)
        if links:
            self._clipboard.copy_text("\n".join(links))
        self._change(Change.USE_EARLIER, rows, self._note_changed)


def _need(finding: RowFinding) -> Problem | None:
    return finding.found.problem if isinstance(finding, ToMend) else None


def _first(candidates: CandidateList) -> int:
    """Return where the cursor begins: below the titles."""
    rows = range(len(candidates))
    return next((row for row in rows if not isinstance(candidates.finding(row), LeftOut)), 0)


def _columns(made: MadeList) -> list[Column]:
    """Leave out what would say the same in each row."""
    own = {Column.INTERVIEW: Role.INTERVIEW, Column.DELIVERY: Role.DELIVERY}
    return [
        column
        for column in Column
        if column is not Column.LINK
        and (column not in own or made.columns.column(own[column]) is not None)
    ]
