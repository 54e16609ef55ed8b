"""What the selected rows of a run leave open, and how it is settled: one by one, or several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.ui.history.invite_notice import notice_of, question_of
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.doubts import (
    doubts_sentence,
    send_all_again_button,
    send_all_again_question,
    they_all_got_it,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.many.doors import SendingDoor
    from desktop_invite.ui.many.page import ManyPage
    from desktop_invite.ui.many.run_rows import RunRows


class Settling(QObject):
    """Says under the grid what there is to say about the selected rows, and does what is pressed.

    What is pressed goes for the rows that were spoken of, as far as they are still in doubt.
    """

    def __init__(self, page: ManyPage, sending: SendingDoor) -> None:
        super().__init__(page)
        self._page = page
        self._sending = sending
        self._rows: RunRows | None = None
        self._offered: tuple[int, ...] = ()
        """The rows in doubt of which is spoken."""
        self._asks = False
        """Whether *Send again* asks about them."""

    def follow(self, rows: RunRows | None) -> None:
        """Speak of these rows from now on."""
        self._rows, self._offered, self._asks = rows, (), False

    @property
    def doubtful(self) -> list[int]:
        """The selected rows that are in doubt."""
        rows = self._rows
        if rows is None or not rows.has_doubts:
            return []
        return [row for row in self._page.grid.selected_rows() if rows.doubtful(row) is not None]

    @Slot()
    def show_offer(self) -> None:
        """Say what there is to say, and ask nothing."""
        self._asks = False
        self.refresh()

    def refresh(self) -> None:
        """Say it as the rows stand now; a question stays as long as it is about the same ones."""
        offered = tuple(self.doubtful)
        self._asks = self._asks and offered == self._offered
        self._offered = offered
        notice = self._notice(self._invites(offered))
        if notice is None:
            self._page.row_notice.clear()
        else:
            self._page.row_notice.show_notice(notice)

    @Slot(object, object)
    def answer(self, way_out: WayOut, _notice: Notice) -> None:
        """Do what a button under the grid says."""
        self.act(way_out)

    def act(self, way_out: WayOut) -> None:
        """Settle what is left open."""
        match way_out:
            case WayOut.SEND_AGAIN:
                self._ask()
                return
            case WayOut.THEY_GOT_IT:
                for invite in self._invites(self._offered):
                    self._sending.they_got_it(invite.id)
            case WayOut.CONFIRM if self._asks:
                for invite in self._invites(self._offered):
                    self._sending.send_again(invite.id)
            case WayOut.TRY_AGAIN:
                current = self._current()
                if current is not None:
                    self._sending.send_again(current.id)
            case _:
                pass
        self.show_offer()

    def _ask(self) -> None:
        self._asks = True
        self.refresh()
        cancel = self._page.row_notice.ways_out.button(WayOut.CANCEL)
        if cancel is not None:
            # Enter pressed once too often must not mail anybody twice.
            cancel.setFocus()

    def _notice(self, doubts: Sequence[Invite]) -> Notice | None:
        match doubts:
            case ():
                invite = self._current()
                return None if invite is None else _without_edit(notice_of(invite))
            case (invite,):
                return question_of(invite) if self._asks else notice_of(invite)
            case _:
                return _question_of_all(doubts) if self._asks else _notice_of_all(doubts)

    def _invites(self, places: Sequence[int]) -> tuple[Invite, ...]:
        """Return what is in doubt in these rows; each once, though several rows may speak of it."""
        if self._rows is None:
            return ()
        found = (self._rows.doubtful(place) for place in places)
        return tuple({invite.id: invite for invite in found if invite is not None}.values())

    def _current(self) -> Invite | None:
        row = self._page.grid.current_row()
        return None if row is None or self._rows is None else self._rows.invite(row)


def _notice_of_all(doubts: Sequence[Invite]) -> Notice:
    ways = (
        Button(WayOut.THEY_GOT_IT, they_all_got_it(len(doubts))),
        Button(WayOut.SEND_AGAIN, send_all_again_button(len(doubts))),
    )
    return Notice(doubts_sentence(len(doubts)), Tone.DOUBT, ways)


def _question_of_all(doubts: Sequence[Invite]) -> Notice:
    """Ask once for all of them."""
    one = question_of(doubts[0])
    confirm = Button(WayOut.CONFIRM, send_all_again_button(len(doubts)))
    ways = tuple(confirm if each.way_out is WayOut.CONFIRM else each for each in one.buttons)
    return Notice(send_all_again_question(doubts), one.tone, ways)


def _without_edit(notice: Notice | None) -> Notice | None:
    """Offer only what can be done here, and what is certain while the run goes on."""
    if notice is None:
        return None
    ways = tuple(each for each in notice.buttons if each.way_out not in {WayOut.EDIT, WayOut.UNDO})
    return replace(notice, buttons=ways)
