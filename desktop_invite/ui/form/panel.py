"""The form with what stands in its way above it, and what became of its invites below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_invite.invites.checks import Findings
from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Delivery, Invite, Status
from desktop_invite.ui.form.already import AlreadyQuestion
from desktop_invite.ui.form.auto_copy import AutoCopy
from desktop_invite.ui.form.correcting import Correcting
from desktop_invite.ui.form.door import FormSettings, SendingDoor
from desktop_invite.ui.form.form import InviteForm
from desktop_invite.ui.form.notice_answers import NoticeAnswers
from desktop_invite.ui.form.outcomes import Outcomes
from desktop_invite.ui.form.set_aside import SetAside
from desktop_invite.ui.form.standing import Standing
from desktop_invite.ui.parts.in_view import bring_into_view, is_in_view
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.parts.tab_order import order_tabs
from desktop_invite.ui.parts.texts import large_heading
from desktop_invite.ui.sharing.copying import copy_message
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words.failures import not_recorded_notice
from desktop_invite.ui.words.sharing import about, clipboard_held

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock
    from desktop_invite.invites.invite import Draft
    from desktop_invite.sending.events import (
        AlreadyInvited,
        InterviewsChanged,
        InviteChanged,
        NotRecorded,
        Submitted,
    )
    from desktop_invite.storage.preferences import FormDraft
    from desktop_invite.ui.clipboard import Clipboard

__all__ = ["FormPanel", "FormSettings", "SendingDoor"]


class FormPanel(QWidget):
    """Where a recruiter invites one candidate after the other."""

    key_wanted = Signal()
    """*Add key* or *Change key* was pressed."""
    practice_wanted = Signal()
    """*Try practice mode* was pressed."""
    way_out_wanted = Signal(object, object)
    """A way out that only the window knows was pressed: carries the `WayOut` and the `Notice`.

    `USE_UNTIL_QUIT`, `TRY_KEYRING`, `OPEN_SETTINGS` and `REVIEW` come this way.
    """
    many_requested = Signal()
    """*Invite many…* was pressed."""
    many_pasted = Signal(object, str)
    """Several people were pasted into the form: carries a tuple of `Person` (empty when the text is
    too long to be read here) and the text. Nothing was inserted."""
    share_wanted = Signal(object, object)
    """A card's *Share* menu was used: carries the `ShareAction` and the `Invite`."""
    details_copied = Signal()
    """The technical details for IT are on the clipboard."""
    draft_changed = Signal()
    """The form stands differently: see `draft`."""

    def __init__(
        self,
        sending: SendingDoor,
        clipboard: Clipboard,
        settings: FormSettings,
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formPanel")
        self._sending = sending
        self._clipboard = clipboard
        self._settings = settings
        self._clock: Clock = clock or SystemClock()
        self._pending: dict[int, Draft] = {}
        """What was submitted and not answered, by ticket."""
        self._auto_copy = AutoCopy(clipboard, lambda: self._settings.auto_copy, self)
        self._undone: set[int] = set()
        self.form = InviteForm(clipboard)
        self.outcomes = Outcomes(self._clock)
        self.standing = Standing(self._clock, self._has_card)
        self.question = AlreadyQuestion(self._clock)
        self.correcting = Correcting()
        self.aside = SetAside(self.form, self.correcting)
        self.many = QPushButton(self.tr("Invite man&y…"))
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------------ what the window asks for

    def use_settings(self, settings: FormSettings) -> None:
        """Follow other settings from now on."""
        self._settings = settings

    def draft(self) -> FormDraft:
        """Return what is half-typed, to be remembered."""
        return self.form.draft()

    def restore(self, draft: FormDraft, own: FormDraft | None = None) -> None:
        """Put a remembered half-typed invite back; `own` has the choices for those after it."""
        if own is not None:
            self.form.show_draft(own)
        self.form.show_draft(draft, for_once=own is not None)

    def edit(self, draft: Draft, *, corrects: Invite | None = None) -> None:
        """Put an invite into the form to be corrected; what else is typed there is set aside.

        With `corrects` the new invite is linked with that one.
        """
        if self.form.checked() != draft:
            self.aside.make_room()
        self.form.show_invite(draft, for_once=corrects is not None)
        self.correcting.begin(corrects)
        self.form.focus_name()

    @Slot()
    def begin_anew(self) -> None:
        """Make room for another candidate; who is half-typed is set aside."""
        self.aside.make_room()
        self.form.focus_name()

    @Slot()
    def focus_name(self) -> None:
        """Go to where a new invite begins."""
        self.form.focus_name()

    def show_notice(self, notice: Notice) -> None:
        """Say something above the form, as long as nothing more urgent stands there."""
        self.standing.say(notice)

    def clear_notice(self) -> None:
        """Say it no more."""
        self.standing.say(None)
        self.standing.refuse(None)

    def copy_link(self, invite: Invite) -> bool:
        """Copy an invite's link; return whether it is on the clipboard."""
        copied = self._clipboard.copy_link(invite)
        if not copied and invite.link:
            self.say_of(invite, clipboard_held())
        return copied

    def copy_message(self, invite: Invite) -> bool:
        """Copy the message for an invite; return whether it is on the clipboard, else say why."""
        why_not = copy_message(self._clipboard, self._settings.template_for(invite), invite)
        if why_not:
            self.say_of(invite, why_not)
        return not why_not

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001, N802 - Qt calls it
        """Go through the controls as they are read; those made last would else come last."""
        order_tabs(self)
        return super().focusNextPrevChild(next_)

    # ------------------------------------------------------------------ what the outbox tells

    @Slot(object)
    def _note_submitted(self, event: Submitted) -> None:
        pending = self._pending.pop(event.ticket, None)
        if pending is None:
            return
        self.standing.refuse(None)
        self._auto_copy.await_link(event.invite)
        bring_into_view(self.outcomes.follow(event.invite))
        self.aside.drop_recorded(pending)
        if self._still_shows(pending):
            had_focus = self.form.holds_focus()
            self.form.clear_candidate()
            self.correcting.begin(None)
            if had_focus:
                self.form.focus_name()

    @Slot(object)
    def _ask_about_earlier(self, event: AlreadyInvited) -> None:
        pending = self._pending.pop(event.ticket, None)
        if pending is not None and self._still_shows(pending):
            self.question.ask(event, take_focus=self.form.holds_focus())
            bring_into_view(self.question)

    @Slot(object)
    def _say_not_recorded(self, event: NotRecorded) -> None:
        if self._pending.pop(event.ticket, None) is not None:
            self.standing.refuse(not_recorded_notice(event))
            bring_into_view(self.standing)

    @Slot(object)
    def _note_change(self, event: InviteChanged) -> None:
        invite = event.invite
        self._show_change(event)
        if invite.status is Status.SENT:
            if self._auto_copy.has_copied(invite):
                self.outcomes.show_copied(invite.id)
            elif self._auto_copy.is_due(invite):
                self.copy_link(invite)
        if invite.id in self._undone and invite.status is not Status.QUEUED:
            self._undone.discard(invite.id)
            if invite.status is Status.CANCELLED:
                self._put_back(invite)

    def _show_change(self, event: InviteChanged) -> None:
        """Show it on the card; one that is being read stays in view while it grows."""
        card = self.outcomes.card(event.invite.id)
        was_read = card is not None and is_in_view(card)
        self.outcomes.show_invite(event.invite, event.leaves_in)
        if card is not None and was_read:
            bring_into_view(card)

    @Slot(object)
    def _note_interviews(self, event: InterviewsChanged) -> None:
        favourites = {each.interview.number for each in event.known if each.starred}
        self.form.show_interviews(event.interviews, favourites)

    # ------------------------------------------------------------------ what the recruiter does

    @Slot(object)
    def _submit(self, draft: Draft, *, confirmed: bool = False) -> None:
        if draft in self._pending.values():
            return
        self.question.clear()
        self.standing.refuse(None)
        by_email = draft.delivery is Delivery.SENDLINK
        undo_seconds = float(self._settings.undo_seconds) if by_email else 0.0
        ticket = self._sending.submit(
            draft,
            confirmed=confirmed,
            undo_seconds=undo_seconds,
            retry_of=self.correcting.corrected_by(draft),
        )
        self._pending[ticket] = draft

    @Slot(object)
    def _note_typing(self) -> None:
        if self.question.asked is not None and self.form.checked() != self.question.asked.draft:
            self.question.clear()
        if not self.form.has_candidate() and self.correcting.earlier is not None:
            self.correcting.begin(None)
            self.form.give_choices_back()
        focused = self.window().focusWidget()
        if self.form.holds_focus() and focused is not None:
            bring_into_view(focused)
        self.draft_changed.emit()

    @Slot(object, object)
    def _answer_question(self, way_out: WayOut, event: AlreadyInvited) -> None:
        if way_out is WayOut.INVITE_AGAIN:
            self._submit(event.draft, confirmed=True)
        elif way_out is WayOut.COPY_EARLIER and isinstance(event.earlier, Invite):
            self.outcomes.follow(event.earlier)
            self.copy_link(event.earlier)
            self.form.clear_candidate()
        self.form.focus_name()

    @Slot(object, object)
    def _act_on_card(self, way_out: WayOut, invite: Invite) -> None:
        match way_out:
            case WayOut.COPY_LINK:
                self.copy_link(invite)
            case WayOut.COPY_MESSAGE:
                self.copy_message(invite)
            case WayOut.UNDO | WayOut.CANCEL:
                self._undone.add(invite.id)
                self._sending.undo(invite.id)
            case WayOut.THEY_GOT_IT:
                self._sending.they_got_it(invite.id)
            case WayOut.CONFIRM | WayOut.TRY_AGAIN:
                self._send_again(invite)
            case WayOut.EDIT:
                self.edit(invite.draft, corrects=invite)
                self.outcomes.close_card(invite.id)
            case _:
                self.outcomes.close_card(invite.id)
                self.form.focus_name()

    def _still_shows(self, draft: Draft) -> bool:
        """Whether the form stands as it was submitted; a number may show its name by now."""
        now = self.form.checked()
        return (
            not isinstance(now, Findings)
            and now.candidate == draft.candidate
            and now.interview.number == draft.interview.number
            and now.delivery is draft.delivery
        )

    @Slot(object)
    def _send_again(self, invite: Invite) -> None:
        self._auto_copy.await_link(invite)
        self._sending.send_again(invite.id)

    def _put_back(self, invite: Invite) -> None:
        """Give the details of an undone invite back, where they don't overwrite others."""
        card = self.outcomes.card(invite.id)
        if self.form.has_candidate():
            return
        self.edit(invite.draft)
        if card is not None:
            card.show_put_back()

    @Slot(object, str)
    def say_of(self, invite: Invite, sentence: str) -> None:
        """Say something about an invite: on its card, or else above the form."""
        card = self.outcomes.card(invite.id)
        if card is not None:
            card.show_note(sentence)
        else:
            close = Button(WayOut.CLOSE, self.tr("Close"))
            self.standing.say(Notice(about(invite, sentence), Tone.NEUTRAL, (close,)))

    @Slot(object)
    def _note_copied(self, text: str) -> None:
        links = ((card.invite.id, card.invite.link) for card in self.outcomes.cards)
        on_it = (invite_id for invite_id, link in links if link and link in text)
        self.outcomes.show_copied(next(on_it, None))

    def _has_card(self, invite_id: int) -> bool:
        return self.outcomes.card(invite_id) is not None

    # ------------------------------------------------------------------ how it is made

    def _lay_out(self) -> None:
        self.many.setObjectName("inviteMany")
        self.many.setAccessibleName(self.tr("Invite many…"))
        self.many.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        column.addWidget(self.standing)
        form = QVBoxLayout()
        form.setSpacing(GAP)
        title = large_heading(self.tr("Invite a candidate"))
        title.setMinimumHeight(4 * GRID)  # On the line of the search beside it.
        form.addWidget(title)
        form.addWidget(self.aside)
        form.addWidget(self.correcting)
        form.addWidget(self.form)
        column.addLayout(form)
        column.addWidget(self.question)
        column.addWidget(self.outcomes)
        column.addStretch(1)
        column.addWidget(self.many, alignment=Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self.form.submit_wanted.connect(self._submit)
        self.form.changed.connect(self._note_typing)
        self.form.many_pasted.connect(self.many_pasted)
        self.aside.focus_wanted.connect(self.form.focus_name)
        self.many.clicked.connect(self.many_requested)
        self.outcomes.way_out_chosen.connect(self._act_on_card)
        self.outcomes.share_chosen.connect(self.share_wanted)
        answers = NoticeAnswers(self.standing, self._sending, self._clipboard)
        answers.key_wanted.connect(self.key_wanted)
        answers.practice_wanted.connect(self.practice_wanted)
        answers.submit_wanted.connect(self.form.submit)
        answers.send_again_wanted.connect(self._send_again)
        answers.details_copied.connect(self.details_copied)
        answers.other_chosen.connect(self.way_out_wanted)
        self.question.answered.connect(self._answer_question)
        self._clipboard.copied.connect(self._note_copied)
        sending = self._sending
        sending.submitted.connect(self._note_submitted)
        sending.already_invited.connect(self._ask_about_earlier)
        sending.not_recorded.connect(self._say_not_recorded)
        sending.link_came.connect(self._auto_copy.take)
        sending.invite_changed.connect(self._note_change)
        sending.interviews_changed.connect(self._note_interviews)
        sending.paused.connect(self.standing.show_pause)
        sending.pause_ended.connect(self.standing.end_pause)
        sending.history_stopped.connect(self.standing.show_history_stopped)
