"""The form beside the history; above it where the window is too narrow for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QSplitter

from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.theme.spacing import GRID, MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_FORM_WIDTH = 46 * GRID
_HISTORY_WIDTH = 94 * GRID
_LEAST_FORM_WIDTH = 41 * GRID
_LEAST_HISTORY_WIDTH = 37 * GRID
_WISHED_HISTORY_WIDTH = 60 * GRID
"""The form is narrower than it would like to be as long as the history has less."""
_LEAST_HISTORY_HEIGHT = 20 * GRID
_BESIDE, _ABOVE = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class Panels(QSplitter):
    """Divides the room between the form and the history; each way to lie keeps its own division."""

    def __init__(self, form: QWidget, history: QWidget) -> None:
        super().__init__(_BESIDE)
        self._states: dict[Qt.Orientation, QByteArray] = {}
        self._form = form
        self._history = history
        self._by_hand = False
        """Whether the recruiter has divided the room beside each other."""
        self.setHandleWidth(MARGIN)
        scroll = _scrolling(form)
        self.addWidget(scroll)
        self.addWidget(history)
        # A splitter puts each widget below the one before, and so are they read.
        scroll.lower()
        self.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        self.setStretchFactor(1, 1)
        self.setSizes([_FORM_WIDTH, _HISTORY_WIDTH])
        self.splitterMoved.connect(self._note_hand)
        self._keep_inside()

    @property
    def parts(self) -> tuple[QWidget, QWidget]:
        """The form, and the history."""
        return self._form, self._history

    def states(self) -> tuple[QByteArray, ...]:
        """Return how the room is divided, for `restore`: once for each way that is to be kept."""
        self._keep()
        return tuple(self._states.values())

    def restore(self, states: tuple[QByteArray, ...]) -> None:
        """Divide the room as before; what isn't from `states` changes nothing."""
        now = self.orientation()
        for state in states:
            if self.restoreState(state):
                self._states[self.orientation()] = state
                self._by_hand = self._by_hand or self.orientation() is _BESIDE
        self._lie(now)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed at least: in a narrow window the form lies above the history."""
        hint = super().minimumSizeHint()
        return QSize(self._least_width(_ABOVE), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie the way for which there is room."""
        # Before the room is divided: too small a room would spoil the division that is kept.
        room = self._least_width(_BESIDE)
        wanted = _BESIDE if event.size().width() >= room else _ABOVE
        if wanted is not self.orientation():
            self._keep()
            self._lie(wanted)
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._keep_inside()

    def _keep_inside(self) -> None:
        """Leave a pixel free from right to left: Qt puts everything one too far right there."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0, 0, int(mirrored), 0)

    def _share_out(self) -> None:
        """Give the form its usual width, or less where the history needs it more."""
        if self._by_hand or self.orientation() is _ABOVE:
            return
        room = self.contentsRect().width() - self.handleWidth()
        form = max(_LEAST_FORM_WIDTH, min(_FORM_WIDTH, room - _WISHED_HISTORY_WIDTH))
        if self.sizes()[0] != form:
            self.setSizes([form, room - form])

    @Slot()
    def _note_hand(self) -> None:
        self._by_hand = self._by_hand or self.orientation() is _BESIDE

    def _keep(self) -> None:
        if self._by_hand or self.orientation() is _ABOVE:
            self._states[self.orientation()] = self.saveState()

    def _lie(self, orientation: Qt.Orientation) -> None:
        self.setOrientation(orientation)
        state = self._states.get(orientation)
        if state is not None:
            self.restoreState(state)
        elif orientation is _ABOVE:
            room = self.height() - self.handleWidth()
            form = min(self._form.sizeHint().height(), room - _LEAST_HISTORY_HEIGHT)
            self.setSizes([max(1, form), max(1, room - form)])
        else:
            self.setSizes([_FORM_WIDTH, _HISTORY_WIDTH])

    def _least_width(self, orientation: Qt.Orientation) -> int:
        history = self._history.minimumSizeHint().width()
        if orientation is _ABOVE:
            return max(_LEAST_FORM_WIDTH, history)
        return _LEAST_FORM_WIDTH + self.handleWidth() + max(_LEAST_HISTORY_WIDTH, history)


def _scrolling(form: QWidget) -> ScrollPage:
    scroll = ScrollPage(form)
    scroll.setObjectName("formScroll")
    scroll.setMinimumWidth(_LEAST_FORM_WIDTH)
    return scroll
