"""Asks once before the window closes while candidates wait, or work on a list would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop_invite.sending.runs import RunState
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone

if TYPE_CHECKING:
    from desktop_invite.sending.events import RunEnded, RunProgressed, RunStarted
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
        self._bar: NoticeBar | None = None
        self._session_ends = False
        sending.run_started.connect(self._note_run)
        sending.run_progressed.connect(self._note_run)
        sending.run_ended.connect(self._note_run)
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
        if self._bar is not None and self._is_asking:
            notice = self._notice()
            if notice is not None:
                self._bar.show_notice(notice)
            else:
                self._bar.clear()

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

    def _notice(self) -> Notice | None:
        """Return the question as things stand; None when there is nothing to ask about."""
        waiting, unsent = sum(self._waiting.values()), self._lists.has_unsent_work
        if not waiting and not unsent:
            return None
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
