"""Pages that are scrolled, safe to be read by a screen reader while they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_DOWN, _SIDEWAYS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


class ScrollPage(QScrollArea):
    """Scrolls a page down, or the ways that are given, with bars of its own.

    Qt's own bars are part of what a screen reader finds in the area, for as long as they are
    needed. When it asks for one that has just gone, Qt (6.11) reads past the end of its list, and
    the program is no more. Here there is nothing but the page, whatever happens.
    """

    def __init__(
        self, page: QWidget | None = None, *ways: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fitting = self._is_read = False
        self._bars = {way: QScrollBar(way, self) for way in ways or (_DOWN,)}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for way, shown in self._bars.items():
            hidden = self._hidden(way)
            hidden.rangeChanged.connect(self._fit)
            hidden.valueChanged.connect(shown.setValue)
            shown.valueChanged.connect(hidden.setValue)
            shown.hide()
        if page is not None:
            self.setWidget(page)

    def bar(self, way: Qt.Orientation = _DOWN) -> QScrollBar:
        """Return the bar that is seen."""
        return self._bars[way]

    def let_keyboard_in(self, name: str) -> None:
        """Let the keyboard stop here to read on, as long as not everything is seen.

        For a page whose text goes on where no control can be stopped at.
        """
        self._is_read = True
        self.setProperty("reading", True)  # noqa: FBT003 - Qt's signature
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the bars where they belong."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the way in which people read."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()

    def _hidden(self, way: Qt.Orientation) -> QScrollBar:
        return self.verticalScrollBar() if way is _DOWN else self.horizontalScrollBar()

    @Slot()
    def _fit(self) -> None:
        """Show the bars that are needed, and leave them their room."""
        if self._fitting:
            return
        # Room for a bar changes the page, and that the range; what holds then is what stays.
        self._fitting = True
        if self._only_for_each_other():
            self._leave_room(dict.fromkeys(self._bars, False))
        for _ in self._bars:
            self._leave_room({way: self._hidden(way).maximum() > 0 for way in self._bars})
        for way, shown in self._bars.items():
            self._show_range(shown, self._hidden(way))
        self._place()
        self._fitting = False
        if self._is_read:
            scrolls = any(not shown.isHidden() for shown in self._bars.values())
            policies = Qt.FocusPolicy
            self.setFocusPolicy(policies.StrongFocus if scrolls else policies.NoFocus)

    def _only_for_each_other(self) -> bool:
        """Whether each bar is needed for the room only that the other one takes."""
        down, sideways = (self._hidden(way).maximum() for way in (_DOWN, _SIDEWAYS))
        return down <= self._room(_SIDEWAYS) and sideways <= self._room(_DOWN)

    def _leave_room(self, needed: dict[Qt.Orientation, bool]) -> None:
        for way, shown in self._bars.items():
            shown.setVisible(needed[way])
        side = self._room(_DOWN)
        left, right = (side, 0) if self._is_mirrored else (0, side)
        self.setViewportMargins(left, 0, right, self._room(_SIDEWAYS))

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _place(self) -> None:
        view, frame = self.viewport().geometry(), self.contentsRect()
        side, below = self._thickness(_DOWN), self._thickness(_SIDEWAYS)
        left = frame.left() if self._is_mirrored else frame.right() + 1 - side
        places = {
            _DOWN: QRect(left, view.top(), side, view.height()),
            _SIDEWAYS: QRect(view.left(), view.bottom() + 1, view.width(), below),
        }
        for way, shown in self._bars.items():
            shown.setGeometry(places[way])

    def _room(self, way: Qt.Orientation) -> int:
        """Return what a bar takes of the page's room; nothing while it is not needed."""
        thickness = self._thickness(way)
        # On both sides of a gap it is clear what scrolls, and what stands at its end.
        return thickness + GAP if thickness and way is _DOWN else thickness

    def _thickness(self, way: Qt.Orientation) -> int:
        shown = self._bars.get(way)
        if shown is None or shown.isHidden():
            return 0
        hint = shown.sizeHint()
        return hint.width() if way is _DOWN else hint.height()

    @staticmethod
    def _show_range(shown: QScrollBar, hidden: QScrollBar) -> None:
        shown.setPageStep(hidden.pageStep())
        shown.setSingleStep(hidden.singleStep())
        shown.setRange(hidden.minimum(), hidden.maximum())
        shown.setValue(hidden.value())
