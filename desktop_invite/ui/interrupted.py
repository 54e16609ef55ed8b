"""The question at the start about what an earlier window left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal, Slot

from desktop_invite.invites.invite import Status
from desktop_invite.sending.runs import RunState
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import one_or_many
from desktop_invite.ui.words.reading import file_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.sending.events import InterruptedFound
    from desktop_invite.sending.runs import RunSummary


class Asked(Protocol):
    """Who acts on the answer: `sending.worker.Sending`."""

    def resume_left(self) -> None:
        """Send what waits."""
        ...

    def stop_left(self) -> None:
        """Cancel what waits."""
        ...


class InterruptedBar(NoticeBar):
    """Asks what to do; nothing goes out before the answer."""

    review_wanted = Signal(object)
    """*Review* was pressed: carries how those stand that it is about, a set of `Status`.

    The question stays.
    """
    run_review_wanted = Signal(object)
    """*Review* was pressed, and it is about a run: carries its number. The question stays."""
    about_runs = Signal(object)
    """The question is about other runs now: carries their numbers, none once answered."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interrupted")
        self._asked = asked
        self._runs: tuple[int, ...] = ()
        self._statuses: frozenset[Status] = frozenset()
        self.way_out_chosen.connect(self._answer)

    @Slot(object)
    def ask(self, found: InterruptedFound) -> None:
        """Show the question; with nothing in it, it is answered."""
        if found.waiting or found.unsure or found.runs:
            self._statuses = _statuses(found)
            self.show_notice(question(found))
            self._note_runs(tuple(run.id for run in found.runs))
        else:
            self._end()

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        match way_out:
            case WayOut.CONTINUE:
                self._asked.resume_left()
                self._end()
            case WayOut.STOP:
                self._asked.stop_left()
                self._end()
            case WayOut.CLOSE:
                self._end()
            case _ if self._runs:
                self.run_review_wanted.emit(self._runs[-1])
            case _:
                self.review_wanted.emit(self._statuses)

    def _end(self) -> None:
        self.clear()
        self._note_runs(())

    def _note_runs(self, runs: tuple[int, ...]) -> None:
        if runs != self._runs:
            self._runs = runs
            self.about_runs.emit(runs)


def _statuses(found: InterruptedFound) -> frozenset[Status]:
    counts = {Status.QUEUED: found.waiting, Status.UNKNOWN: found.unsure}
    return frozenset(status for status, count in counts.items() if count)


def question(found: InterruptedFound) -> Notice:
    """Say what was left behind, and offer what can be done about it."""
    sentences = [_about_run(run) for run in found.runs]
    if found.waiting or (found.unsure and not found.runs):
        sentences.append(_about_singles(found))
    elif found.unsure:
        sentences.append(_about_doubts(found.unsure))
    review = Button(WayOut.REVIEW, _tr("Review"))
    if not found.waiting and not any(run.waiting for run in found.runs):
        return Notice(" ".join(sentences), Tone.DOUBT, (review, Button(WayOut.CLOSE, _tr("Close"))))
    buttons = (
        Button(WayOut.CONTINUE, _tr("Continue")),
        review,
        Button(WayOut.STOP, _tr("Cancel what waits")),
    )
    return Notice(" ".join(sentences), Tone.DOUBT, buttons)


def _about_run(run: RunSummary) -> str:
    """Say where a run stands: what is sent, what is not sure, what waits."""
    sentence = (
        _tr("A run of {total} is paused: {counts}.")
        if run.state is RunState.PAUSED_BY_RECRUITER
        else _tr("A run of {total} was interrupted: {counts}.")
    )
    counts = [
        one_or_many(count, one, many)
        for count, one, many in (
            (run.sent, _tr("1 sent"), _tr("{n} sent")),
            (run.rejected, _tr("1 not sent"), _tr("{n} not sent")),
            (run.unknown, _tr("1 not sure"), _tr("{n} not sure")),
            (run.waiting, _tr("1 waiting"), _tr("{n} waiting")),
        )
        if count
    ]
    said = sentence.format(total=run.total, counts=", ".join(counts))
    return f"{file_words(run.file_name)} · {said}"


def _about_singles(found: InterruptedFound) -> str:
    if not found.waiting:
        return _about_doubts(found.unsure)
    counts = [one_or_many(found.waiting, _tr("1 waiting"), _tr("{n} waiting"))]
    if found.unsure:
        counts.insert(0, one_or_many(found.unsure, _tr("1 not sure"), _tr("{n} not sure")))
    sentence = _tr("Sending was interrupted: {counts}. Nothing has gone out since.")
    return sentence.format(counts=", ".join(counts))


def _about_doubts(unsure: int) -> str:
    return one_or_many(
        unsure,
        _tr("The app ended while an invite was on its way. It may have been sent."),
        _tr("The app ended while {n} invites were on their way. They may have been sent."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Interrupted", text)
