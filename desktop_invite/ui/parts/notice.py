"""A plain sentence with ways out, which stays until it is answered or no longer true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.card import restyle
from desktop_invite.ui.parts.texts import plain, show_text
from desktop_invite.ui.parts.ways_out import Button, WayOut, WaysOut
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_invite.ui.theme.colours import Tone

_MOST_OF_WIDTH = 0.5
"""What buttons beside a sentence may take of a bar's width."""
_WIDE = 64 * GRID
"""Where a bar has so much, its buttons stand beside the sentence, and it is half as high."""

__all__ = ["Button", "Notice", "NoticeBar", "WayOut"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that says first what happened to the candidate, and the ways out."""

    sentence: str
    tone: Tone
    buttons: tuple[Button, ...] = ()
    details: str = ""
    """For *Copy details*: technical words, without candidate and key."""
    invite_id: int | None = None
    """The invite that it is about."""
    ticks: bool = False
    """The sentence goes on by itself, as a countdown does: its next words are no news."""


class NoticeBar(QFrame):
    """Shows one notice, or nothing at all.

    The buttons stand beside the sentence, and below it where that leaves the sentence no room; in
    one that has `buttons_below`, in every narrow place.
    """

    way_out_chosen = Signal(object, object)
    """A button was pressed: carries the `WayOut` and the `Notice`."""

    def __init__(self, parent: QWidget | None = None, *, buttons_below: bool = True) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.notice: Notice | None = None
        self._sentence = plain(parent=self)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons_below = buttons_below
        self._outer: QBoxLayout = QVBoxLayout(self) if buttons_below else QHBoxLayout(self)
        outer = self._outer
        outer.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        outer.setSpacing(GAP)
        outer.addWidget(self._sentence, 1)
        self._ways_out = WaysOut(self)
        self._ways_out.chosen.connect(self._choose)
        outer.addWidget(self._ways_out)
        self.hide()

    @property
    def ways_out(self) -> WaysOut:
        """The buttons."""
        return self._ways_out

    def show_notice(self, notice: Notice) -> None:
        """Replace what is shown. Focus stays where it is; a screen reader is told."""
        if notice == self.notice:
            return
        news = self.notice is None or _news(self.notice) != _news(notice)
        self.notice = notice
        show_text(self._sentence, notice.sentence)
        self.setAccessibleName(notice.sentence)
        self._ways_out.show_buttons(notice.buttons)
        if self.property("tone") != notice.tone.value:
            self.setProperty("tone", notice.tone.value)
            restyle(self)
        self._arrange()
        self.show()
        if news and self.isVisible():
            announce(self, notice.sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        crowded = self._ways_out.sizeHint().width() > _MOST_OF_WIDTH * self.width()
        narrow = crowded or (self._buttons_below and self.width() < _WIDE)
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if narrow else directions.LeftToRight
        if self._outer.direction() is not wanted:
            self._outer.setDirection(wanted)

    def clear(self) -> None:
        """Show nothing."""
        self.notice = None
        self.hide()

    @Slot(object)
    def _choose(self, way_out: WayOut) -> None:
        if self.notice is not None:
            self.way_out_chosen.emit(way_out, self.notice)


def _news(notice: Notice) -> Notice:
    """Return what of a notice is news, and not only time that passes."""
    return replace(notice, sentence="") if notice.ticks else notice
