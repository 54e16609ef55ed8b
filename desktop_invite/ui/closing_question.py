"""Asks once before the window closes while candidates wait, or work on a list would be lost.

An email that can still be undone waits too: the recruiter may think that it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop_invite.sending.runs import RunState
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import full_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_invite.invites.invite import Candidate
    from desktop_invite.sending.events import (
        InviteChanged,
        InvitesForgotten,
        RunEnded,
        RunProgressed,
        RunStarted,
    )
    from desktop_invite.sending.worker import Sending
    from desktop_invite.ui.window import MainWindow


class Lists(Protocol):
    """Who has the list that is worked on: `ui.invite_many.InviteMany`."""

    @property
    def has_unsent_work(self) -> bool:
        """Whether something was done to it that is not sent."""
        ...

    def open(self) -> None:
        """Show it."""
        ...


class ClosingQuestion(QObject):
    """Knows what a close would leave waiting; who closes in spite of it is not asked again."""

    agreed = Signal()
    """The window may close."""

    def __init__(self, sending: Sending, lists: Lists, window: MainWindow) -> None:
        super().__init__(window)
        self._lists = lists
        self._window = window
        self._waiting: dict[int, int] = {}
        """How many candidates wait in each run that is under way."""
        self._leaving: dict[int, Candidate] = {}
        """Whose email can still be undone, by the invite's id."""
        self._closes_after = False
        """Whether the window is to close as soon as those are on their way."""
        self._sending = sending
        self._bar: NoticeBar | None = None
        self._session_ends = False
        sending.run_started.connect(self._note_run)
        sending.run_progressed.connect(self._note_run)
        sending.run_ended.connect(self._note_run)
        sending.invite_changed.connect(self._note_invite)
        sending.invites_forgotten.connect(self._note_forgotten)
        sending.history_stopped.connect(self._stay)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._note_session_end)

    @Slot()
    def ask(self) -> None:
        """Ask, or agree at once: nothing is left, the session ends, or it is the second time."""
        notice = self._notice()
        if notice is None or self._session_ends or self._is_asking:
            self._agree()
            return
        if self._bar is None:
            self._bar = NoticeBar()
            self._bar.setObjectName("closingQuestion")
            self._bar.way_out_chosen.connect(self._answer)
            self._window.page.add_notice(self._bar)
        self._bar.show_notice(notice)
        if self._window.isMinimized():
            self._window.raise_up()

    @property
    def _is_asking(self) -> bool:
        return self._bar is not None and self._bar.notice is not None

    def _agree(self) -> None:
        self._clear()
        self.agreed.emit()

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.clear()

    @Slot(object)
    def _note_run(self, event: RunStarted | RunProgressed | RunEnded) -> None:
        run = event.run
        # What is paused or held back isn't stopped by closing, and the next start asks anyway.
        self._waiting[run.id] = run.waiting if run.state is RunState.RUNNING else 0
        self._note_change()

    @Slot(object)
    def _note_invite(self, event: InviteChanged) -> None:
        invite = event.invite
        if event.leaves_in is not None:
            self._leaving[invite.id] = invite.candidate
        elif self._leaving.pop(invite.id, None) is None:
            return
        self._note_change()

    @Slot(object)
    def _note_forgotten(self, event: InvitesForgotten) -> None:
        for invite_id in event.ids:
            self._leaving.pop(invite_id, None)
        self._note_change()

    def _note_change(self) -> None:
        if self._closes_after and not self._leaving:
            self._agree()
        elif self._bar is not None and self._is_asking:
            notice = self._notice()
            if notice is not None:
                self._bar.show_notice(notice)
            else:
                self._bar.clear()

    @Slot()
    def _stay(self) -> None:
        """Close after nothing: it can't be sent now."""
        self._closes_after = False

    @Slot()
    def _note_session_end(self) -> None:
        self._session_ends = True

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        if way_out is WayOut.CLOSE:
            self._agree()
            return
        self._clear()
        if way_out is WayOut.SHOW:
            self._lists.open()
        elif way_out is WayOut.CONFIRM:
            self._closes_after = True
            self._sending.send_now()
            self._note_change()

    def _notice(self) -> Notice | None:
        """Return the question as things stand; None when there is nothing to ask about."""
        waiting, unsent = sum(self._waiting.values()), self._lists.has_unsent_work
        if not waiting and not unsent:
            leaving = self._leaving.values()
            return leaving_notice(leaving, self._window.locale()) if leaving else None
        waiting += len(self._leaving)
        return closing_notice(waiting, self._window.locale(), unsent_work=unsent)


def closing_notice(waiting: int, locale: QLocale, *, unsent_work: bool = False) -> Notice:
    """Say what would be left waiting or lost, and what becomes of it."""
    close = Button(WayOut.CLOSE, _tr("Close anyway"))
    if not unsent_work:
        ways = (close, Button(WayOut.CONTINUE, _tr("Keep sending")))
        return Notice(_waiting_sentence(waiting, locale), Tone.DOUBT, ways)
    ways = (close, Button(WayOut.SHOW, _tr("Back to the list")))
    sentence = _tr("You have worked on a list that isn't sent. Closing loses that work.")
    if waiting:
        sentence = f"{_waiting_sentence(waiting, locale)} {sentence}"
    return Notice(sentence, Tone.DOUBT, ways)


def leaving_notice(candidates: Collection[Candidate], locale: QLocale) -> Notice:
    """Ask what is to become of emails that can still be undone; the question names who is alone."""
    if len(candidates) == 1:
        (candidate,) = candidates
        sentence = _tr(
            "{name}'s email has not left yet. "
            "If it waits, you are asked about it at the next start."
        ).format(name=full_name(candidate))
        now, later = _tr("Send it now and close"), _tr("Close and keep it waiting")
    else:
        sentence = _tr(
            "{n} emails have not left yet. "
            "If they wait, you are asked about them at the next start."
        ).format(n=locale.toString(len(candidates)))
        now, later = _tr("Send them now and close"), _tr("Close and keep them waiting")
    ways = (Button(WayOut.CONFIRM, now), Button(WayOut.CLOSE, later))
    return Notice(sentence, Tone.DOUBT, ways)


def _waiting_sentence(waiting: int, locale: QLocale) -> str:
    sentence = (
        _tr("1 candidate is still waiting. It stays here, and you are asked at the next start.")
        if waiting == 1
        else _tr(
            "{n} candidates are still waiting. They stay here, and you are asked at the next start."
        )
    )
    return sentence.format(n=locale.toString(waiting))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)
