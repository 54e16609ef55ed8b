"""Asks once before the window closes while candidates of a run still wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop_invite.sending.runs import RunState
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone

if TYPE_CHECKING:
    from desktop_invite.sending.events import RunEnded, RunProgressed, RunStarted
    from desktop_invite.sending.worker import Sending
    from desktop_invite.ui.window import MainWindow


class ClosingQuestion(QObject):
    """Knows what a close would leave waiting; who closes in spite of it is not asked again."""

    agreed = Signal()
    """The window may close."""

    def __init__(self, sending: Sending, window: MainWindow) -> None:
        super().__init__(window)
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
        """Ask, or agree at once: nothing waits, the session ends, or it is the second time."""
        waiting = sum(self._waiting.values())
        if not waiting or self._session_ends or self._is_asking:
            self._agree()
            return
        if self._bar is None:
            self._bar = NoticeBar()
            self._bar.setObjectName("closingQuestion")
            self._bar.way_out_chosen.connect(self._answer)
            self._window.page.add_notice(self._bar)
        self._bar.show_notice(closing_notice(waiting, self._window.locale()))
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
            waiting = sum(self._waiting.values())
            if waiting:
                self._bar.show_notice(closing_notice(waiting, self._window.locale()))
            else:
                self._bar.clear()

    @Slot()
    def _note_session_end(self) -> None:
        self._session_ends = True

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        if way_out is WayOut.CLOSE:
            self._agree()
        else:
            self._clear()


def closing_notice(waiting: int, locale: QLocale) -> Notice:
    """Say what would be left waiting, and what becomes of it."""
    sentence = (
        _tr("1 candidate is still waiting. It stays here, and you are asked at the next start.")
        if waiting == 1
        else _tr(
            "{n} candidates are still waiting. They stay here, and you are asked at the next start."
        )
    )
    buttons = (
        Button(WayOut.CLOSE, _tr("Close anyway")),
        Button(WayOut.CONTINUE, _tr("Keep sending")),
    )
    return Notice(sentence.format(n=locale.toString(waiting)), Tone.DOUBT, buttons)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)
