"""The question at the start about what an earlier window left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal, Slot

from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import one_or_many

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.sending.events import InterruptedFound


class Asked(Protocol):
    """Who acts on the answer: `sending.worker.Sending`."""

    def resume(self) -> None:
        """Send what waits."""
        ...

    def stop(self) -> None:
        """Cancel what waits."""
        ...


class InterruptedBar(NoticeBar):
    """Asks what to do; nothing goes out before the answer."""

    review_wanted = Signal()
    """*Review* was pressed: show which invites it is about. The question stays."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interrupted")
        self._asked = asked
        self.way_out_chosen.connect(self._answer)

    @Slot(object)
    def ask(self, found: InterruptedFound) -> None:
        """Show the question."""
        self.show_notice(question(found))

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        match way_out:
            case WayOut.CONTINUE:
                self._asked.resume()
                self.clear()
            case WayOut.STOP:
                self._asked.stop()
                self.clear()
            case WayOut.CLOSE:
                self.clear()
            case _:
                self.review_wanted.emit()


def question(found: InterruptedFound) -> Notice:
    """Say what was left behind, and offer what can be done about it."""
    review = Button(WayOut.REVIEW, _tr("Review"))
    if not found.waiting:
        sentence = one_or_many(
            found.unsure,
            _tr("The app ended while an invite was on its way. It may have been sent."),
            _tr("The app ended while {n} invites were on their way. They may have been sent."),
        )
        return Notice(sentence, Tone.DOUBT, (review, Button(WayOut.CLOSE, _tr("Close"))))
    waiting = one_or_many(found.waiting, _tr("1 waiting"), _tr("{n} waiting"))
    counts = [waiting]
    if found.unsure:
        counts.insert(0, one_or_many(found.unsure, _tr("1 not sure"), _tr("{n} not sure")))
    if found.sent:
        counts.insert(0, one_or_many(found.sent, _tr("1 sent"), _tr("{n} sent")))
    sentence = _tr("Sending was interrupted: {counts}. Nothing has gone out since.")
    buttons = (
        Button(WayOut.CONTINUE, _tr("Continue")),
        review,
        Button(WayOut.STOP, _tr("Cancel what waits")),
    )
    return Notice(sentence.format(counts=", ".join(counts)), Tone.DOUBT, buttons)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Interrupted", text)
