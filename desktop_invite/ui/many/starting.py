"""From the press of the start button to a list that is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_invite.invites.invite import Delivery
from desktop_invite.spreadsheets.columns import Role
from desktop_invite.spreadsheets.findings import FindingKind
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.plan import Departure, departure_of
from desktop_invite.ui.many.questions import email_question
from desktop_invite.ui.many.rows import Column
from desktop_invite.ui.parts.notice import WayOut
from desktop_invite.ui.words.failures import history_notice, no_key_notice
from desktop_invite.ui.words.many import start_words

if TYPE_CHECKING:
    from desktop_invite.sending.events import RunBeingRecorded, RunNotStarted, RunStarted
    from desktop_invite.spreadsheets.candidate_list import CandidateList
    from desktop_invite.ui.many.doors import SendingDoor
    from desktop_invite.ui.many.list_desk import ListDesk
    from desktop_invite.ui.many.list_reader import ListReader, MadeList
    from desktop_invite.ui.many.page import ManyPage


class Starting(QObject):
    """Asks what has to be asked, and hands the list over once."""

    started = Signal(object, object)
    """The list is on record and goes out: carries the `RunSummary` and the `RunRows`."""
    not_started = Signal()
    """Nothing was recorded or sent; the list is as it was."""

    def __init__(
        self, page: ManyPage, sending: SendingDoor, reader: ListReader, desk: ListDesk
    ) -> None:
        super().__init__(page)
        self._page = page
        self._sending = sending
        self._reader = reader
        self._list = desk
        self._made: MadeList | None = None
        self._settled = False
        self._waits = False
        """The button was pressed before the list was settled."""
        self._ticket: int | None = None
        self._leaving: Departure | None = None
        sending.run_being_recorded.connect(self._note_recording)
        sending.run_started.connect(self._note_started)
        sending.run_not_started.connect(self._note_not_started)

    # ------------------------------------------------------------------ what the button says

    def show(self, made: MadeList | None, *, settled: bool) -> None:
        """Say what the button would do with the list as it stands."""
        self._made, self._settled = made, settled
        self._page.question.clear()
        count = self._list.candidates.count(FindingKind.READY) if self._list.candidates else 0
        number = self._page.locale().toString(count)
        words = start_words(count, number, by_email=self._by_email())
        self._page.run_bar.show_start(words, enabled=made is not None)
        if settled and self._waits:
            self._waits = False
            self.press()

    def _by_email(self) -> bool | None:
        candidates, made = self._list.candidates, self._made
        if made is None or candidates is None or Role.DELIVERY not in made.columns.roles:
            return self._page.choices.delivery is Delivery.SENDLINK
        deliveries = {delivery for _, delivery in candidates.ready_choices()}
        if not deliveries:
            return self._page.choices.delivery is Delivery.SENDLINK
        return Delivery.SENDLINK in deliveries if len(deliveries) == 1 else None

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def press(self) -> None:
        """Begin, or ask first, or go to what has to be mended."""
        candidates = self._list.candidates
        if self._page.face is not Face.LIST or candidates is None:
            return
        self._page.choices.settle()
        if not self._settled:
            self._waits = True
            return
        count = candidates.count(FindingKind.READY)
        if not count:
            if self._page.choices.check():
                self._list.go_to_next()
            return
        choices = candidates.ready_choices()
        if all(delivery is Delivery.GETLINK for _, delivery in choices):
            self._begin()
            return
        interviews = {interview.number: interview.label for interview, _ in choices}
        interview = next(iter(interviews.values())) if len(interviews) == 1 else None
        emails = count if len({delivery for _, delivery in choices}) == 1 else _emails(candidates)
        slips = len(candidates.likely_slips())
        self._page.question.show_notice(
            email_question(emails, interview, slips, self._page.locale())
        )
        cancel = self._page.question.ways_out.button(WayOut.CANCEL)
        if cancel is not None:
            # Enter pressed once too often must not mail anybody.
            cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, way_out: WayOut) -> None:
        """Take the answer to the question."""
        candidates = self._list.candidates
        if way_out is WayOut.CONFIRM:
            self._begin()
        elif way_out is WayOut.SHOW and candidates is not None:
            slips = candidates.likely_slips()
            self._page.counts.release()
            self._page.model.show_only(slips)
            if slips:
                self._page.grid.go_to(slips[0], Column.EMAIL)
        elif self._page.face is Face.LIST:
            self._page.run_bar.start.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ what follows

    def _begin(self) -> None:
        """Hand the list over; nobody may change it until the answer is there."""
        made = self._made
        if made is None or self._ticket is not None or self._leaving is not None:
            return
        self._page.question.clear()
        self._page.standing.refuse(None)
        self._list.lock()
        self._page.row_notice.clear()
        self._page.run_bar.show_preparing(self.tr("Preparing… Nothing has been sent yet."))
        self._page.show_face(Face.RUN)
        self._reader.run(lambda: departure_of(made), self._leave)

    def _leave(self, departure: object) -> None:
        if isinstance(departure, Departure):
            self._leaving = departure
            self._ticket = self._sending.start_run(departure.plan)

    @Slot(object)
    def _note_recording(self, event: RunBeingRecorded) -> None:
        if event.ticket == self._ticket:
            words = self.tr("Preparing… Nothing has been sent yet.")
            self._page.run_bar.show_preparing(words, event.recorded, event.rows)

    @Slot(object)
    def _note_started(self, event: RunStarted) -> None:
        leaving = self._leaving
        if event.ticket == self._ticket and leaving is not None:
            self._ticket = self._leaving = None
            self._list.unlock()
            self.started.emit(event.run, leaving.rows)

    @Slot(object)
    def _note_not_started(self, event: RunNotStarted) -> None:
        if event.ticket == self._ticket:
            self._ticket = self._leaving = None
            self._list.unlock()
            self._page.show_face(Face.LIST)
            notice = no_key_notice() if event.why is None else history_notice(event.why)
            self._page.standing.refuse(notice)
            self.not_started.emit()


def _emails(candidates: CandidateList) -> int:
    """Return how many of the rows that are ready go out by e-mail."""
    ready = candidates.indexes(FindingKind.READY)
    return sum(candidates.row(row).delivery is Delivery.SENDLINK for row in ready)
