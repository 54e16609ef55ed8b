"""A line for a name or an address, into which anything that holds a person can be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from desktop_invite.invites.people import people_in
from desktop_invite.ui.parts.dropped import dropped_file

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
    )

    from desktop_invite.ui.clipboard import Clipboard

_LONGEST_READ = 30_000
"""Characters in which people are looked for here: more would hold up the window (0.1 s for 100,000
characters), and is a list."""
_LONGEST_TYPED = 2_000
"""Characters that one paste brings into the field; its check says what is too long."""


class PersonEdit(QLineEdit):
    """Reads pasted and dropped text: one person fills the form, several are reported.

    What holds no person is pasted as text, its line breaks folded.
    """

    person_pasted = Signal(object)
    """One person with an address: carries the `Person`. Nothing was inserted."""
    person_typed = Signal(object)
    """A name and an address were typed here together: carries the `Person`."""
    many_pasted = Signal(object, str)
    """Several people: carries a tuple of `Person` and the text that they were read from.

    The tuple is empty when the text is too long to be read here. Nothing was inserted.
    """

    def __init__(self, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard

    def take(self, text: str) -> None:
        """Do with a text what happens when it is pasted."""
        people = people_in(text) if len(text) <= _LONGEST_READ else ()
        if len(people) > 1 or len(text) > _LONGEST_READ:
            self.many_pasted.emit(people, text)
        elif people and people[0].email:
            self.person_pasted.emit(people[0])
        else:
            self.insert(" ".join(text[:_LONGEST_TYPED].split()))

    def read_typed(self) -> None:
        """Tell of `Name <address>` that was typed here, as a paste would."""
        text = self.text()
        people = people_in(text) if "@" in text else ()
        if len(people) == 1 and people[0].name and people[0].email:
            self.person_typed.emit(people[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed when the line is left."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.read_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is pasted by key."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self._paste()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Take what is pasted by menu."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return a new context menu, whose *Paste* takes anything."""
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if dropped_file(event.mimeData()) is None:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped; files are for the window."""
        data = event.mimeData()
        if dropped_file(data) is not None:
            event.ignore()
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(data.text())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what is pasted with the middle button, where a system has that."""
        has_selection = QGuiApplication.clipboard().supportsSelection()
        if event.button() is Qt.MouseButton.MiddleButton and has_selection:
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.take(self._clipboard.text(selection=True))
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def replace(self, text: str) -> None:
        """Put a text in place of what is there; Ctrl+Z brings that back."""
        self.selectAll()
        self.insert(text)

    @Slot()
    def _paste(self) -> None:
        self.take(self._clipboard.text())
