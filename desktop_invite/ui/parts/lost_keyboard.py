"""Where the keyboard goes when the bar, card or button that holds it goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class LostKeyboard(QObject):
    """Finds the keyboard a home on its page, in the part where it was lost.

    Qt would give it to the next control in order, whatever that is: one Space typed on, and a
    button is pressed that nobody meant. Whoever wants it somewhere puts it there at once; only
    what is still lost afterwards goes home.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._homes: list[tuple[QWidget, Callable[[], object]]] = []
        self._lost_in: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.bring_home)

    def add_home(self, part: QWidget, go_home: Callable[[], object]) -> None:
        """Let what is lost in a part go where `go_home` puts it.

        What is lost in no part goes home in the first one that is shown.
        """
        self._homes.append((part, go_home))

    def is_lost(self) -> bool:
        """Whether nothing that can be seen and used holds the keyboard."""
        holder = self._holder()
        return holder is None or not holder.isVisible() or not holder.isEnabled()

    def lose(self) -> None:
        """Take the keyboard from what goes away, so that no key reaches it; it has a home soon."""
        holder = self._holder()
        if holder is not None:
            self._lost_in = self._part_of(holder)
            holder.clearFocus()
        self._later.start()

    @Slot()
    def bring_home(self) -> None:
        """Put the keyboard where it belongs, if it is lost."""
        part, self._lost_in = self._lost_in, None
        if not self.is_lost():
            return
        shown = [(each, go_home) for each, go_home in self._homes if each.isVisible()]
        there = (go_home for each, go_home in shown if each is part)
        go_home = next(there, shown[0][1] if shown else None)
        if go_home is not None:
            go_home()

    def _holder(self) -> QWidget | None:
        return self._page.window().focusWidget()

    def _part_of(self, holder: QWidget) -> QWidget | None:
        return next((part for part, _ in self._homes if part.isAncestorOf(holder)), None)
